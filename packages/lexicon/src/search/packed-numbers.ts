import { type ArrayTable, arrayNamed, type NumberArray } from './array-table.ts'

/** Whole numbers of one width in bits, side by side. */
export interface PackedNumbers {
  /** 1 to 31; element 0 of the array kept. */
  readonly width: number
  readonly words: Uint32Array
}

/**
 * @param values below 2 ** 31
 * @example
 * packedAt(packNumbers([5, 0, 7]), 2) // 7
 */
export function packNumbers(values: ArrayLike<number>): PackedNumbers {
  let greatest = 1
  for (let i = 0; i < values.length; i++) greatest = Math.max(greatest, values[i]!)
  const width = 32 - Math.clz32(greatest)
  // One word more, so that a read may always look at the next.
  const words = new Uint32Array(Math.ceil((values.length * width) / 32) + 1)
  for (let i = 0; i < values.length; i++) {
    const bit = i * width
    const word = Math.floor(bit / 32)
    const shift = bit % 32
    words[word]! |= values[i]! << shift
    if (shift + width > 32) words[word + 1]! |= values[i]! >>> (32 - shift)
  }
  return { width, words }
}

/** The number at a place, which must be there. */
export function packedAt({ width, words }: PackedNumbers, place: number): number {
  const bit = place * width
  const word = Math.floor(bit / 32)
  const shift = bit % 32
  const low = words[word]! >>> shift
  const both = shift + width > 32 ? low | (words[word + 1]! << (32 - shift)) : low
  return both & (2 ** width - 1)
}

/** The arrays under names that begin with `name`, for `packArrays`. */
export function packedArrays(name: string, numbers: PackedNumbers): (readonly [string, NumberArray])[] {
  return [
    [`${name}.width`, Uint8Array.of(numbers.width)],
    [`${name}.words`, numbers.words],
  ]
}

/** The numbers that {@link packedArrays} named so; throws `index-malformed` where they are not there. */
export function packedNamed(table: ArrayTable, name: string): PackedNumbers {
  return {
    width: arrayNamed(table, `${name}.width`, Uint8Array)[0] ?? 1,
    words: arrayNamed(table, `${name}.words`, Uint32Array),
  }
}
