import type { Range } from './language.ts'
import type { Entry, PartOfSpeech, Status, UdTag } from './model/entry.ts'
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
  /** The headword fits the pattern typed, `*` for any letters and `?` for one. */
  | 'pattern'
  /** The headword sounds as what was typed in Latin letters. */
  | 'sounds'
  /** It begins so by sound. */
  | 'sounds-begins'
  /** One or two slips away; `slips` says which. */
  | 'one-slip'
  | 'two-slips'
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
  /** A definition, an example or a culture article has the words; `excerpt` shows where. */
  | 'in-definition'
  | 'in-example'
  | 'in-article'

/** One slip between what was typed and what is written. */
export interface Slip {
  /** The letters typed; empty where some were left out. */
  readonly typed: string
  /** The letters written instead; empty where what was typed is too much. */
  readonly written: string
}

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
  /** Tier `fuzzy`: what was typed otherwise, in the order of the word. */
  readonly slips?: readonly Slip[]
  /** Tier `text`: the sentence that has the words, and its BCP 47 tag. */
  readonly excerpt?: string
  readonly excerptLanguage?: string
  /**
   * The matched part on whole letters, in UTF-16 code units: of `gloss` for tier `gloss`, of `excerpt` for tier `text`,
   * else of `variant` where it is given, else of `headword`.
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

/** What an entry may have. */
export const features = ['audio', 'image', 'example'] as const

export type Feature = (typeof features)[number]

/** Which entries may answer. An entry must meet every list that is given; an empty list asks for nothing. */
export interface SearchFilter {
  /** It is one of these. */
  readonly partsOfSpeech?: readonly UdTag[]
  /** A sense is of one of these domains or of one below: `1.3` is met by `1.3.2`. */
  readonly semanticDomains?: readonly string[]
  /** A sense or a pronunciation is of one of these dialects, as the dictionary names them. */
  readonly dialects?: readonly string[]
  /** It has all of these. */
  readonly has?: readonly Feature[]
}

export interface SearchRequest {
  /** `*` stands for any letters and `?` for one, where the query has other letters too. */
  readonly query: string
  /** BCP 47 tag of the language typed. Left out: headwords and glosses are searched. */
  readonly from?: string
  /** BCP 47 tag of the language wanted. */
  readonly to?: string
  /** `id`s of the dictionaries to search. Left out: all. */
  readonly dictionaries?: readonly string[]
  readonly filter?: SearchFilter
  /** Definitions, examples and culture articles too (tier `text`). Default: not. */
  readonly fullText?: boolean
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
  /** BCP 47 tag of the language typed: only its dictionaries answer. Left out: all. */
  readonly from?: string
  /** BCP 47 tag of the meanings wanted. Left out, or where an entry has none in it: the first that it has. */
  readonly to?: string
  readonly dictionaries?: readonly string[]
  readonly filter?: SearchFilter
  /** At most this many, 1 to 20. Default 9. */
  readonly limit?: number
}

export interface GlossRequest {
  /** Running text; read up to 512 letters. */
  readonly text: string
  /** BCP 47 tag of the text. Left out: each dictionary reads what its script can read. */
  readonly from?: string
  /** BCP 47 tag of the meanings wanted. Left out, or where an entry has none in it: the first that it has. */
  readonly to?: string
  readonly dictionaries?: readonly string[]
}

/** A word of a running text: `[from, to)` of the answer's `text`. */
export interface GlossedWord extends Range {
  /** What it may be, best first, at most 3; empty where no dictionary has it. */
  readonly entries: readonly EntrySummary[]
}

export interface GlossAnswer {
  /** The text as it was read: cut at the length limit. Ranges count its UTF-16 code units. */
  readonly text: string
  /** The words in order; spaces and signs stand between them. */
  readonly words: readonly GlossedWord[]
  /** The text went on behind the limit. */
  readonly truncated: boolean
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
  /** Completions of a headword that is being typed: whole words, then the shortest, then what sounds so. */
  suggest(request: SuggestRequest, signal?: AbortSignal): Promise<readonly EntrySummary[]>
  /** The words of a running text, each with its entries. */
  gloss(request: GlossRequest, signal?: AbortSignal): Promise<GlossAnswer>
}
