import { createHash } from 'node:crypto'
import { type Entry, HiapError, searchDictionary } from '@hiap/lexicon'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packSections } from '../src/bundle-format.ts'
import { compileBundle } from '../src/compile.ts'
import { inspectBundle } from '../src/inspect.ts'
import { openBundle } from '../src/opened-dictionary.ts'
import { entryOf, manifest, sourceOf } from './small-source.ts'

const source = {
  manifest,
  entries: [
    entryOf('j3', 'tơngan', ['tay']),
    entryOf('j1', 'ia', ['nước'], { status: 'attested' }),
    entryOf('j2', 'djai', ['chết']),
    entryOf('j4', 'dlông', ['dài'], { kind: 'phrase' }),
  ],
}
const bytes = compileBundle(source)

/** Entries with anything that the model allows to vary, under ids that differ. */
const entries = fc
  .uniqueArray(
    fc.record({
      id: fc.stringMatching(/^[a-z0-9]{1,8}$/),
      text: fc.string({
        unit: fc.constantFrom('a', 'ă', 'ơ\u0306', 'd', 'dj', 'đ', ' ', 'ក'),
        minLength: 1,
        maxLength: 8,
      }),
      gloss: fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).filter((text) => text.isWellFormed()),
      note: fc.option(fc.string({ unit: 'grapheme', minLength: 1 }), { nil: undefined }),
    }),
    { selector: (each) => each.id, maxLength: 20 },
  )
  .map((all) =>
    all.map(
      ({ id, text, gloss, note }): Entry =>
        entryOf(id, text, [gloss], note === undefined ? {} : { notes: [{ vi: note }] }),
    ),
  )

describe('compiling and opening', () => {
  it('gives every entry back, whole', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const opened = openBundle(compileBundle({ manifest, entries: all }))
        expect(opened.size).toBe(all.length)
        for (const entry of all) expect(opened.entry(entry.id)).toEqual(entry)
      }),
    )
  })

  it('gives the same bytes for the same source, in whatever order its lines stand', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const first = compileBundle({ manifest, entries: all })
        expect(compileBundle({ manifest, entries: [...all].reverse() })).toEqual(first)
      }),
    )
  })

  it('tells the manifest, the counts, and the address', () => {
    expect(openBundle(bytes).info).toEqual({
      ...manifest,
      hash: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      counts: {
        entries: 4,
        byStatus: { attested: 1, drafted: 3, reviewed: 0 },
        byKind: { word: 3, affix: 0, phrase: 1, culture: 0 },
      },
      facets: { partsOfSpeech: [], semanticDomains: [], dialects: [], has: { audio: 0, image: 0, example: 0 } },
      initials: [
        { letter: 'd', count: 1 },
        { letter: 'i', count: 1 },
        { letter: 'dj', count: 1 },
        { letter: 't', count: 1 },
      ],
    })
  })

  it('keeps entries in dictionary order, where the letter dj stands after j', () => {
    const opened = openBundle(bytes)
    const headwords = Array.from({ length: opened.size }, (_, number) => opened.entryAt(number).headword.text)
    expect(headwords).toEqual(['dlông', 'ia', 'djai', 'tơngan'])
  })

  it('keeps a word with a glottal stop or hyphen before it under its first letter', () => {
    const opened = openBundle(compileBundle(sourceOf(['ʔală', 'ama', '-kah', 'kah', "'djă", 'dua'])))
    expect(opened.info.initials).toEqual([
      { letter: 'a', count: 2 },
      { letter: 'd', count: 1 },
      { letter: 'dj', count: 1 },
      { letter: 'k', count: 2 },
    ])
    const under = (prefix: string): readonly string[] =>
      Array.from(opened.numbersWithPrefix(prefix), (number) => opened.entryAt(number).headword.text)
    expect(under('a')).toEqual(['ʔală', 'ama'])
    expect(under('k')).toEqual(['kah', '-kah'])
    expect(under('ka')).toEqual(['kah', '-kah'])
    expect(under('d')).toEqual(['dua'])
    expect(under('dj')).toEqual(["'djă"])
    expect(under('ʔ')).toEqual(['ʔală'])
    expect(under('ʔa')).toEqual(['ʔală'])
    expect(under('')).toHaveLength(6)
  })

  it('knows no entry that is not there', () => {
    const opened = openBundle(bytes)
    expect(opened.entry('j9')).toBeUndefined()
    expect(opened.entry('')).toBeUndefined()
    expect(opened.entry('j')).toBeUndefined()
  })

  it('opens an empty dictionary', () => {
    expect(openBundle(compileBundle(sourceOf([]))).size).toBe(0)
  })

  it('opens a file that lies at an odd place of a larger buffer', () => {
    const larger = new Uint8Array(bytes.length + 3)
    larger.set(bytes, 3)
    expect(openBundle(larger.subarray(3)).info.id).toBe('jra-test')
  })

  it('compiles and finds the words of a language that has no rules of its own', () => {
    const roglai = { ...manifest, language: 'rog', glossLanguages: ['vi', 'fr'] }
    const opened = openBundle(
      compileBundle({
        manifest: roglai,
        entries: [
          entryOf('r1', 'iañi', ['nước'], { senses: [{ glosses: { vi: ['nước'], fr: ['eau douce'] } }] }),
          entryOf('r2', 'apui', ['lửa']),
        ],
      }),
    )
    const found = (query: string): readonly string[] =>
      searchDictionary(opened, { query }, 10).hits.map((hit) => hit.entryId)
    expect(found('iani')).toEqual(['r1'])
    expect(found('eau')).toEqual(['r1'])
    expect(found('apuj')).toEqual(['r2'])
  })

  it('refuses to compile a language that it does not know', () => {
    expect(() => compileBundle({ ...source, manifest: { ...manifest, language: 'zz' } })).toThrow(
      expect.objectContaining({ code: 'bundle-language' }),
    )
  })
})

