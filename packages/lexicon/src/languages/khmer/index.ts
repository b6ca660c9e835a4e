import type { Language } from '../../language.ts'
import { compareKhmer } from './collate.ts'
import { khmerLetters } from './letters.ts'
import { normaliseKhmer } from './normalise.ts'
import { foldKhmer } from './search-key.ts'
import { segmentKhmer } from './segment.ts'

/** Khmer. Rules: docs/languages/khmer.md. */
export const khmer: Language = {
  tag: 'km',
  alphabet: [...'កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអឥឦឧឩឪឫឬឭឮឯឰឱឳ'],
  normalise: normaliseKhmer,
  fold: foldKhmer,
  segment: segmentKhmer,
  letters: khmerLetters,
  compare: compareKhmer,
  romanise: foldKhmer,
  costs: { letter: 1, swap: 0.6, confusions: [] },
}
