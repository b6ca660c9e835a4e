import type { Entry } from '@hiap/lexicon'
import type { OpenedDictionary } from '../opened-dictionary.ts'
import { PartsOfSpeech, rowOf } from './entry-row.ts'
import { listedBytes } from './pack-pieces.ts'
import type { RowsFile } from './static-format.ts'

/** A dictionary whose entries are all at hand, to be cut. */
export interface DictionaryToCut {
  readonly dictionary: OpenedDictionary
  /** By number. */
  readonly entries: readonly Entry[]
  /** The rows of these entries as a file has them. */
  rows(numbers: readonly number[], forGlosses?: boolean): RowsFile
  /** Bytes of an entry's row. */
  rowBytes(number: number): number
}

export function dictionaryToCut(dictionary: OpenedDictionary): DictionaryToCut {
  const entries = Array.from({ length: dictionary.size }, (_, number) => dictionary.entryAt(number))
  const tags = dictionary.glossLanguageTags
  const anyFile = new PartsOfSpeech()
  const bytes = Float64Array.from(entries, (entry, number) => listedBytes(rowOf(number, entry, tags, anyFile)))
  return {
    dictionary,
    entries,
    rows(numbers, forGlosses = false) {
      const partsOfSpeech = new PartsOfSpeech()
      const rows = numbers.map((number) => rowOf(number, entries[number]!, tags, partsOfSpeech, forGlosses))
      return { partsOfSpeech: partsOfSpeech.list(), entries: rows }
    },
    rowBytes: (number) => bytes[number]!,
  }
}
