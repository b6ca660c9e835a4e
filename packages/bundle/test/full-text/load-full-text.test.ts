import { arrayNamed, HiapError, openArrays, packArrays } from '@hiap/lexicon'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packSections, readSectionTable, sectionBytes } from '../../src/bundle-format.ts'
import { compileBundle } from '../../src/compile.ts'
import { inspectBundle } from '../../src/inspect.ts'
import { type OpenedDictionary, openBundle } from '../../src/opened-dictionary.ts'
import { createShelf, shelfClient } from '../../src/shelf.ts'
import { manifest, sourceOf } from '../small-source.ts'
import { bundles, sources } from './texts.ts'

const bytes = bundles[0]!
const { hash, sections } = inspectBundle(bytes)
const textLength = Math.ceil(sections.at(-1)!.bytes / 8) * 8
const textFrom = bytes.length - textLength
const beginning = bytes.slice(0, textFrom)
const request = { query: 'cốm dẹp', fullText: true }

function reader(file: Uint8Array): {
  readonly asked: (readonly [number, number])[]
  readonly opened: OpenedDictionary
} {
  const asked: (readonly [number, number])[] = []
  const opened = openBundle(beginning, 'a.hiap', {
    hash,
    readText: async (from, to) => {
      asked.push([from, to])
      return file.slice(from, to)
    },
  })
  return { asked, opened }
}

describe('a bundle with texts', () => {
  it('has them in its last section', () => {
    expect(sections.map(({ name }) => name)).toEqual(['manifest', 'index', 'directory', 'entries', 'text'])
  })

  it('opens without looking at them, and has them once they are loaded', async () => {
    const opened = openBundle(bytes)
    expect(opened.hasFullText).toBe(true)
    expect(opened.fullText).toBeUndefined()
    await opened.loadFullText()
    const { fullText } = opened
    expect(fullText?.find({ query: 'cốm dẹp', limit: 9 }, 'all').hits.map((hit) => hit.entryId)).toEqual(['k7'])
    await opened.loadFullText()
    expect(opened.fullText).toBe(fullText)
  })

  it('is refused wherever one bit of them is changed', () => {
    for (let i = textFrom; i < bytes.length; i++) {
      const damaged = bytes.slice()
      damaged[i] = damaged[i]! ^ (1 << (i % 8))
      expect(() => openBundle(damaged, 'a.hiap'), `byte ${i}`).toThrow(
        expect.objectContaining({ code: 'bundle-corrupt' }),
      )
    }
  })
})

describe('a bundle that was read up to its texts', () => {
  it('is the same dictionary, and reads them when they are first asked for', async () => {
    const { opened, asked } = reader(bytes)
    const whole = openBundle(bytes)
    expect(opened.info).toEqual(whole.info)
    expect(opened.size).toBe(whole.size)
    expect(asked).toEqual([])
    const client = shelfClient(createShelf([opened]))
    expect((await client.search({ query: 'cốm dẹp' })).hits.map(({ tier }) => tier)).not.toContain('text')
    expect(asked).toEqual([])
    const answers = await Promise.all([client.search(request), client.search(request)])
    expect(asked).toEqual([[textFrom, textFrom + sections.at(-1)!.bytes]])
    await whole.loadFullText()
    for (const answer of answers) expect(answer).toEqual(createShelf([whole]).search(request))
  })

  it('refuses other bytes than were written, and tries again', async () => {
    let read: (from: number, to: number) => Uint8Array = () => new Uint8Array(8)
    const opened = openBundle(beginning, 'a.hiap', { hash, readText: async (from, to) => read(from, to) })
    await expect(opened.loadFullText()).rejects.toMatchObject({ code: 'bundle-corrupt' })
    read = (from, to) => bytes.slice(from, to).fill(1, 20, 21)
    await expect(opened.loadFullText()).rejects.toMatchObject({ code: 'bundle-corrupt' })
    read = () => {
      throw new HiapError('request-failed', 'No connection.')
    }
    await expect(opened.loadFullText()).rejects.toMatchObject({ code: 'request-failed' })
    expect(opened.fullText).toBeUndefined()
    read = (from, to) => bytes.slice(from, to)
    await opened.loadFullText()
    expect(opened.fullText).toBeDefined()
  })

  it('is refused where it was cut anywhere else, and where nobody can read the rest', () => {
    const later = { hash, readText: async () => new Uint8Array() }
    for (let length = 0; length < bytes.length; length++) {
      if (length === textFrom) continue
      expect(() => openBundle(bytes.subarray(0, length), 'a.hiap', later), `length ${length}`).toThrow(HiapError)
    }
    expect(() => openBundle(beginning)).toThrow(expect.objectContaining({ code: 'bundle-truncated' }))
    const plain = compileBundle(sourceOf(['ia', 'ama']))
    expect(() => openBundle(plain.subarray(0, plain.length - 8), 'a.hiap', later)).toThrow(HiapError)
  })
})

