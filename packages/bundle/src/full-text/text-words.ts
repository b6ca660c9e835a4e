import { canonicalKey, foldedKey, type Language, type Range, sourceRange, wordsOf } from '@hiap/lexicon'

/** A word of a text, `[from, to)` in its UTF-16 code units. */
export interface TextWord extends Range {
  /** As `fold` makes it: what the index knows. */
  readonly folded: string
  /** As it is spelt, in lower case: what tells whether marks were typed right. */
  readonly canonical: string
  /**
   * It is a syllable of a stretch that no word list divides, and the word before it in the list of words is the
   * syllable before.
   */
  readonly joined: boolean
}

/** Divides texts of one language into what the index knows them by. */
export type TextWords = (text: string) => readonly TextWord[]

/**
 * Makes the division of a language into words: what `segment` divides and `fold` keeps. Nothing is left out as too
 * frequent and no ending is taken off: in the languages here both would lose words.
 *
 * Where words are not set apart by spaces, a run of letters that no word list knows may be any number of words. It is
 * divided into syllables (a letter with all its marks and subscripts), and whoever looks for a word in it looks for
 * pairs of them, as is usual for Chinese.
 *
 * @param words of the language, for one that needs them
 */
export function textWords(language: Language, words: readonly (readonly [word: string, count: number])[]): TextWords {
  if (language.withWords === undefined) return (text) => wordsIn(language, text)
  const reading = words.length === 0 ? language : language.withWords(words)
  const known = new Set(words.map(([word]) => foldedKey(language, word)))
  const letters = new Set(language.alphabet)
  return (text) =>
    wordsIn(reading, text).flatMap((word) =>
      known.has(word.folded) || !Array.from(word.folded).some((letter) => letters.has(letter))
        ? [word]
        : syllablesIn(language, text, word),
    )
}

/** The terms by which the index knows a text: its words, and of what no list divides the syllables and their pairs. */
export function documentTerms(words: readonly TextWord[]): readonly string[] {
  return words.flatMap((word, i) => (word.joined ? [word.folded, words[i - 1]!.folded + word.folded] : [word.folded]))
}

/** The terms that a text must have to have these words, in order, each once. */
export function queryTerms(words: readonly TextWord[]): readonly string[] {
  return [
    ...new Set(
      words.flatMap((word, i) => {
        if (word.joined) return [words[i - 1]!.folded + word.folded]
        return words[i + 1]?.joined ? [] : [word.folded]
      }),
    ),
  ]
}

function wordsIn(language: Language, text: string): readonly TextWord[] {
  const words: TextWord[] = []
  for (const range of wordsOf(language, text))
    for (const { from, to } of partsOf(text, range)) {
      const word = text.slice(from, to)
      const folded = foldedKey(language, word)
      if (folded !== '') words.push({ from, to, folded, canonical: canonicalKey(language, word), joined: false })
    }
  return words
}

/** The parts of a hyphenated word: who looks for `house` wants `school-house` too. */
function partsOf(text: string, { from, to }: Range): readonly Range[] {
  const parts: Range[] = []
  let begin = from
  for (let at = from; at < to; at++) {
    if (!isHyphen.test(text[at]!)) continue
    parts.push({ from: begin, to: at })
    begin = at + 1
  }
  return [...parts, { from: begin, to }]
}

/** The ASCII hyphen, and the two of Unicode. */
const isHyphen = /[-\u2010\u2011]/u

const isMark = /^\p{M}/u

function syllablesIn(language: Language, text: string, word: TextWord): readonly TextWord[] {
  const mapped = language.foldMapped(text.slice(word.from, word.to))
  const syllables: TextWord[] = []
  let begin = 0
  let at = 0
  const finish = (): void => {
    if (at === begin) return
    const range = sourceRange(mapped, { from: begin, to: at })
    const folded = mapped.text.slice(begin, at)
    syllables.push({
      from: word.from + range.from,
      to: word.from + range.to,
      folded,
      canonical: canonicalKey(language, text.slice(word.from + range.from, word.from + range.to)),
      joined: syllables.length > 0,
    })
  }
  for (const letter of language.letters(mapped.text)) {
    // A subscript begins with coeng, which is a mark.
    if (!isMark.test(letter)) {
      finish()
      begin = at
    }
    at += letter.length
  }
  finish()
  return syllables
}
