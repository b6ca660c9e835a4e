import { httpClient } from '@hiap/bundle/browser'
import type { DictionaryClient } from '@hiap/lexicon'

/** The client by which this page reaches its dictionaries; it stays the same as long as the page is open. */
export function chooseClient(): DictionaryClient {
  return httpClient({ baseUrl: '' })
}
