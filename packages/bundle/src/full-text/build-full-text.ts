import { anyLanguageOf, type Entry, type Language, type NumberArray, packArrays } from '@hiap/lexicon'
import lunr from 'lunr'
import { textsOf } from './entry-texts.ts'
import { wholeShare } from './text-layer.ts'
import { documentTerms, type TextWords, textWords } from './text-words.ts'

/** A text, and what the index knows it by. */
interface TextDocument {
  readonly entry: number
  /** Place in `textsOf` of the entry. */
  readonly place: number
  readonly terms: readonly string[]
}

/**
 * Builds the section `text`: for each language a lunr index over the texts of all entries, laid into typed arrays, so
 * that a query reads the few rows that it needs and opening parses nothing. The bytes are told in
 * `docs/reference/bundle-format.md` § Full text. Texts of a language that is not built in are left out.
 *
 * @param entries in the order of their numbers
 * @param language of the headwords
 * @param tag of that language, as the manifest has it
 * @param words of that language, for one that has no spaces between words
 * @returns undefined where no entry has a text
 */
export function buildFullText(
  entries: readonly Entry[],
  language: Language,
  tag: string,
  words: readonly (readonly [word: string, count: number])[],
): ArrayBuffer | undefined {
  const layers = new Map<string, { readonly words: TextWords; readonly documents: TextDocument[] }>()
  entries.forEach((entry, number) => {
    textsOf(entry, tag).forEach((text, place) => {
      const its = anyLanguageOf(text.language)
      if (its === undefined) return
      const layer = layers.get(text.language) ?? {
        words: textWords(its, its.tag === language.tag ? words : []),
        documents: [],
      }
      layers.set(text.language, layer)
      layer.documents.push({ entry: number, place, terms: documentTerms(layer.words(text.text)) })
    })
  })
  if (layers.size === 0) return undefined
  const tags = [...layers.keys()].sort()
  return packArrays([
    ['languages', new TextEncoder().encode(JSON.stringify(tags))],
    ...tags.flatMap((each, i) => layerArrays(`text${i}`, layers.get(each)!.documents)),
  ])
}

/** What of lunr's index is kept: which terms there are, which documents have each, and how much it weighs there. */
function layerArrays(name: string, documents: readonly TextDocument[]): (readonly [string, NumberArray])[] {
  const terms = [...new Set(documents.flatMap((document) => document.terms))].sort()
  const rows = weighedRows(documents, new Map(terms.map((term, number) => [term, number])))
  const encoder = new TextEncoder()
  const encoded = terms.map((term) => encoder.encode(term))
  return [
    [`${name}.term`, joined(encoded)],
    [`${name}.termAt`, offsetsOf(encoded)],
    [`${name}.row`, joined(rows)],
    [`${name}.rowAt`, offsetsOf(rows)],
    [`${name}.entry`, Uint32Array.from(documents, (document) => document.entry)],
    [`${name}.place`, Uint16Array.from(documents, (document) => document.place)],
  ]
}

/** By term: the documents that have it and its weight there, as lunr computes them. */
function weighedRows(documents: readonly TextDocument[], numbers: ReadonlyMap<string, number>): readonly Uint8Array[] {
  const builder = new lunr.Builder()
  // Our own words, as they are: lunr's pipeline, which would trim, stem and drop words, stays empty.
  builder.tokenizer = termTokens as unknown as typeof lunr.tokenizer
  builder.ref('number')
  builder.field('terms')
  documents.forEach((document, number) => {
    builder.add({ number, terms: document.terms })
  })
  const built = builder.build().toJSON() as SerialisedIndex
  const ours = new Uint32Array(built.invertedIndex.length)
  for (const [term, posting] of built.invertedIndex) ours[posting._index] = numbers.get(term)!
  const rows = Array.from(ours, (): RowPlace[] => [])
  built.fieldVectors.forEach(([, elements], document) => {
    for (let i = 0; i < elements.length; i += 2)
      rows[ours[elements[i]!]!]!.push({ document, weight: Math.round(elements[i + 1]! * 1000) })
  })
  return rows.map(rowBytes)
}

interface RowPlace {
  readonly document: number
  /** In thousandths. */
  readonly weight: number
}

/** The greatest weight of a row, then of each place the step from the document before it and the share of that weight. */
function rowBytes(places: readonly RowPlace[]): Uint8Array {
  const greatest = places.reduce((most, { weight }) => Math.max(most, weight), 1)
  const bytes: number[] = []
  pushVariable(bytes, greatest)
  let last = 0
  for (const { document, weight } of places) {
    pushVariable(bytes, document - last)
    bytes.push(Math.round((weight / greatest) * wholeShare))
    last = document
  }
  return Uint8Array.from(bytes)
}

/** What `lunr.Index.toJSON` gives: a vector a document, in the order in which they were added. */
interface SerialisedIndex {
  readonly fieldVectors: readonly (readonly [ref: string, elements: readonly number[]])[]
  readonly invertedIndex: readonly (readonly [term: string, posting: { readonly _index: number }])[]
}

function termTokens(terms: readonly string[], metadata: object): readonly lunr.Token[] {
  return terms.map((term) => new lunr.Token(term, metadata))
}

/** A number in as few bytes as it needs, seven bits a byte, the lowest first. */
function pushVariable(bytes: number[], value: number): void {
  let rest = value
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80)
  bytes.push(rest)
}

function offsetsOf(parts: readonly Uint8Array[]): Uint32Array {
  const offsets = new Uint32Array(parts.length + 1)
  parts.forEach((part, i) => {
    offsets[i + 1] = offsets[i]! + part.length
  })
  return offsets
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
