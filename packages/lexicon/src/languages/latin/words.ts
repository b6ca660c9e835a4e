import type { Range } from '../../language.ts'
import { withGaps } from '../../unicode/gaps.ts'

/**
 * A word: letters, digits and their marks; one apostrophe or hyphen between two of them stays inside.
 * // latin.md §6.1
 */
const word = String.raw`[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['\u2019\u02bc\u0060\u00b4\u2010\u2011-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*`

/** Divides a text into words and what stands between them. */
export type Words = (text: string) => readonly Range[]

/**
 * Divides a text in Latin letters into words and what stands between them; the ranges cover the text.
 *
 * @example
 * latinWords("H'Prăk, dôm") // "H'Prăk", ',', ' ', 'dôm'
 */
export const latinWords: Words = wordsOf(new RegExp(word, 'gu'))

/**
 * Makes the division for an orthography: where letters begin with an apostrophe (`'b`), one before such a letter
 * belongs to the word. // latin.md §6.2
 *
 * @param order the letters, as `createAlphabet` takes them
 */
export function createWords(order: string): Words {
  const after = new Set(Array.from(order.matchAll(/'(.)/gu), ([, letter]) => letter))
  if (after.size === 0) return latinWords
  return wordsOf(new RegExp(String.raw`(?:['\u2019\u02bc](?=[${[...after].join('')}]))?${word}`, 'giu'))
}

function wordsOf(pattern: RegExp): Words {
  return (text) => {
    const words: Range[] = []
    for (const found of text.matchAll(pattern)) words.push({ from: found.index, to: found.index + found[0].length })
    return withGaps(text, words)
  }
}
