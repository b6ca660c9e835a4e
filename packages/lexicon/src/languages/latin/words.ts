import type { Range } from '../../language.ts'

/**
 * A word: letters, digits and their marks; one apostrophe or hyphen between two of them stays inside.
 * // jrai.md §4.1
 */
const word =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['\u2019\u02bc\u0060\u00b4\u2010\u2011-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu

/**
 * Finds the words of a text in Latin letters.
 *
 * @example
 * latinWords("H'Prăk, dôm") // [{ from: 0, to: 7 }, { from: 9, to: 12 }]
 */
export function latinWords(text: string): readonly Range[] {
  const ranges: Range[] = []
  for (const found of text.matchAll(word)) ranges.push({ from: found.index, to: found.index + found[0].length })
  return ranges
}
