import type { Language } from '../../language.ts'
import { compareKhmer } from './collate.ts'
import { khmerCosts } from './costs.ts'
import { khmerLetters } from './letters.ts'
import { normaliseKhmer } from './normalise.ts'
import { romaniseKhmer } from './romanise.ts'
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
  romanise: romaniseKhmer,
  costs: khmerCosts,
}
