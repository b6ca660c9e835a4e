import type { Language } from '../../language.ts'
import { readCosts } from '../read-costs.ts'
import { compareKhmer, khmerSortKey } from './collate.ts'
import costs from './costs.json' with { type: 'json' }
import { khmerLetters } from './letters.ts'
import { normaliseKhmer, normaliseKhmerMapped } from './normalise.ts'
import { romaniseKhmer } from './romanise.ts'
import { foldKhmer, foldKhmerMapped } from './search-key.ts'
import { khmerSegmenter, segmentKhmer } from './segment.ts'
import { soundKeyKhmer } from './sound-key.ts'

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
  sortKey: khmerSortKey,
  romanise: romaniseKhmer,
  soundKey: soundKeyKhmer,
  withWords(words) {
    // Of the language asked: others are made of this one.
    return { ...this, segment: khmerSegmenter(words) }
  },
  costs: readCosts(costs),
}
