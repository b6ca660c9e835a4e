import type { Language } from '../language.ts'
import { type ArrayTable, arrayNamed, type NumberArray } from './array-table.ts'
import { type Ascending, ascendingArrays, ascendingNamed, buildAscending, lengthOf, numberAt } from './ascending.ts'
import {
  buildFormTexts,
  buildKeyLayer,
  type FormTexts,
  formTextArrays,
  formTextsNamed,
  type KeyedForm,
  type KeyLayer,
  keyLayerArrays,
  keyLayerNamed,
} from './key-layer.ts'
import { buildPostings, type Postings, postingArrays, postingsNamed } from './postings.ts'
import { termsOf } from './search-key.ts'

/**
 * The glosses of one language. A document is one gloss; its terms are words: the folded ones are keys, the canonical
 * ones that fold to each are its forms, and each form has the documents in which it stands.
 */
export interface GlossLayer {
  readonly keys: KeyLayer
  /** Canonical word of each form. */
  readonly texts: FormTexts
  /** By form. */
  readonly postings: Postings
  /** Entry of each document. */
  readonly entries: Ascending
  /** Length of each document as `weightOfCode` reads it: the weights of its words together. */
  readonly lengths: Uint8Array
  /** Their mean, in the same code; element 0. */
  readonly meanLength: Uint8Array
}

/** What the layer needs of an entry. */
export interface GlossedEntry {
  readonly glosses: readonly { readonly language: number; readonly text: string }[]
}

interface TermForm extends KeyedForm {
  readonly canonical: string
  readonly documents: number[]
}

/** @param place of the language, as `glosses` count it */
export function buildGlossLayer(language: Language, place: number, entries: readonly GlossedEntry[]): GlossLayer {
  const owners: number[] = []
  const termsOfDocuments: string[][] = []
  const forms = new Map<string, TermForm>()
  const having = new Map<string, number>()
  entries.forEach(({ glosses }, entry) => {
    for (const gloss of glosses) {
      if (gloss.language !== place) continue
      const document = owners.length
      owners.push(entry)
      const terms = termsOf(language, gloss.text)
      for (const { canonical, folded } of terms) {
        const name = `${folded}\0${canonical}`
        const form = forms.get(name) ?? { key: language.letters(folded), canonical, documents: [] }
        forms.set(name, form)
        if (form.documents.at(-1) !== document) form.documents.push(document)
      }
      const folded = [...new Set(terms.map((term) => term.folded))]
      for (const term of folded) having.set(term, (having.get(term) ?? 0) + 1)
      termsOfDocuments.push(folded)
    }
  })
  const all = [...forms.values()].sort((a, b) => (a.canonical < b.canonical ? -1 : 1))
  const texts = new Map(all.map((form) => [form, language.letters(form.canonical)]))
  const lengths = termsOfDocuments.map((terms) =>
    terms.reduce((sum, term) => sum + termWeight(owners.length, having.get(term)!), 0),
  )
  const { layer: keys, forms: ordered } = buildKeyLayer(all, [...texts.values()].flat())
  return {
    keys,
    texts: buildFormTexts(
      keys.table,
      ordered.map((form) => texts.get(form)!),
    ),
    postings: buildPostings(ordered.map(({ documents }) => documents)),
    entries: buildAscending(owners),
    lengths: Uint8Array.from(lengths, codeOfWeight),
    meanLength: Uint8Array.of(codeOfWeight(lengths.reduce((sum, each) => sum + each, 0) / Math.max(1, lengths.length))),
  }
}

/**
 * Weight of a word that stands in `having` of `all` documents: the inverse document frequency of BM25. The `to` of
 * English verbs counts for little and a rare word for much.
 */
export function termWeight(all: number, having: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5))
}

/** A sum of weights in one byte, within 2 %: steps of 1/24 of a doubling, from 1/16 on. */
function codeOfWeight(weight: number): number {
  return Math.max(0, Math.min(255, Math.round((Math.log2(Math.max(weight, 1 / 16)) + 4) * stepsPerDoubling)))
}

const stepsPerDoubling = 24

/** Reads `GlossLayer.lengths`. */
export function weightOfCode(code: number): number {
  return weights[code]!
}

const weights: Float64Array = Float64Array.from({ length: 256 }, (_, code) => 2 ** (code / stepsPerDoubling - 4))

/** The arrays of the layer of that place, for `packArrays`. */
export function glossLayerArrays(place: number, layer: GlossLayer): (readonly [string, NumberArray])[] {
  const name = `gloss${place}`
  return [
    ...keyLayerArrays(name, layer.keys),
    ...formTextArrays(`${name}.text`, layer.texts),
    ...postingArrays(`${name}.post`, layer.postings),
    ...ascendingArrays(`${name}.entry`, layer.entries),
    [`${name}.lengths`, layer.lengths],
    [`${name}.meanLength`, layer.meanLength],
  ]
}

/** The layer that {@link glossLayerArrays} named so; throws `index-malformed` where it is not there. */
export function glossLayerNamed(table: ArrayTable, place: number): GlossLayer {
  const name = `gloss${place}`
  return {
    keys: keyLayerNamed(table, name),
    texts: formTextsNamed(table, `${name}.text`),
    postings: postingsNamed(table, `${name}.post`),
    entries: ascendingNamed(table, `${name}.entry`),
    lengths: arrayNamed(table, `${name}.lengths`, Uint8Array),
    meanLength: arrayNamed(table, `${name}.meanLength`, Uint8Array),
  }
}

/** Place of a document among the glosses of its entry in this language. */
export function ordinalOf({ entries }: GlossLayer, document: number): number {
  const entry = numberAt(entries, document)
  let first = document
  while (first > 0 && numberAt(entries, first - 1) === entry) first--
  return document - first
}

/** How many documents there are. */
export function countDocuments({ entries }: GlossLayer): number {
  return lengthOf(entries)
}
