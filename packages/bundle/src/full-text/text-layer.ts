import { type ArrayTable, arrayNamed, HiapError } from '@hiap/lexicon'

/** The texts of one language, as views on the section. A document is one text. */
export interface TextLayer {
  /** BCP 47 tag. */
  readonly language: string
  /** UTF-8: the terms, one after another, in the order of their code units. */
  readonly term: Uint8Array
  readonly termAt: Uint32Array
  /** By term: its greatest weight in thousandths; then in turn steps between its documents and shares of that weight. */
  readonly row: Uint8Array
  readonly rowAt: Uint32Array
  /** By document: number of the entry, and the place of the text in it. */
  readonly entry: Uint32Array
  readonly place: Uint16Array
}

/** A byte of a row that says that a term has its greatest weight; less says so many parts of it. */
export const wholeShare = 255

/**
 * Finds the arrays of a language.
 *
 * @param number place of the language in the section's list
 * @param entries how many the dictionary has
 * @throws HiapError `index-malformed` where an array is missing, or leads out of another one or of the dictionary
 */
export function textLayer(table: ArrayTable, number: number, language: string, entries: number): TextLayer {
  const name = `text${number}`
  const layer: TextLayer = {
    language,
    term: arrayNamed(table, `${name}.term`, Uint8Array),
    termAt: arrayNamed(table, `${name}.termAt`, Uint32Array),
    row: arrayNamed(table, `${name}.row`, Uint8Array),
    rowAt: arrayNamed(table, `${name}.rowAt`, Uint32Array),
    entry: arrayNamed(table, `${name}.entry`, Uint32Array),
    place: arrayNamed(table, `${name}.place`, Uint16Array),
  }
  const fits =
    layer.termAt.length > 0 &&
    layer.termAt.length === layer.rowAt.length &&
    layer.entry.length === layer.place.length &&
    leadsThrough(layer.termAt, layer.term) &&
    leadsThrough(layer.rowAt, layer.row) &&
    layer.entry.every((entry) => entry < entries)
  if (!fits) throw new HiapError('index-malformed', `The full text cannot be read: ${name} does not fit together.`)
  return layer
}

function leadsThrough(offsets: Uint32Array, bytes: Uint8Array): boolean {
  return offsets.at(-1) === bytes.length && offsets.every((offset, i) => i === 0 || offset >= offsets[i - 1]!)
}

const decoder = new TextDecoder()

/** The term of that number. */
export function termAt(layer: TextLayer, number: number): string {
  return decoder.decode(layer.term.subarray(layer.termAt[number], layer.termAt[number + 1]))
}

/** How many terms stand before `wanted` in the order. */
export function termsBefore(layer: TextLayer, wanted: string): number {
  let low = 0
  let high = layer.termAt.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (termAt(layer, middle) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** The number of a term; -1 where no text has it. */
export function termNumber(layer: TextLayer, wanted: string): number {
  const number = termsBefore(layer, wanted)
  return number < layer.termAt.length - 1 && termAt(layer, number) === wanted ? number : -1
}

/** The numbers of the terms that begin so, as `[from, to)`. */
export function termsThatBegin(layer: TextLayer, beginning: string): readonly [from: number, to: number] {
  // No term has U+FFFF, and its code unit is above all others.
  return [termsBefore(layer, beginning), termsBefore(layer, `${beginning}\uffff`)]
}

/** Bytes of a term's row: a measure of how many texts have it. */
export function rowBytes(layer: TextLayer, number: number): number {
  return layer.rowAt[number + 1]! - layer.rowAt[number]!
}

/**
 * Reads the row of a term.
 *
 * @param visit is given each document, ascending, with the term's weight there in thousandths; false stops
 */
export function visitRow(layer: TextLayer, number: number, visit: (document: number, weight: number) => boolean): void {
  const { row } = layer
  const end = layer.rowAt[number + 1]!
  let at = layer.rowAt[number]!
  const next = (): number => {
    let value = row[at++]!
    if (value < 0x80) return value
    value &= 0x7f
    for (let shift = 7; at < end; shift += 7) {
      const byte = row[at++]!
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) break
    }
    return value
  }
  if (at === end) return
  const greatest = next() / wholeShare
  let document = 0
  while (at < end) {
    document += next()
    if (!visit(document, Math.round(row[at++]! * greatest))) return
  }
}
