import type { DictionaryInfo } from '@hiap/lexicon'
import type { EntryRow } from './entry-row.ts'

/**
 * The files of a static folder, told in `docs/reference/static-folder.md`. All are JSON but the bundles. Every file but
 * the pointer is named by the SHA-256 of its bytes and never changes.
 */
export const staticFormatVersion = 1

/** The one file that changes: beside the web page, it names the directory of each dictionary. */
export const pointerName = 'dictionaries.json'

/** Folder of the immutable files. */
export const dataFolder = 'data'

/**
 * The address of a bundle in a static folder.
 *
 * @param folder address of the folder with a slash at its end; empty for the folder of the page
 */
export function staticBundleAddress(folder: string, hash: string): string {
  return `${folder}${dataFolder}/${hash}.hiap`
}

/** Most bytes of a file before compression. A file is only larger where one entry or one key alone has more. */
export const mostFileBytes = 65_536

/** So many hits a kept answer gives at least; `shelfLimits.search.most`. */
export const keptHits = 100

export interface Pointer {
  readonly format: number
  /** In the order of the shelf. */
  readonly dictionaries: readonly { readonly id: string; readonly directory: string }[]
}

/** What a client must know of a dictionary before it can look anything up. */
export interface Directory {
  readonly format: number
  readonly info: DictionaryInfo
  readonly headwords: Stored<KeyTable>
  /** By place of the gloss language. */
  readonly glosses: readonly Stored<GlossTable>[]
  /** Entries by id. */
  readonly entries: Stored<Pieces>
  readonly browse: Stored<BrowseTable>
}

/** A table stands in the directory where that stays within {@link mostFileBytes}, else in a file of its own. */
export type Stored<Table> = Table | { readonly file: string }

/** Consecutive pieces of a sorted list, each a file. */
export interface Pieces {
  /** The least key that may stand in each file, ascending by UTF-16 code units. */
  readonly firsts: readonly string[]
  /** SHA-256 of each file, 32 bytes a file, in base64. */
  readonly files: string
}

export interface KeyTable {
  /** Files of type {@link RowsFile}, by search key. */
  readonly shards: Pieces
  /** Files of type {@link AnswersFile}: answers to what has more entries than one shard holds, by query. */
  readonly answers: Pieces
}

/** As {@link KeyTable}; shards are files of type {@link GlossFile}, keyed by folded word. */
export interface GlossTable extends KeyTable {
  /** How many glosses the language has in all. */
  readonly glosses: number
  /** Mean weight of a gloss. */
  readonly mean: number
  /**
   * Words in so many glosses that these stand under the word and another word of theirs, with a space between: sorted.
   */
  readonly common: readonly string[]
}

export interface BrowseTable {
  /** Files of type {@link RowsFile}, in dictionary order. */
  readonly files: string
  /** Number of the first entry of each file. */
  readonly starts: readonly number[]
  /** By initial letter: numbers of its entries as runs `from, to, from, to …`. */
  readonly letters: Readonly<Record<string, readonly number[]>>
}

/** Entries in short, ascending by number. */
export interface RowsFile {
  /** JSON of the parts of speech that the rows name. */
  readonly partsOfSpeech: readonly DictionaryPartOfSpeech[]
  readonly entries: readonly EntryRow[]
}

type DictionaryPartOfSpeech = NonNullable<import('@hiap/lexicon').Entry['partOfSpeech']>

export interface GlossFile extends RowsFile {
  readonly glosses: readonly GlossRow[]
}

/**
 * One gloss: place of its entry in `entries`, place of the gloss among those of its entry in this language, its length
 * as the index codes it, its text, and for each different folded word of it in how many glosses that stands.
 */
export type GlossRow = readonly [entry: number, ordinal: number, length: number, text: string, ...having: number[]]

/** Whole answers, by canonical or folded query: places in `entries`, or in `glosses`. */
export interface AnswersFile extends RowsFile {
  readonly glosses?: readonly GlossRow[]
  readonly answers: Readonly<Record<string, readonly number[]>>
}

/** Whole entries, by id: the number in dictionary order, and the entry. */
export interface EntriesFile {
  readonly entries: readonly (readonly [number: number, entry: import('@hiap/lexicon').Entry])[]
}
