import { parseArgs } from 'node:util'
import { timeWays } from './measure.ts'
import { type Corpus, type CorpusTag, makeCorpus } from './search/corpus.ts'
import type { Engine, EngineMaker, Made } from './search/engine.ts'
import { liblevenshtein } from './search/engines/liblevenshtein.ts'
import { miniSearch } from './search/engines/minisearch.ts'
import { ours } from './search/engines/ours.ts'
import { symSpell } from './search/engines/symspell.ts'
import { letterCode } from './search/letter-code.ts'
import { type Query, querySets, seeds } from './search/queries.ts'

// What does each engine find, how fast, at what cost? `--help` tells the choices.

const { values: choices } = parseArgs({
  options: {
    entries: { type: 'string', default: '100000' },
    queries: { type: 'string', default: '1000' },
    language: { type: 'string', multiple: true, default: ['jra-Latn', 'km'] },
    engine: { type: 'string', multiple: true },
    seed: { type: 'string', default: 'report' },
    set: { type: 'string', multiple: true },
    verbose: { type: 'boolean', default: false },
  },
})

const makers: readonly EngineMaker[] = [ours, symSpell, liblevenshtein, miniSearch]

for (const tag of choices.language as readonly CorpusTag[]) {
  const corpus = makeCorpus(tag, Number(choices.entries))
  const made = madeOf(corpus)
  const engines = makers
    .filter((maker) => choices.engine === undefined || choices.engine.includes(maker.name))
    .map((maker) => ({ ...maker, ...maker.build(made) }))
  console.log(
    `${tag}: ${corpus.entries.length.toLocaleString('en')} entries, ${corpus.listed.toLocaleString('en')} listed`,
  )
  for (const { kind, title, queries } of querySets(
    corpus,
    seeds[choices.seed as keyof typeof seeds],
    Number(choices.queries),
  )) {
    if (choices.set !== undefined && !choices.set.includes(kind)) continue
    const able = engines.filter((engine) => engine.answers.includes(kind))
    const timings = timeWays(
      queries,
      Object.fromEntries(able.map((engine) => [engine.name, (query: Query) => engine.search(kind, query.typed)])),
      4,
      Object.fromEntries(able.flatMap(({ name, most }) => (most === undefined ? [] : [[name, most]]))),
    )
    console.log(`  ${title}`)
    for (const engine of able) {
      const asked = queries.slice(0, engine.most)
      const lost = asked.filter((query) => !found(made, engine.search(kind, query.typed), query))
      const { p50, p99 } = timings[engine.name]!
      console.log(
        `    ${engine.name.padEnd(16)} recall ${(1 - lost.length / asked.length).toFixed(4)}  p50 ${p50.toFixed(0).padStart(6)} µs  p99 ${p99.toFixed(0).padStart(7)} µs  n ${asked.length}`,
      )
      if (choices.verbose && engine.name === ours.name) tellLost(made, engine, kind, lost)
    }
  }
}

function madeOf(corpus: Corpus): Made {
  const code = letterCode(corpus.language)
  return {
    corpus,
    code,
    canonical: corpus.entries.map((entry) => entry.headword),
    folded: corpus.entries.map((entry) => code.encode(entry.headword)),
  }
}

/** Homographs of the entry meant answer as well as it does. */
function found(made: Made, entries: readonly number[], query: Query): boolean {
  return entries.some((entry) => query.wanted.some((each) => made.canonical[each] === made.canonical[entry]))
}

/** Ten queries that our engine does not answer, spread over the set, with the word meant and the first found. */
function tellLost(made: Made, engine: Engine, kind: Parameters<Engine['search']>[0], lost: readonly Query[]): void {
  const step = Math.max(1, Math.floor(lost.length / 10))
  for (const query of lost.filter((_, i) => i % step === 0).slice(0, 10)) {
    const meant = query.wanted.map((entry) => made.canonical[entry]).join(' ')
    const instead = engine
      .search(kind, query.typed)
      .slice(0, 4)
      .map((entry) => made.canonical[entry])
    console.log(`      lost: ${query.typed} for ${meant}; found ${instead.join(', ') || 'nothing'}`)
  }
}
