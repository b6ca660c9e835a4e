import { cutQuery, type DictionaryClient, type Entry, type Hit, isPattern } from '@hiap/lexicon'
import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { compileBundle } from '../../src/compile.ts'
import { type OpenedDictionary, openBundle } from '../../src/opened-dictionary.ts'
import { type CutFolder, cutFolder } from '../../src/shards/cut-folder.ts'
import { staticClient } from '../../src/shards/static-client.ts'
import { createShelf, type Shelf, shelfClient } from '../../src/shelf.ts'
import { entryOf, manifest } from '../small-source.ts'
import { address, type FolderInMemory, folderInMemory } from './folder-in-memory.ts'
import { syntheticDictionary } from './synthetic-dictionary.ts'

const other = openBundle(
  compileBundle({
    manifest: { ...manifest, id: 'jra-other' },
    entries: [
      entryOf('o1', 'iă', ['nước']),
      entryOf('o2', 'ia', ['nước', 'sông'], { senses: [{ glosses: { vi: ['nước'], en: ['water'] } }] }),
      entryOf('o3', 'ʔală', ['rượu'], {
        senses: [{ glosses: { vi: ['rượu'] }, definition: { vi: 'Thứ uống ở lễ hội.' } }],
      }),
    ],
  }),
)
let large: OpenedDictionary
let cut: CutFolder
let folder: FolderInMemory
let shelf: Shelf
let client: DictionaryClient

beforeAll(() => {
  large = syntheticDictionary(3000, 7)
  cut = cutFolder([large, other])
}, 60_000)

beforeEach(() => {
  folder = folderInMemory(cut)
  shelf = createShelf([other, large])
  client = folder.client()
})

const isOfFiles = ({ tier }: Pick<Hit, 'tier'>): boolean => tier !== 'romanised' && tier !== 'fuzzy'

const dataFiles = (): readonly string[] => folder.fetched.filter((path) => path.startsWith('data/'))

