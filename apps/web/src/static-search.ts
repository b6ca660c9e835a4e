import { staticBundleAddress, staticClient } from '@hiap/bundle/browser'
import { usePageAddresses } from '@hiap/elements'
import type { DictionaryClient } from '@hiap/lexicon'

/**
 * Makes this page one that stands in a folder of files: its addresses are behind `#`, as one file answers for all, and
 * bundles are files beside it.
 *
 * @returns the client of the dictionaries in the folder
 */
export function standInFolder(): DictionaryClient {
  const folder = new URL('.', document.baseURI).href
  usePageAddresses({ routes: 'hash', bundle: (hash) => staticBundleAddress(folder, hash) })
  return staticClient(folder)
}
