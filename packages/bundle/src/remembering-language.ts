import type { Language } from '@hiap/lexicon'

/** Longer texts come once: they are cut, divided and forgotten. In UTF-16 code units. */
const longestRemembered = 64

/** How many texts each rule remembers at least, and at most twice as many. About 4 MB a language where all are used. */
const remembered = 2048

/**
 * Gives a language that remembers what it made of short texts. While somebody types, the same headwords and glosses are
 * folded and divided anew at every key to show what matched; that is most of a look-up's time.
 *
 * @example
 * const language = rememberingLanguage(vietnamese)
 * language.segment('nước mắm') === language.segment('nước mắm') // true: made once
 */
export function rememberingLanguage(language: Language): Language {
  return {
    ...language,
    normalise: remembering((text) => language.normalise(text)),
    fold: remembering((text) => language.fold(text)),
    foldMapped: remembering((text) => language.foldMapped(text)),
    segment: remembering((text) => language.segment(text)),
    letters: remembering((text) => language.letters(text)),
  }
}

/** Two generations: what is asked for again moves into the young one, and when that is full the old one is forgotten. */
function remembering<Made>(make: (text: string) => Made): (text: string) => Made {
  let young = new Map<string, Made>()
  let old = young
  return (text) => {
    if (text.length > longestRemembered) return make(text)
    let made = young.get(text)
    if (made !== undefined) return made
    made = old.get(text) ?? make(text)
    if (young.size >= remembered) {
      old = young
      young = new Map()
    }
    young.set(text, made)
    return made
  }
}
