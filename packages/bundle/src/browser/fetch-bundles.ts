import { type DictionaryClient, HiapError } from '@hiap/lexicon'
import { bundleError } from '../errors.ts'
import { type OpenedDictionary, openBundle } from '../opened-dictionary.ts'
import { createShelf, shelfClient } from '../shelf.ts'
import type { BundleAddress } from './worker-protocol.ts'

/**
 * Fetches bundles, checks every byte, and puts them on one shelf in the order given. All or none: a shelf that lacks a
 * dictionary would answer otherwise than the server.
 *
 * The texts of definitions, examples and articles stay behind, where the server can leave them out, until a search first
 * asks for them. That search does not wait: it rejects with `full-text-missing`, and so do others until the texts are
 * there, so that a server may answer meanwhile.
 *
 * @throws HiapError `request-failed`; `bundle-corrupt` also where it is a whole bundle, but another than was asked for;
 *   the other codes of `openBundle`
 */
export async function fetchBundles(bundles: readonly BundleAddress[]): Promise<DictionaryClient> {
  const shelf = createShelf(await Promise.all(bundles.map(fetchBundle)))
  return {
    ...shelfClient(shelf),
    async search(request, signal) {
      signal?.throwIfAborted()
      // Where they cannot be had now, the next search tries again.
      if (request.fullText === true) shelf.loadFullText(request.dictionaries).catch(() => {})
      return shelf.search(request)
    },
  }
}

async function fetchBundle({ url, hash }: BundleAddress): Promise<OpenedDictionary> {
  // A server that does not know the parameter gives the whole file, which does as well.
  const opened = openBundle(await fetchBytes(`${url}?without=text`), url, {
    hash,
    readText: async (from, to) => {
      const bytes = await fetchBytes(url, { range: `bytes=${from}-${to - 1}` })
      // One that knows no ranges gives the whole file too.
      return bytes.length > to - from ? bytes.subarray(from, to) : bytes
    },
  })
  if (opened.info.hash !== hash) throw bundleError('bundle-corrupt', url, 'it is another bundle than was asked for')
  return opened
}

async function fetchBytes(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Uint8Array> {
  let status = 0
  try {
    // What the reader asks for meanwhile goes first.
    const options = { credentials: 'omit', referrerPolicy: 'no-referrer', priority: 'low', headers } as const
    const response = await fetch(url, options)
    status = response.status
    if (response.ok) return new Uint8Array(await response.arrayBuffer())
  } catch {
    // The connection broke, at first or on the way: told below.
  }
  throw new HiapError('request-failed', `The bundle ${url} cannot be fetched. Ask the server instead.`, { url, status })
}
