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
  const { walk, numbers } = walkerOf(words, language)
  const typed = letters.map((letter) => numbers.get(letter) ?? -1)
  const { found, work } = walk.find(typed, bound, slipBounds.slips, rank.walkLimit)
  if (work > rank.walkLimit) candidates.truncated = true
  const { forms } = words.keys
  const near = [...found].sort((a, b) => a[1] - b[1] || a[0] - b[0])
  let last = 0
  for (const [key, cost] of near) {
    if (cost > last && candidates.isFull) return
    last = cost
    const end = numberAt(forms, key + 1)
    for (let form = numberAt(forms, key); form < end; form++) {
      if (!candidates.mayGoOn()) return
      // Costs are whole hundredths: what the spelling adds only decides between equal ones.
      const spelling = Math.min(0.99, candidates.distanceTo(form) / 10_000)
      candidates.add(form, 'fuzzy', 'one-slip', nearScore(cost + spelling))
    }
  }
}

interface Walker {
  readonly walk: SlipWalk
  readonly numbers: ReadonlyMap<string, number>
}

const walkers = new WeakMap<WordLayer, Walker>()

/** The walk over a layer, made when the first query needs it. A layer has one language. */
function walkerOf(words: WordLayer, language: Language): Walker {
  const known = walkers.get(words)
  if (known !== undefined) return known
  const rules = slipRules(foldedSlips(language), words.keys.table)
  const walker = { walk: new SlipWalk(words.keys.trie, words.backwards, rules), numbers: rules.numbers }
  walkers.set(words, walker)
  return walker
}
