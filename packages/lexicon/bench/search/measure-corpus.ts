import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { foldedKey } from '../../src/search/search-key.ts'
import { percentiles, seeded, timeWays } from '../measure.ts'
import { type Answer, judgeOf } from './answers.ts'
import type { Corpus } from './corpus.ts'
import { corpusLetters } from './edited-words.ts'
import { type Engine, type EngineMaker, glossKinds, type Kind, type Made, prefixKinds } from './engine.ts'
import type { CorpusFigures, EngineFigures, FuzzFigures, QuerySetFigures } from './figures.ts'
import { fuzzedText } from './hostile-text.ts'
import { madeOf } from './made.ts'
import { type Pick, type Query, querySets } from './queries.ts'
import { type WarmUp, weighEngine } from './weigh.ts'

/** Queries that nobody means. */
export interface FuzzPlan {
  /** Number of a seed. */
  readonly seed: number
  readonly fuzzed: number
  /** Told what is being done. */
  readonly progress: (doing: string) => void
}

/** What to measure. */
export interface Plan extends FuzzPlan {
  readonly makers: readonly EngineMaker[]
  /** Queries a set. */
  readonly queries: number
  /** Only these sets; left out: all. */
  readonly sets?: readonly string[]
  /** Whether each engine is weighed in a process of its own. */
  readonly weigh: boolean
  /** Told the queries that our engine, the first of the makers, does not answer. */
  readonly lost?: (title: string, lost: readonly Lost[]) => void
}

/** A query that was not answered, with what was found in place of what was meant. */
export interface Lost {
  readonly query: Query
  readonly found: readonly string[]
}

interface Asked extends EngineMaker, Engine {}

