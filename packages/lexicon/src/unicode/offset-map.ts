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
  const offsets = new Uint32Array(text.length + 1)
  for (let i = 0; i < offsets.length; i++) offsets[i] = i
  return { text, offsets }
}

/**
 * Maps a text by the list of what was replaced in it; what stands between stays as it is, and what was replaced is one
 * part.
 *
 * @param length of the original, in code units
 * @param replacements three numbers each, in the order of the text: from and to in the original, in code units, and
 *   how many code units were put there
 * @example
 * mapReplacements('axd', 4, [1, 3, 1]) // { text: 'axd', offsets: [0, 1, 3, 4] }
 */
export function mapReplacements(made: string, length: number, replacements: readonly number[]): MappedText {
  const offsets = new Uint32Array(made.length + 1)
  let at = 0
  let source = 0
  for (let i = 0; i < replacements.length; i += 3) {
    while (source < replacements[i]!) offsets[at++] = source++
    for (let put = replacements[i + 2]!; put > 0; put--) offsets[at++] = source
    source = replacements[i + 1]!
  }
  while (source < length) offsets[at++] = source++
  offsets[at] = length
  offsets[0] = 0
  return { text: made, offsets }
}

/** Joins two maps: the text of `first` is the original of `second`. */
export function joinMaps(first: MappedText, second: MappedText): MappedText {
  return { text: second.text, offsets: second.offsets.map((at) => first.offsets[at]!) }
}

/**
 * Makes whole clusters of the parts of a map: all of a cluster of the made text comes from where its beginning does.
 *
 * @param clusterEnd where the cluster that begins at a code unit ends
 */
export function onClusters(mapped: MappedText, clusterEnd: (text: string, from: number) => number): MappedText {
  const { text } = mapped
  const offsets = mapped.offsets.slice()
  for (let from = 0; from < text.length; ) {
    const to = clusterEnd(text, from)
    offsets.fill(offsets[from]!, from, to)
    from = to
  }
  return { text, offsets }
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
