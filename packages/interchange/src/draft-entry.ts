import type { CrossReference, Entry, Headword } from '@hiap/lexicon'

/**
 * A record of a file, as near to an entry as the file says it. `take-in` makes an entry of it: letters, id, homograph
 * number, references, sources, status, checks. Texts are as the file has them: importers repair nothing.
 */
export interface DraftEntry
  extends Omit<Entry, 'id' | 'kind' | 'headword' | 'homograph' | 'status' | 'sources' | 'crossReferences'> {
  /** Where it stands, for whoever must find it; 1-based as in {@link Problem}. */
  readonly row: number
  /** Where each of its senses stands, in their order, where they stand on rows of their own. */
  readonly senseRows?: readonly number[]
  /** Path of its file, where a folder or archive is read. */
  readonly file?: string
  /** The file's own id of the record: becomes the id of the entry where it can. */
  readonly key?: string
  /** Other ids by which references reach it: those of its senses. */
  readonly aliases?: readonly string[]
  /** `word` where left out. */
  readonly kind?: Entry['kind']
  /** The script is told by the letters where left out. */
  readonly headword: Omit<Headword, 'script'> & { readonly script?: string }
  readonly homograph?: number
  /** Left out: `attested`, by the file imported. */
  readonly status?: Entry['status']
  readonly sources?: Entry['sources']
  readonly references?: readonly DraftReference[]
  /**
   * What the file says and an entry has no place for, as JSON: kept beside the entry in `kept.jsonl` under the format's
   * name, and given back to the exporter of that format.
   */
  readonly kept?: unknown
}

/** A cross-reference by the other record's own id, or by its headword where the file names no id. */
export interface DraftReference {
  readonly type: CrossReference['type']
  readonly key?: string
  readonly headword?: string
  readonly homograph?: number
}
