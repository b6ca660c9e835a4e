import { httpClient, preferLocal } from '@hiap/bundle/browser'
import type { DictionaryClient } from '@hiap/lexicon'

/** By whom the page is answered. */
export interface Clients {
  readonly client: DictionaryClient
  /** The one in this browser: nothing where the dictionaries are not fetched. Rejects where it cannot be had. */
  readonly local: Promise<DictionaryClient | undefined>
}

/**
 * The client by which this page reaches its dictionaries; it stays the same as long as the page is open. It asks the
 * server, or the files of its folder where `hiap compile --shards` wrote into its head that there is no server. Once the
 * page is drawn and at rest, a worker gets ready to answer without either. In the browser's performance timeline, the
 * mark `hiap-local` tells when.
 */
export async function chooseClient(): Promise<Clients> {
  const inFolder = document.querySelector('meta[name="hiap-static-folder"]') !== null
  const remote = inFolder ? (await import('./static-search.ts')).standInFolder() : httpClient({ baseUrl: '' })
  const local = startLocal(remote)
  return { client: preferLocal(remote, local), local }
}

async function startLocal(remote: DictionaryClient): Promise<DictionaryClient | undefined> {
  await atRest()
  const { startLocalSearch } = await import('./local-search.ts')
  const client = await startLocalSearch(remote)
  if (client !== undefined) performance.mark('hiap-local')
  return client
}

/** Resolves after the page with all its parts has been drawn, when there is nothing else to do. */
function atRest(): Promise<void> {
  return new Promise((resolve) => {
    const drawn = (): void => {
      requestAnimationFrame(() => {
        // Safari has no idle callbacks.
        if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 5000 })
        else setTimeout(resolve, 1000)
      })
    }
    if (document.readyState === 'complete') drawn()
    else window.addEventListener('load', drawn, { once: true })
  })
}
