import { type ArrayTable, arrayNamed, type NumberArray } from './array-table.ts'

/**
 * Whole numbers that never fall, found by place in constant time at about 1.5 bytes each: eight share a base, and each
 * says how far it is above it. The few blocks that span more than 255 keep their numbers whole.
 */
export interface Ascending {
  /** By block of eight: its first number, or, with the highest bit set, where in `wide` its numbers begin. */
  readonly bases: Uint32Array
  readonly steps: Uint8Array
  readonly wide: Uint32Array
}

const isWide = 0x80000000

/**
 * @param values ascending, below 2 ** 31
 * @example
 * numberAt(buildAscending([3, 3, 900]), 2) // 900
 */
export function buildAscending(values: ArrayLike<number>): Ascending {
  const bases: number[] = []
  const steps = new Uint8Array(values.length)
  const wide: number[] = []
  for (let from = 0; from < values.length; from += 8) {
    const to = Math.min(values.length, from + 8)
    const base = values[from]!
    if (values[to - 1]! - base > 255) {
      bases.push(isWide + wide.length)
      for (let i = from; i < from + 8; i++) wide.push(values[Math.min(i, to - 1)]!)
    } else {
      bases.push(base)
      for (let i = from; i < to; i++) steps[i] = values[i]! - base
    }
  }
  return { bases: Uint32Array.from(bases), steps, wide: Uint32Array.from(wide) }
}

/** The number at a place, which must be there. */
export function numberAt(ascending: Ascending, place: number): number {
  const base = ascending.bases[place >>> 3]!
  return base < isWide ? base + ascending.steps[place]! : ascending.wide[base - isWide + (place & 7)]!
}

/** How many numbers there are. */
export function lengthOf(ascending: Ascending): number {
  return ascending.steps.length
}

/** The arrays under names that begin with `name`, for `packArrays`. */
export function ascendingArrays(name: string, ascending: Ascending): (readonly [string, NumberArray])[] {
  return [
    [`${name}.bases`, ascending.bases],
    [`${name}.steps`, ascending.steps],
    [`${name}.wide`, ascending.wide],
  ]
}

/** The numbers that {@link ascendingArrays} named so; throws `index-malformed` where they are not there. */
export function ascendingNamed(table: ArrayTable, name: string): Ascending {
  return {
    bases: arrayNamed(table, `${name}.bases`, Uint32Array),
    steps: arrayNamed(table, `${name}.steps`, Uint8Array),
    wide: arrayNamed(table, `${name}.wide`, Uint32Array),
  }
}
