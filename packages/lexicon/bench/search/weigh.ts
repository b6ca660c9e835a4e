import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { type CorpusTag, makeCorpus } from './corpus.ts'
import type { Kind } from './engine.ts'
import { makerNamed } from './engines.ts'
import { madeOf } from './made.ts'

/** What a process grew by, in bytes. */
export interface Weight {
  readonly heap: number
  readonly resident: number
}

/** What an engine is asked before it is weighed, so that what it makes lazily is there. */
export type WarmUp = readonly (readonly [kind: Kind, queries: readonly string[]])[]

/**
 * Weighs an engine in a process of its own: what the process grew by from before the engine was loaded until it had
 * answered some queries. An engine that cannot be saved is built there; the keys that it is built of stand on the scale
 * before and after, at no cost to it.
 *
 * @param size entries of the corpus
 * @param warmUp file with {@link WarmUp} as JSON
 * @param saved file that the engine saved; left out where it cannot be saved
 */
export function weighEngine(engine: string, tag: CorpusTag, size: number, warmUp: string, saved?: string): Weight {
  const answer = execFileSync(
    process.execPath,
    [
      '--expose-gc',
      '--max-old-space-size=12000',
      import.meta.filename,
      engine,
      tag,
      String(saved === undefined ? size : 0),
      warmUp,
      ...(saved === undefined ? [] : [saved]),
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  )
  return JSON.parse(answer)
}

if (import.meta.main) {
  const [engine = '', tag = '', size = '', warmUp = '', saved] = process.argv.slice(2)
  const maker = makerNamed(engine)
  // A loaded engine needs the language alone.
  const made = madeOf(makeCorpus(tag as CorpusTag, Number(size)))
  const queries: WarmUp = JSON.parse(readFileSync(warmUp, 'utf8'))
  const before = await weight()
  const loaded = saved === undefined ? maker.build(made) : maker.load!(saved, made)
  for (const [kind, texts] of queries)
    if (maker.answers.includes(kind))
      for (const text of texts.slice(0, maker.most?.(kind) === undefined ? undefined : 1)) loaded.search(kind, text)
  const after = await weight()
  // Both are held until here.
  loaded.search('exact', made.canonical[0] ?? 'a')
  console.log(JSON.stringify({ heap: after.heap - before.heap, resident: after.resident - before.resident }))
}

/** What the process weighs when all garbage is gone; buffers are freed a little later than what held them. */
async function weight(): Promise<Weight> {
  for (let turn = 0; turn < 5; turn++) {
    globalThis.gc!()
    await setTimeout(50)
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  return { heap: heapUsed + external, resident: rss }
}
