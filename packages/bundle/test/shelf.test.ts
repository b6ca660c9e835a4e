import type { SearchFilter, SuggestRequest } from '@hiap/lexicon'
import { describe, expect, it } from 'vitest'
import { compileBundle } from '../src/compile.ts'
import { openBundle } from '../src/opened-dictionary.ts'
import { createShelf, shelfClient } from '../src/shelf.ts'
import { entryOf, manifest, sourceOf } from './small-source.ts'

const headwords = ['a', 'ama', 'amĭ', 'ba', 'dua', 'djai', 'đah', 'ia', 'ia hơjan', 'tha', 'tơngan']
const words = openBundle(compileBundle(sourceOf(headwords)))
const other = openBundle(
  compileBundle({
    manifest: { ...manifest, id: 'jra-other' },
    entries: [entryOf('o1', 'iă', ['nước']), entryOf('o2', 'ia', ['nước'])],
  }),
)
const shelf = createShelf([words, other])

describe('a shelf', () => {
  it('answers from all dictionaries as one, best tier first', () => {
    const { hits, query, truncated } = shelf.search({ query: ' ia ' })
    expect(query).toBe('ia')
    expect(truncated).toBe(false)
    expect(hits.map((hit) => [hit.dictionary, hit.headword, hit.tier])).toEqual([
      ['jra-test', 'ia', 'exact'],
      ['jra-other', 'ia', 'exact'],
      ['jra-other', 'iă', 'folded'],
      ['jra-test', 'ia hơjan', 'prefix'],
    ])
  })

  it('searches only the dictionaries named', () => {
    expect(shelf.search({ query: 'ia', dictionaries: ['jra-other'] }).hits.map((hit) => hit.entryId)).toEqual([
      'o2',
      'o1',
    ])
    expect(shelf.search({ query: 'ia', dictionaries: ['none'] }).hits).toEqual([])
  })

  it.each([
    [0, 1],
    [2, 2],
    [1e9, 4],
    [Number.NaN, 4],
    [1.9, 1],
  ])('keeps a limit of %d within its bounds', (limit, count) => {
    expect(shelf.search({ query: 'ia', limit }).hits).toHaveLength(count)
  })

  it('refuses two bundles of one dictionary', () => {
    expect(() => createShelf([words, words])).toThrow(expect.objectContaining({ code: 'dictionary-twice' }))
  })

  it('suggests whole words, then the shortest that begin so', () => {
    const suggestions = shelf.suggest({ prefix: 'am', dictionaries: ['jra-test'] })
    expect(suggestions.map((each) => each.headword)).toEqual(['ama', 'amĭ'])
    expect(shelf.suggest({ prefix: 'ia', limit: 1 }).map((each) => each.headword)).toEqual(['ia'])
    expect(shelf.suggest({ prefix: '' })).toEqual([])
    expect(shelf.suggest({ prefix: 'i' }).map((each) => each.headword)).toEqual(['ia', 'ia', 'iă', 'ia hơjan'])
    // A slip of the fingers is no beginning.
    expect(shelf.search({ query: 'tơngar' }).hits.map((each) => each.tier)).toEqual(['fuzzy'])
    expect(shelf.suggest({ prefix: 'tơngar' })).toEqual([])
  })

  it('suggests words of the language typed, with meanings in the language wanted', () => {
    const khmer = openBundle(
      compileBundle({
        manifest: { ...manifest, id: 'km-test', language: 'km', glossLanguages: ['vi', 'en'] },
        entries: [
          {
            ...entryOf('k1', 'ស្រុក', ['huyện']),
            headword: { text: 'ស្រុក', script: 'Khmr' },
            senses: [{ glosses: { vi: ['huyện'], en: ['district'] } }],
          },
        ],
      }),
    )
    const both = createShelf([words, khmer])
    const suggest = (request: SuggestRequest): readonly (readonly [string, string])[] =>
      both.suggest(request).map(({ headword, gloss }) => [headword, gloss])
    expect(suggest({ prefix: 'sru', from: 'km', to: 'en' })).toEqual([['ស្រុក', 'district']])
    expect(suggest({ prefix: 'sru', from: 'km', to: 'vi' })).toEqual([['ស្រុក', 'huyện']])
    expect(suggest({ prefix: 'sru', from: 'km', to: 'de' })).toEqual([['ស្រុក', 'huyện']])
    expect(suggest({ prefix: 'sru', from: 'jra' })).toEqual([])
    expect(suggest({ prefix: 'am', from: 'jra' }).map(([headword]) => headword)).toEqual(['ama', 'amĭ'])
  })

  it('suggests only what a filter lets through', () => {
    const verb = openBundle(
      compileBundle({
        manifest,
        entries: [entryOf('v1', 'ba', ['mang'], { partOfSpeech: { ud: 'VERB' } }), entryOf('v2', 'ba', ['ba'])],
      }),
    )
    const suggest = (filter: SearchFilter): readonly string[] =>
      createShelf([verb])
        .suggest({ prefix: 'b', filter })
        .map(({ entryId }) => entryId)
    expect(suggest({})).toEqual(['v1', 'v2'])
    expect(suggest({ partsOfSpeech: ['VERB'] })).toEqual(['v1'])
    expect(suggest({ partsOfSpeech: ['NOUN'] })).toEqual([])
  })
})

