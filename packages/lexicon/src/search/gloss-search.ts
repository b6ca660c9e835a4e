import type { Reason } from '../dictionary-client.ts'
import type { Language } from '../language.ts'
import { numberAt } from './ascending.ts'
import type { Candidate, Candidates } from './candidate.ts'
import type { EntryFilter } from './facets.ts'
import { countDocuments, type GlossLayer, ordinalOf, termWeight, weightOfCode } from './gloss-layer.ts'
import { numbersOf, textOfForm } from './key-layer.ts'
import { documentsOf } from './postings.ts'
import { nodesBeginning } from './prefix.ts'
import { glossBeginsScore, glossMatch, glossScore, rank } from './rank.ts'
import { type Term, termsOf } from './search-key.ts'
import { leastOfBest, spreadMeanings } from './spread-meanings.ts'
import { findNode, keyAt, visitBelow } from './trie.ts'

/**
 * Finds entries by meaning: glosses that have every word typed, the last one perhaps only begun; where there is none,
 * glosses that are wholly among the words typed (`ăn` for `ăn cơm`).
 *
 * @param query cut by `cutQuery`
 * @param limit of begun words no more are looked for than this needs
 * @returns the best gloss of each entry, best first: at least `limit` where there are so many
 */
export function findGlosses(
  layer: GlossLayer,
  language: Language,
  query: string,
  limit: number,
  filter?: EntryFilter,
): Candidates {
  const typed = termsOf(language, query)
  const terms = typed.filter((term, i) => typed.findIndex((each) => each.folded === term.folded) === i)
  if (terms.length === 0) return { found: [], truncated: false }
  const bare = terms.every((term) => term.canonical === term.folded)
  const walk: Walk = {
    layer,
    filter,
    terms: terms.map((term) => readTerm(layer, language, term, bare)),
    bare,
    mean: weightOfCode(layer.meanLength[0] ?? 0),
    best: new Map(),
    work: 0,
  }
  addComplete(walk, limit)
  // A word only begun counts below every whole one; a last word that was typed before is complete already.
  const last = terms.at(-1)
  if (walk.best.size < limit && last !== undefined && last === typed.at(-1))
    addBegun(walk, language.letters(last.folded), limit)
  if (walk.best.size === 0 && terms.length > 1) addParts(walk)
  return { found: bestOf([...walk.best.values()], limit), truncated: walk.work > rank.workLimit }
}

/** The best candidates, those equal to the last too. */
function bestOf(candidates: readonly Candidate[], limit: number): readonly Candidate[] {
  const least = leastOfBest(
    candidates.map(({ score }) => score),
    limit,
  )
  return candidates.filter(({ score }) => score >= least).sort((a, b) => b.score - a.score || a.entry - b.entry)
}

/** One more than may be looked at, so that the walk sees that there are more. */
const mostDocuments = rank.workLimit + 1

interface Walk {
  readonly layer: GlossLayer
  readonly filter: EntryFilter | undefined
  readonly terms: readonly ReadTerm[]
  /** Nothing typed has a mark. */
  readonly bare: boolean
  /** Mean weight of a gloss. */
  readonly mean: number
  /** Best candidate by entry. */
  readonly best: Map<number, Candidate>
  work: number
}

interface ReadTerm {
  /** Documents that have it, ascending. */
  readonly documents: Uint32Array
  /** Documents that have it with the marks typed. */
  readonly marked: Uint32Array
  /** Documents by spelling; none are read where there is only one, or where marks were typed. */
  readonly forms: readonly Uint32Array[]
  readonly weight: number
}

function readTerm(layer: GlossLayer, language: Language, term: Term, bare: boolean): ReadTerm {
  const { keys, texts, postings } = layer
  const key = keyAt(keys.trie, findNode(keys.trie, numbersOf(keys.table, language.letters(term.folded))))
  const none: Uint32Array = new Uint32Array(0)
  if (key < 0) return { documents: none, marked: none, forms: [], weight: termWeight(countDocuments(layer), 0) }
  const [first, end] = [numberAt(keys.forms, key), numberAt(keys.forms, key + 1)]
  const documents = documentsOf(postings, first, end, mostDocuments)
  let marked: Uint32Array = none
  for (let form = first; form < end; form++)
    if (textOfForm(keys, texts, form) === term.canonical)
      marked = end - first === 1 ? documents : documentsOf(postings, form, form + 1, mostDocuments)
  const forms: Uint32Array[] = []
  if (bare && end - first > 1)
    for (let form = first; form < end; form++) forms.push(documentsOf(postings, form, form + 1, mostDocuments))
  return { documents, marked, forms, weight: termWeight(countDocuments(layer), documents.length) }
}

