import type { Language } from '../language.ts'
import { canonicalKey, foldedKey } from './search-key.ts'
import { type SlipTable, slipTable } from './slip-distance.ts'

const folded = new WeakMap<Language, SlipTable>()
const canonical = new WeakMap<Language, SlipTable>()

/** The costs of a language between folded keys, read once. */
export function foldedSlips(language: Language): SlipTable {
  return read(folded, language, (text) => foldedKey(language, text))
}

/** The costs of a language between canonical spellings, read once. */
export function canonicalSlips(language: Language): SlipTable {
  return read(canonical, language, (text) => canonicalKey(language, text))
}

function read(tables: WeakMap<Language, SlipTable>, language: Language, key: (text: string) => string): SlipTable {
  const known = tables.get(language)
  if (known !== undefined) return known
  const table = slipTable(language.costs, (text) => language.letters(text), key)
  tables.set(language, table)
  return table
}
