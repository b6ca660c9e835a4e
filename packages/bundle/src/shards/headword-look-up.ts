import {
  buildIndex,
  type Candidate,
  canonicalKey,
  type Entry,
  entryFilter,
  findHeadwords,
  type Hit,
  type Language,
  openIndex,
  type SearchableDictionary,
  type SearchFilter,
  type SearchRequest,
  searchDictionary,
  wordKey,
} from '@hiap/lexicon'
import { type EntryRow, entryOf, indexedRow } from './entry-row.ts'
import { fileOf, type OpenedDirectory, type OpenedKeys, shardOf } from './opened-directory.ts'
import { isOfShards } from './shard-tiers.ts'
import type { AnswersFile, RowsFile } from './static-format.ts'

/** Some entries of a dictionary, as a dictionary of their own that the search of the lexicon can be asked. */
export interface SmallDictionary extends SearchableDictionary {
  readonly rows: readonly EntryRow[]
}

/** The entries that a look-up needs. */
export interface FoundEntries {
  readonly small: SmallDictionary
  /** They are only the best of many: enough without a filter. */
  readonly cut: boolean
}

/**
 * Fetches the entries among which all stand that a query finds, in one file; in two where the query is wide, and no word
 * begins as it is written.
 *
 * @returns `undefined` where there are none
 */
export async function entriesFor(
  directory: OpenedDirectory,
  query: string,
  signal: AbortSignal | undefined,
): Promise<FoundEntries | undefined> {
  const { language } = directory
  const key = wordKey(language, query)
  if (key === '') return undefined
  const table = await directory.headwords(signal)
  const shard = shardOf(table, key)
  if (shard !== undefined) {
    const small = await directory.file(shard, (file: RowsFile) => smallDictionary(directory, file), signal)
    return { small, cut: false }
  }
  for (const asked of new Set([canonicalKey(language, query), key])) {
    const small = await keptAnswer(directory, table, asked, signal)
    if (small !== undefined) return { small, cut: true }
  }
  return undefined
}

async function keptAnswer(
  directory: OpenedDirectory,
  { answers }: OpenedKeys,
  query: string,
  signal: AbortSignal | undefined,
): Promise<SmallDictionary | undefined> {
  const hash = fileOf(answers, query)
  if (hash === undefined) return undefined
  const answerTo = await directory.file(
    hash,
    (file: AnswersFile) => {
      const opened = new Map<string, SmallDictionary>()
      return (asked: string): SmallDictionary | undefined => {
        const places = Object.hasOwn(file.answers, asked) ? file.answers[asked] : undefined
        if (places === undefined) return undefined
        const small =
          opened.get(asked) ??
          smallDictionary(directory, { ...file, entries: places.map((place) => file.entries[place]!) })
        opened.set(asked, small)
        return small
      }
    },
    signal,
  )
  return answerTo(query)
}

function smallDictionary(
  { info, language }: OpenedDirectory,
  { partsOfSpeech, entries: rows }: RowsFile,
): SmallDictionary {
  const entries: Entry[] = []
  const silent = withoutSounds(language)
  return {
    id: info.id,
    languageTag: info.language,
    glossLanguageTags: info.glossLanguages,
    language,
    // The glosses are searched elsewhere.
    glossLanguages: [],
    index: openIndex(
      buildIndex(
        silent,
        [],
        rows.map((row) => indexedRow(row, partsOfSpeech)),
      ),
      0,
    ),
    entryAt(number) {
      entries[number] ??= entryOf(rows[number]!, info.glossLanguages, partsOfSpeech)
      return entries[number]
    },
    rows,
  }
}

const silentLanguages = new WeakMap<Language, Language>()

/** The same language, whose words are not found by their sound: that takes most of the time of building an index. */
function withoutSounds(language: Language): Language {
  const { soundKey: _, ...others } = language
  const silent = silentLanguages.get(language) ?? others
  silentLanguages.set(language, silent)
  return silent
}

/** A hit, and the number of its entry, by which equals are ordered. */
export interface NumberedHit {
  readonly number: number
  readonly hit: Hit
}

/** The hits among headwords, of the tiers that shards answer. */
export function headwordHits(small: SmallDictionary, request: SearchRequest, limit: number): readonly NumberedHit[] {
  const numbers = new Map(small.rows.map(([number, id]) => [id, number]))
  return searchDictionary(small, { ...request, from: small.languageTag }, limit, false)
    .hits.filter(isOfShards)
    .map((hit) => ({ number: numbers.get(hit.entryId)!, hit }))
}

/** The entries that complete something typed. */
export function completions(
  small: SmallDictionary,
  query: string,
  filter: SearchFilter | undefined,
  limit: number,
): readonly Candidate[] {
  const passes = entryFilter(small.index.facets, filter)
  return findHeadwords(small.index, small.language, query, limit, passes, []).found.filter(isOfShards)
}
