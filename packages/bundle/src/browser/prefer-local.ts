import { type DictionaryClient, HiapError } from '@hiap/lexicon'
import type { BundleErrorCode } from '../errors.ts'

/** What the remote client may know better. */
const passedOn: ReadonlySet<string> = new Set<BundleErrorCode>(['worker-failed', 'full-text-missing'])

type Ask = (...args: readonly unknown[]) => Promise<unknown>

/**
 * Asks one client until another one is ready, and from then on that. Both must have the same dictionaries: then nobody
 * sees the change, as answers and their order are the same. A call that the local client cannot answer because its
 * worker failed, or has not the texts yet, is asked of the remote one.
 *
 * @param remote can do everything at once
 * @param local resolves when it is ready; where it rejects or gives nothing, `remote` goes on answering
 */
export function preferLocal(remote: DictionaryClient, local: Promise<DictionaryClient | undefined>): DictionaryClient {
  let ready: Partial<Record<string, Ask>> = {}
  local.then(
    (client) => {
      ready = { ...(client as unknown as Record<string, Ask> | undefined) }
    },
    () => {},
  )
  const methods = Object.entries(remote).map(([name, askRemote]: [string, Ask]): [string, Ask] => [
    name,
    async (...args) => {
      const askLocal = ready[name]
      if (askLocal === undefined) return askRemote(...args)
      try {
        return await askLocal(...args)
      } catch (error) {
        if (error instanceof HiapError && passedOn.has(error.code)) return askRemote(...args)
        throw error
      }
    },
  ])
  return Object.fromEntries(methods) as unknown as DictionaryClient
}
