import type { DictionaryInfo } from '@hiap/lexicon'

/** What a browser tells of its connection; most tell nothing. `navigator.connection` of the Network Information API. */
export interface ConnectionHints {
  /** The reader asked for little data to be used. */
  readonly saveData?: boolean
  /** As fast as this kind of network: `slow-2g`, `2g`, `3g` or `4g`. */
  readonly effectiveType?: string
}

/** Most bytes of bundles that a page fetches and keeps in memory unasked: a fiftieth of what a small phone has. */
export const mostUnasked: number = 64_000_000

/**
 * Whether a page may fetch whole dictionaries that nobody asked for, to answer faster and without a server: not where
 * the reader saves data, not over a slow network, and not more than `most` bytes.
 */
export function mayDownload(
  dictionaries: readonly Pick<DictionaryInfo, 'bytes'>[],
  connection: ConnectionHints | undefined,
  most: number = mostUnasked,
): boolean {
  const bytes = dictionaries.reduce((sum, dictionary) => sum + dictionary.bytes, 0)
  const slow = connection?.effectiveType === 'slow-2g' || connection?.effectiveType === '2g'
  return connection?.saveData !== true && !slow && bytes > 0 && bytes <= most
}
