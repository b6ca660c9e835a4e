/**
 * Cutting a sorted list of keys so that everything that begins alike lies in one piece as long as it fits: the nodes of
 * a trie are divided only where they are too large. A prefix is then either whole in one piece, or *wide*: it reaches
 * over several, and its answers are kept beside.
 */

/** A key, and the number of what stands under it. */
export type Filed = readonly [key: string, item: number]

export interface Piece {
  /** The shortest text that is greater than every key before, and not greater than the first key of this piece. */
  readonly first: string
  /** Ascending, each once. */
  readonly items: readonly number[]
}

/**
 * Cuts filed items into pieces. What stands under one key alone and is more than a piece holds is left out: a boundary
 * behind that key makes it wide.
 *
 * @param filed in any order; an item may stand under several keys
 * @param sizeOf bytes of an item; a piece holds each of its items once
 * @param most bytes of a piece
 */
export function cutByKey(filed: readonly Filed[], sizeOf: (item: number) => number, most: number): readonly Piece[] {
  const sorted = [...filed].sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]))
  const keyAt = (at: number): string => sorted[at]![0]
  const pieces: Piece[] = []
  let items = new Set<number>()
  let bytes = 0
  let first: string | undefined = ''

  const close = (): void => {
    if (first !== undefined) pieces.push({ first, items: [...items].sort((a, b) => a - b) })
    first = undefined
    items = new Set()
    bytes = 0
  }
  /** Takes a run that must not be divided. */
  const take = (from: number, to: number): void => {
    const added = new Set<number>()
    let more = 0
    for (let at = from; at < to; at++) {
      const item = sorted[at]![1]
      if (items.has(item) || added.has(item)) continue
      added.add(item)
      more += sizeOf(item)
    }
    if (items.size > 0 && bytes + more > most) {
      close()
      take(from, to)
      return
    }
    first ??= separator(keyAt(from - 1), keyAt(from))
    for (const item of added) items.add(item)
    bytes += more
  }
  const leaveOut = (at: number): void => {
    close()
    first = behind(keyAt(at))
  }
  const fits = (from: number, to: number): boolean => {
    const seen = new Set<number>()
    let size = 0
    for (let at = from; at < to; at++) {
      const item = sorted[at]![1]
      if (seen.has(item)) continue
      seen.add(item)
      size += sizeOf(item)
      if (size > most) return false
    }
    return true
  }
  /** The node of the first `depth` code units of the keys in the run. */
  const divide = (from: number, to: number, depth: number): void => {
    if (fits(from, to)) {
      take(from, to)
      return
    }
    for (let start = from; start < to; ) {
      const key = keyAt(start)
      let end = start + 1
      while (end < to && (key.length === depth ? keyAt(end) === key : keyAt(end)[depth] === key[depth])) end++
      if (key.length > depth) divide(start, end, depth + 1)
      else if (fits(start, end)) take(start, end)
      else leaveOut(start)
      start = end
    }
  }
  if (sorted.length > 0) divide(0, sorted.length, 0)
  close()
  return pieces
}

/** The least text after a key. */
export function behind(key: string): string {
  return `${key}\0`
}

/** Whether what stands under a key was left out, as it is more than a piece holds. */
export function isLeftOut(firsts: readonly string[], key: string): boolean {
  return firsts[pieceOf(firsts, key) + 1] === behind(key)
}

/** The shortest beginning of `after` that is greater than `before`. */
export function separator(before: string, after: string): string {
  let same = 0
  while (same < before.length && before[same] === after[same]) same++
  return after.slice(0, same + 1)
}

/** Which piece a key stands in; -1 where there are none. */
export function pieceOf(firsts: readonly string[], key: string): number {
  let low = 0
  let high = firsts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (firsts[middle]! <= key) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Whether the keys that begin so reach over several pieces. */
export function isWide(firsts: readonly string[], prefix: string): boolean {
  return firsts[pieceOf(firsts, prefix) + 1]?.startsWith(prefix) === true
}

/** Every prefix that {@link isWide}, but the empty one; sorted. */
export function widePrefixes(firsts: readonly string[]): readonly string[] {
  const wide = new Set<string>()
  for (const first of firsts) for (let end = 1; end < first.length; end++) wide.add(first.slice(0, end))
  return [...wide].sort()
}
