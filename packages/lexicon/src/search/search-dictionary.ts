import type { Hit, Reason, SearchRequest } from '../dictionary-client.ts'
import { compareCandidates, compareHits } from './candidate.ts'
import { entryFilter } from './facets.ts'
import { findGlosses } from './gloss-search.ts'
import { allGuesses, findHeadwords } from './headword-search.ts'
import { type DictionaryCandidate, makeHit } from './make-hit.ts'
import { cutQuery } from './query.ts'
import { meets, type SearchableDictionary } from './searchable-dictionary.ts'

export interface DictionaryAnswer {
  /** Best first. */
  readonly hits: readonly Hit[]
  readonly truncated: boolean
  /** Nobody said in which language was typed, and the query is a meaning: guesses at a headword were left out. */
  readonly knownMeaning: boolean
}

/**
 * Searches one dictionary. A headword road is open where `from` is the dictionary's language or left out and `to` one
 * of its gloss languages or left out; the road over the glosses of a language where `from` is that language or left
 * out and `to` the dictionary's or left out. An entry that both roads find is given once, in its better tier.
 *
 * Tiers `romanised` and `fuzzy` guess. Where `from` is left out and a gloss is what was typed, there is nothing to guess:
 * `nuoc` is water, and no Khmer word that sounds a little like it stands before.
 *
 * @param limit at most this many hits
 * @param guesses false leaves the tiers that guess out; several dictionaries that answer as one need it
 */
export function searchDictionary(
  dictionary: SearchableDictionary,
  request: SearchRequest,
  limit: number,
  guesses = true,
): DictionaryAnswer {
  const query = cutQuery(request.query)
  const { from, to } = request
  const { index, language, languageTag, glossLanguages, glossLanguageTags } = dictionary
  const filter = entryFilter(index.facets, request.filter)
  const best = new Map<number, DictionaryCandidate>()
  let truncated = false
  const headwords = (guessing: boolean): void => {
    const answer = findHeadwords(index, language, query, limit, filter, guessing ? allGuesses : [])
    truncated ||= answer.truncated
    for (const candidate of answer.found) {
      const before = best.get(candidate.entry)
      if (before === undefined || compareHits(candidate, before) < 0) best.set(candidate.entry, candidate)
    }
  }
  const asHeadword = meets(from, languageTag) && (to === undefined || glossLanguageTags.some((tag) => meets(to, tag)))
  // Only where nobody said what was typed can a meaning take the place of a guess.
  const mayBeMeaning = from === undefined
  if (asHeadword) headwords(guesses && !mayBeMeaning)
  // Of the meanings no more are needed than are left when those that a headword road found too are taken away.
  const found = best.size
  const glossLimit = limit + found
  let knownMeaning = false
  if (meets(to, languageTag))
    glossLanguages.forEach((language, place) => {
      const layer = index.glosses[place]
      if (layer === undefined || !meets(from, glossLanguageTags[place]!)) return
      const answer = findGlosses(layer, language, query, glossLimit, filter)
      truncated ||= answer.truncated
      for (const candidate of answer.found) {
        knownMeaning ||= mayBeMeaning && isWholeMeaning(candidate.reason)
        const before = best.get(candidate.entry)
        if (before === undefined || (before.tier === 'gloss' && before.score < candidate.score))
          best.set(candidate.entry, { ...candidate, glossLanguage: place })
      }
    })
  if (asHeadword && guesses && mayBeMeaning && !knownMeaning && found < limit) headwords(true)
  const candidates = [...best.values()].sort(compareCandidates)
  // Whether an exact hit is the very text typed shows only when its text is read.
  const exact = candidates.findLastIndex(({ tier }) => tier === 'exact') + 1
  const hits = candidates
    .slice(0, Math.max(limit, exact))
    .map((candidate) => makeHit(dictionary, candidate, query, to))
    .sort(compareHits)
    .slice(0, limit)
  return { hits, truncated, knownMeaning }
}

function isWholeMeaning(reason: Reason): boolean {
  return reason === 'meaning' || reason === 'meaning-without-marks'
}
