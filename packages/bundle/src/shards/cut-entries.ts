import type { DictionaryToCut } from './dictionary-to-cut.ts'

import type { HashedFiles } from './hashed-files.ts'
import { listedBytes, packList } from './pack-pieces.ts'
import type { BrowseTable, EntriesFile, Pieces } from './static-format.ts'

/** Cuts the whole entries, by id. */
export function cutEntries({ entries }: DictionaryToCut, files: HashedFiles): Pieces {
  const listed = entries
    .map((entry, number) => {
      const item = [number, entry] as const
      return { key: entry.id, item, bytes: listedBytes(item) }
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  return packList(listed, (items) => {
    const file: EntriesFile = { entries: items.map(({ item }) => item) }
    return files.addJson(file)
  })
}

/** Cuts the entries in short, in dictionary order. */
export function cutBrowsing(source: DictionaryToCut, files: HashedFiles): BrowseTable {
  const { dictionary } = source
  const listed = source.entries.map((_, number) => ({ key: '', item: number, bytes: source.rowBytes(number) }))
  const starts: number[] = []
  const pieces = packList(listed, (items) => {
    starts.push(items[0]!.item)
    return files.addJson(source.rows(items.map(({ item }) => item)))
  })
  return {
    files: pieces.files,
    starts,
    letters: Object.fromEntries(
      dictionary.info.initials.map(({ letter }) => [letter, runsOf(dictionary.numbersWithPrefix(letter))]),
    ),
  }
}

/** Ascending numbers as runs `from, to, from, to …`. */
export function runsOf(ascending: Iterable<number>): readonly number[] {
  const runs: number[] = []
  for (const number of ascending)
    if (runs.at(-1) === number) runs[runs.length - 1] = number + 1
    else runs.push(number, number + 1)
  return runs
}
