import type { EditCosts, Language } from '../../language.ts'
import { createAlphabet, silentSigns } from './alphabet.ts'
import { normaliseLatin, normaliseLatinMapped } from './normalise.ts'
import { createFold, type Respelling } from './search-form.ts'
import { createWords } from './words.ts'

/** What sets one Latin orthography of the Central Highlands apart from another, as data. */
export interface Orthography {
  /** BCP 47 tag. */
  readonly tag: string
  /** The letters in order, lower case, canonical spelling, a space between two. */
  readonly letters: string
  /** The order with the letters that names and loans bring; see `createAlphabet`. */
  readonly order: string
  /** What the search form does beyond `foldLatin`; see `createFold`. */
  readonly respellings: readonly Respelling[]
  /** What is easily mistaken. */
  readonly costs: EditCosts
}

/**
 * Makes a language of its orthography: spelling, search form, words, letters and order.
 *
 * @example
 * createLatinLanguage({ tag: 'rad', letters: 'a ă', order: 'a ă b', respellings: [], costs }).compare('ab', 'ă') // -1
 */
export function createLatinLanguage({ tag, letters, order, respellings, costs }: Orthography): Language {
  const alphabet = createAlphabet(order)
  const { fold, foldMapped } = createFold(respellings)
  return {
    tag,
    alphabet: letters.split(' '),
    silentSigns,
    normalise: normaliseLatin,
    fold,
    normaliseMapped: normaliseLatinMapped,
    foldMapped,
    segment: createWords(order),
    letters: alphabet.letters,
    compare: alphabet.compare,
    sortKey: alphabet.sortKey,
    romanise: fold,
    costs,
  }
}
