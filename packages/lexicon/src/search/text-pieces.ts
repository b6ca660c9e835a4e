import { cutText, longestText } from './query.ts'

/** Where a text may be divided, best first: behind a line, behind a sentence, behind a space or U+200B. */
const ends: readonly RegExp[] = [/\n/gu, /[។៕.!?…](?=\s|$)\s*|[។៕]\s*/gu, /[\s\u200b]+/gu]

/**
 * Divides a running text into pieces that are short enough to be read whole, at the ends of lines, else of sentences,
 * else at spaces, else between letters. Joined, they are the text. Linear.
 *
 * @example
 * textPieces('ទឹក។').length // 1; none for an empty text
 */
export function textPieces(text: string): readonly string[] {
  const pieces: string[] = []
  for (let from = 0; from < text.length; ) {
    // More is not looked at, however long the text is.
    const ahead = text.slice(from, from + longestText.codeUnits + 2)
    const longest = cutText(ahead)
    const piece = from + longest.length === text.length ? longest : longest.slice(0, lastEnd(longest))
    pieces.push(piece)
    from += piece.length
  }
  return pieces
}

/** Where the last line of a text ends, or its last sentence or word; its length where it has no end inside. */
function lastEnd(text: string): number {
  for (const end of ends) {
    const last = [...text.matchAll(end)].at(-1)
    if (last !== undefined) return last.index + last[0].length
  }
  return text.length
}
