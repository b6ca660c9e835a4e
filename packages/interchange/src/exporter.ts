import type { Entry, Manifest } from '@hiap/lexicon'

/** A dictionary as exporters see it. */
export interface ExportSource {
  readonly manifest: Manifest
  /** In dictionary order; may be gone through more than once. */
  entries(): Iterable<Entry> | AsyncIterable<Entry>
  readonly count: number
  /** What an import of this format kept beside the entry, or beside the dictionary where no id is given. */
  kept(entryId?: string): unknown
  /** The bytes of a media file of an entry; `undefined` where it is not there. */
  media(file: string): AsyncIterable<Uint8Array> | undefined
  /** Where entries are shown: `https://example.org/`, with the slash. Left out, addresses are `urn:hiap:km-vi:k0001`. */
  readonly baseUrl?: string
}

/** Where an export goes: files that appear together, or not at all. */
export interface ExportTarget {
  /** Begins a file, by its path inside the target. */
  file(path: string): Promise<ExportFile>
}

export interface ExportFile {
  write(piece: string | Uint8Array): Promise<void>
  end(): Promise<void>
}

/** A field that the format has no place for. */
export interface Dropped {
  /** `senses[].definition` */
  readonly field: string
  readonly count: number
  /** What the format has instead, or why it has nothing. */
  readonly why: string
}

/** Writes one format. */
export interface Exporter {
  readonly format: ExportFormat
  /** Ending of the file name; a format of several files names the main one. */
  readonly ending: string
  /** Writes the dictionary and returns what it could not write. `name` is the name of the file without its ending. */
  write(source: ExportSource, name: string, target: ExportTarget): Promise<readonly Dropped[]>
}

export const exportFormats = [
  'csv',
  'lift',
  'tei',
  'ontolex',
  'jsonld',
  'cldf',
  'kaikki',
  'stardict',
  'yomitan',
  'anki',
  'html',
] as const

export type ExportFormat = (typeof exportFormats)[number]
