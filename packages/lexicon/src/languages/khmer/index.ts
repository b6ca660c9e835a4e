import type { Language } from '../../language.ts'
import { compareKhmer } from './collate.ts'
import { khmerCosts } from './costs.ts'
import { khmerLetters } from './letters.ts'
import { normaliseKhmer, normaliseKhmerMapped } from './normalise.ts'
import { romaniseKhmer } from './romanise.ts'
import { foldKhmer, foldKhmerMapped } from './search-key.ts'
import { segmentKhmer } from './segment.ts'

/** Khmer. Rules: docs/languages/khmer.md. */
export const khmer: Language = {
  tag: 'km',
  alphabet: [...'កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអឥឦឧឩឪឫឬឭឮឯឰឱឳ'],
  normalise: normaliseKhmer,
  fold: foldKhmer,
  normaliseMapped: normaliseKhmerMapped,
  foldMapped: foldKhmerMapped,
  segment: segmentKhmer,
  letters: khmerLetters,
  compare: compareKhmer,
  romanise: romaniseKhmer,
  costs: khmerCosts,
}
