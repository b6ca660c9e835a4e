import type { Language } from '../../language.ts'
import { normaliseLatin } from '../latin/normalise.ts'
import { latinWords } from '../latin/words.ts'
import { jraiAlphabet, jraiLetters } from './alphabet.ts'
import { jraiCosts } from './costs.ts'
import { foldJrai } from './search-key.ts'

/** Jrai in the Latin orthography of Vietnam. Rules: docs/languages/jrai.md. */
export const jrai: Language = {
  tag: 'jra-Latn',
  alphabet: jraiLetters,
  normalise: normaliseLatin,
  fold: foldJrai,
  segment: latinWords,
  letters: jraiAlphabet.letters,
  compare: jraiAlphabet.compare,
  romanise: foldJrai,
  costs: jraiCosts,
}
