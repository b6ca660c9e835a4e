import type { Language } from '@hiap/lexicon'

/** How long a text is. */
export interface TextCounts {
  /** Letters and digits as the language counts them: `ê̆` is one, `ng` in Jrai is one, a Khmer subscript is one. */
  readonly letters: number
  readonly words: number
  /** Lines as the box numbers them: an empty text has none, a line end begins another. */
  readonly lines: number
}

export const noCounts: TextCounts = { letters: 0, words: 0, lines: 0 }

/** Counts of lines that were counted before; given up as a whole when they are many. */
const mostKept = 4000

/** So many code units are counted between two rests. */
const atOnce = 4096

/**
 * Counts texts line by line and remembers lines, so that a long text in which one line changes is counted at once. One
 * counter is of one language.
 */
export class TextCounter {
  readonly #language: Language
  readonly #known = new Map<string, Pick<TextCounts, 'letters' | 'words'>>()

  constructor(language: Language) {
    this.#language = language
  }

  /**
   * Counts a text.
   *
   * @example
   * new TextCounter(jrai).count('ia krông\nhơ̆i') // { letters: 9, words: 3, lines: 2 }
   */
  count(text: string): TextCounts {
    const steps = this.steps(text)
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
    }
  }

  /** {@link TextCounter.count} with rests: yields after every few thousand code units that are new. */
  *steps(text: string): Generator<void, TextCounts> {
    if (text === '') return noCounts
    let letters = 0
    let words = 0
    let lines = 0
    let counted = 0
    for (let from = 0; from <= text.length; ) {
      const end = text.indexOf('\n', from)
      const to = end === -1 ? text.length : end
      const line = text.slice(from, to)
      let counts = this.#known.get(line)
      if (counts === undefined) {
        counts = this.#countLine(line)
        if (this.#known.size >= mostKept) this.#known.clear()
        this.#known.set(line, counts)
        counted += line.length
        if (counted >= atOnce) {
          counted = 0
          yield
        }
      }
      letters += counts.letters
      words += counts.words
      lines += 1
      from = to + 1
    }
    return { letters, words, lines }
  }

  #countLine(line: string): Pick<TextCounts, 'letters' | 'words'> {
    let letters = 0
    for (const letter of this.#language.letters(line)) if (anyLetter.test(letter)) letters += 1
    let words = 0
    for (const { from, to } of this.#language.segment(line)) if (anyLetter.test(line.slice(from, to))) words += 1
    return { letters, words }
  }
}

/** What has a letter, a digit or a mark is a word, and a letter of it is a letter. */
const anyLetter = /[\p{L}\p{N}\p{M}]/u