describe('a client of a static folder', () => {
  it('begins with the pointer and a directory of each dictionary', async () => {
    expect(await client.dictionaries()).toEqual(shelf.dictionaries())
    expect(folder.fetched[0]).toBe('dictionaries.json')
    expect(folder.fetched).toHaveLength(3)
    await client.dictionaries()
    expect(folder.fetched).toHaveLength(3)
  })

  it('answers several dictionaries as one, in the order of their ids', async () => {
    const request = { query: 'ia', from: 'jra' }
    expect((await client.search(request)).hits).toEqual(shelf.search(request).hits.filter(isOfFiles))
    const narrowed = { query: 'nuoc', from: 'vi', dictionaries: ['jra-other'] }
    expect(await client.search(narrowed)).toEqual(shelf.search(narrowed))
    expect((await client.search({ ...narrowed, dictionaries: ['none'] })).hits).toEqual([])
  })

  it.each(['', '   ', '…', '*', 'zzzzzz', 'á'.repeat(300)])('finds nothing for %j and does not fail', async (query) => {
    const { hits } = await client.search({ query })
    expect(hits).toEqual(shelf.search({ query }).hits.filter(isOfFiles))
  })

  it('answers any text as the shelf does, and never fails', async () => {
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'aăbƀdđiơuưn ŏ\u0306\u0300…-'), maxLength: 8 }),
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: fc.constantFrom('nuoc ', 'cây ', 'ma', 'con ', 'to ', 'ăn ', 'c', 'x'), maxLength: 9 }),
    )
    const direction = fc.constantFrom('jra', 'vi', 'en', 'km', undefined)
    await fc.assert(
      fc.asyncProperty(text, direction, async (query, from) => {
        if (isPattern(cutQuery(query))) return
        const request = { query, ...(from === undefined ? {} : { from }) }
        const { hits, truncated } = await client.search(request)
        if (truncated) return
        const known = shelf.search({ ...request, limit: 100 }).hits.filter(isOfFiles)
        // A word that is near the query is found in its meaning here, and as near there, where both are asked.
        const near = new Set(
          shelf
            .search({ ...request, limit: 100 })
            .hits.filter((hit) => !isOfFiles(hit))
            .map(({ entryId }) => entryId),
        )
        const given = hits.filter(({ entryId }) => !near.has(entryId))
        expect(given).toEqual(known.slice(0, given.length))
        if (hits.length < 20) expect(given).toHaveLength(known.length)
      }),
      { numRuns: 400 },
    )
  }, 60_000)

  it('gives an entry in one file, and nothing for one that is not there', async () => {
    await client.entry(large.id, 'none')
    for (const number of [0, 77, 1500, 2999]) {
      const entry = large.entryAt(number) as Entry
      folder.fetched.length = 0
      expect(await folder.client().entry(large.id, entry.id)).toEqual(entry)
      // Pointer, two directories, the file of the entry, and its table where that stands alone.
      expect(folder.fetched.length).toBeLessThanOrEqual(5)
      folder.fetched.length = 0
      expect(await client.entry(large.id, entry.id)).toEqual(entry)
      expect(folder.fetched.length).toBeLessThanOrEqual(1)
    }
    expect(await client.entry(large.id, 'j999999')).toBeUndefined()
    expect(await client.entry('none', 'j1')).toBeUndefined()
  })

  it.each(['NOUN', 'PROPN'] as const)('filters by %s as the shelf does', async (partOfSpeech) => {
    for (const query of ['a', 'ba', 'ia', 'cay', 'nuoc', 'nguoi con', 'to'])
      for (const from of ['jra-Latn', 'vi', 'en']) {
        const request = { query, from, filter: { partsOfSpeech: [partOfSpeech] } }
        const expected = shelf.search(request).hits
        const answer = await client.search(request)
        const known = expected.filter(isOfFiles)
        expect(answer.hits.filter(isOfFiles)).toEqual(known)
      }
  })

  it('suggests as the shelf does', async () => {
    for (const prefix of ['a', 'ba', 'mi', 'ʔ', 'ia', '']) {
      const request = { prefix, limit: 20 }
      const expected = shelf.suggest(request).map(({ entryId }) => entryId)
      const given = (await client.suggest(request)).map(({ entryId }) => entryId)
      // The shelf goes on with words that only sound so where these are few.
      expect(given).toEqual(expected.slice(0, given.length))
      if (prefix.length === 1 && prefix !== 'ʔ') expect(given).toHaveLength(20)
    }
  })
})

describe('browsing a static folder', () => {
  it.each([undefined, 'a', 'b', 'dj', 'ƀ', 'B', ' '])('turns the pages of %j as the shelf does', async (prefix) => {
    let cursor: string | undefined
    for (let pages = 0; pages < 5; pages++) {
      const request = {
        dictionary: large.id,
        ...(prefix === undefined ? {} : { prefix }),
        ...(cursor === undefined ? {} : { cursor }),
      }
      const expected = shelf.browse(request)!
      folder.fetched.length = 0
      expect(await client.browse(request)).toEqual(expected)
      cursor = expected.next
      if (cursor === undefined) break
    }
  })

  it('fetches two files at most for a page of the usual length', async () => {
    const fresh = folder.client({ filesKept: 0 })
    await fresh.browse({ dictionary: large.id })
    for (const cursor of [undefined, ...[400, 1000, 2900].map((number) => large.entryAt(number).id)]) {
      folder.fetched.length = 0
      await fresh.browse({ dictionary: large.id, ...(cursor === undefined ? {} : { cursor }) })
      // A cursor from elsewhere is looked up among the entries first.
      expect(folder.fetched.length).toBeLessThanOrEqual(cursor === undefined ? 2 : 3)
    }
  })

  it('asks the whole dictionary for longer beginnings', async () => {
    const request = { dictionary: large.id, prefix: 'ba' }
    expect(await client.browse(request)).toEqual(shelf.browse(request))
    expect(folder.fetched.filter((path) => path.endsWith('.hiap'))).toHaveLength(2)
    await expect(folder.client({ mostWhole: 100 }).browse(request)).rejects.toMatchObject({
      code: 'whole-dictionary-needed',
    })
  })

  it('knows no other dictionary and no other cursor', async () => {
    expect(await client.browse({ dictionary: 'none' })).toBeUndefined()
    await expect(client.browse({ dictionary: large.id, cursor: 'o1' })).rejects.toMatchObject({
      code: 'cursor-unknown',
    })
  })
})

