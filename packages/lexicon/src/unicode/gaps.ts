import type { Range } from '../language.ts'
import { letterEnd } from './grapheme.ts'

/**
 * Puts what stands between words among them, so that the ranges cover the text: a run of white space is a range, and so
 * is a run of the same other sign, such as `...` or U+200B. Different signs side by side are ranges of their own.
 *
 * @param words in order, none overlapping another, each between two letters of the text
 * @example
 * withGaps('a, b', [{ from: 0, to: 1 }, { from: 3, to: 4 }]) // [0, 1) [1, 2) [2, 3) [3, 4)
 */
export function withGaps(text: string, words: Iterable<Range>): readonly Range[] {
  const ranges: Range[] = []
  let done = 0
  for (const word of words) {
    addGap(ranges, text, done, word.from)
    ranges.push(word)
    done = word.to
  }
  addGap(ranges, text, done, text.length)
  return ranges
}

/** Adds the ranges of `[from, to)`, which holds no word. */
export function addGap(ranges: Range[], text: string, from: number, to: number): void {
  if (to - from === 1) {
    ranges.push({ from, to })
    return
  }
  let at = from
  while (at < to) {
    let end = Math.min(letterEnd(text, at), to)
    if (isWhite(text, at)) while (end < to && isWhite(text, end)) end = Math.min(letterEnd(text, end), to)
    else {
      const sign = text.slice(at, end)
      while (text.startsWith(sign, end) && Math.min(letterEnd(text, end), to) === end + sign.length) end += sign.length
    }
    ranges.push({ from: at, to: end })
    at = end
  }
}

const white = /\s/u

function isWhite(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit === 0x20 || (unit !== 0x200b && white.test(text[at]!))
}
