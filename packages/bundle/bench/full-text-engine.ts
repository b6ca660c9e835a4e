import { readFileSync, writeFileSync } from 'node:fs'
import lunr from 'lunr'
import { searchTexts } from '../src/full-text/search-texts.ts'
import { openBundle } from '../src/opened-dictionary.ts'

// Loads one engine, answers queries, and reports: started by full-text.ts, in a process of its own.

/** Queries by kind, each in one language. */
export type Asked = Readonly<Record<string, readonly { readonly from: string; readonly query: string }[]>>

export interface EngineReport {
  /** Milliseconds. */
  readonly load: number
  /** Megabytes of memory more than before the load. */
  readonly heap: number
  /** Milliseconds of each query, by kind. */
  readonly queries: Readonly<Record<string, readonly number[]>>
}

type Search = (from: string, query: string) => number

const [engine, file, asked, report] = process.argv.slice(2)
const bytes = readFileSync(file!)
const queries = JSON.parse(readFileSync(asked!, 'utf8')) as Asked

/** The section: opened with its dictionary, whose own costs are not counted. Answers have their excerpts. */
async function ours(): Promise<{ readonly load: () => Promise<Search> }> {
  const dictionary = openBundle(bytes)
  return {
    async load() {
      await dictionary.loadFullText()
      return (from, query) => searchTexts([dictionary], { query, from }, [], 20).hits.length
    },
  }
}

/** Lunr's whole index, as its guide says: all words required, the last one perhaps begun; else any of them. No excerpts. */
async function whole(): Promise<{ readonly load: () => Promise<Search> }> {
  const { OPTIONAL, REQUIRED } = lunr.Query.presence
  return {
    async load() {
      const stored = JSON.parse(bytes.toString('utf8')) as Readonly<Record<string, object>>
      const indexes = new Map(Object.entries(stored).map(([tag, index]) => [tag, lunr.Index.load(index)]))
      return (from, query) => {
        const terms = [...new Set(query.split(' ').slice(0, 32))]
        const index = indexes.get(from)!
        const all = index.query((asks) => {
          terms.forEach((term, i) => {
            const begins = i === terms.length - 1
            asks.term(term, {
              usePipeline: false,
              presence: REQUIRED,
              wildcard: begins ? lunr.Query.wildcard.TRAILING : 0,
            })
            if (begins) asks.term(term, { usePipeline: false, presence: OPTIONAL, boost: 3 })
          })
        })
        if (all.length > 0) return all.length
        return index.query((asks) => {
          for (const term of terms) asks.term(term, { usePipeline: false })
        }).length
      }
    },
  }
}

const heap = (): number => {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}
const { load } = await (engine === 'ours' ? ours() : whole())
const before = heap()
const start = performance.now()
const search = await load()
const loaded = performance.now() - start
const more = heap() - before

const times: Record<string, number[]> = {}
for (const [kind, each] of Object.entries(queries)) {
  let found = 0
  // The first round warms up.
  for (let round = 0; round < 2; round++)
    times[kind] = each.map(({ from, query }) => {
      const begin = performance.now()
      found += search(from, query)
      return performance.now() - begin
    })
  if (found === 0) throw new Error(`nothing found for ${kind}`)
}
const result: EngineReport = { load: loaded, heap: more, queries: times }
writeFileSync(report!, JSON.stringify(result))
