import { type LearntWord, wordOf } from './learnt-word.ts'

/** Why a line of a table of words was left out. */
export type WordFault =
  /** No word stands in the first column, or a longer text than a word. */
  | 'word'
  /** The number of times is no whole number from 1. */
  | 'count'
  /** The day is not written as 2026-11-22. */
  | 'day'
  /** There are more than six columns. */
  | 'columns'

export interface ImportedWords {
  readonly words: readonly LearntWord[]
  /** Lines that were left out, counted from 1. */
  readonly faults: readonly { readonly line: number; readonly fault: WordFault }[]
}

const columns = ['text', 'reading', 'gloss', 'glossLanguage', 'count', 'last'] as const

/** Writes words as a table: a line each, columns set apart by tabs, names of the columns first. */
export function writePersonalText(words: readonly LearntWord[]): string {
  const rows = words.map(({ text, reading = '', gloss = '', glossLanguage = '', count, last }) =>
    [text, reading, gloss, glossLanguage, count, new Date(last).toISOString().slice(0, 10)].join('\t'),
  )
  return `${[columns.join('\t'), ...rows].join('\n')}\n`
}

/**
 * Reads a table of words; columns may be left out from the end, so that a plain list will do.
 *
 * @param now the day of a word without one, in milliseconds since 1970
 */
export function readPersonalText(text: string, now: number): ImportedWords {
  const words: LearntWord[] = []
  const faults: { line: number; fault: WordFault }[] = []
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .forEach((row, index) => {
      if (row.trim() === '' || row === columns.join('\t')) return
      const read = readRow(row, now)
      if (typeof read === 'string') faults.push({ line: index + 1, fault: read })
      else words.push(read)
    })
  return { words, faults }
}

function readRow(row: string, now: number): LearntWord | WordFault {
  const cells = row.split('\t')
  const [text = '', reading, gloss, glossLanguage, count = '', last = ''] = cells
  if (cells.length > columns.length) return 'columns'
  if (count !== '' && !/^[1-9]\d{0,8}$/.test(count)) return 'count'
  const day = last === '' ? now : /^\d{4}-\d\d-\d\d$/.test(last) ? Date.parse(last) : Number.NaN
  if (Number.isNaN(day)) return 'day'
  return (
    wordOf({ text, reading, gloss, glossLanguage: glossLanguage || undefined, count: Number(count || 1), last: day }) ??
    'word'
  )
}
