import { type DictionaryClient, HiapError } from '@hiap/lexicon'
import { bundleError } from '../errors.ts'
import { type OpenedDictionary, openBundle } from '../opened-dictionary.ts'
import { createShelf, shelfClient } from '../shelf.ts'
import type { BundleAddress } from './worker-protocol.ts'

/**
 * Fetches bundles, checks every byte, and puts them on one shelf in the order given. All or none: a shelf that lacks a
 * dictionary would answer otherwise than the server.
 *
 * @throws HiapError `request-failed`; `bundle-corrupt` also where it is a whole bundle, but another than was asked for;
 *   the other codes of `openBundle`
 */
export async function fetchBundles(bundles: readonly BundleAddress[]): Promise<DictionaryClient> {
  return shelfClient(createShelf(await Promise.all(bundles.map(fetchBundle))))
}

async function fetchBundle({ url, hash }: BundleAddress): Promise<OpenedDictionary> {
  const opened = openBundle(await fetchBytes(url), url)
  if (opened.info.hash !== hash) throw bundleError('bundle-corrupt', url, 'it is another bundle than was asked for')
  return opened
}

async function fetchBytes(url: string): Promise<Uint8Array> {
  let status = 0
  try {
    // What the reader asks for meanwhile goes first.
    const options = { credentials: 'omit', referrerPolicy: 'no-referrer', priority: 'low' } as const
    const response = await fetch(url, options)
    status = response.status
    if (response.ok) return new Uint8Array(await response.arrayBuffer())
  } catch {
    // The connection broke, at first or on the way: told below.
  }
  throw new HiapError('request-failed', `The bundle ${url} cannot be fetched. Ask the server instead.`, { url, status })
}