describe('a section that somebody else made', () => {
  const records = readSectionTable(bytes, 'a.hiap')
  const remade = (change: (section: Uint8Array) => Uint8Array): OpenedDictionary =>
    openBundle(
      packSections(
        records.map((record) => {
          const section = sectionBytes(bytes, record).slice()
          return { name: record.name, bytes: record.name === 'text' ? change(section) : section }
        }),
      ),
    )
  const queries = ['cốm dẹp', 'con', 'ng', 'សំពះ', 'កុមារទៅ', 'young person']

  it('is refused or answered, and never breaks a search, whatever stands under its right checksum', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 }),
        async (changes) => {
          const opened = remade((section) => {
            for (const [at, value] of changes) section[at % section.length] = value
            return section
          })
          try {
            await opened.loadFullText()
            for (const query of queries)
              for (const match of ['all', 'any'] as const) opened.fullText!.find({ query, limit: 9 }, match)
          } catch (error) {
            expect(error).toMatchObject({ code: 'index-malformed' })
          }
        },
      ),
      { numRuns: 400 },
    )
  })

  it.each(['termAt', 'rowAt'])('is refused where %s leads out of it, or back', async (name) => {
    for (const [at, value] of [
      [1, 0xffffffff],
      [-1, 0xffffffff],
      [-1, 0],
      [2, 0],
    ] as const) {
      const opened = remade((section) => {
        const offsets = arrayNamed(openArrays(section), `text0.${name}`, Uint32Array)
        offsets[at < 0 ? offsets.length + at : at] = value
        return section
      })
      await expect(opened.loadFullText(), `${at} ${value}`).rejects.toMatchObject({ code: 'index-malformed' })
    }
  })

  it.each([
    ['empty', () => new Uint8Array()],
    ['no table', (section: Uint8Array) => section.fill(0, 0, 8)],
    ['cut', (section: Uint8Array) => section.subarray(0, section.length - 40)],
    ['without languages', () => new Uint8Array(packArrays([]))],
    ['with another list', () => new Uint8Array(packArrays([['languages', new TextEncoder().encode('{}')]]))],
    ['with a list that is none', () => new Uint8Array(packArrays([['languages', new TextEncoder().encode('[')]]))],
    [
      'without what its list says',
      () => new Uint8Array(packArrays([['languages', new TextEncoder().encode('["vi"]')]])),
    ],
  ])('is refused where it is %s', async (_, change) => {
    const opened = remade(change)
    await expect(opened.loadFullText()).rejects.toMatchObject({ code: 'index-malformed' })
    expect(opened.fullText).toBeUndefined()
  })
})

describe('a bundle without texts', () => {
  it('has no such section, and answers as without full text', async () => {
    const plain = openBundle(compileBundle(sourceOf(['ia', 'ama'])))
    expect(inspectBundle(plain.bytes).sections.map(({ name }) => name)).not.toContain('text')
    expect(plain.hasFullText).toBe(false)
    const shelf = createShelf([plain])
    expect(shelf.search({ query: 'ia', fullText: true })).toEqual(shelf.search({ query: 'ia' }))
    await shelf.loadFullText()
    expect(plain.fullText).toBeUndefined()
    expect(shelf.search({ query: 'nghĩa', fullText: true })).toEqual(shelf.search({ query: 'nghĩa' }))
  })
})

