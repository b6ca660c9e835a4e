import type { Language } from '../language.ts'
import { type NumberArray, packArrays } from './array-table.ts'
import { canonicalKey, foldedKey, type Term, termsOf } from './search-key.ts'
import { buildTrie, trieArrays } from './trie.ts'

/** What the index needs to know of an entry. Its number is its place in the list. */
export interface IndexedEntry {
  readonly headword: string
  /** Other spellings, and the same word in other scripts. */
  readonly variants: readonly string[]
  /** Every gloss, sense by sense; its place in this list is how a match names it. */
  readonly glosses: readonly IndexedGloss[]
}

export interface IndexedGloss {
  /** Place in `glossLanguages`. */
  readonly language: number
  readonly text: string
}

/**
 * Builds the search index of one dictionary as one buffer. Layers: canonical headwords, canonical variants, the folded
 * form of both, and for each gloss language its words, canonical and folded. The same input gives the same bytes.
 *
 * @param language of the headwords
 * @param glossLanguages the languages that `IndexedGloss.language` counts
 */
export function buildIndex(
  language: Language,
  glossLanguages: readonly Language[],
  entries: readonly IndexedEntry[],
): ArrayBuffer {
  const headwords: [string, number][] = []
  const variants: [string, number][] = []
  const folded: [string, number][] = []
  entries.forEach((entry, number) => {
    headwords.push([canonicalKey(language, entry.headword), number])
    folded.push([foldedKey(language, entry.headword), number])
    for (const variant of entry.variants) {
      variants.push([canonicalKey(language, variant), number])
      folded.push([foldedKey(language, variant), number])
    }
  })
  const arrays: (readonly [string, NumberArray])[] = [
    ...trieArrays('headword', buildTrie(headwords)),
    ...trieArrays('variant', buildTrie(variants)),
    ...trieArrays('folded', buildTrie(folded)),
  ]
  glossLanguages.forEach((glossLanguage, i) => {
    arrays.push(...glossArrays(`gloss${i}`, glossLanguage, i, entries))
  })
  return packArrays(arrays)
}

/** Weights are kept as whole numbers: 1 / 256 of a natural logarithm. */
export const weightScale = 256

/**
 * The layers of one gloss language. A document is one gloss; its terms weigh ln(N / n), N documents of which n have
 * the term, so that the `to` of English verbs counts for little and a rare word for much.
 */
function glossArrays(
  name: string,
  language: Language,
  place: number,
  entries: readonly IndexedEntry[],
): (readonly [string, NumberArray])[] {
  const documentEntry: number[] = []
  const documentGloss: number[] = []
  const documentTerms: (readonly Term[])[] = []
  entries.forEach((entry, number) => {
    entry.glosses.forEach((gloss, ordinal) => {
      if (gloss.language !== place) return
      documentEntry.push(number)
      documentGloss.push(ordinal)
      documentTerms.push(termsOf(language, gloss.text))
    })
  })
  const canonical: [string, number][] = []
  const folded: [string, number][] = []
  const documentsWith = new Map<string, number>()
  documentTerms.forEach((terms, document) => {
    for (const term of terms) {
      canonical.push([term.canonical, document])
      folded.push([term.folded, document])
    }
    for (const term of new Set(terms.map((each) => each.folded)))
      documentsWith.set(term, (documentsWith.get(term) ?? 0) + 1)
  })
  const documentWeight = documentTerms.map((terms) => {
    let weight = 0
    for (const term of new Set(terms.map((each) => each.folded)))
      weight += termWeight(documentTerms.length, documentsWith.get(term) ?? 1)
    return weight
  })
  return [
    ...trieArrays(`${name}.canonical`, buildTrie(canonical)),
    ...trieArrays(`${name}.folded`, buildTrie(folded)),
    [`${name}.entry`, Uint32Array.from(documentEntry)],
    [`${name}.ordinal`, Uint16Array.from(documentGloss)],
    [`${name}.weight`, Uint32Array.from(documentWeight)],
  ]
}

/** Weight of a term that stands in `having` of `all` documents; at least 1, so that no match weighs nothing. */
export function termWeight(all: number, having: number): number {
  return Math.max(1, Math.round(Math.log((all + 1) / Math.max(1, having)) * weightScale))
}
