import type { CorpusTag } from './corpus.ts'
import type { Kind } from './engine.ts'

// What a run of the search bench gives, as it stands in the JSON file.

/** An engine on one query set. Times in microseconds. */
export interface SetFigures {
  readonly engine: string
  readonly n: number
  readonly p50: number
  readonly p99: number
  /** Share of the queries whose answer stands among the first 1, 3, 5, 10. */
  readonly first: number
  readonly firstThree: number
  readonly firstFive: number
  readonly recall: number
  /** Of our engine: share of the queries answered by each tier. */
  readonly tiers?: Readonly<Record<string, number>>
}

export interface QuerySetFigures {
  readonly kind: Kind
  readonly title: string
  readonly engines: readonly SetFigures[]
}

/** What an engine costs. Sizes in bytes, for the whole dictionary; left out where it cannot be saved. */
export interface EngineFigures {
  readonly engine: string
  readonly limits: string
  /** Milliseconds. */
  readonly build: number
  readonly load?: number
  readonly raw?: number
  readonly gzip?: number
  /** JavaScript heap and buffers, and the whole process: what they grew by. */
  readonly heap: number
  readonly resident: number
}

/** Queries that nobody means, put to our engine. Times in milliseconds. */
export interface FuzzFigures {
  readonly n: number
  readonly p99: number
  readonly worst: number
  /** The twenty slowest, cut, with the best of three more times: the machine pauses too. */
  readonly slowest: readonly { readonly query: string; readonly again: number }[]
}

export interface CorpusFigures {
  readonly tag: CorpusTag
  readonly entries: number
  readonly listed: number
  /** Milliseconds to read the file of our index, without opening it. */
  readonly read: number
  readonly engines: readonly EngineFigures[]
  readonly sets: readonly QuerySetFigures[]
  /** Entries that share a folded key with another headword: share, and the most headwords of one key. */
  readonly sharedKeys: { readonly share: number; readonly most: number }
  readonly fuzzed?: FuzzFigures
}

export interface Figures {
  readonly node: string
  readonly processor: string
  readonly seed: string
  readonly corpora: readonly CorpusFigures[]
}

/** Our engine on one query set over 100,000 entries and over a million. Times in microseconds. */
export interface GrowthFigures {
  readonly tag: CorpusTag
  readonly kind: Kind
  readonly title: string
  readonly small: GrownFigures
  readonly large: GrownFigures
}

export interface GrownFigures {
  readonly p50: number
  readonly p99: number
  readonly recall: number
}
