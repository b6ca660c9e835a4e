import type { Language } from '../../language.ts'
import { normaliseLatin, normaliseLatinMapped } from '../latin/normalise.ts'
import { latinWords } from '../latin/words.ts'
import { jraiAlphabet, jraiLetters } from './alphabet.ts'
import { jraiCosts } from './costs.ts'
import { foldJrai, foldJraiMapped } from './search-key.ts'

/** Jrai in the Latin orthography of Vietnam. Rules: docs/languages/jrai.md. */
export const jrai: Language = {
  tag: 'jra-Latn',
  alphabet: jraiLetters,
  normalise: normaliseLatin,
  fold: foldJrai,
  normaliseMapped: normaliseLatinMapped,
  foldMapped: foldJraiMapped,
  segment: latinWords,
  letters: jraiAlphabet.letters,
  compare: jraiAlphabet.compare,
  sortKey: jraiAlphabet.sortKey,
  romanise: foldJrai,
  costs: jraiCosts,
}
