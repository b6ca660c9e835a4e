import type { ArrayTable, NumberArray } from './array-table.ts'
import { arrayNamed } from './array-table.ts'
import { type Ascending, ascendingArrays, ascendingNamed, buildAscending, lengthOf, numberAt } from './ascending.ts'

/** For each term the numbers of the documents that have it, ascending: the steps between them, seven bits a byte. */
export interface Postings {
  /** Bytes of term t are those from number t up to number t + 1. */
  readonly offsets: Ascending
  readonly bytes: Uint8Array
}

/** @param lists by term, each ascending, each number once */
export function buildPostings(lists: readonly (readonly number[])[]): Postings {
  const bytes: number[] = []
  const offsets = new Uint32Array(lists.length + 1)
  lists.forEach((list, term) => {
    let last = 0
    for (const document of list) {
      let step = document - last
      last = document
      while (step > 0x7f) {
        bytes.push((step & 0x7f) | 0x80)
        step >>>= 7
      }
      bytes.push(step)
    }
    offsets[term + 1] = bytes.length
  })
  return { offsets: buildAscending(offsets), bytes: Uint8Array.from(bytes) }
}

/**
 * Reads the documents of terms that stand side by side, each document once, ascending.
 *
 * @param most so many numbers are read at most
 * @example
 * documentsOf(buildPostings([[3, 900], [4]]), 0, 2, 100) // Uint32Array [3, 4, 900]
 */
export function documentsOf(postings: Postings, firstTerm: number, endTerm: number, most: number): Uint32Array {
  const end = numberAt(postings.offsets, Math.min(endTerm, lengthOf(postings.offsets) - 1))
  const first = numberAt(postings.offsets, firstTerm)
  const documents = new Uint32Array(Math.min(most, end - first))
  let count = 0
  for (let term = firstTerm; term < endTerm && count < documents.length; term++) {
    const to = numberAt(postings.offsets, term + 1)
    let document = 0
    for (let at = numberAt(postings.offsets, term); at < to && count < documents.length; ) {
      let step = 0
      for (let shift = 0, more = true; more && at < to; shift += 7) {
        const byte = postings.bytes[at++]!
        step |= (byte & 0x7f) << shift
        more = byte > 0x7f
      }
      document += step
      documents[count++] = document
    }
  }
  const read = documents.subarray(0, count)
  if (endTerm - firstTerm < 2) return read
  read.sort()
  let kept = 0
  for (let i = 0; i < count; i++) if (i === 0 || read[i] !== read[i - 1]) read[kept++] = read[i]!
  return read.subarray(0, kept)
}

/** The arrays under names that begin with `name`, for `packArrays`. */
export function postingArrays(name: string, postings: Postings): (readonly [string, NumberArray])[] {
  return [...ascendingArrays(`${name}.at`, postings.offsets), [`${name}.steps`, postings.bytes]]
}

/** The postings that {@link postingArrays} named so; throws `index-malformed` where they are not there. */
export function postingsNamed(table: ArrayTable, name: string): Postings {
  return { offsets: ascendingNamed(table, `${name}.at`), bytes: arrayNamed(table, `${name}.steps`, Uint8Array) }
}
