import type { ArrayTable, NumberArray } from './array-table.ts'
import { type Ascending, ascendingArrays, ascendingNamed, buildAscending, numberAt } from './ascending.ts'
import {
  type LetterNumbers,
  type LetterTable,
  letterArrays,
  letterNumbers,
  lettersNamed,
  lettersOfArray,
  letterTable,
} from './letter-table.ts'
import { buildTrie, longestKey, type Trie, trieArrays, trieNamed } from './trie.ts'

/**
 * Keys, and under each key its forms: the folded words of a dictionary and the spellings that fold to each, or the
 * sounds and the words that sound so. The forms of one key stand side by side, so that a run of keys is a run of forms.
 */
export interface KeyLayer {
  readonly table: LetterTable
  readonly trie: Trie
  /** Forms of key k are those from number k up to number k + 1. */
  readonly forms: Ascending
}

/** One form to put into a layer. */
export interface KeyedForm {
  /** The key by letters; an empty one is left out, a long one cut. */
  readonly key: readonly string[]
}

/**
 * Builds a layer.
 *
 * @param forms in the order in which the forms of one key shall stand
 * @param letters further letters that the table shall have
 * @returns the layer, and the forms in the order of their numbers
 */
export function buildKeyLayer<Form extends KeyedForm>(
  forms: readonly Form[],
  letters: Iterable<string> = [],
): { readonly layer: KeyLayer; readonly forms: readonly Form[] } {
  const all = new Set(letters)
  for (const { key } of forms) for (const letter of key) all.add(letter)
  const table = letterTable(all)
  const byKey = new Map<string, Form[]>()
  for (const form of forms) {
    const key = codeOf(table, form.key)
    if (key === '') continue
    const known = byKey.get(key)
    if (known === undefined) byKey.set(key, [form])
    else known.push(form)
  }
  const keys = [...byKey.keys()].sort((a, b) => (a < b ? -1 : 1))
  const { trie, places } = buildTrie(keys, (length) => letterNumbers(table, length))
  const ordered: Form[] = []
  const firsts = new Uint32Array(places.length + 1)
  places.forEach((place, key) => {
    firsts[key] = ordered.length
    for (const form of byKey.get(keys[place]!)!) ordered.push(form)
  })
  firsts[places.length] = ordered.length
  return { layer: { table, trie, forms: buildAscending(firsts) }, forms: ordered }
}

/** Letters as the trie builder takes them: their numbers as code units. */
function codeOf(table: LetterTable, letters: readonly string[]): string {
  let code = ''
  for (const letter of letters.length > longestKey ? letters.slice(0, longestKey) : letters)
    code += String.fromCharCode(table.numbers.get(letter)!)
  return code
}

/** The numbers of letters in a table; -1 for one that it lacks. */
export function numbersOf(table: LetterTable, letters: readonly string[]): readonly number[] {
  return letters.map((letter) => table.numbers.get(letter) ?? -1)
}

/** The arrays under names that begin with `name`, for `packArrays`. */
export function keyLayerArrays(name: string, layer: KeyLayer): (readonly [string, NumberArray])[] {
  return [
    ...letterArrays(name, layer.table),
    ...trieArrays(`${name}.key`, layer.trie),
    ...ascendingArrays(`${name}.form`, layer.forms),
  ]
}

/** The layer that {@link keyLayerArrays} named so; throws `index-malformed` where it is not there. */
export function keyLayerNamed(table: ArrayTable, name: string): KeyLayer {
  return {
    table: lettersNamed(table, name),
    trie: trieNamed(table, `${name}.key`),
    forms: ascendingNamed(table, `${name}.form`),
  }
}

/** Texts by form, as letters of the layer's table. */
export interface FormTexts {
  /** Letters of form f are those from number f up to number f + 1. */
  readonly offsets: Ascending
  readonly letters: LetterNumbers
}

/** @param texts by form number, as letters that the table has */
export function buildFormTexts(table: LetterTable, texts: readonly (readonly string[])[]): FormTexts {
  const offsets = new Uint32Array(texts.length + 1)
  texts.forEach((text, i) => {
    offsets[i + 1] = offsets[i]! + text.length
  })
  const letters = letterNumbers(table, offsets[texts.length]!)
  texts.forEach((text, i) => {
    text.forEach((letter, k) => {
      letters[offsets[i]! + k] = table.numbers.get(letter)!
    })
  })
  return { offsets: buildAscending(offsets), letters }
}

/** The arrays under names that begin with `name`, for `packArrays`. */
export function formTextArrays(name: string, texts: FormTexts): (readonly [string, NumberArray])[] {
  return [...ascendingArrays(`${name}.at`, texts.offsets), [`${name}.letters`, texts.letters]]
}

/** The texts that {@link formTextArrays} named so; throws `index-malformed` where they are not there. */
export function formTextsNamed(table: ArrayTable, name: string): FormTexts {
  return { offsets: ascendingNamed(table, `${name}.at`), letters: lettersOfArray(table, `${name}.letters`) }
}

/** The letters of a form, as numbers: a view. */
export function lettersOfForm(texts: FormTexts, form: number): LetterNumbers {
  return texts.letters.subarray(numberAt(texts.offsets, form), numberAt(texts.offsets, form + 1))
}

/** The text of a form. */
export function textOfForm(layer: KeyLayer, texts: FormTexts, form: number): string {
  let text = ''
  const end = numberAt(texts.offsets, form + 1)
  for (let at = numberAt(texts.offsets, form); at < end; at++) text += layer.table.letters[texts.letters[at]!] ?? ''
  return text
}
