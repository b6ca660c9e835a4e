import type { Entry, Status } from '@hiap/lexicon'
import { describe, expect, test } from 'vitest'
import { readDictionaryFolders, sourceOf } from './dictionary-folders.ts'
import { printedNumber, tableWith } from './page-table.ts'

const folders = await readDictionaryFolders()
/** Fewest entries that each dictionary promises. */
const fewestEntries: Readonly<Record<string, number>> = { 'jra-vi': 236, 'km-vi': 2000, 'vi-jra': 20 }

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

  test('what has a part is named by the part, and the other way round', () => {
    const { entries } = sourceOf(folder)
    const referred = entries.flatMap(referencesOf)
    const partsOf = referred.filter(({ type }) => type === 'part-of').map(({ from, to }) => `${to} has ${from}`)
    const parts = referred.filter(({ type }) => type === 'has-part').map(({ from, to }) => `${from} has ${to}`)
    expect([...partsOf].sort()).toEqual([...parts].sort())
  })

  test.each(['README.md', 'SOURCES.md'] as const)('%s prints the true counts', (page) => {
    const [printed, ...more] = tableWith(folder.pages[page], 'reviewed')
    const { entries } = sourceOf(folder)
    const of = (status: Status): number => entries.filter((entry) => entry.status === status).length
    const senses = entries.reduce((sum, entry) => sum + entry.senses.length, 0)
    expect(more).toEqual([])
    expect(
      Object.fromEntries(Object.entries(printed ?? {}).map(([name, text]) => [name, printedNumber(text)])),
    ).toEqual({
      entries: entries.length,
      attested: of('attested'),
      drafted: of('drafted'),
      reviewed: of('reviewed'),
      ...(page === 'SOURCES.md' ? { senses } : {}),
    })
  })

  test('SOURCES.md tells of every source, and prints the true counts of its citations', () => {
    const { entries, manifest } = sourceOf(folder)
    const citations = entries.flatMap((entry) => entry.sources)
    const counted = manifest.sources.map(({ id }) => {
      const cited = citations.filter(({ source }) => source === id)
      const meanings = cited.filter(({ supports }) => supports.some((each) => each.startsWith('gloss:')))
      return [id, cited.length, meanings.length]
    })
    const printed = tableWith(folder.pages['SOURCES.md'], 'citations').map((row) => [
      row.source,
      printedNumber(row.citations),
      printedNumber(row['of these with a meaning']),
    ])
    expect(printed).toEqual(counted)
  })
})

function referencesOf(entry: Entry): { from: string; type: string; to: string }[] {
  return (entry.crossReferences ?? []).map(({ type, entry: to }) => ({ from: entry.id, type, to }))
}