/** Builds every engine over a corpus, times all of them query set by query set, weighs each. */
export function measureCorpus(corpus: Corpus, plan: Plan): CorpusFigures {
  const folder = mkdtempSync(join(tmpdir(), 'hiap-search-'))
  try {
    const made = madeOf(corpus)
    const warmUp = join(folder, 'queries.json')
    writeFileSync(warmUp, JSON.stringify(warmUpOf(corpus, plan)))
    const files = new Map<string, string>()
    const costs: EngineFigures[] = []
    const engines = plan.makers.map((maker): Asked => {
      plan.progress(`${corpus.tag}: build ${maker.name}`)
      const start = performance.now()
      const engine = maker.build(made)
      const build = performance.now() - start
      const bytes = engine.save?.()
      let size: { raw: number; gzip: number } | undefined
      if (bytes !== undefined && maker.load !== undefined) {
        const file = join(folder, `${files.size}`)
        writeFileSync(file, bytes)
        files.set(maker.name, file)
        size = { raw: bytes.byteLength, gzip: gzipSync(bytes, { level: 9 }).byteLength }
      }
      plan.progress(`${corpus.tag}: weigh ${maker.name}`)
      const weight = plan.weigh
        ? weighEngine(maker.name, corpus.tag, corpus.entries.length, warmUp, files.get(maker.name))
        : { heap: 0, resident: 0 }
      costs.push({ engine: maker.name, limits: maker.limits, build, ...size, ...weight })
      return { ...maker, ...engine }
    })
    const loads = loadTimes(plan, files, made)
    const judge = judgeOf(made)
    const sets = querySets(corpus, plan.seed, plan.queries)
      .filter(({ kind }) => plan.sets === undefined || plan.sets.includes(kind))
      .map(({ kind, title, queries }): QuerySetFigures => {
        plan.progress(`${corpus.tag}: ${title}`)
        const able = engines.filter((engine) => engine.answers.includes(kind))
        const most = (engine: Asked): number | undefined => engine.most?.(kind)
        const timings = timeWays(
          queries,
          Object.fromEntries(
            able
              .filter((engine) => most(engine) === undefined)
              .map((engine) => [engine.name, (query: Query) => engine.search(kind, query.typed)]),
          ),
        )
        return {
          kind,
          title,
          engines: able.map((engine, i) => {
            const asked = queries.slice(0, most(engine))
            if (most(engine) !== undefined) engine.search(kind, asked[0]!.typed)
            const once: number[] = []
            const answers = asked.map((query) => {
              const start = performance.now()
              const found = engine.search(kind, query.typed)
              once.push((performance.now() - start) * 1000)
              return judge(found, kind, query)
            })
            if (i === 0) plan.lost?.(title, lostOf(engine, kind, made, asked, answers))
            const within = (most: number): number =>
              answers.filter(({ place }) => place !== undefined && place <= most).length / answers.length
            return {
              engine: engine.name,
              n: asked.length,
              ...(timings[engine.name] ?? percentiles(once)),
              first: within(1),
              firstThree: within(3),
              firstFive: within(5),
              recall: answers.reduce((sum, { share }) => sum + share, 0) / answers.length,
              ...(engine.tierOf === undefined ||
              glossKinds.includes(kind) ||
              prefixKinds.includes(kind) ||
              asked[0]?.meant.length !== 1
                ? {}
                : { tiers: tiersOf(engine, asked) }),
            }
          }),
        }
      })
    return {
      tag: corpus.tag,
      entries: corpus.entries.length,
      listed: corpus.listed,
      read: loads.get('read') ?? 0,
      engines: costs.map((cost) => {
        const load = loads.get(cost.engine)
        return load === undefined ? cost : { ...cost, load }
      }),
      sets,
      sharedKeys: sharedKeys(corpus),
      ...(plan.fuzzed === 0 ? {} : { fuzzed: fuzz(engines[0]!, corpus, plan) }),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Some queries of every set but the sentences, for which a word list is made that no dictionary keeps. */
function warmUpOf(corpus: Corpus, { seed }: Plan): WarmUp {
  return querySets(corpus, seed, 25)
    .filter(({ kind }) => kind !== 'run-together')
    .map(({ kind, queries }) => [kind, queries.map(({ typed }) => typed)])
}

/** Medians of the time to load each file, by turns, and of the time to read that of the first engine. */
function loadTimes(plan: Plan, files: ReadonlyMap<string, string>, made: Made): ReadonlyMap<string, number> {
  const times = new Map<string, number[]>()
  const [first] = files.values()
  const ways: [string, () => unknown, number][] = plan.makers.flatMap((maker): [string, () => unknown, number][] => {
    const file = files.get(maker.name)
    return file === undefined ? [] : [[maker.name, () => maker.load!(file, made), statSync(file).size]]
  })
  if (first !== undefined) ways.unshift(['read', () => readFileSync(first), 0])
  for (let round = 0; round < 31; round++)
    for (const [name, load] of ways) {
      const all = times.get(name) ?? []
      // What takes a second is told well enough by three turns.
      if (all.length >= 3 && all[0]! > 100) continue
      plan.progress(`${made.corpus.tag}: load ${name}`)
      const start = performance.now()
      load()
      times.set(name, [...all, performance.now() - start])
    }
  return new Map([...times].map(([name, all]) => [name, all.sort((a, b) => a - b)[all.length >> 1]!]))
}

function lostOf(
  engine: Asked,
  kind: Kind,
  made: Made,
  queries: readonly Query[],
  answers: readonly Answer[],
): readonly Lost[] {
  const lost = queries.filter((_, i) => answers[i]!.share < 1)
  const step = Math.max(1, Math.floor(lost.length / 10))
  return lost
    .filter((_, i) => i % step === 0)
    .slice(0, 10)
    .map((query) => ({
      query,
      found: engine
        .search(kind, query.typed)
        .slice(0, 5)
        .map((entry) => made.canonical[entry]!),
    }))
}

function tiersOf(engine: Asked, queries: readonly Query[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { typed, meant } of queries) {
    const tier = engine.tierOf!(typed, meant[0] ?? '') ?? 'none'
    counts[tier] = (counts[tier] ?? 0) + 1 / queries.length
  }
  return counts
}

/** Headwords that share a folded key, group by group. */
export function keyGroups({ entries, language }: Corpus): readonly (readonly string[])[] {
  const groups = new Map<string, Set<string>>()
  for (const { headword } of entries) {
    const key = foldedKey(language, headword)
    groups.set(key, (groups.get(key) ?? new Set()).add(headword))
  }
  return [...groups.values()]
    .filter((group) => group.size > 1)
    .map((group) => [...group])
    .sort((a, b) => b.length - a.length)
}

function sharedKeys(corpus: Corpus): CorpusFigures['sharedKeys'] {
  const groups = keyGroups(corpus)
  const sharing = new Set(groups.flat())
  return {
    share: corpus.entries.filter(({ headword }) => sharing.has(headword)).length / corpus.entries.length,
    most: groups[0]?.length ?? 1,
  }
}

/** How slow the answers to queries that nobody means are at worst. */
export function fuzz(engine: Engine, corpus: Corpus, { fuzzed, seed, progress }: FuzzPlan): FuzzFigures {
  progress(`${corpus.tag}: ${fuzzed} fuzzed queries`)
  const random = seeded(seed + 1)
  const pick: Pick = (members) => members[Math.floor(random() * members.length)]!
  const letters = corpusLetters(corpus)
  const words = corpus.entries.slice(0, 5000).map(({ headword }) => headword)
  const slowest: { text: string; time: number }[] = []
  const times = new Float64Array(fuzzed)
  for (let turn = 0; turn < fuzzed; turn++) {
    const text = fuzzedText(letters, words, pick, turn)
    const time = timeOf(() => engine.search('hostile', text))
    times[turn] = time
    slowest.push({ text, time })
    if (slowest.length > 100) {
      slowest.sort((a, b) => b.time - a.time)
      slowest.length = 20
    }
  }
  times.sort()
  return {
    n: fuzzed,
    p99: times[Math.floor(fuzzed * 0.99)]!,
    worst: times[fuzzed - 1]!,
    slowest: slowest
      .sort((a, b) => b.time - a.time)
      .slice(0, 20)
      .map(({ text }) => ({
        query: text.slice(0, 64),
        again: Math.min(...[1, 2, 3].map(() => timeOf(() => engine.search('hostile', text)))),
      })),
  }
}

/** Milliseconds. */
function timeOf(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}
