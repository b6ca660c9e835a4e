import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { gzipSync } from 'node:zlib'
import { timeWays } from './measure.ts'
import { judgeOf } from './search/answers.ts'
import { type CorpusTag, makeCorpus } from './search/corpus.ts'
import type { Engine, Kind } from './search/engine.ts'
import { ours } from './search/engines/ours.ts'
import type { GrowthFigures } from './search/figures.ts'
import { madeOf } from './search/made.ts'
import { fuzz } from './search/measure-corpus.ts'
import { type Query, type QuerySet, querySets, seeds } from './search/queries.ts'
import { weighEngine } from './search/weigh.ts'

// How does our engine grow? The same sets over 100,000 and over 1,000,000 entries, by turns in one process.

const { values: choices } = parseArgs({
  options: {
    language: { type: 'string', multiple: true, default: ['jra-Latn', 'km'] },
    queries: { type: 'string', default: '1000' },
    fuzzed: { type: 'string', default: '20000' },
    json: { type: 'string' },
  },
})
setFlagsFromString('--max-old-space-size=16000')

const sizes = [100_000, 1_000_000] as const
const asked: readonly Kind[] = [
  'exact',
  'edit-1',
  'edit-2',
  'stripped',
  'permuted',
  'sounds',
  'gloss-toneless',
  'prefix',
]

interface Grown {
  readonly size: number
  readonly engine: Engine
  readonly sets: readonly QuerySet[]
  readonly judge: (kind: Kind, query: Query) => number
}

const all: GrowthFigures[] = []
for (const tag of choices.language as readonly CorpusTag[]) {
  const grown = sizes.map((size) => grow(tag, size))
  const [small, large] = grown as [Grown, Grown]
  console.log(`\n${'set'.padEnd(34)}   p50 µs at 100,000, a million, ratio         p99 µs, ratio      recall`)
  for (const { kind, title, queries } of small.sets) {
    const others = large.sets.find((set) => set.title === title)?.queries
    if (others === undefined) continue
    const pairs = queries.map((query, i) => [query, others[i] ?? query] as const)
    const timings = timeWays(pairs, {
      small: ([query]) => small.engine.search(kind, query.typed),
      large: ([, query]) => large.engine.search(kind, query.typed),
    })
    const recall = [small, large].map(({ judge }, i) => mean(pairs.map((pair) => judge(kind, pair[i]!)))) as [
      number,
      number,
    ]
    const [from, to] = [timings.small!, timings.large!]
    all.push({ tag, kind, title, small: { ...from, recall: recall[0] }, large: { ...to, recall: recall[1] } })
    const times = (of: 'p50' | 'p99'): string =>
      [from[of], to[of]].map((time) => time.toFixed(time < 10 ? 1 : 0).padStart(9)).join('') +
      `${(to[of] / from[of]).toFixed(2)} ×`.padStart(10)
    console.log(
      `${title.padEnd(34)}${times('p50')}   ${times('p99')}   ${recall.map((share) => share.toFixed(4)).join('  ')}`,
    )
  }
  for (const [kind, title, most] of [
    ['edit-1', 'one edit', 2],
    ['edit-2', 'two edits', 3],
  ] as const) {
    const figures = all.find((each) => each.tag === tag && each.kind === kind)
    if (figures === undefined) continue
    const ratio = figures.large.p50 / figures.small.p50
    console.log(
      `${ratio <= most ? 'met   ' : 'MISSED'} ${title}, a million entries over 100,000: ≤ ${most} ×: ${ratio.toFixed(2)} ×`,
    )
  }
}
if (choices.json !== undefined) writeFileSync(choices.json, `${JSON.stringify(all, undefined, 2)}\n`)

/** Builds our engine over so many entries, and tells what that cost. */
function grow(tag: CorpusTag, size: number): Grown {
  const corpus = makeCorpus(tag, size)
  const made = madeOf(corpus)
  const start = performance.now()
  const engine = ours.build(made)
  const build = performance.now() - start
  const sets = querySets(corpus, seeds.report, Number(choices.queries)).filter(({ kind }) => asked.includes(kind))
  const folder = mkdtempSync(join(tmpdir(), 'hiap-search-'))
  try {
    const bytes = engine.save!()
    const [file, warmUp] = [join(folder, 'index'), join(folder, 'queries.json')]
    writeFileSync(file, bytes)
    writeFileSync(
      warmUp,
      JSON.stringify(sets.map(({ kind, queries }) => [kind, queries.slice(0, 25).map(({ typed }) => typed)])),
    )
    const { heap } = weighEngine(ours.name, tag, size, warmUp, file)
    const perEntry = (bytes: number): string => `${(bytes / size).toFixed(1)} bytes an entry`
    console.log(
      `${tag}, ${size.toLocaleString('en')} entries: built at ${((build * 1000) / size).toFixed(1)} µs an entry, ` +
        `${perEntry(bytes.byteLength)}, ${perEntry(gzipSync(bytes).byteLength)} gzip, heap ${(heap / 1e6).toFixed(1)} MB`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const judge = judgeOf(made)
  const worst = fuzz(engine, corpus, { fuzzed: Number(choices.fuzzed), seed: seeds.report, progress: () => undefined })
  console.log(
    `  of ${worst.n.toLocaleString('en')} fuzzed queries the slowest took ${worst.worst.toFixed(1)} ms, p99 ${worst.p99.toFixed(2)} ms`,
  )
  return { size, engine, sets, judge: (kind, query) => judge(engine.search(kind, query.typed), kind, query).share }
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length
}
