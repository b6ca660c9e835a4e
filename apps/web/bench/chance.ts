/** Numbers that look random and are the same in every run. */
export interface Chance {
  /** From 0 to below `n`. */
  below(n: number): number
  /** One of these. */
  of<T>(list: readonly T[]): T
}

/** The generator of Mulberry32: small, and good enough to choose words. */
export function chance(seed: number): Chance {
  let state = seed
  const below = (n: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n)
  }
  return { below, of: (list) => list[below(list.length)]! }
}
