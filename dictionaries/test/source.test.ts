import type { Entry, Status } from '@hiap/lexicon'
import { describe, expect, test } from 'vitest'
import { readDictionaryFolders, sourceOf } from './dictionary-folders.ts'

const folders = await readDictionaryFolders()
/** Fewest entries that each dictionary promises. */
const fewestEntries: Readonly<Record<string, number>> = { 'jra-vi': 236, 'km-vi': 600 }

test('every dictionary promised is there', () => {
  expect(folders.map(({ id }) => id)).toEqual(Object.keys(fewestEntries))
})

describe.each(folders)('$id', (folder) => {
  test('has no fault and no warning', () => {
    expect(folder.diagnostics).toEqual([])
  })

  test('is named as its folder', () => {
    expect(sourceOf(folder).manifest.id).toBe(folder.id)
  })

  test('has the entries it promises', () => {
    expect(sourceOf(folder).entries.length).toBeGreaterThanOrEqual(fewestEntries[folder.id] ?? Number.POSITIVE_INFINITY)
  })

  test('ids are one letter and a number, and none is used twice', () => {
    const ids = sourceOf(folder).entries.map(({ id }) => id)
    expect(ids.filter((id) => !/^[a-z][0-9]{4}$/.test(id))).toEqual([])
    expect(new Set(ids.map((id) => id[0])).size).toBe(1)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('cross-references of equals lead both ways', () => {
    const { entries } = sourceOf(folder)
    const said = new Set(
      entries.flatMap((entry) => referencesOf(entry).map(({ from, type, to }) => `${from} ${type} ${to}`)),
    )
    const missing = entries
      .flatMap(referencesOf)
      .filter(({ type }) => type === 'synonym' || type === 'antonym' || type === 'see-also')
      .filter(({ from, type, to }) => !said.has(`${to} ${type} ${from}`))
    expect(missing).toEqual([])
  })

  test.each(['README.md', 'SOURCES.md'] as const)('%s prints the true counts', (page) => {
    expect(printedCounts(folder.pages[page])).toEqual(countsOf(sourceOf(folder).entries))
  })
})

function referencesOf(entry: Entry): { from: string; type: string; to: string }[] {
  return (entry.crossReferences ?? []).map(({ type, entry: to }) => ({ from: entry.id, type, to }))
}

type Counts = Readonly<Record<'entries' | Status, number>>

function countsOf(entries: readonly Entry[]): Counts {
  const of = (status: Status): number => entries.filter((entry) => entry.status === status).length
  return { entries: entries.length, attested: of('attested'), drafted: of('drafted'), reviewed: of('reviewed') }
}

/** Reads the table whose columns are entries, attested, drafted and reviewed. */
function printedCounts(page: string): Counts | undefined {
  const cellsOf = (line: string): string[] =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
  const lines = page.split('\n')
  const header = lines.findIndex((line) => /^\|\s*entries\s*\|/.test(line))
  if (header < 0) return undefined
  const names = cellsOf(lines[header] ?? '')
  const values = cellsOf(lines[header + 2] ?? '')
  const count = (name: string): number => Number((values[names.indexOf(name)] ?? '').replaceAll(',', ''))
  return {
    entries: count('entries'),
    attested: count('attested'),
    drafted: count('drafted'),
    reviewed: count('reviewed'),
  }
}
