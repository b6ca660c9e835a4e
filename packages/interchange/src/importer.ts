import type { Licence, LocalisedText, Source } from '@hiap/lexicon'
import type { DraftEntry } from './draft-entry.ts'
import type { Told } from './problem.ts'
import type { Scratch } from './take-in/scratch.ts'

/** A file that is read, and the files beside it. Nothing reads outside the folder of the file given. */
export interface InputFile {
  /** As the caller named it. */
  readonly name: string
  /** In bytes: what progress is counted against. */
  readonly size: number
  /** Its bytes, in pieces, from the beginning; every call begins anew. */
  chunks(): AsyncIterable<Uint8Array>
  /** Bytes `[from, to)`, for formats with an index. */
  slice(from: number, to: number): Promise<Uint8Array>
  /**
   * A file by a path relative to this one's folder; `undefined` where it is not there. A path that leads out of the
   * folder is told as the problem `path-escapes` and gives `undefined`.
   */
  beside(path: string): Promise<InputFile | undefined>
  /** Paths of all files of the folder and the folders in it, relative to it, sorted. */
  folder(): Promise<readonly string[]>
}

/** What an importer is given to work with. */
export interface ImportTask {
  readonly input: InputFile
  /** BCP 47 tag of the headwords, where the person importing said it. */
  readonly language: string | undefined
  /** BCP 47 tag of the meanings, where the person importing said it. */
  readonly glossLanguage: string | undefined
  /** Choices of the format, such as `{ headword: 'Bahnaric' }` for the columns of a table. */
  readonly options: Readonly<Record<string, string>>
  readonly limits: ImportLimits
  /** Where what memory does not hold is put down. */
  readonly scratch: Scratch
  /** Tells a problem. After one with the severity `fatal` the importer returns. */
  tell(problem: Told): void
  /** Tells how many bytes of `input` have been read, now and then. */
  reached(bytes: number): void
}

/** What the file says of the dictionary as a whole: known when its entries have been read. */
export interface ImportFacts {
  readonly title?: LocalisedText
  readonly description?: LocalisedText
  readonly language?: string
  readonly glossLanguages?: readonly string[]
  readonly licence?: Licence
  readonly attribution?: string
  readonly author?: string
  readonly year?: number
  readonly url?: string
  /** Works that the entries cite by `sources`; where an entry cites one that is not here, it is known by its id alone. */
  readonly sources?: readonly Source[]
  /** How the importer read the file, for the person to see: `Bahnaric → headword`. */
  readonly reading?: readonly string[]
  /** What the file says of itself and a manifest has no place for: the first line of `kept.jsonl`. */
  readonly kept?: unknown
  /** Media of entries, by the path that the entries name: where they lie beside the input, or themselves. */
  readonly media?: ReadonlyMap<string, string | InputFile>
}

/** Reads one format. Streams: holds one record at a time, and what the format cannot be read without. Never throws for what a file holds. */
export interface Importer {
  /** Its name on the command line: `lift`. */
  readonly format: ImportFormat
  /** Endings of file names, lower case, that speak for it. */
  readonly endings: readonly string[]
  /** Whether a file that begins so (its first 4 KiB) is of this format. */
  recognises(head: Uint8Array, name: string): boolean
  /** Yields the entries and returns the facts. */
  read(task: ImportTask): AsyncGenerator<DraftEntry, ImportFacts, undefined>
}

export const importFormats = [
  'csv',
  'xlsx',
  'lift',
  'sfm',
  'tei',
  'cldf',
  'kaikki',
  'stardict',
  'yomitan',
  'dsl',
  'xdxf',
  'abvd',
] as const

export type ImportFormat = (typeof importFormats)[number]

/** How much of a file is read. */
export interface ImportLimits {
  /** Bytes of the file, and of what an archive unpacks to. */
  readonly bytes: number
  readonly records: number
  /** Code units of one text. */
  readonly textUnits: number
  /** Bytes of one record. */
  readonly recordBytes: number
  /** Elements or objects inside one another. */
  readonly depth: number
  /** Files of an archive or folder. */
  readonly files: number
}
