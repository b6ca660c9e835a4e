import type { CorpusFigures } from './figures.ts'
import type { Goal } from './goals.ts'

/** Prints what the engines found, how fast, and what they cost. */
export function tellCorpus(corpus: CorpusFigures): void {
  const { entries } = corpus
  console.log(
    `\n${corpus.tag}: ${entries.toLocaleString('en')} entries, ${corpus.listed.toLocaleString('en')} of them listed, the others recombined`,
  )
  const width = Math.max(
    ...corpus.engines.map(({ engine }) => engine.length),
    ...corpus.sets.map((set) => set.title.length),
  )
  const line = (first: string, cells: readonly string[]): string => `${first.padEnd(width)} ${cells.join(' ')}`
  const cell = (text: string): string => text.padStart(10)
  console.log(line('', ['build µs/e', 'load ms', 'heap MB', 'process MB', 'raw B/e', 'gzip B/e', 'cannot'].map(cell)))
  for (const { engine, build, load, heap, resident, raw, gzip, limits } of corpus.engines)
    console.log(
      line(
        engine,
        [
          ((build * 1000) / entries).toFixed(1),
          load?.toFixed(load < 10 ? 2 : 0) ?? '–',
          (heap / 1e6).toFixed(1),
          (resident / 1e6).toFixed(0),
          raw === undefined ? '–' : (raw / entries).toFixed(0),
          gzip === undefined ? '–' : (gzip / entries).toFixed(0),
          `  ${limits}`,
        ].map(cell),
      ),
    )
  for (const { title, engines } of corpus.sets) {
    console.log(`\n${line(title, ['p50 µs', 'p99 µs', 'recall', 'first 1', 'first 3', 'first 5', 'n'].map(cell))}`)
    for (const { engine, p50, p99, recall, first, firstThree, firstFive, n, tiers } of engines)
      console.log(
        line(
          `  ${engine}`,
          [
            ...[p50, p99].map((time) => time.toFixed(time < 10 ? 1 : 0)),
            ...[recall, first, firstThree, firstFive].map((share) => share.toFixed(4)),
            String(n),
          ].map(cell),
        ) + (tiers === undefined ? '' : `  ${tiersTold(tiers)}`),
      )
  }
  const { sharedKeys, fuzzed } = corpus
  console.log(
    `\nfolded keys: ${(sharedKeys.share * 100).toFixed(2)} % of the entries share theirs with another headword, at most ${sharedKeys.most} headwords one`,
  )
  if (fuzzed === undefined) return
  const again = fuzzed.slowest.reduce((a, b) => (b.again > a.again ? b : a))
  console.log(
    `${fuzzed.n.toLocaleString('en')} fuzzed queries: p99 ${fuzzed.p99.toFixed(2)} ms, slowest ${fuzzed.worst.toFixed(2)} ms; asked again, best of three: ${again.again.toFixed(2)} ms for ${JSON.stringify(again.query)}`,
  )
}

function tiersTold(tiers: Readonly<Record<string, number>>): string {
  return Object.entries(tiers)
    .sort((a, b) => b[1] - a[1])
    .map(([tier, share]) => `${tier} ${share.toFixed(4)}`)
    .join(', ')
}

/** Prints each goal with its figure. */
export function tellGoals(tag: string, goals: readonly Goal[]): void {
  const width = Math.max(...goals.map(({ name }) => name.length))
  console.log(`\n${tag}: goals`)
  for (const { name, goal, figure, met } of goals)
    console.log(`${met ? 'met   ' : 'MISSED'} ${name.padEnd(width)} ${goal.padStart(14)}  ${figure}`)
}
