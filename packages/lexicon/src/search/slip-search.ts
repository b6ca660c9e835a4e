import type { Language } from '../language.ts'
import { numberAt } from './ascending.ts'
import type { HeadwordCandidates } from './headword-candidates.ts'
import { nearScore, rank } from './rank.ts'
import { slipBound, slipBounds } from './slip-distance.ts'
import { slipRules } from './slip-rules.ts'
import { foldedSlips } from './slip-tables.ts'
import { SlipWalk } from './slip-walk.ts'
import type { WordLayer } from './word-layer.ts'

/**
 * Adds the forms that are one or two slips away from the query, cheapest first; those whose keys are equally far by how
 * far their spelling is, marks and all. What a slip is, `findSlips` says, between the folded keys.
 */
export function findBySlips(candidates: HeadwordCandidates): void {
  const { words, language } = candidates
  const letters = language.letters(candidates.key)
  const bound = slipBound(letters.length)
  if (bound === 0) return
  const { found, work } = walkOf(words, language).find(letters, bound, slipBounds.slips, rank.walkLimit)
  if (work > rank.walkLimit) candidates.truncated = true
  const { forms } = words.keys
  const near = [...found].sort((a, b) => a[1] - b[1] || a[0] - b[0])
  for (let from = 0, to = 0; from < near.length && !candidates.isFull; from = to) {
    const cost = near[from]![1]
    while (to < near.length && near[to]![1] === cost) to++
    const equal: number[] = []
    for (let i = from; i < to; i++) {
      const end = numberAt(forms, near[i]![0] + 1)
      for (let form = numberAt(forms, near[i]![0]); form < end; form++) equal.push(form)
    }
    for (const form of equal) {
      if (!candidates.mayGoOn()) return
      // Costs are whole hundredths: what the spelling adds only decides between equal ones.
      const spelling = equal.length < 2 ? 0 : Math.min(0.99, candidates.distanceTo(form) / 10_000)
      candidates.add(form, 'fuzzy', 'one-slip', nearScore(cost + spelling))
    }
  }
}

const walks = new WeakMap<WordLayer, SlipWalk>()

/** The walk over a layer, made when the first query needs it. A layer has one language. */
function walkOf(words: WordLayer, language: Language): SlipWalk {
  const known = walks.get(words)
  if (known !== undefined) return known
  const walk = new SlipWalk(words.keys.trie, words.backwards, slipRules(foldedSlips(language), words.keys.table))
  walks.set(words, walk)
  return walk
}
