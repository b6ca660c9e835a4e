import type { Range } from '../../language.ts'
import { withGaps } from '../../unicode/gaps.ts'

/**
 * A word: letters, digits and their marks; one apostrophe or hyphen between two of them stays inside.
 * // jrai.md §4.1
 */
const word =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['\u2019\u02bc\u0060\u00b4\u2010\u2011-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu

/**
 * Divides a text in Latin letters into words and what stands between them; the ranges cover the text.
 *
 * @example
 * latinWords("H'Prăk, dôm") // "H'Prăk", ',', ' ', 'dôm'
 */
export function latinWords(text: string): readonly Range[] {
  const words: Range[] = []
  for (const found of text.matchAll(word)) words.push({ from: found.index, to: found.index + found[0].length })
  return withGaps(text, words)
}
