import type { default as Lunr } from 'lunr'
import type { TextSlice } from './read-slice.ts'

/** A text that matches, and how well: larger is better. */
export interface RankedText {
  readonly document: number
  readonly score: number
}

/** The one field of our lunr indexes. */
const field = 'terms'

/** A word typed whole counts so many times one that it only begins. */
const wholeWord = 4

/**
 * Lets lunr put the documents of a slice in order: by BM25, as it weighed them when the section was built.
 *
 * The slice is given to lunr as the small index that it is, in the form in which lunr stores one. The terms are given to
 * it as terms; its query language, which has operators, sees nothing that anyone typed.
 *
 * @param terms typed
 * @returns best first, equals in the order of the entries
 */
export function rankSlice(lunr: typeof Lunr, slice: TextSlice, terms: readonly string[]): readonly RankedText[] {
  const vectors = new Map<number, number[]>(slice.documents.map((document) => [document, []]))
  const invertedIndex = slice.terms.map(({ term, weights }, number) => {
    const posting: Record<number, object> = {}
    for (const [document, weight] of weights) {
      posting[document] = {}
      vectors.get(document)!.push(number, weight / 1000)
    }
    return [term, { _index: number, [field]: posting }]
  })
  const index = lunr.Index.load({
    version: lunr.version,
    fields: [field],
    fieldVectors: Array.from(vectors, ([document, elements]) => [`${field}/${document}`, elements]),
    invertedIndex,
    pipeline: [],
  })
  const results = index.query((query) => {
    for (const { term } of slice.terms)
      query.term(term, { usePipeline: false, boost: terms.includes(term) ? wholeWord : 1 })
  })
  return results
    .map(({ ref, score }) => ({ document: Number(ref), score }))
    .sort((a, b) => b.score - a.score || a.document - b.document)
}
