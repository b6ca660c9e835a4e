import type { Reason, Tier } from '../dictionary-client.ts'
import type { Language } from '../language.ts'
import { prefixScore, rank } from './rank.ts'
import type { SearchIndex } from './search-index.ts'
import { canonicalKey, foldedKey } from './search-key.ts'
import { findNode, type Trie, valuesOf, visitBelow } from './trie.ts'

/** An entry that a road found, before its text is looked at. */
export interface Candidate {
  readonly entry: number
  readonly tier: Tier
  readonly reason: Reason
  readonly score: number
  /** For tier `gloss`: which gloss of the entry, as `glossesOf` counts. */
  readonly gloss?: number
}

export interface Candidates {
  /** Best tier first; every entry once. */
  readonly found: readonly Candidate[]
  /** The work limit was reached. */
  readonly truncated: boolean
}

/**
 * Finds entries by headword: exact, variant, folded, prefix, in this order.
 *
 * @param query cut by `cutQuery`
 * @param limit at least so many candidates are looked for; equals of the last are all there, so that the caller can
 *   order them
 */
export function findHeadwords(index: SearchIndex, language: Language, query: string, limit: number): Candidates {
  const found = new Map<number, Candidate>()
  let work = 0
  let truncated = false
  const add = (entries: Uint32Array, tier: Tier, reason: Reason, score: number): boolean => {
    for (const entry of entries) {
      if (++work > rank.workLimit) {
        truncated = true
        return false
      }
      if (!found.has(entry)) found.set(entry, { entry, tier, reason, score })
    }
    return true
  }
  const addBelow = (trie: Trie, node: number, reason: Reason, folded: boolean): void =>
    visitBelow(trie, node, (entries, extra) => {
      if (extra > 0 && !add(entries, 'prefix', reason, prefixScore(folded, extra))) return false
      return found.size < limit
    })

  const canonical = canonicalKey(language, query)
  const folded = foldedKey(language, query)
  const headwordNode = canonical === '' ? -1 : findNode(index.headword, canonical)
  const foldedNode = folded === '' ? -1 : findNode(index.folded, folded)
  add(valuesOf(index.headword, headwordNode), 'exact', 'same-word', 1)
  if (canonical !== '') add(valuesOf(index.variant, findNode(index.variant, canonical)), 'variant', 'variant', 1)
  add(valuesOf(index.folded, foldedNode), 'folded', 'without-marks', 1)
  if (found.size < limit) addBelow(index.headword, headwordNode, 'begins', false)
  if (found.size < limit) addBelow(index.folded, foldedNode, 'begins-without-marks', true)
  return { found: [...found.values()], truncated }
}
