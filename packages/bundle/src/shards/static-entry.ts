import type { Entry } from '@hiap/lexicon'
import { fileOf, type OpenedDirectory } from './opened-directory.ts'
import type { EntriesFile } from './static-format.ts'

/** Fetches an entry and its number in dictionary order, in one file; `undefined` where there is none of this id. */
export async function findEntry(
  directory: OpenedDirectory,
  id: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly number: number; readonly entry: Entry } | undefined> {
  const hash = fileOf(await directory.entries(signal), id)
  if (hash === undefined) return undefined
  const byId = await directory.file(
    hash,
    ({ entries }: EntriesFile) => new Map(entries.map(([number, entry]) => [entry.id, { number, entry }])),
    signal,
  )
  return byId.get(id)
}
