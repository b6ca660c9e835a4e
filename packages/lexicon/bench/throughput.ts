/** How fast one way goes through a text: millions of UTF-8 bytes a second, the best and the median of all rounds. */
export interface Throughput {
  readonly best: number
  readonly median: number
}

/**
 * Measures how fast each of several ways goes through the same texts, turn by turn in one process, so that a busy
 * machine slows all alike.
 *
 * @param texts given one by one to each way
 * @param ways by name
 * @param rounds counted; as many again warm up
 * @param budget least time of one turn of a way, in ms: short texts are gone through several times
 */
export function throughputOf(
  texts: readonly string[],
  ways: Readonly<Record<string, (text: string) => unknown>>,
  rounds = 9,
  budget = 20,
): Readonly<Record<string, Throughput>> {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  const speeds = Object.fromEntries(Object.keys(ways).map((name) => [name, [] as number[]]))
  let kept = 0
  for (let round = 0; round < 2 * rounds; round++)
    for (const [name, way] of Object.entries(ways)) {
      const start = performance.now()
      let turns = 0
      do {
        // Holds on to something of each answer, so that no call is optimised away.
        for (const text of texts) if (way(text) !== undefined) kept++
        turns++
      } while (performance.now() - start < budget)
      if (round >= rounds) speeds[name]!.push((bytes * turns) / 1e3 / (performance.now() - start))
    }
  if (kept === 0) throw new Error('no way gave an answer')
  return Object.fromEntries(
    Object.entries(speeds).map(([name, all]) => {
      all.sort((a, b) => a - b)
      return [name, { best: all.at(-1)!, median: all[Math.floor(all.length / 2)]! }]
    }),
  )
}
