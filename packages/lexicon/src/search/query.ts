import { isMark } from '../unicode/mark.ts'

/** Where a text is cut before any work. */
export interface CutLimits {
  readonly letters: number
  /** UTF-16 code units, whatever they are. */
  readonly codeUnits: number
}

/** A query is cut here. */
export const longestQuery: CutLimits = { letters: 64, codeUnits: 256 }

/** Running text is cut here. // search.md §1 */
export const longestText: CutLimits = { letters: 512, codeUnits: 2048 }

/**
 * Cuts a query to at most 64 letters (marks do not count) and 256 code units, between letters, and takes the spaces
 * off its ends. Linear in what is kept.
 *
 * @example
 * cutQuery('  nước ') // 'nước'
 */
export function cutQuery(text: string): string {
  const head = text
    .trimStart()
    .slice(0, 4 * longestQuery.codeUnits)
    .trimEnd()
  return head.slice(0, cutEnd(head, longestQuery)).trim()
}

/**
 * Cuts a running text to at most 512 letters (marks do not count) and 2,048 code units, between letters; what is kept is
 * the beginning of the text as it is. Linear in what is kept.
 *
 * @example
 * cutText(text).length < text.length // true where the text goes on behind the limit
 */
export function cutText(text: string): string {
  return text.slice(0, cutEnd(text, longestText))
}

/**
 * Where to cut a text: a letter keeps its marks and what coeng binds to it. A letter that alone is longer than the limit
 * is cut inside, between code points.
 */
function cutEnd(text: string, { letters, codeUnits }: CutLimits): number {
  let count = 0
  // Where the letter begins that is being read, with all that stands on it and under it.
  let letter = 0
  let before = 0
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at)!
    const end = at + (point > 0xffff ? 2 : 1)
    const continues = isMark(point) || isJoiner(point)
    // The consonant under another counts as a letter of its own, but is not cut off.
    if (!continues && before !== coeng) letter = at
    if (!continues && ++count > letters) return letter
    if (end > codeUnits) return letter > 0 ? letter : at
    before = isJoiner(point) ? before : point
    at = end
  }
  return text.length
}

/** U+17D2 takes the letter after it under the one before. */
const coeng = 0x17d2

/** U+200C and U+200D stand inside a letter with its marks. */
function isJoiner(point: number): boolean {
  return point === 0x200c || point === 0x200d
}