/** Documents with every term. Of a frequent word there are thousands, so only the best become candidates. */
function addComplete(walk: Walk, limit: number): void {
  const { layer, terms } = walk
  const shortest = terms.reduce((a, b) => (b.documents.length < a.documents.length ? b : a))
  const typed = terms.reduce((sum, { weight }) => sum + weight, 0)
  // The best document of each entry; those of one entry follow each other.
  const documents: number[] = []
  const scores: number[] = []
  let last = -1
  for (const document of shortest.documents) {
    if (++walk.work > rank.workLimit) break
    if (!terms.every((term) => term === shortest || has(term.documents, document))) continue
    const entry = numberAt(layer.entries, document)
    if (walk.filter !== undefined && !walk.filter(entry)) continue
    const match = glossMatch(typed, typed, weightOfCode(layer.lengths[document]!), walk.mean)
    const score = glossScore(markedShareOfComplete(walk, document), match, ordinalOf(layer, document), walk.bare)
    if (entry !== last) {
      documents.push(document)
      scores.push(score)
    } else if (score > scores.at(-1)!) {
      documents[documents.length - 1] = document
      scores[scores.length - 1] = score
    }
    last = entry
  }
  if (walk.bare) spreadMeanings(meaningsOf(walk, documents), scores, limit)
  const least = leastOfBest(scores, limit)
  documents.forEach((document, i) => {
    if (scores[i]! < least) return
    const whole = typed >= weightOfCode(layer.lengths[document]!) * rank.wholeGloss
    const marked = markedShareOfComplete(walk, document) === 1
    const reason = marked
      ? whole
        ? 'meaning'
        : 'in-meaning'
      : whole
        ? 'meaning-without-marks'
        : 'in-meaning-without-marks'
    keepBest(walk, document, reason, scores[i]!)
  })
}

/** What each document says by the words typed: their spellings in it. */
function meaningsOf({ terms }: Walk, documents: readonly number[]): readonly string[] {
  const readers = terms.map(({ forms }) => formReader(forms))
  return documents.map((document) => readers.map((read) => read(document)).join())
}

/** Reads of documents that are asked for in ascending order which of the forms they have. */
function formReader(forms: readonly Uint32Array[]): (document: number) => number {
  const at = forms.map(() => 0)
  return (document) =>
    forms.findIndex((documents, form) => {
      while (documents[at[form]!]! < document) at[form]!++
      return documents[at[form]!] === document
    })
}

/** Documents with every term but the last, and a word that begins as the last. */
function addBegun(walk: Walk, last: readonly string[], limit: number): void {
  const { keys, postings } = walk.layer
  const others = walk.terms.slice(0, -1)
  const begun = nodesBeginning(keys, last)
  visitBelow(keys.trie, begun.from, begun.to, (from, to, extra) => {
    // What was typed whole is complete, not begun; it stands first among the shortest.
    const first = from === begun.whole ? from + 1 : from
    const forms = [numberAt(keys.forms, first), numberAt(keys.forms, to)] as const
    for (const document of documentsOf(postings, ...forms, mostDocuments)) {
      if (++walk.work > rank.workLimit) return false
      if (!others.every(({ documents }) => has(documents, document))) continue
      keepBest(walk, document, 'meaning-begins', glossBeginsScore(extra, ordinalOf(walk.layer, document)))
    }
    return walk.best.size < limit
  })
}

/** Documents all of whose words were typed, among others. */
function addParts(walk: Walk): void {
  const { layer, terms } = walk
  const typed = terms.reduce((sum, { weight }) => sum + weight, 0)
  const met = new Map<number, number>()
  for (const { documents, weight } of terms)
    for (const document of documents) {
      if (++walk.work > rank.workLimit) return
      met.set(document, (met.get(document) ?? 0) + weight)
    }
  for (const [document, weight] of met) {
    const length = weightOfCode(layer.lengths[document]!)
    if (weight < length * rank.wholeGloss) continue
    const match = glossMatch(weight, typed, length, walk.mean)
    const score = glossScore(markedShare(walk, document), match, ordinalOf(layer, document), walk.bare)
    keepBest(walk, document, 'meaning-of-a-part', score)
  }
}

/** {@link markedShare} of a document that has every term: where a word has one spelling, its marks are those typed. */
function markedShareOfComplete({ terms }: Walk, document: number): number {
  let marked = 0
  for (const term of terms) if (term.marked === term.documents || has(term.marked, document)) marked++
  return marked / terms.length
}

/** Which share of the terms a document has with the marks typed. */
function markedShare({ terms }: Walk, document: number): number {
  let marked = 0
  for (const term of terms) if (has(term.marked, document)) marked++
  return marked / terms.length
}

function keepBest({ layer, filter, best }: Walk, document: number, reason: Reason, score: number): void {
  const entry = numberAt(layer.entries, document)
  if (filter !== undefined && !filter(entry)) return
  const before = best.get(entry)
  if (before !== undefined && before.score >= score) return
  best.set(entry, { entry, tier: 'gloss', reason, score, gloss: ordinalOf(layer, document) })
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