describe('a shelf with full text', () => {
  const dictionaries = bundles.map((each) => openBundle(each))
  const shelf = createShelf([...dictionaries, openBundle(compileBundle({ manifest, entries: [] }))].slice(0, 2))

  it('says when the texts were not loaded', () => {
    const unloaded = createShelf(bundles.map((each) => openBundle(each)))
    expect(() => unloaded.search(request)).toThrow(expect.objectContaining({ code: 'full-text-missing' }))
  })

  it('loads those of the dictionaries that are asked, and no others', async () => {
    await shelf.loadFullText(['jra-test'])
    expect(dictionaries.map(({ fullText }) => fullText !== undefined)).toEqual([false, true])
    const { hits } = shelf.search({ ...request, dictionaries: ['jra-test'] })
    expect(hits.some((hit) => hit.tier === 'text' && hit.entryId === 'j1')).toBe(true)
    expect(() => shelf.search(request)).toThrow(expect.objectContaining({ code: 'full-text-missing' }))
    await shelf.loadFullText()
    expect(dictionaries.every(({ fullText }) => fullText !== undefined)).toBe(true)
  })

  it('gives texts after all else, and no entry twice', async () => {
    await shelf.loadFullText()
    const { hits } = shelf.search({ query: 'nước', fullText: true, limit: 100 })
    expect(hits.map((hit) => [hit.entryId, hit.tier])).toEqual([
      ['k7', 'text'],
      ['j1', 'text'],
      ['j3', 'text'],
    ])
    const asked = { query: 'cơm', from: 'vi', to: 'jra', fullText: true }
    const rice = shelf.search({ ...asked, limit: 100 }).hits
    expect(rice.map((hit) => [hit.entryId, hit.tier])).toEqual([
      ['j2', 'gloss'],
      ['j1', 'text'],
    ])
    expect(shelf.search({ ...asked, limit: 1 }).hits).toEqual(rice.slice(0, 1))
  })

  it.each([
    [{ from: 'vi' }, ['k7', 'j1', 'j3']],
    [{ from: 'vi', to: 'jra' }, ['j1', 'j3']],
    [{ to: 'km' }, ['k7']],
    [{ from: 'en' }, []],
    [{ from: 'km' }, []],
    [{ from: 'vi', to: 'en' }, []],
    [{ dictionaries: ['km-test'] }, ['k7']],
    [{ filter: { has: ['example'] } }, ['j1']],
    [{ filter: { partsOfSpeech: ['VERB'] } }, []],
  ] as const)('keeps to what was asked: %j', async (asked, found) => {
    await shelf.loadFullText()
    expect(shelf.search({ query: 'nước', fullText: true, ...asked }).hits.map(({ entryId }) => entryId)).toEqual(found)
  })

  it('prefers texts with the marks typed', async () => {
    const entries = ['bo', 'bò', 'bơ', 'bộ'].map((word, i) => ({
      ...sources[1]!.entries[3]!,
      id: `m${i}`,
      senses: [{ glosses: { vi: ['x'] }, definition: { vi: `có ${word} ở đây` } }],
    }))
    const marks = createShelf([openBundle(compileBundle({ manifest, entries }))])
    await marks.loadFullText()
    const found = (query: string): readonly string[] =>
      marks.search({ query, fullText: true }).hits.map(({ entryId }) => entryId)
    expect(found('có bơ')).toEqual(['m2', 'm0', 'm1', 'm3'])
    expect(found('có bộ')[0]).toBe('m3')
    // Who types no mark means any.
    expect(found('co bo')).toEqual(['m0', 'm1', 'm2', 'm3'])
  })

  it('stops waiting where the call was aborted', async () => {
    const client = shelfClient(shelf)
    await expect(client.search(request, AbortSignal.abort('typed on'))).rejects.toBe('typed on')
    const controller = new AbortController()
    const answer = client.search(request, controller.signal)
    controller.abort('typed on')
    await expect(answer).rejects.toBe('typed on')
  })
})
