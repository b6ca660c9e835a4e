import { compareHits, entryFilter, HiapError, type Hit, type SearchRequest } from '@hiap/lexicon'
import type { OpenedDictionary } from '../opened-dictionary.ts'
import type { TextMatch } from './read-slice.ts'

/** What the texts of several dictionaries answer. */
export interface TextsAnswer {
  /** Tier `text`, best first. */
  readonly hits: readonly Hit[]
  readonly truncated: boolean
}

/**
 * Searches the texts of dictionaries as one: for texts that have every word typed, and only where there is none in any
 * of them for those that have one.
 *
 * @param better hits of better tiers; their entries are not given again
 * @param limit at most this many hits
 * @throws HiapError `full-text-missing`
 */
export function searchTexts(
  dictionaries: readonly OpenedDictionary[],
  request: SearchRequest,
  better: readonly Hit[],
  limit: number,
): TextsAnswer {
  const opened = dictionaries.flatMap((dictionary) => {
    const { fullText, hasFullText, id } = dictionary
    if (hasFullText && fullText === undefined)
      throw new HiapError(
        'full-text-missing',
        `The texts of the dictionary ${id} are not loaded. Await loadFullText before the search.`,
        { dictionary: id },
      )
    return fullText === undefined ? [] : [{ dictionary, fullText }]
  })
  const answer = (match: TextMatch): TextsAnswer & { readonly matches: boolean } => {
    const hits: Hit[] = []
    let truncated = false
    let matches = false
    for (const { dictionary, fullText } of opened) {
      const found = new Set<number>()
      for (const hit of better) {
        const number = hit.dictionary === dictionary.id ? dictionary.numberOf(hit.entryId) : undefined
        if (number !== undefined) found.add(number)
      }
      const texts = fullText.find(
        { ...request, limit, found, accepts: entryFilter(dictionary.index.facets, request.filter) },
        match,
      )
      hits.push(...texts.hits)
      truncated ||= texts.truncated
      matches ||= texts.matches
    }
    return { hits: hits.sort(compareHits).slice(0, limit), truncated, matches }
  }
  if (limit === 0) return { hits: [], truncated: false }
  const all = answer('all')
  return all.matches ? all : answer('any')
}
