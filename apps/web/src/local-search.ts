import { type ConnectionHints, connectWorker, mayDownload } from '@hiap/bundle/browser'
import { bundleHref } from '@hiap/elements'
import type { DictionaryClient } from '@hiap/lexicon'
import workerUrl from './search-worker.ts?worker&url'

/** What the Trusted Types API and the Network Information API add to a page, in the browsers that have them. */
interface Platform {
  readonly trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(url: string): string },
    ): { createScriptURL(url: string): string }
  }
  readonly navigator: { readonly connection?: ConnectionHints }
}

const platform = globalThis as unknown as Platform

/** The name of our policy: a Content-Security-Policy with `trusted-types` must list it. */
const policyName = 'hiap-worker'

/**
 * Starts a worker that fetches the server's dictionaries and searches in them.
 *
 * @param remote tells which dictionaries there are
 * @returns its client when all are open; nothing where they are not to be fetched unasked
 * @throws whatever keeps the worker from its work, such as a policy of the page or a browser that knows no module workers
 */
export async function startLocalSearch(remote: DictionaryClient): Promise<DictionaryClient | undefined> {
  const dictionaries = await remote.dictionaries()
  if (!mayDownload(dictionaries, platform.navigator.connection)) return undefined
  const worker = new Worker(trusted(workerUrl), { type: 'module', name: 'hiap-search' })
  return connectWorker(worker, {
    bundles: dictionaries.map(({ hash }) => ({ url: new URL(bundleHref(hash), document.baseURI).href, hash })),
    ended: () => worker.terminate(),
  })
}

/** Under `require-trusted-types-for 'script'` a worker begins from a trusted address alone, which only a policy makes. */
function trusted(url: string): string {
  return platform.trustedTypes?.createPolicy(policyName, { createScriptURL: () => url }).createScriptURL(url) ?? url
}
