import { createShelf, openBundle, type Shelf } from '@hiap/bundle'
import { compileBundle } from '@hiap/bundle/compile'
import { beforeAll, describe, expect, test } from 'vitest'
import { readDictionaryFolders, sourceOf, withCodePoints } from './dictionary-folders.ts'

const folders = await readDictionaryFolders()
/** Fewest queries of each language that a dictionary promises, by the tag that they are asked in. */
const fewestQueries: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'jra-vi': { 'jra-Latn': 80, vi: 110, en: 25 },
  'km-vi': { km: 300, vi: 300 },
  'vi-jra': { vi: 60, en: 14, 'jra-Latn': 8 },
}

describe.each(folders)('$id/cases.tsv', (folder) => {
  let shelf: Shelf
  beforeAll(() => {
    shelf = createShelf([openBundle(compileBundle(sourceOf(folder)))])
  })

  test('asks enough', () => {
    expect(folder.cases.length).toBeGreaterThanOrEqual(60)
    for (const [tag, fewest] of Object.entries(fewestQueries[folder.id] ?? {}))
      expect(folder.cases.filter(({ from }) => from === tag).length, tag).toBeGreaterThanOrEqual(fewest)
  })

  test.each(folder.cases)('$query ($from) → $headword: $note', ({ query, from, headword }) => {
    const { hits } = shelf.search({ query, ...(from === '' ? {} : { from }) })
    const shown = hits.slice(0, 5).map((hit) => `${hit.headword} (${hit.tier}, ${hit.reason}: ${hit.gloss})`)
    expect(hits[0]?.headword, `${withCodePoints(query)} gave: ${shown.join(', ') || 'nothing'}`).toBe(headword)
  })
})
