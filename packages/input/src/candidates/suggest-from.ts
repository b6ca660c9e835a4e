import type { DictionaryClient, Hit } from '@hiap/lexicon'
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
 * Makes a source of candidates of any dictionaries: opened ones, a worker's or the HTTP API's.
 *
 * By sound it gives words of the tier `romanised`, by letters words that are typed whole or begun.
 *
 * @example
 * const suggest = suggestFrom(shelfClient(shelf), { locale: 'km', language: 'vi' })
 * await suggest('sruk', { sounds: true, limit: 9, signal }) // [{ text: 'ស្រុក', gloss: 'huyện', glossLanguage: 'vi' }, …]
 */
export function suggestFrom(client: DictionaryClient, options: SuggestFromOptions): Suggest {
  const { locale, language, dictionaries } = options
  return async (prefix, { sounds, limit, signal }) => {
    const asked = {
      query: prefix,
      from: locale,
      to: language,
      limit: 2 * limit,
      ...(dictionaries === undefined ? {} : { dictionaries }),
    }
    const { hits } = await client.search(asked, signal)
    return distinct(hits.filter((hit) => fits(hit, sounds))).slice(0, limit)
  }
}

function fits({ tier }: Hit, sounds: boolean): boolean {
  return sounds
    ? tier === 'romanised'
    : tier === 'exact' || tier === 'variant' || tier === 'folded' || tier === 'prefix'
}

/** One candidate for homographs: the first has the meaning that fits best. */
function distinct(hits: readonly Hit[]): readonly Candidate[] {
  const byText = new Map<string, Candidate>()
  for (const { headword, gloss, glossLanguage } of hits)
    if (!byText.has(headword))
      byText.set(headword, gloss === '' ? { text: headword } : { text: headword, gloss, glossLanguage })
  return [...byText.values()]
}
