import type { Language, MappedText } from '../../language.ts'
import { lettersWithMarks } from '../../unicode/grapheme.ts'
import { compose } from '../../unicode/normal-form.ts'
import { joinMaps, mapParts, unchanged } from '../../unicode/offset-map.ts'
import { foldLatin, foldLatinMapped } from '../latin/fold.ts'
import { letterEnds } from '../latin/mapped.ts'
import { latinWords } from '../latin/words.ts'
import { readCosts } from '../read-costs.ts'
import costs from './costs.json' with { type: 'json' }

const collator = new Intl.Collator('en')

/** English, a language of glosses: nothing of its own but case and stray marks. */
export const english: Language = {
  tag: 'en',
  alphabet: [...'abcdefghijklmnopqrstuvwxyz'],
  normalise: compose,
  fold: (text) => foldLatin(compose(text)),
  normaliseMapped: composeMapped,
  foldMapped(text) {
    const composed = composeMapped(text)
    return joinMaps(composed, foldLatinMapped(composed.text))
  },
  segment: latinWords,
  letters: lettersWithMarks,
  compare: (a, b) => collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0),
  romanise: (text) => foldLatin(compose(text)),
  costs: readCosts(costs),
}

function composeMapped(text: string): MappedText {
  return compose(text) === text ? unchanged(text) : mapParts(text, letterEnds(text), compose)
}
