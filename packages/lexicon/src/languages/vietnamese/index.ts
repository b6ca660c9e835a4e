import type { Language } from '../../language.ts'
import { lettersWithMarks } from '../../unicode/grapheme.ts'
import { normaliseLatin, normaliseLatinMapped } from '../latin/normalise.ts'
import { latinWords } from '../latin/words.ts'
import { readCosts } from '../read-costs.ts'
import { compareVietnamese } from './collate.ts'
import costs from './costs.json' with { type: 'json' }
import { foldVietnamese, foldVietnameseMapped, stripVietnamese } from './search-key.ts'

/** Vietnamese. Rules: docs/languages/vietnamese.md. */
export const vietnamese: Language = {
  tag: 'vi',
  alphabet: 'a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y'.split(' '),
  normalise: normaliseLatin,
  fold: foldVietnamese,
  normaliseMapped: normaliseLatinMapped,
  foldMapped: foldVietnameseMapped,
  segment: latinWords,
  letters: lettersWithMarks,
  compare: compareVietnamese,
  romanise: stripVietnamese,
  costs: readCosts(costs),
}
