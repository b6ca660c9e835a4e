import type { DictionaryClient, EntrySummary } from '@hiap/lexicon'
import type { Candidate, Suggest } from './candidate.ts'

export interface SuggestFromOptions {
  /** BCP 47 tag of what is typed: `locale` of the layout. */
  readonly locale: string
  /** BCP 47 tag of the reader's language. A dictionary without it gives the meanings that it has. */
  readonly language: string
  /** `id`s of the dictionaries to ask. Default: all of the language typed. */
  readonly dictionaries?: readonly string[]
}

/**
 * Makes a source of candidates of any dictionaries: opened ones, a worker's or the HTTP API's. Rejects as the client does.
 *
 * @example
 * const suggest = suggestFrom(shelfClient(shelf), { locale: 'km', language: 'vi' })
 * await suggest('sruk', { sounds: true, limit: 9, signal }) // [{ text: 'ស្រុក', gloss: 'huyện', glossLanguage: 'vi' }, …]
 */
export function suggestFrom(client: Pick<DictionaryClient, 'suggest'>, options: SuggestFromOptions): Suggest {
  const { locale, language, dictionaries } = options
  return async (prefix, { limit, signal }) => {
    // Homographs take places of the answer but are one candidate.
    const request = { prefix, from: locale, to: language, limit: Math.min(20, 2 * limit) }
    return distinct(
      await client.suggest(dictionaries === undefined ? request : { ...request, dictionaries }, signal),
    ).slice(0, limit)
  }
}

function distinct(entries: readonly EntrySummary[]): readonly Candidate[] {
  const byText = new Map<string, Candidate>()
  for (const { headword, gloss, glossLanguage } of entries)
    if (!byText.has(headword))
      byText.set(headword, gloss === '' ? { text: headword } : { text: headword, gloss, glossLanguage })
  return [...byText.values()]
}
