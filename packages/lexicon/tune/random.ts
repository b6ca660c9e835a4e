import { seeded } from '../bench/measure.ts'

/** Choices that a seed repeats. */
export interface Chance {
  /** Whether something of this probability happens. */
  happens(probability: number): boolean
  below(count: number): number
  pick<T>(all: readonly T[]): T
  shuffled<T>(all: readonly T[]): readonly T[]
}

export function chanceOf(seed: number): Chance {
  const random = seeded(seed)
  const below = (count: number): number => Math.floor(random() * count)
  return {
    happens: (probability) => random() < probability,
    below,
    pick: (all) => all[below(all.length)]!,
    shuffled(all) {
      const order = [...all]
      for (let at = order.length - 1; at > 0; at--) {
        const other = below(at + 1)
        ;[order[at], order[other]] = [order[other]!, order[at]!]
      }
      return order
    },
  }
}