describe('browsing', () => {
  it('turns pages forward to the end and back to the beginning', () => {
    const pages: string[][] = []
    let cursor: string | undefined
    let last: string | undefined
    do {
      const page = shelf.browse({ dictionary: 'jra-test', limit: 4, ...(cursor === undefined ? {} : { cursor }) })!
      expect(page.total).toBe(headwords.length)
      pages.push(page.entries.map((entry) => entry.headword))
      last = cursor
      cursor = page.next
    } while (cursor !== undefined)
    expect(pages).toEqual([
      ['a', 'ama', 'amĭ', 'ba'],
      ['dua', 'đah', 'ia', 'ia hơjan'],
      ['djai', 'tha', 'tơngan'],
    ])
    const previous = shelf.browse({ dictionary: 'jra-test', limit: 4, cursor: last! })!.previous
    expect(
      shelf.browse({ dictionary: 'jra-test', limit: 4, cursor: previous! })!.entries.map((e) => e.headword),
    ).toEqual(pages[1])
  })

  it.each([
    ['d', ['dua']],
    ['dj', ['djai']],
    ['đ', ['đah']],
    ['IA', ['ia', 'ia hơjan']],
    ['am', ['ama', 'amĭ']],
    ['x', []],
    [' ', headwords],
  ])('keeps to the letters %s', (prefix, expected) => {
    const page = shelf.browse({ dictionary: 'jra-test', prefix })!
    expect(page.entries.map((entry) => entry.headword)).toEqual([...expected].sort(words.language.compare))
    expect(page.total).toBe(expected.length)
  })

  it('knows no other dictionary and no other cursor', () => {
    expect(shelf.browse({ dictionary: 'none' })).toBeUndefined()
    expect(() => shelf.browse({ dictionary: 'jra-test', cursor: 'o1' })).toThrow(
      expect.objectContaining({ code: 'cursor-unknown' }),
    )
    const elsewhere = words.info.id && words.entryAt(0).id
    expect(() => shelf.browse({ dictionary: 'jra-test', prefix: 't', cursor: elsewhere })).toThrow('Begin again')
  })
})

describe('a client of a shelf', () => {
  const client = shelfClient(shelf)

  it('answers as the shelf does', async () => {
    expect(await client.search({ query: 'ia' })).toEqual(shelf.search({ query: 'ia' }))
    expect(await client.entry('jra-test', 'j0')).toEqual(shelf.entry('jra-test', 'j0'))
    expect(await client.entry('jra-test', 'none')).toBeUndefined()
    expect(await client.browse({ dictionary: 'none' })).toBeUndefined()
    expect(await client.suggest({ prefix: 'am' })).toEqual(shelf.suggest({ prefix: 'am' }))
    expect(await client.gloss({ text: 'ia hơjan, dua' })).toEqual(shelf.gloss({ text: 'ia hơjan, dua' }))
    expect((await client.dictionaries()).map((info) => info.id)).toEqual(['jra-test', 'jra-other'])
  })

  it('rejects with the reason of an aborted signal', async () => {
    await expect(client.search({ query: 'ia' }, AbortSignal.abort('typed on'))).rejects.toBe('typed on')
  })
})
