import type { Language } from '../language.ts'
import { numberAt } from './ascending.ts'
import type { Candidates } from './candidate.ts'
import type { EntryFilter } from './facets.ts'
import { HeadwordCandidates } from './headword-candidates.ts'
import { numbersOf } from './key-layer.ts'
import { findPattern, isPattern, isQuestion, withoutWildcards } from './pattern-search.ts'
import { nodesBeginning } from './prefix.ts'
import { mostHeadStart, nearScore, prefixScore, rank } from './rank.ts'
import type { SearchIndex } from './search-index.ts'
import { findBySlips } from './slip-search.ts'
import { completeBySound, findBySound } from './sound-search.ts'
import { findNode, keyAt, visitBelow } from './trie.ts'
import { isVariant, spellingBegins, spellingOf } from './word-layer.ts'

/** The tiers that guess at what was typed. */
export const allGuesses = ['romanised', 'fuzzy'] as const

/** `completed`: romanised for a word that may go on. */
export type Guess = (typeof allGuesses)[number] | 'completed'

/**
 * Finds entries by headword: exact, variant, folded, prefix, romanised, fuzzy, in this order, the costly tiers only where
 * those before gave fewer than were asked for. A query with `*` or `?` is a pattern and finds what fits it.
 *
 * @param query cut by `cutQuery`
 * @param guesses the tiers that guess which are asked
 * @param limit at least so many candidates are looked for; equals of the last are all there, so that the caller can
 *   order them
 * @example
 * findHeadwords(index, jrai, 'hoget', 20).found[0] // { entry: 1, tier: 'folded', reason: 'without-marks', … }
 */
export function findHeadwords(
  index: SearchIndex,
  language: Language,
  query: string,
  limit: number,
  filter?: EntryFilter,
  guesses: readonly Guess[] = allGuesses,
): Candidates {
  if (isPattern(query)) {
    const fitting = new HeadwordCandidates(index.words, language, query, limit, filter)
    findPattern(fitting, query)
    if (fitting.size > 0 || !isQuestion(query)) return { found: fitting.found, truncated: fitting.truncated }
  }
  // The mark at the end of a question was not meant as a pattern.
  const candidates = new HeadwordCandidates(
    index.words,
    language,
    isQuestion(query) ? withoutWildcards(query) : query,
    limit,
    filter,
  )
  if (candidates.key !== '') {
    findWhole(candidates)
    if (!candidates.isFull) findBegun(candidates)
    if (guesses.includes('romanised') && !candidates.isFull && index.sounds !== undefined)
      findBySound(candidates, index.sounds, query)
    if (guesses.includes('completed') && !candidates.isFull && index.sounds !== undefined)
      completeBySound(candidates, index.sounds, query)
    if (guesses.includes('fuzzy') && !candidates.isFull) findBySlips(candidates)
  }
  return { found: candidates.found, truncated: candidates.truncated }
}

/** Forms whose key is the query's: exact and variant where the spelling is the same, else folded, the nearest first. */
function findWhole(candidates: HeadwordCandidates): void {
  const { words, language, canonical } = candidates
  const { trie, table } = words.keys
  const key = keyAt(trie, findNode(trie, numbersOf(table, language.letters(candidates.key))))
  if (key < 0) return
  const folded: number[] = []
  const variants: number[] = []
  const end = numberAt(words.keys.forms, key + 1)
  for (let form = numberAt(words.keys.forms, key); form < end && candidates.mayGoOn(); form++)
    if (spellingOf(words, form) !== canonical) folded.push(form)
    else if (isVariant(words, form)) variants.push(form)
    else candidates.add(form, 'exact', 'same-word', 1)
  for (const form of variants) candidates.add(form, 'variant', 'variant', 1)
  folded.forEach((form, i) => {
    const distance = i < rank.comparedLimit ? candidates.distanceTo(form) : 1000
    candidates.add(form, 'folded', 'without-marks', nearScore(distance))
  })
}

/** Forms that begin as the query does, shortest first; those with its marks before all others. */
function findBegun(candidates: HeadwordCandidates): void {
  const { words, language, canonical } = candidates
  const { trie, table, forms } = words.keys
  const typed = language.letters(candidates.key)
  const begun = nodesBeginning(words.keys, typed)
  const wanted = language.letters(canonical)
  const numbers = numbersOf(table, wanted)
  // A common word may be longer than the others by so much, and no more; of one letter too many words begin.
  const headStart = words.bands.length === 0 || typed.length < 2 ? 0 : mostHeadStart
  let enoughAt = Number.POSITIVE_INFINITY
  let fullAt = Number.POSITIVE_INFINITY
  visitBelow(trie, begun.from, begun.to, (from, to, extra) => {
    // A letter only begun is longer by less than a letter.
    const longer = extra === 0 ? 0.5 : extra
    const end = numberAt(forms, to)
    if (candidates.isEnoughWaiting) enoughAt = Math.min(enoughAt, extra)
    for (let form = numberAt(forms, from === begun.whole ? from + 1 : from); form < end; form++) {
      if (!candidates.mayGoOn()) return false
      const band = headStart === 0 ? 0 : candidates.bandOf(form)
      // Where there are enough, only a common word may still come before one of them.
      if (band === 0 && extra > fullAt) continue
      if (spellingBegins(words, form, wanted, numbers))
        candidates.add(form, 'prefix', 'begins', prefixScore(false, longer, band))
      else if (extra < enoughAt + (band === 0 ? 0 : headStart)) candidates.wait(form, prefixScore(true, longer, band))
    }
    if (candidates.isFull) fullAt = Math.min(fullAt, extra)
    return extra < fullAt + headStart
  })
  candidates.addWaiting('prefix', 'begins-without-marks')
}
