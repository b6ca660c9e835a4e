import type { WordIndex } from './idx-file.ts'

/** An article, and the words whose it is: numbers of the index, in its order. */
export interface Article {
  readonly words: readonly number[]
  /** `undefined` where it lies beyond the end of the file, or is too large. */
  readonly bytes: Uint8Array | undefined
}

/**
 * Reads the articles in the order in which they lie, so that the file is gone through once, packed or not. Words that
 * share an article are given with it.
 *
 * @param most bytes of one article
 */
export async function* readArticles(
  chunks: AsyncIterable<Uint8Array>,
  { byOffset, offsetAt, sizeAt }: WordIndex,
  most: number,
): AsyncGenerator<Article, void, undefined> {
  const source = chunks[Symbol.asyncIterator]()
  /** What was read and is still wanted; it begins at byte `from` of the file. */
  let held = new Uint8Array(0)
  let from = 0
  let ended = false
  /** Has bytes `[offset, end)` in `held`, or all there are of them. */
  const reach = async (offset: number, end: number): Promise<void> => {
    const pieces: Uint8Array[] = []
    let has = from + held.length
    if (offset > from) {
      held = held.subarray(Math.min(held.length, offset - from))
      from = Math.min(offset, has)
    }
    while (has < end && !ended) {
      const next = await source.next()
      if (next.done === true) {
        ended = true
        break
      }
      has += next.value.length
      // What lies before the article is not kept.
      if (has <= offset) from = has
      else pieces.push(next.value)
    }
    if (pieces.length === 0) return
    const length = held.length + pieces.reduce((sum, piece) => sum + piece.length, 0)
    const all = new Uint8Array(length)
    all.set(held)
    let at = held.length
    for (const piece of pieces) {
      all.set(piece, at)
      at += piece.length
    }
    from = has - length
    const skip = Math.max(0, offset - from)
    held = all.subarray(skip)
    from += skip
  }
  try {
    for (let at = 0; at < byOffset.length; ) {
      const first = byOffset[at] ?? 0
      const [offset, size] = [offsetAt(first), sizeAt(first)]
      const words = [first]
      for (at += 1; at < byOffset.length; at += 1) {
        const next = byOffset[at] ?? 0
        if (offsetAt(next) !== offset || sizeAt(next) !== size) break
        words.push(next)
      }
      if (size > most) {
        yield { words, bytes: undefined }
        continue
      }
      await reach(offset, offset + size)
      const bytes = from === offset && held.length >= size ? held.subarray(0, size) : undefined
      yield { words, bytes }
    }
    // To the end, so that the check sum of a packed file is looked at.
    while (!ended) ended = (await source.next()).done === true
  } finally {
    await source.return?.()
  }
}