describe('what only whole dictionaries know', () => {
  it('is answered from their bundles, fetched once', async () => {
    const whole = shelfClient(shelf)
    for (const request of [{ query: '?a' }, { query: 'lễ hội', fullText: true }])
      expect(await client.search(request)).toEqual(await whole.search(request))
    expect(await client.gloss({ text: 'ia iă' })).toEqual(await whole.gloss({ text: 'ia iă' }))
    expect(folder.fetched.filter((path) => path.endsWith('.hiap'))).toHaveLength(2)
  })

  it('is told to be missing where they are too large', async () => {
    const small = folder.client({ mostWhole: 1000 })
    expect(await small.search({ query: '?a' })).toEqual({ query: '?a', hits: [], truncated: true })
    const texts = await small.search({ query: 'ia', fullText: true })
    expect(texts.truncated).toBe(true)
    expect(texts.hits.length).toBeGreaterThan(0)
    await expect(small.gloss({ text: 'ia' })).rejects.toMatchObject({ code: 'whole-dictionary-needed' })
    expect(folder.fetched.filter((path) => path.endsWith('.hiap'))).toEqual([])
  })

  it('refuses another bundle than the directory says', async () => {
    const [first, second] = [...folder.files.keys()].filter((path) => path.endsWith('.hiap'))
    folder.files.set(first!, folder.files.get(second!)!)
    await expect(client.gloss({ text: 'ia' })).rejects.toMatchObject({ code: 'bundle-corrupt' })
  })
})

describe('files that are not what they should be', () => {
  it('are refused by name, each of them, whichever bit is wrong', async () => {
    await client.dictionaries()
    await client.search({ query: 'ia', from: 'jra' })
    await client.search({ query: 'cay', from: 'vi' })
    await client.entry(large.id, 'j1')
    await client.browse({ dictionary: large.id })
    const used = [...new Set(dataFiles())]
    expect(used.length).toBeGreaterThan(6)
    for (const path of used) {
      const bytes = folder.files.get(path)!
      const wrong = bytes.slice()
      wrong[wrong.length >> 1]! ^= 1
      folder.files.set(path, wrong)
      const fresh = folder.client()
      const calls = Promise.all([
        fresh.search({ query: 'ia', from: 'jra' }),
        fresh.search({ query: 'cay', from: 'vi' }),
        fresh.entry(large.id, 'j1'),
        fresh.browse({ dictionary: large.id }),
      ])
      await expect(calls).rejects.toMatchObject({
        code: 'static-file-corrupt',
        message: expect.stringContaining(path),
        details: { url: address + path },
      })
      folder.files.set(path, bytes)
    }
  })

  it('are told to be missing', async () => {
    const [path] = [...folder.files.keys()].filter((each) => each.endsWith('.json'))
    await client.search({ query: 'ia', from: 'jra', dictionaries: ['jra-other'] })
    for (const each of folder.files.keys()) if (each !== path && each.startsWith('data/')) folder.files.delete(each)
    await expect(folder.client().dictionaries()).rejects.toMatchObject({
      code: 'request-failed',
      details: { status: 404 },
    })
  })

  it('are asked for again after a failure', async () => {
    const pointer = folder.files.get('dictionaries.json')!
    folder.files.delete('dictionaries.json')
    await expect(client.dictionaries()).rejects.toMatchObject({ code: 'request-failed' })
    folder.files.set('dictionaries.json', pointer)
    expect(await client.dictionaries()).toHaveLength(2)
  })

  it.each([
    ['{"format":2,"dictionaries":[]}', 'static-folder-version'],
    ['null', 'static-folder-version'],
    ['{"format":1}', 'static-file-corrupt'],
    ['<!doctype html>', 'static-file-corrupt'],
  ])('a pointer %s is refused', async (text, code) => {
    folder.files.set('dictionaries.json', new TextEncoder().encode(text))
    await expect(client.dictionaries()).rejects.toMatchObject({ code, details: { url: `${address}dictionaries.json` } })
  })
})

