import type { Range } from '../../../language.ts'

/** No word is longer; what is, is code, and reading it must not cost more than its length. */
export const longestWord = 64

/** Letters, marks and digits, the signs of VOV4, and what may stand inside a word. */
const vov4Words = /[\p{L}\p{M}\p{N}[\]{}`^\\'’ʼ_-]+/gu
/** What stands between white spaces. */
const tokens = /\S+/gu
/** Addresses, and links of Markdown. */
const address = /:\/\/|@|^www\.|\]\(/

/** A word of a text, and whether it may be read: nothing in an address or in what is too long for a word may. */
export interface LegacyWord extends Range {
  readonly readable: boolean
}

/**
 * Finds what VOV4 signs may stand in. The signs may be in an address, so white space parts first, punctuation then.
 */
export function* vov4WordsOf(text: string): Generator<LegacyWord> {
  for (const { 0: token, index } of text.matchAll(tokens)) {
    const isAddress = address.test(token)
    for (const { 0: word, index: inToken } of token.matchAll(vov4Words)) {
      const from = index + inToken
      yield { from, to: from + word.length, readable: !isAddress && word.length <= longestWord }
    }
  }
}

/** Runs of letters and marks and of the signs that stand for letters in TCVN3. */
const vietnameseWords = /[\p{L}\p{M}¡-©«-®µ-¹»-¾×÷]+/gu

/** Finds the words of a text in TCVN3 or VNI. */
export function* vietnameseWordsOf(text: string): Generator<Range> {
  for (const { 0: word, index } of text.matchAll(vietnameseWords)) yield { from: index, to: index + word.length }
}
