import type { MappedText, Range } from '../language.ts'

/**
 * Maps a text part by part: for a change that does to the whole what it does to its parts.
 *
 * @param parts where each part of the text ends, ascending; the last is the length of the text
 * @param change what is done to a part
 * @example
 * mapParts('ÀB', [1, 2], (part) => part.toLowerCase()) // { text: 'àb', offsets: [0, 1, 2] }
 */
export function mapParts(text: string, parts: Iterable<number>, change: (part: string) => string): MappedText {
  const pieces: string[] = []
  const offsets: number[] = []
  let from = 0
  for (const to of parts) {
    const piece = change(text.slice(from, to))
    pieces.push(piece)
    for (let i = 0; i < piece.length; i++) offsets.push(from)
    from = to
  }
  offsets.push(text.length)
  // What is deleted at the beginning belongs to what follows it.
  offsets[0] = 0
  return { text: pieces.join(''), offsets: Uint32Array.from(offsets) }
}

/** The map of a text that stays as it is. */
export function unchanged(text: string): MappedText {
  return { text, offsets: Uint32Array.from({ length: text.length + 1 }, (_, i) => i) }
}

/**
 * Finds the stretch of the original that gave a stretch of the made text, on whole parts.
 *
 * @example
 * sourceRange({ text: 'ab', offsets: Uint32Array.of(0, 2, 3) }, { from: 0, to: 1 }) // { from: 0, to: 2 }
 */
export function sourceRange(mapped: MappedText, range: Range): Range {
  const { offsets } = mapped
  const last = offsets[range.to - 1] ?? 0
  let end = range.to
  // The part that gave the last code unit ends where another one begins.
  while (end < offsets.length - 1 && offsets[end] === last && range.to > range.from) end++
  return { from: offsets[range.from] ?? 0, to: offsets[end] ?? 0 }
}
