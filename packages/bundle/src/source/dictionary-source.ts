import type { Entry, Manifest } from '@hiap/lexicon'

/** A dictionary source that has passed every check: what the compiler takes. */
export interface DictionarySource {
  readonly manifest: Manifest
  /** In the order of `entries.jsonl`. */
  readonly entries: readonly Entry[]
}
