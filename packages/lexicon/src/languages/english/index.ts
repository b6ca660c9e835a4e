import type { Language } from '../../language.ts'
import { lettersWithMarks } from '../../unicode/grapheme.ts'
import { compose } from '../../unicode/normal-form.ts'
import { foldLatin } from '../latin/fold.ts'
import { latinWords } from '../latin/words.ts'

const collator = new Intl.Collator('en')

/** English, a language of glosses: nothing of its own but case and stray marks. */
export const english: Language = {
  tag: 'en',
  alphabet: [...'abcdefghijklmnopqrstuvwxyz'],
  normalise: compose,
  fold: (text) => foldLatin(compose(text)),
  segment: latinWords,
  letters: lettersWithMarks,
  compare: (a, b) => collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0),
  romanise: (text) => foldLatin(compose(text)),
  costs: {
    letter: 1,
    swap: 0.6,
    confusions: [...'bcdefglmnoprst'].map((letter): [string, string, number] => [letter + letter, letter, 0.3]),
  },
}
