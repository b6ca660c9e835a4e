import type { Language } from '../language.ts'
import { termWeight } from './build-index.ts'
import type { Candidate, Candidates } from './headword-search.ts'
import { glossBeginsScore, glossScore, rank } from './rank.ts'
import type { GlossLayer } from './search-index.ts'
import { type Term, termsOf } from './search-key.ts'
import { findNode, valuesOf, visitBelow } from './trie.ts'

/**
 * Finds entries by meaning: glosses that have every word typed, the last one perhaps only begun; where there is none,
 * glosses that are wholly among the words typed (`ăn` for `ăn cơm`).
 *
 * @param query cut by `cutQuery`
 * @returns the best gloss of each entry, best first
 */
export function findGlosses(layer: GlossLayer, language: Language, query: string): Candidates {
  const typed = termsOf(language, query)
  const terms = typed.filter((term, i) => typed.findIndex((each) => each.folded === term.folded) === i)
  if (terms.length === 0) return { found: [], truncated: false }
  const walk: Walk = {
    layer,
    postings: terms.map((term) => valuesOf(layer.folded, findNode(layer.folded, term.folded))),
    canonical: terms.map((term) => valuesOf(layer.canonical, findNode(layer.canonical, term.canonical))),
    bare: terms.every((term) => term.canonical === term.folded),
    best: new Map(),
    work: 0,
  }
  addComplete(walk)
  // A last word that was typed before is complete already.
  const last = terms.at(-1)
  if (last !== undefined && last === typed.at(-1)) addBegun(walk, last)
  if (walk.best.size === 0 && terms.length > 1) addParts(walk)
  const found = [...walk.best.values()].sort((a, b) => b.score - a.score || a.entry - b.entry)
  return { found, truncated: walk.work > rank.workLimit }
}

interface Walk {
  readonly layer: GlossLayer
  /** By term: documents that have it, ascending. */
  readonly postings: readonly Uint32Array[]
  /** By term: documents that have it with the marks typed. */
  readonly canonical: readonly Uint32Array[]
  /** Nothing typed has a mark. */
  readonly bare: boolean
  /** Best candidate by entry. */
  readonly best: Map<number, Candidate>
  work: number
}

/** Documents with every term. */
function addComplete(walk: Walk): void {
  const { layer, postings } = walk
  const shortest = postings.reduce((a, b) => (b.length < a.length ? b : a))
  const typed = postings.reduce((sum, each) => sum + weightOf(layer, each), 0)
  for (const document of shortest) {
    if (++walk.work > rank.workLimit) return
    if (!postings.every((each) => each === shortest || has(each, document))) continue
    const marks = walk.canonical.filter((each) => has(each, document)).length / postings.length
    const coverage = Math.min(1, typed / layer.weight[document]!)
    const ordinal = layer.ordinal[document]!
    const whole = coverage >= rank.wholeGloss
    keepBest(walk, document, {
      reason:
        marks === 1 ? (whole ? 'meaning' : 'in-meaning') : whole ? 'meaning-without-marks' : 'in-meaning-without-marks',
      score: glossScore(marks, coverage, ordinal, walk.bare),
    })
  }
}

/** Documents with every term but the last, and a word that begins as the last. */
function addBegun(walk: Walk, last: Term): void {
  const { layer, postings } = walk
  const others = postings.slice(0, -1)
  visitBelow(layer.folded, findNode(layer.folded, last.folded), (documents, extra) => {
    if (extra === 0) return true
    for (const document of documents) {
      if (++walk.work > rank.workLimit) return false
      if (!others.every((each) => has(each, document))) continue
      keepBest(walk, document, {
        reason: 'meaning-begins',
        score: glossBeginsScore(extra, layer.ordinal[document]!),
      })
    }
    return true
  })
}

/** Documents all of whose words were typed, among others. */
function addParts(walk: Walk): void {
  const { layer, postings } = walk
  const typed = postings.reduce((sum, each) => sum + weightOf(layer, each), 0)
  const met = new Map<number, number>()
  for (const each of postings)
    for (const document of each) {
      if (++walk.work > rank.workLimit) return
      met.set(document, (met.get(document) ?? 0) + weightOf(layer, each))
    }
  for (const [document, weight] of met) {
    if (weight < layer.weight[document]! * rank.wholeGloss) continue
    const marks = walk.canonical.filter((each) => has(each, document)).length / postings.length
    keepBest(walk, document, {
      reason: 'meaning-of-a-part',
      score: glossScore(marks, weight / typed, layer.ordinal[document]!, walk.bare),
    })
  }
}

function keepBest(walk: Walk, document: number, match: Pick<Candidate, 'reason' | 'score'>): void {
  const entry = walk.layer.entry[document]!
  const before = walk.best.get(entry)
  if (before !== undefined && before.score >= match.score) return
  walk.best.set(entry, { entry, tier: 'gloss', gloss: walk.layer.ordinal[document]!, ...match })
}

function weightOf(layer: GlossLayer, posting: Uint32Array): number {
  return termWeight(layer.entry.length, posting.length)
}

/** Whether an ascending list has a number. */
function has(ascending: Uint32Array, wanted: number): boolean {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ascending[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return ascending[low] === wanted
}
