/** How much of a source is read. A larger one is told and left alone, so that no file can use up the memory. */
export interface SourceLimits {
  /** Bytes of one line without its end. */
  readonly lineBytes: number
  /** Bytes of `dictionary.json`. */
  readonly manifestBytes: number
  /** Bytes of `entries.jsonl`. */
  readonly entriesBytes: number
  /** Bytes of `SOURCES.md`, `README.md` or `cases.tsv`. */
  readonly companionBytes: number
  /** Objects and arrays inside one another. */
  readonly depth: number
  /** Code units of a string that is compared with its normal form; the schema allows no longer one. */
  readonly textUnits: number
  /** Faults told of one file. */
  readonly faultsPerFile: number
}

/** The limits of `readSource`. The largest official dictionary of the region has 84,000 entries: about 50 MB. */
export const sourceLimits: SourceLimits = {
  lineBytes: 256 * 1024,
  manifestBytes: 1024 * 1024,
  entriesBytes: 256 * 1024 * 1024,
  companionBytes: 4 * 1024 * 1024,
  depth: 16,
  textUnits: 2000,
  faultsPerFile: 1000,
}
