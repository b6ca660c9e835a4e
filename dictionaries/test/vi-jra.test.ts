import type { Entry } from '@hiap/lexicon'
import { expect, test } from 'vitest'
import { readDictionaryFolders, sourceOf } from './dictionary-folders.ts'

const folder = (await readDictionaryFolders()).find(({ id }) => id === 'vi-jra')
const entries: readonly Entry[] = folder === undefined ? [] : sourceOf(folder).entries
const licences = new Map(
  folder === undefined ? [] : sourceOf(folder).manifest.sources.map(({ id, licence }) => [id, licence.spdx]),
)
const jraiNames = (entry: Entry): readonly string[] => entry.senses.flatMap(({ glosses }) => glosses['jra-Latn'] ?? [])
const openLicence = /^(CC0|CC-BY|MIT|Unicode)/

test('every entry is of culture and drafted, and a cited page describes it in both languages', () => {
  expect(entries.length).toBeGreaterThanOrEqual(20)
  const wrong = entries.filter(
    ({ kind, status, senses, sources }) =>
      kind !== 'culture' ||
      status !== 'drafted' ||
      senses.some(({ definition }) => definition?.vi === undefined || definition.en === undefined) ||
      !sources.some(({ supports }) => supports.includes('definition')),
  )
  expect(wrong.map(({ id }) => id)).toEqual([])
})

test('a Jrai name is letter by letter that of a page with an open licence', () => {
  const named = entries.filter((entry) => jraiNames(entry).length > 0)
  expect(named.length).toBeGreaterThan(0)
  const unbacked = named.flatMap((entry) => {
    const forms = entry.sources
      .filter(
        ({ source, supports }) => supports.includes('gloss:jra-Latn') && openLicence.test(licences.get(source) ?? ''),
      )
      .map(({ form }) => form?.toLowerCase())
    return jraiNames(entry)
      .filter((name) => !forms.includes(name.toLowerCase()))
      .map((name) => `${entry.id}: ${name}`)
  })
  expect(unbacked).toEqual([])
})

test('a page without an open licence supports no Jrai name', () => {
  const wrong = entries.filter(({ sources }) =>
    sources.some(
      ({ source, supports }) => supports.includes('gloss:jra-Latn') && !openLicence.test(licences.get(source) ?? ''),
    ),
  )
  expect(wrong.map(({ id }) => id)).toEqual([])
})

test('SOURCES.md lists the Jrai names', () => {
  const printed = [...(folder?.pages['SOURCES.md'] ?? '').matchAll(/^ +\| (c\d{4}) \| (.+?) +\|/gm)]
  const there = entries.flatMap((entry) => jraiNames(entry).map((name) => [entry.id, name]))
  expect(printed.map(([, id, name]) => [id, name])).toEqual(there.sort())
})
