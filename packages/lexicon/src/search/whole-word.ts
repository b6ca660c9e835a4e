import type { Tier } from '../dictionary-client.ts'
import type { Language } from '../language.ts'
import type { SearchIndex } from './search-index.ts'
import { canonicalKey, foldedKey } from './search-key.ts'
import { findNode, type Trie, valuesOf } from './trie.ts'

/** An entry that is a word, letter by letter or but for marks. */
export interface WholeWord {
  readonly entry: number
  readonly tier: Extract<Tier, 'exact' | 'variant' | 'folded'>
}

/**
 * Finds the entries whose headword or listed spelling is a word; nothing longer and nothing near it. Needs time linear in
 * the word and in what is found.
 *
 * @returns every entry once, in its best tier: exact, variant, folded
 * @example
 * findWholeWord(index, jrai, 'hodom') // [{ entry: 1, tier: 'folded' }]
 */
export function findWholeWord(index: SearchIndex, language: Language, word: string): readonly WholeWord[] {
  const found = new Map<number, WholeWord>()
  const add = (trie: Trie, key: string, tier: WholeWord['tier']): void => {
    if (key === '') return
    for (const entry of valuesOf(trie, findNode(trie, key))) if (!found.has(entry)) found.set(entry, { entry, tier })
  }
  const canonical = canonicalKey(language, word)
  add(index.headword, canonical, 'exact')
  add(index.variant, canonical, 'variant')
  add(index.folded, foldedKey(language, word), 'folded')
  return [...found.values()]
}
