import { HiapError } from '../errors.ts'
import { type ArrayTable, arrayNamed, arrayOfText, type NumberArray, readJson } from './array-table.ts'

/** The letters of a layer, numbered by code unit order: keys are runs of these numbers. */
export interface LetterTable {
  readonly letters: readonly string[]
  readonly numbers: ReadonlyMap<string, number>
}

/** Numbers of letters: one byte each where 256 are enough. */
export type LetterNumbers = Uint8Array | Uint16Array

/** So many different letters a layer may have; a dictionary with more is no dictionary. */
export const mostLetters = 0xffff

/** @throws HiapError `index-letters` where there are too many */
export function letterTable(letters: Iterable<string>): LetterTable {
  const sorted = [...new Set(letters)].sort((a, b) => (a < b ? -1 : 1))
  if (sorted.length > mostLetters)
    throw new HiapError(
      'index-letters',
      `The dictionary has ${sorted.length} different letters; at most ${mostLetters} can be indexed.`,
      { letters: sorted.length },
    )
  return { letters: sorted, numbers: new Map(sorted.map((letter, number) => [letter, number])) }
}

/** Room for numbers of this table's letters. */
export function letterNumbers(table: LetterTable, length: number): LetterNumbers {
  return table.letters.length <= 256 ? new Uint8Array(length) : new Uint16Array(length)
}

/** The array of letter numbers of that name; throws `index-malformed` where it is not there. */
export function lettersOfArray(arrays: ArrayTable, name: string): LetterNumbers {
  const wide = arrays.get(name)
  return wide instanceof Uint16Array ? wide : arrayNamed(arrays, name, Uint8Array)
}

/** The array under a name that begins with `name`, for `packArrays`. */
export function letterArrays(name: string, table: LetterTable): (readonly [string, NumberArray])[] {
  return [[`${name}.alphabet`, arrayOfText(JSON.stringify(table.letters))]]
}

/** The letters that {@link letterArrays} named so; throws `index-malformed` where they are not there. */
export function lettersNamed(table: ArrayTable, name: string): LetterTable {
  const letters = readJson(arrayNamed(table, `${name}.alphabet`, Uint16Array))
  if (Array.isArray(letters) && letters.every((letter) => typeof letter === 'string'))
    return { letters, numbers: new Map(letters.map((letter, number) => [letter, number])) }
  throw new HiapError('index-malformed', `The search index cannot be read: ${name}.alphabet is no list of letters.`)
}
