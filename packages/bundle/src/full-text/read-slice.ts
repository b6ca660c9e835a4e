import type { EntryFilter } from '@hiap/lexicon'
import { rowBytes, type TextLayer, termAt, termNumber, termsThatBegin, visitRow } from './text-layer.ts'

/** The bounds of one query; each with its reason. */
export const textLimits = {
  /** Places of rows that are read in one language: about a millisecond. */
  places: 100_000,
  /** Words that the last one typed may begin: the shortest. More would be a list of the language's words. */
  beginnings: 32,
  /** Texts that are put in order for each hit that may be given: an entry may have several. */
  textsPerHit: 5,
} as const

/** The part of a layer's index that a query needs: some of its terms, some of its documents. */
export interface TextSlice {
  /** In the order of their code units. */
  readonly terms: readonly SliceTerm[]
  /** Numbers of documents, ascending. */
  readonly documents: readonly number[]
  /** Rows were left unread, or documents left out, for the limits. */
  readonly truncated: boolean
}

export interface SliceTerm {
  readonly term: string
  /** By document of the slice: the term's weight there, in thousandths; not there where the document has it not. */
  readonly weights: ReadonlyMap<number, number>
}

/** `all`: texts that have every word typed, the last one perhaps only begun; `any`: those that have one. */
export type TextMatch = 'all' | 'any'

export interface SliceRequest {
  /** The terms typed, each once. */
  readonly terms: readonly string[]
  /** With `all`: the last term may be the beginning of one. */
  readonly begins: boolean
  readonly match: TextMatch
  /** At most so many documents, the heaviest. */
  readonly most: number
  /** Left out: every entry may answer. */
  readonly accepts?: EntryFilter | undefined
}

/**
 * Reads out of a layer what a query needs of it, and no more than the limits allow: first the terms that few texts have,
 * and of too many documents the heaviest.
 *
 * @returns undefined where nothing matches
 */
export function readSlice(layer: TextLayer, request: SliceRequest): TextSlice | undefined {
  const { terms, begins, match, most, accepts } = request
  let truncated = false
  const groups = terms.map((term, i) => {
    const numbers =
      begins && match === 'all' && i === terms.length - 1 ? beginningsOf(layer, term) : { found: [], more: false }
    truncated ||= numbers.more
    const whole = termNumber(layer, term)
    const all = whole < 0 || numbers.found.includes(whole) ? numbers.found : [whole, ...numbers.found]
    return { numbers: all, bytes: all.reduce((sum, number) => sum + rowBytes(layer, number), 0) }
  })
  if (match === 'all' && groups.some((group) => group.numbers.length === 0)) return undefined
  groups.sort((a, b) => a.bytes - b.bytes)

  // How many groups in turn a document has, and what its terms weigh together.
  const groupsMet = new Uint8Array(layer.entry.length)
  const weight = new Uint32Array(layer.entry.length)
  const candidates: number[] = []
  let lastCandidate = 0
  let places: number = textLimits.places
  const mayRead = (): boolean => {
    if (places-- > 0) return true
    truncated = true
    return false
  }
  let read = 0
  for (const { numbers } of groups) {
    // Texts that have one of the words need no frequent ones where rare ones gave enough.
    if (match === 'any' && candidates.length >= most) {
      truncated = true
      break
    }
    const before = read++
    let met = 0
    // Behind the last document that has the groups before, none can have this one too.
    const last = match === 'all' && before > 0 ? lastCandidate : layer.entry.length
    for (const number of numbers)
      visitRow(layer, number, (document, its) => {
        if (!mayRead()) return false
        const had = groupsMet[document]!
        if (match === 'all' && had < before) return document < last
        if (had === 0) {
          if (accepts?.(layer.entry[document]!) === false) return true
          candidates.push(document)
          lastCandidate = Math.max(lastCandidate, document)
        }
        groupsMet[document] = match === 'all' ? before + 1 : 1
        weight[document]! += its
        met++
        return document < last
      })
    if (match === 'all' && met === 0) return undefined
  }
  const matching = match === 'all' ? candidates.filter((document) => groupsMet[document] === groups.length) : candidates
  if (matching.length === 0) return undefined
  const documents = [...heaviest(matching, weight, most)].sort((a, b) => a - b)
  truncated ||= documents.length < matching.length

  const kept = new Uint8Array(layer.entry.length)
  for (const document of documents) kept[document] = 1
  const last = documents.at(-1)!
  // Reads again what was read, so it reaches the limit only where that did.
  places = textLimits.places
  const sliceTerms = [...new Set(groups.slice(0, read).flatMap((group) => group.numbers))].map((number): SliceTerm => {
    const weights = new Map<number, number>()
    visitRow(layer, number, (document, its) => {
      if (!mayRead()) return false
      if (kept[document] === 1) weights.set(document, its)
      return document < last
    })
    return { term: termAt(layer, number), weights }
  })
  return { terms: sliceTerms.sort((a, b) => (a.term < b.term ? -1 : 1)), documents, truncated }
}

/** The shortest terms that begin so. */
function beginningsOf(
  layer: TextLayer,
  beginning: string,
): { readonly found: readonly number[]; readonly more: boolean } {
  const [from, to] = termsThatBegin(layer, beginning)
  const found = Array.from({ length: to - from }, (_, i) => from + i)
  if (found.length <= textLimits.beginnings) return { found, more: false }
  const bytes = (number: number): number => layer.termAt[number + 1]! - layer.termAt[number]!
  found.sort((a, b) => bytes(a) - bytes(b) || a - b)
  return { found: found.slice(0, textLimits.beginnings), more: true }
}

/** At most so many of the documents, those that weigh most; of equals the first. */
function heaviest(documents: readonly number[], weight: Uint32Array, most: number): readonly number[] {
  if (documents.length <= most) return documents
  // Sorts only those that can be among them: the documents above a bound that is counted first.
  let greatest = 1
  for (const document of documents) greatest = Math.max(greatest, weight[document]!)
  const scale = (steps - 1) / greatest
  const counts = new Uint32Array(steps)
  for (const document of documents) counts[Math.floor(weight[document]! * scale)]!++
  let bound = steps - 1
  for (let above = counts[bound]!; above < most; above += counts[bound]!) bound--
  return documents
    .filter((document) => Math.floor(weight[document]! * scale) >= bound)
    .sort((a, b) => weight[b]! - weight[a]! || a - b)
    .slice(0, most)
}

const steps = 1024
