/** Percentiles of one kind of call, in microseconds. */
export interface Timing {
  readonly p50: number
  readonly p99: number
}

/**
 * Times each of several ways to do the same calls, turn by turn in one process, so that a busy machine slows all alike.
 *
 * @param inputs at least 1,000, each given once a round to every way
 * @param ways by name; a way gets one input
 * @returns percentiles over all rounds but the first, which warms up
 */
export function timeWays<Input>(
  inputs: readonly Input[],
  ways: Readonly<Record<string, (input: Input) => unknown>>,
  rounds = 4,
): Readonly<Record<string, Timing>> {
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, [] as number[]]))
  let kept = 0
  for (let round = 0; round < rounds; round++)
    for (const [name, way] of Object.entries(ways))
      for (const input of inputs) {
        const start = process.hrtime.bigint()
        const answer = way(input)
        const time = Number(process.hrtime.bigint() - start) / 1000
        // Holds on to something of each answer, so that no call is optimised away.
        if (answer !== undefined) kept++
        if (round > 0) times[name]!.push(time)
      }
  if (kept === 0) throw new Error('no way gave an answer')
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, percentiles(all)]))
}

/** Percentiles of some times, in the unit that they are in. */
export function percentiles(times: readonly number[]): Timing {
  const sorted = times.toSorted((a, b) => a - b)
  return { p50: sorted[Math.floor(sorted.length / 2)]!, p99: sorted[Math.floor(sorted.length * 0.99)]! }
}

/** A generator of repeatable numbers in [0, 1) (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
