import type { Entry, Language } from '@hiap/lexicon'
import type { DraftReference } from '../draft-entry.ts'

/** More entries of one headword no dictionary has. */
export const mostHomographs = 99

/** What is put down of an entry until all have been read. */
export interface Parked {
  /** In the order of the file, from 0; the number of its id. */
  readonly number: number
  readonly row: number
  readonly file?: string
  readonly homograph?: number
  readonly entry: Entry
  readonly references?: readonly DraftReference[]
  readonly kept?: unknown
  readonly leftOut?: Readonly<Record<string, unknown>>
}

/** What entries are sorted by. */
export interface SortKey {
  readonly headword: string
  /** Left out where only a collator knows the order. */
  readonly key: string | undefined
  readonly homograph: number
  readonly number: number
}

/** What is sorted by stands before the entry, so that an entry is parsed but once. */
export function lineOf(parked: Parked): string {
  const { headword } = parked.entry
  return `${parked.homograph ?? mostHomographs}\t${parked.number}\t${headword.text}\t${JSON.stringify(parked)}`
}

export function keyOfLine(line: string, language: Language): SortKey {
  const first = line.indexOf('\t')
  const second = line.indexOf('\t', first + 1)
  const headword = line.slice(second + 1, line.indexOf('\t', second + 1))
  return {
    headword,
    key: language.sortKey?.(headword),
    homograph: Number(line.slice(0, first)),
    number: Number(line.slice(first + 1, second)),
  }
}

export function parkedOf(line: string): Parked {
  const headword = line.indexOf('\t', line.indexOf('\t') + 1) + 1
  return JSON.parse(line.slice(line.indexOf('\t', headword) + 1)) as Parked
}

export function compareKeys(a: SortKey, b: SortKey, language: Language): number {
  const byHeadword =
    a.key === undefined || b.key === undefined
      ? language.compare(a.headword, b.headword)
      : a.key < b.key
        ? -1
        : a.key > b.key
          ? 1
          : 0
  return byHeadword || a.homograph - b.homograph || a.number - b.number
}

/** Entries of one headword with their homograph numbers: the file's own where each has one of its own. */
export function numbered(group: readonly Parked[]): readonly (readonly [Parked, number | undefined])[] {
  const own = new Set(group.map(({ homograph }) => homograph))
  const distinct =
    own.size === group.length &&
    group.every(({ homograph = 0 }) => Number.isInteger(homograph) && homograph >= 1 && homograph <= mostHomographs)
  return group.map((parked, index) => [parked, distinct ? parked.homograph : group.length > 1 ? index + 1 : undefined])
}
