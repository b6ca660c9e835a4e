import {
  type BrowsePage,
  type BrowseRequest,
  canonicalKey,
  cutQuery,
  type EntrySummary,
  HiapError,
  summaryOf,
} from '@hiap/lexicon'
import type { BundleErrorCode } from '../errors.ts'
import { type EntryRow, entryOf } from './entry-row.ts'
import type { OpenedBrowsing, OpenedDirectory } from './opened-directory.ts'
import { findEntry } from './static-entry.ts'
import type { RowsFile } from './static-format.ts'

/** Numbers of entries in dictionary order, as runs `from, to, from, to …`. */
type Runs = readonly number[]

/**
 * Gives a page of the entries in dictionary order, all or those under a letter. A page of the usual length takes one or
 * two files.
 *
 * @returns `undefined` where the beginning asked for is neither a letter of the dictionary nor empty: only a whole
 *   dictionary knows where its words stand
 * @throws HiapError `cursor-unknown`
 */
export async function browseStatic(
  directory: OpenedDirectory,
  { prefix = '', cursor }: BrowseRequest,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<BrowsePage | undefined> {
  const browsing = await directory.browse(signal)
  const runs = runsFor(directory, browsing, prefix)
  if (runs === undefined) return undefined
  const total = countOf(runs)
  const from = cursor === undefined ? 0 : await placeOf(directory, runs, cursor, signal)
  // The page, and where the one before and the one after begin.
  const first = Math.max(0, from - limit)
  const places = Array.from({ length: Math.min(total, from + limit + 1) - first }, (_, i) => first + i)
  const summaries = new Map<number, EntrySummary>()
  const wanted = places.filter((place) => place === first || place >= from)
  const files = new Map<string, Promise<RowsFile>>()
  for (const place of wanted) {
    const number = numberAt(runs, place)
    const at = lastNotAfter(browsing.starts, number)
    const hash = browsing.files[at]!
    const file = files.get(hash) ?? directory.file(hash, (read: RowsFile) => read, signal)
    files.set(hash, file)
    const { entries, partsOfSpeech } = await file
    summaries.set(place, summaryOfRow(directory, entries[number - browsing.starts[at]!]!, partsOfSpeech))
  }
  return {
    entries: places.filter((place) => place >= from && place < from + limit).map((place) => summaries.get(place)!),
    ...(from + limit < total ? { next: summaries.get(from + limit)!.entryId } : {}),
    ...(from > 0 ? { previous: summaries.get(first)!.entryId } : {}),
    total,
  }
}

function runsFor({ info, language }: OpenedDirectory, { letters }: OpenedBrowsing, prefix: string): Runs | undefined {
  const key = canonicalKey(language, cutQuery(prefix))
  if (key === '') return [0, info.counts.entries]
  return Object.hasOwn(letters, key) ? letters[key] : undefined
}

function countOf(runs: Runs): number {
  let count = 0
  for (let i = 0; i < runs.length; i += 2) count += runs[i + 1]! - runs[i]!
  return count
}

/** The number at a place of the list that the runs are. */
function numberAt(runs: Runs, place: number): number {
  let before = 0
  for (let i = 0; i < runs.length; i += 2) {
    const length = runs[i + 1]! - runs[i]!
    if (place < before + length) return runs[i]! + place - before
    before += length
  }
  throw new RangeError(`no place ${place}`)
}

/** The place of the entry that a cursor names. */
async function placeOf(
  directory: OpenedDirectory,
  runs: Runs,
  cursor: string,
  signal: AbortSignal | undefined,
): Promise<number> {
  const number = (await findEntry(directory, cursor, signal))?.number
  let before = 0
  for (let i = 0; number !== undefined && i < runs.length; i += 2) {
    if (number >= runs[i]! && number < runs[i + 1]!) return before + number - runs[i]!
    before += runs[i + 1]! - runs[i]!
  }
  throw new HiapError<BundleErrorCode>(
    'cursor-unknown',
    `The cursor ${JSON.stringify(cursor.slice(0, 64))} is not of this dictionary and prefix. Begin again without it.`,
    { cursor },
  )
}

function lastNotAfter(starts: readonly number[], number: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (starts[middle]! <= number) low = middle + 1
    else high = middle
  }
  return low - 1
}

function summaryOfRow(
  { info }: OpenedDirectory,
  row: EntryRow,
  partsOfSpeech: RowsFile['partsOfSpeech'],
): EntrySummary {
  const dictionary = { id: info.id, languageTag: info.language, glossLanguageTags: info.glossLanguages }
  return summaryOf(dictionary, entryOf(row, info.glossLanguages, partsOfSpeech))
}
