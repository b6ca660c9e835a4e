import type { DictionaryClient, DictionaryInfo } from '@hiap/lexicon'
import { sameLanguage } from './language-tag.ts'

/** Larger dictionaries are not fetched for the sake of a number. */
export const mostWords = 20_000

/** So many entries come in one answer. */
const pageLength = 200

/** What has a sentence for its meaning is a phrase: by phrases a text is not divided into words. */
const isSentence = /[.?!…]$/

/**
 * Fetches the headwords of the dictionaries of a language, by which a text without spaces is divided into words. Nothing
 * of the text is sent.
 *
 * @returns `undefined` where no dictionary is of the language, or they have more than {@link mostWords} entries
 * @throws whatever the client throws
 */
export async function fetchWords(
  client: DictionaryClient,
  dictionaries: readonly DictionaryInfo[],
  tag: string,
  signal: AbortSignal,
): Promise<readonly (readonly [word: string, count: number])[] | undefined> {
  const chosen = dictionaries.filter(({ language }) => sameLanguage(language, tag))
  const all = chosen.reduce((sum, { counts }) => sum + counts.entries, 0)
  if (all === 0 || all > mostWords) return undefined
  const words: (readonly [string, number])[] = []
  for (const { id } of chosen) {
    let cursor: string | undefined
    do {
      const request = { dictionary: id, limit: pageLength, ...(cursor !== undefined && { cursor }) }
      const page = await client.browse(request, signal)
      for (const { headword, gloss } of page?.entries ?? []) if (!isSentence.test(gloss)) words.push([headword, 1])
      cursor = page?.next
    } while (cursor !== undefined)
  }
  return words
}
