import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { type CorpusTag, makeCorpus } from './search/corpus.ts'
import { makerNamed, makers } from './search/engines.ts'
import type { CorpusFigures, Figures } from './search/figures.ts'
import { goalsOf } from './search/goals.ts'
import { keyGroups, type Lost, measureCorpus } from './search/measure-corpus.ts'
import { seeds } from './search/queries.ts'
import { tellCorpus, tellGoals } from './search/tell.ts'

// What does each engine find, how fast, and what does it cost? Data: the open word lists in ../shared/data.

const usage = `pnpm bench search, or node packages/lexicon/bench/search.ts with
  --entries N        entries of each dictionary (100000)
  --queries N        queries of each set (1000)
  --language TAG     jra-Latn or km; may be repeated (both)
  --engine NAME      ${makers.map(({ name }) => name).join(', ')}; may be repeated (all)
  --set KIND         a query set: edit-1, prefix, …; may be repeated (all)
  --seed NAME        report, or tune: the seed to look at while tuning (report)
  --fuzzed N         queries of the fuzz (100000)
  --no-weigh         measure no heap
  --json FILE        write the figures there
  --verbose          tell what our engine lost, and the headwords that share a folded key`

const { values: choices } = parseArgs({
  allowNegative: true,
  options: {
    entries: { type: 'string', default: '100000' },
    queries: { type: 'string', default: '1000' },
    language: { type: 'string', multiple: true, default: ['jra-Latn', 'km'] },
    engine: { type: 'string', multiple: true, default: makers.map(({ name }) => name) },
    set: { type: 'string', multiple: true },
    seed: { type: 'string', default: 'report' },
    fuzzed: { type: 'string', default: '100000' },
    weigh: { type: 'boolean', default: true },
    json: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (choices.help) {
  console.log(usage)
  process.exit()
}
if (choices.seed !== 'report' && choices.seed !== 'tune') {
  console.error(`There is no seed ${choices.seed}. There are: report, tune.`)
  process.exit(2)
}
// Eight engines stand side by side in this process.
setFlagsFromString('--max-old-space-size=12000')

const corpora: CorpusFigures[] = []
for (const tag of choices.language as readonly CorpusTag[]) {
  progress(`${tag}: make the dictionary`)
  const corpus = makeCorpus(tag, Number(choices.entries))
  const told: string[] = []
  const figures = measureCorpus(corpus, {
    makers: choices.engine.map(makerNamed),
    seed: seeds[choices.seed],
    queries: Number(choices.queries),
    ...(choices.set === undefined ? {} : { sets: choices.set }),
    weigh: choices.weigh,
    fuzzed: Number(choices.fuzzed),
    progress,
    lost: (title, lost) => told.push(...lost.map((each) => `${title}: ${lostTold(each)}`)),
  })
  progress('')
  corpora.push(figures)
  tellCorpus(figures)
  if (choices.verbose) {
    console.log('\nlost by our engine, ten of each set at most')
    for (const line of told) console.log(`  ${line}`)
    console.log('headwords that share a folded key')
    for (const group of keyGroups(corpus)) console.log(`  ${group.join(' ')}`)
  }
  // The goals are set for this size.
  if (corpus.entries.length === 100_000) tellGoals(tag, goalsOf(figures))
}
if (choices.json !== undefined) {
  const figures: Figures = {
    node: process.version,
    processor: cpus()[0]?.model ?? '',
    seed: choices.seed,
    corpora,
  }
  writeFileSync(choices.json, `${JSON.stringify(figures, undefined, 2)}\n`)
}

function lostTold({ query, found }: Lost): string {
  return `${query.typed} for ${query.meant.join(' ')}; found ${found.join(', ') || 'nothing'}`
}

/** Tells on a terminal what is being done; '' takes it away. */
function progress(doing: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${doing}`)
}
