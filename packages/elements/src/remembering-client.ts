import type { DictionaryClient, Entry } from '@hiap/lexicon'

/**
 * The same client, remembering the entries it fetched, so that going back and moving through hits asks only once.
 * The least recently used beyond `capacity` is forgotten; what was missing or failed is asked again.
 */
export function rememberingClient(client: DictionaryClient, capacity = 200): DictionaryClient {
  const entries = new Map<string, Entry>()
  return {
    dictionaries: (signal) => client.dictionaries(signal),
    search: (request, signal) => client.search(request, signal),
    browse: (request, signal) => client.browse(request, signal),
    suggest: (request, signal) => client.suggest(request, signal),
    gloss: (request, signal) => client.gloss(request, signal),
    async entry(dictionary, entryId, signal) {
      const key = `${dictionary}/${entryId}`
      const entry = entries.get(key) ?? (await client.entry(dictionary, entryId, signal))
      if (entry === undefined) return undefined
      entries.delete(key)
      entries.set(key, entry)
      for (const oldest of entries.keys()) {
        if (entries.size <= capacity) break
        entries.delete(oldest)
      }
      return entry
    },
  }
}