describe('a bundle that is not whole', () => {
  it('is refused wherever one bit of it is changed', () => {
    for (let i = 0; i < bytes.length; i++) {
      const damaged = bytes.slice()
      damaged[i] = damaged[i]! ^ (1 << (i % 8))
      expect(() => openBundle(damaged, 'a.hiap'), `byte ${i}`).toThrow(HiapError)
    }
  })

  it('is refused wherever it is cut, and with anything behind it', () => {
    for (let length = 0; length < bytes.length; length++)
      expect(() => openBundle(bytes.subarray(0, length), 'a.hiap'), `length ${length}`).toThrow(HiapError)
    const longer = new Uint8Array(bytes.length + 8)
    longer.set(bytes)
    expect(() => openBundle(longer)).toThrow(expect.objectContaining({ code: 'bundle-truncated' }))
  })

  it.each<[string, (damaged: Uint8Array) => Uint8Array, string]>([
    ['a text file', () => new TextEncoder().encode('{"entries": []}'), 'bundle-not-one'],
    ['an empty file', () => new Uint8Array(), 'bundle-not-one'],
    ['another format version', (damaged) => damaged.fill(2, 8, 9), 'bundle-version'],
    ['half a file', (damaged) => damaged.subarray(0, damaged.length / 2), 'bundle-truncated'],
    ['a changed entry', (damaged) => damaged.fill(0x20, damaged.length - 40, damaged.length - 39), 'bundle-corrupt'],
    ['a changed table', (damaged) => damaged.fill(1, 70, 71), 'bundle-corrupt'],
  ])('is refused with file and cause: %s', (_, damage, code) => {
    const damaged = damage(bytes.slice())
    expect(() => openBundle(damaged, 'data/a.hiap')).toThrow(
      expect.objectContaining({
        code,
        message: expect.stringMatching(/^data\/a\.hiap: .+ Compile or download it again\.$/),
      }),
    )
    expect(inspectBundle(damaged, 'data/a.hiap')).toMatchObject({
      intact: false,
      fault: expect.stringContaining('data/a.hiap'),
    })
  })

  it.each([
    ['no section', []],
    ['no JSON', [{ name: 'manifest', bytes: Uint8Array.of(0x7b) }]],
    ['another object', [{ name: 'manifest', bytes: new TextEncoder().encode('{"manifest":{"id":1}}') }]],
    ['null', [{ name: 'manifest', bytes: new TextEncoder().encode('null') }]],
  ])('is refused with right checksums over a manifest that is %s', (_, sections) => {
    expect(() => openBundle(packSections(sections), 'a.hiap')).toThrow(
      expect.objectContaining({ code: 'bundle-corrupt' }),
    )
    expect(inspectBundle(packSections(sections))).toMatchObject({ intact: false })
  })

  it('is never opened, and never crashes the inspector, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (tail, real) => {
        const file = real ? Uint8Array.of(...bytes.subarray(0, 64), ...tail) : tail
        expect(() => openBundle(file)).toThrow(HiapError)
        expect(inspectBundle(file).intact).toBe(false)
      }),
    )
  })
})

describe('inspecting', () => {
  it('tells what is inside', () => {
    const report = inspectBundle(bytes, 'a.hiap')
    expect(report).toMatchObject({ file: 'a.hiap', intact: true, formatVersion: 1, bytes: bytes.length })
    expect(report.dictionary?.counts.entries).toBe(4)
    expect(report.sections.map((section) => section.name)).toEqual(['manifest', 'index', 'directory', 'entries'])
    expect(report.sections.every((section) => section.intact)).toBe(true)
  })

  it('names the section that is damaged', () => {
    const damaged = bytes.slice()
    damaged[damaged.length - 40] = 0x20
    const report = inspectBundle(damaged)
    expect(report.sections.filter((section) => !section.intact).map((section) => section.name)).toEqual(['entries'])
  })
})
