import type { Range } from './language.ts'
import type { Entry, PartOfSpeech, Status } from './model/entry.ts'
import type { DictionaryInfo } from './model/manifest.ts'

/** Classes of match, best first. A hit of a better tier always stands before one of a lesser. */
export const tiers = ['exact', 'variant', 'folded', 'prefix', 'romanised', 'fuzzy', 'gloss', 'text'] as const

export type Tier = (typeof tiers)[number]

/** Why a hit is there: a stable code that the interface turns into words. */
export type Reason =
  /** The headword, letter by letter as typed. */
  | 'same'
  /** The headword, typed in another encoding order or case. */
  | 'same-word'
  /** A listed other spelling; `variant` says which. */
  | 'variant'
  /** The headword but for marks that the fold forgives. */
  | 'without-marks'
  /** The headword begins so. */
  | 'begins'
  /** The headword begins so but for marks. */
  | 'begins-without-marks'
  /** A gloss is what was typed. */
  | 'meaning'
  /** A gloss has the words typed. */
  | 'in-meaning'
  /** The same two, but for tones and marks. */
  | 'meaning-without-marks'
  | 'in-meaning-without-marks'
  /** A gloss has a word that begins as the last one typed. */
  | 'meaning-begins'
  /** A gloss is among the words typed. */
  | 'meaning-of-a-part'

/** An entry in one line. */
export interface EntrySummary {
  readonly entryId: string
  /** `id` of the dictionary. */
  readonly dictionary: string
  readonly headword: string
  /** BCP 47 tag of the headword. */
  readonly headwordLanguage: string
  readonly homograph?: number
  /** The gloss that matched, or the first one. */
  readonly gloss: string
  readonly glossLanguage: string
  readonly partOfSpeech?: PartOfSpeech
  readonly status: Status
}

export interface Hit extends EntrySummary {
  readonly tier: Tier
  readonly reason: Reason
  /** The other spelling that matched, where it was not the headword. */
  readonly variant?: string
  /**
   * The matched part on whole letters, in UTF-16 code units: of `gloss` for tier `gloss`, else of `variant` where it is
   * given, else of `headword`.
   */
  readonly ranges: readonly Range[]
  /** Larger is better; only comparable inside one answer and tier. */
  readonly score: number
}

export interface SearchAnswer {
  /** The query as it was searched: cut at the length limit. */
  readonly query: string
  readonly hits: readonly Hit[]
  /** The work limit was reached: there may be more. */
  readonly truncated: boolean
}

export interface SearchRequest {
  readonly query: string
  /** BCP 47 tag of the language typed. Left out: headwords and glosses are searched. */
  readonly from?: string
  /** BCP 47 tag of the language wanted. */
  readonly to?: string
  /** `id`s of the dictionaries to search. Left out: all. */
  readonly dictionaries?: readonly string[]
  /** At most this many hits, 1 to 100. Default 20. */
  readonly limit?: number
}

export interface BrowseRequest {
  readonly dictionary: string
  /** Only headwords that begin with these letters. */
  readonly prefix?: string
  /** `next` or `previous` of an earlier page. Left out: the first page. */
  readonly cursor?: string
  /** At most this many entries, 1 to 200. Default 50. */
  readonly limit?: number
}

export interface BrowsePage {
  readonly entries: readonly EntrySummary[]
  /** Cursor of the page that follows; left out on the last. */
  readonly next?: string
  /** Cursor of the page before; left out on the first. */
  readonly previous?: string
  /** How many entries the prefix has in all. */
  readonly total: number
}

export interface SuggestRequest {
  readonly prefix: string
  readonly dictionaries?: readonly string[]
  /** At most this many, 1 to 20. Default 9. */
  readonly limit?: number
}

/**
 * How the interface reaches dictionaries: opened ones in this process or a worker, the HTTP API, or Electron's IPC.
 * An aborted call rejects with the signal's reason. What is not there is `undefined`, not an error.
 */
export interface DictionaryClient {
  dictionaries(signal?: AbortSignal): Promise<readonly DictionaryInfo[]>
  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer>
  entry(dictionary: string, entryId: string, signal?: AbortSignal): Promise<Entry | undefined>
  browse(request: BrowseRequest, signal?: AbortSignal): Promise<BrowsePage | undefined>
  /** Completions of a headword that is being typed, shortest first. */
  suggest(request: SuggestRequest, signal?: AbortSignal): Promise<readonly EntrySummary[]>
}
