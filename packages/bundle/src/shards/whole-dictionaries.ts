import type { DictionaryClient } from '@hiap/lexicon'
import { bundleError } from '../errors.ts'
import { openBundle } from '../opened-dictionary.ts'
import { createShelf, shelfClient } from '../shelf.ts'
import { fetchBytes } from './static-files.ts'

/**
 * Fetches the whole bundles of a static folder, checks every byte, and puts them on a shelf.
 *
 * @throws HiapError `request-failed`; `bundle-corrupt` also where it is a whole bundle, but another than was asked for;
 *   the other codes of `openBundle`
 */
export async function fetchWhole(
  fetchWith: typeof fetch,
  bundles: readonly { readonly url: string; readonly hash: string }[],
): Promise<DictionaryClient> {
  const opened = await Promise.all(
    bundles.map(async ({ url, hash }) => {
      const dictionary = openBundle(await fetchBytes(fetchWith, url, {}), url)
      if (dictionary.info.hash !== hash)
        throw bundleError('bundle-corrupt', url, 'it is another bundle than was asked for')
      return dictionary
    }),
  )
  return shelfClient(createShelf(opened))
}
