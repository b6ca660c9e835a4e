import { execFileSync } from 'node:child_process'
import { type CorpusTag, makeCorpus } from './corpus.ts'
import type { Made } from './engine.ts'
import { makerNamed } from './engines.ts'
import { madeOf } from './made.ts'
import { querySets, seeds } from './queries.ts'

/** What a process grew by, in bytes. */
export interface Weight {
  readonly heap: number
  readonly resident: number
}

/**
 * Weighs an engine in a process of its own: the growth from before it was loaded, or built where it cannot be, to
 * after it answered some queries. The keys that engines are built of stand on the scale before, at no cost to any.
 *
 * @param file what it saved; left out where it cannot be saved
 */
export function weighEngine(engine: string, tag: CorpusTag, size: number, file: string | undefined): Weight {
  const answer = execFileSync(
    process.execPath,
    ['--expose-gc', '--max-old-space-size=12000', import.meta.filename, engine, tag, String(size), file ?? ''],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  )
  return JSON.parse(answer)
}

if (import.meta.main) {
  const [engine = '', tag = '', size = '', file = ''] = process.argv.slice(2)
  const maker = makerNamed(engine)
  const corpus = makeCorpus(tag as CorpusTag, Number(size))
  const made: Made = madeOf(corpus)
  const sets = querySets(corpus, seeds.tune, 50).filter(
    ({ kind }) => maker.answers.includes(kind) && kind !== 'run-together',
  )
  const before = weight()
  const built = file === '' ? maker.build(made) : maker.load!(file, made)
  for (const { kind, queries } of sets)
    for (const query of queries.slice(0, maker.most === undefined ? 50 : 1)) built.search(kind, query.typed)
  const after = weight()
  // Keeps what was weighed alive until here.
  if (built.search('exact', made.canonical[0]!) === undefined) throw new Error('an engine gave no answer')
  console.log(JSON.stringify({ heap: after.heap - before.heap, resident: after.resident - before.resident }))
}

function weight(): Weight {
  for (let turn = 0; turn < 3; turn++) globalThis.gc!()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { heap: heapUsed + external, resident: rss }
}