describe('how files are fetched', () => {
  it('without cookies and referrer, from the folder alone, the pointer anew', async () => {
    const fetchFile = vi.fn(folder.fetch)
    await staticClient(address.slice(0, -1), { fetch: fetchFile }).search({ query: 'ia' })
    expect(fetchFile.mock.calls.length).toBeGreaterThan(4)
    for (const [url, init] of fetchFile.mock.calls) {
      expect(String(url).startsWith(address)).toBe(true)
      expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' })
      expect(init?.cache).toBe(String(url).endsWith('dictionaries.json') ? 'no-cache' : undefined)
    }
  })

  it('each once, and again only when it was forgotten', async () => {
    for (let i = 0; i < 3; i++) await client.search({ query: 'ia', from: 'jra' })
    expect(new Set(folder.fetched).size).toBe(folder.fetched.length)
    const forgetful = folder.client({ filesKept: 1 })
    folder.fetched.length = 0
    for (const query of ['ia', 'ba', 'ia', 'ba'])
      await forgetful.search({ query, from: 'jra', dictionaries: [large.id] })
    expect(folder.fetched.length).toBeGreaterThan(new Set(folder.fetched).size)
  })

  it('not at all for a call that was aborted before', async () => {
    const reason = new Error('typed on')
    const aborted = AbortSignal.abort(reason)
    await expect(client.search({ query: 'ia' }, aborted)).rejects.toBe(reason)
    await expect(client.entry(large.id, 'j1', aborted)).rejects.toBe(reason)
  })

  it('given up when nobody waits any more, shared while somebody does', async () => {
    await client.search({ query: 'ba', from: 'jra', dictionaries: [large.id] })
    const signals: AbortSignal[] = []
    const never: typeof fetch = (input, init) => {
      if (!String(input).includes('/data/')) return folder.fetch(input, init)
      signals.push(init!.signal!)
      return new Promise((_, reject) => init!.signal!.addEventListener('abort', () => reject(init!.signal!.reason)))
    }
    let slow = false
    const waiting = staticClient(address, {
      fetch: (input, init) => (slow ? never(input, init) : folder.fetch(input, init)),
    })
    await waiting.search({ query: 'ba', from: 'jra', dictionaries: [large.id] })
    slow = true
    const [first, second] = [new AbortController(), new AbortController()]
    const request = { query: 'mi', from: 'jra', dictionaries: [large.id] }
    const asked = waiting.search(request, first.signal)
    const askedToo = waiting.search(request, second.signal)
    await vi.waitFor(() => expect(signals).toHaveLength(1))
    first.abort(new Error('first'))
    await expect(asked).rejects.toThrow('first')
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(signals[0]?.aborted).toBe(false)
    second.abort(new Error('second'))
    await expect(askedToo).rejects.toThrow('second')
    await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true))
    // What was given up is fetched anew.
    slow = false
    expect((await waiting.search(request)).hits.length).toBeGreaterThan(0)
  })
})

describe('the files of a folder', () => {
  it('are the same for the same dictionaries, in whatever order, and small', () => {
    const again = folderInMemory(cutFolder([other, large]))
    expect([...again.files.keys()].sort()).toEqual([...folder.files.keys()].sort())
    for (const [path, bytes] of folder.files) {
      expect(again.files.get(path)).toEqual(bytes)
      if (path.endsWith('.json')) expect(bytes.length).toBeLessThanOrEqual(65_536)
    }
  })
})
