import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync, inflateRawSync } from 'node:zlib'
import type { Entry } from '@hiap/lexicon'
import fc from 'fast-check'
import { gzipSync, strToU8 } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dictzipWriter } from '../../src/archive/write-dictzip.ts'
import type { DraftEntry } from '../../src/draft-entry.ts'
import { importLimits } from '../../src/import-limits.ts'
import { compareWords } from '../../src/stardict/idx-file.ts'
import { stardictExporter } from '../../src/stardict/stardict-exporter.ts'
import { stardictImporter } from '../../src/stardict/stardict-importer.ts'
import { memoryScratch } from '../../src/take-in/scratch.ts'
import { dictionaries, exportSource, manifests, type SampleDictionary } from '../entries.ts'
import { type Files, memoryInput, memoryTarget } from '../memory-files.ts'
import { type Taken, takeInBy } from '../take-in/import-drafts.ts'

const run = promisify(execFile)

/** A word of a dictionary: the data of its article, or that of another word. */
type Word = readonly [word: string | Uint8Array, article: string | Uint8Array | { readonly as: number }]

interface Made {
  readonly files: Record<string, string | Uint8Array>
  readonly ifo: Record<string, string>
}

const bytesOf = (data: string | Uint8Array): Uint8Array => (typeof data === 'string' ? strToU8(data) : data)

/** A dictionary as other tools write it. */
function made(
  words: readonly Word[],
  { types = 'm', wide = false, syn = [] }: { types?: string; wide?: boolean; syn?: readonly [string, number][] } = {},
): Made {
  const idx: number[] = []
  const dict: number[] = []
  const places: (readonly [number, number])[] = []
  for (const [word, article] of words) {
    const place =
      typeof article === 'object' && 'as' in article
        ? (places[article.as] ?? [0, 0])
        : ([dict.length, bytesOf(article).length] as const)
    if (typeof article !== 'object' || !('as' in article)) dict.push(...bytesOf(article))
    places.push(place)
    idx.push(...bytesOf(word), 0, ...(wide ? number32(0) : []), ...number32(place[0]), ...number32(place[1]))
  }
  const synBytes = syn.flatMap(([word, number]) => [...bytesOf(word), 0, ...number32(number)])
  const ifo: Record<string, string> = {
    version: wide ? '3.0.0' : '2.4.2',
    bookname: 'Từ điển',
    wordcount: String(words.length),
    idxfilesize: String(idx.length),
    ...(types === '' ? {} : { sametypesequence: types }),
    ...(wide ? { idxoffsetbits: '64' } : {}),
    ...(syn.length === 0 ? {} : { synwordcount: String(syn.length) }),
  }
  return {
    ifo,
    files: {
      'w.ifo': ifoOf(ifo),
      'w.idx': Uint8Array.from(idx),
      'w.dict': Uint8Array.from(dict),
      ...(syn.length === 0 ? {} : { 'w.syn': Uint8Array.from(synBytes) }),
    },
  }
}

function number32(value: number): readonly number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
}

function ifoOf(fields: Readonly<Record<string, string>>, first: string = "StarDict's dict ifo file"): string {
  return `${first}\n${Object.entries(fields)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('')}`
}

function imported(
  files: Files,
  { language = 'jra-Latn', gloss = 'vi', name = 'w.ifo' }: { language?: string; gloss?: string; name?: string } = {},
): Promise<Taken> {
  return takeInBy(stardictImporter, memoryInput(files, name, 100), {
    ...(language === '' ? {} : { language }),
    ...(gloss === '' ? {} : { glossLanguages: [gloss] }),
  })
}

const entriesOf = ({ reading }: Taken): readonly Entry[] => reading.source?.entries ?? []
const told = ({ problems }: Taken): readonly unknown[] => problems.map(({ rule, severity }) => `${rule} ${severity}`)
const briefly = (taken: Taken): readonly unknown[] =>
  entriesOf(taken).map(({ headword, senses }) => [headword.text, senses.map(({ glosses }) => glosses.vi)])

const two: readonly Word[] = [
  ['ia', 'nước'],
  ['plơi', '1. làng\n2. buôn'],
]

describe('reading', () => {
  test('finds the other files also where the first is named otherwise', async () => {
    const { 'w.ifo': ifo, ...others } = made(two).files
    const taken = await imported({ ...others, 'w.stardict': ifo ?? '' }, { name: 'w.stardict' })
    expect(briefly(taken)).toHaveLength(2)
  })

  test.each([
    ['32-bit offsets', made(two).files],
    ['64-bit offsets', made(two, { wide: true }).files],
    ['packed articles', packed(made(two).files)],
    [
      'a packed index',
      { ...made(two).files, 'w.idx': undefined, 'w.idx.gz': gzipSync(made(two).files['w.idx'] as Uint8Array) },
    ],
    [
      'each article with its own types',
      made(
        two.map(([word, text]) => [word, `m${text}`]),
        { types: '' },
      ).files,
    ],
    [
      'each article with its own types, ended',
      made(
        two.map(([word, text]) => [word, `m${text}\0`]),
        { types: '' },
      ).files,
    ],
  ])('%s', async (_, files) => {
    const given = Object.fromEntries(Object.entries(files).filter(([, file]) => file !== undefined)) as Files
    const taken = await imported(given)
    expect(told(taken)).toEqual([])
    expect(briefly(taken)).toEqual([
      ['ia', [['nước']]],
      ['plơi', [['làng'], ['buôn']]],
    ])
    expect(taken.reading.source?.manifest.title).toEqual({ vi: 'Từ điển' })
  })

  test('articles that lie in any order, and those that words share', async () => {
    const { files } = made([
      ['bơngơ', 'nhiều'],
      ['ia', 'nước'],
      ['ia krông', { as: 1 }],
      ['plơi', { as: 0 }],
    ])
    const taken = await imported(files)
    expect(
      entriesOf(taken).map(({ headword, variants }) => [headword.text, variants?.map(({ text }) => text)]),
    ).toEqual([
      ['bơngơ', ['plơi']],
      ['ia', ['ia krông']],
    ])
  })

  test('synonyms as variants, and tells of those that lead nowhere', async () => {
    const taken = await imported(
      made(two, {
        syn: [
          ['aia', 0],
          ['buôn', 1],
          ['x', 9],
        ],
      }).files,
    )
    expect(entriesOf(taken).map(({ variants }) => variants)).toEqual([[{ text: 'aia' }], [{ text: 'buôn' }]])
    expect(told(taken)).toEqual(['reference-unknown changed'])
  })

  test.each([
    ['tm', 'ia\0nước', [['nước']], [{ ipa: 'ia' }]],
    ['ym', 'ia\0nước', [['nước']], [{ romanised: 'ia' }]],
    ['mh', 'nước\0<ol><li>sông<li>suối</ol>', [['nước'], ['sông'], ['suối']], undefined],
    ['h', '<b>nước</b><br>sông &amp; suối', [['nước', 'sông & suối']], undefined],
    ['g', '<span color="red">nước</span>\nsông', [['nước', 'sông']], undefined],
    ['x', '<k>ia</k>\n<tr>ia</tr>\n<dtrn>nước</dtrn>', [['nước']], [{ ipa: 'ia' }]],
    ['w', "'''nước''' [[sông|của sông]]", [['nước của sông']], undefined],
    ['k', '<![CDATA[nước]]>', [['nước']], undefined],
    ['Wm', '\0\0\0\u0002xynước', [['nước']], undefined],
    ['mP', 'nước\0xyz', [['nước']], undefined],
  ] as const)('data of type %s', async (types, article, senses, pronunciations) => {
    const [entry] = entriesOf(await imported(made([['ia', article]], { types }).files))
    expect(entry?.senses.map(({ glosses }) => glosses.vi)).toEqual(senses)
    expect(entry?.pronunciations).toEqual(pronunciations)
  })

  test('keeps what articles name', async () => {
    const taken = await imported(made([['ia', 'nước <img src="ia.png">']], { types: 'h' }).files)
    expect(JSON.parse(taken.target.text('kept.jsonl')).kept).toEqual({ resources: ['ia.png'] })
  })

  test('the words in the order of StarDict', () => {
    const words = ['A', 'a', 'B', 'ab', 'aB', 'Z', '[', 'é', 'ក', '🐘', '']
    const sorted = words.map((word) => strToU8(word)).sort(compareWords)
    expect(sorted.map((word) => new TextDecoder().decode(word))).toEqual([
      '',
      '[',
      'A',
      'a',
      'aB',
      'ab',
      'B',
      'Z',
      'é',
      'ក',
      '🐘',
    ])
  })
})

function packed(files: Files): Files {
  const { 'w.dict': dict = '', ...others } = files
  return { ...others, 'w.dict.dz': gzipSync(bytesOf(dict)) }
}

const sound = made(two)
const idx = sound.files['w.idx'] as Uint8Array
const dz = gzipSync(sound.files['w.dict'] as Uint8Array)
const without = (name: string): Files =>
  Object.fromEntries(Object.entries(sound.files).filter(([each]) => each !== name))
const withIfo = (fields: Readonly<Record<string, string>>, first?: string): Files => ({
  ...sound.files,
  'w.ifo': ifoOf({ ...sound.ifo, ...fields }, first),
})
const withDz = (bytes: Uint8Array): Files => ({ ...without('w.dict'), 'w.dict.dz': bytes })
const long = 'a'.repeat(300)

/** Broken files, and the problems expected: rule, severity, row, column. */
const broken: readonly (readonly [title: string, files: Files, problems: readonly (readonly unknown[])[]])[] = [
  ['nothing', { 'w.ifo': '' }, [['file-empty', 'fatal']]],
  ['another file', { 'w.ifo': 'headword,gloss\n' }, [['format-wrong', 'fatal', 1]]],
  ['a tree', withIfo({}, "StarDict's treedict ifo file"), [['format-version', 'fatal', 1]]],
  ['a version that is not known', withIfo({ version: '4.0' }), [['format-version', 'fatal', undefined, 'version']]],
  [
    'types that are none',
    withIfo({ sametypesequence: 'm1' }),
    [['format-wrong', 'fatal', undefined, 'sametypesequence']],
  ],
  ['offsets of 16 bits', withIfo({ idxoffsetbits: '16' }), [['format-version', 'fatal', undefined, 'idxoffsetbits']]],
  [
    'an .ifo file without end',
    { 'w.ifo': `${ifoOf(sound.ifo)}x=${'a'.repeat(70_000)}` },
    [['file-too-large', 'fatal']],
  ],
  ['an .ifo file that is not UTF-8', { 'w.ifo': Uint8Array.of(0x53, 0xff) }, [['utf8-invalid', 'fatal']]],
  ['no index', without('w.idx'), [['file-missing', 'fatal', undefined, 'w.idx']]],
  ['no articles', without('w.dict'), [['file-missing', 'fatal', undefined, 'w.dict.dz']]],
  ['an index that is cut', { ...sound.files, 'w.idx': idx.subarray(0, -3) }, [['archive-damaged', 'fatal', 2]]],
  ['an index without NUL', { ...sound.files, 'w.idx': 'aaaaaaaaaaaaaa' }, [['archive-damaged', 'fatal', 1]]],
  [
    'a packed index that is cut',
    { ...without('w.idx'), 'w.idx.gz': gzipSync(idx).subarray(0, 20) },
    [['archive-damaged', 'fatal']],
  ],
  ['packed articles that are cut', withDz(dz.subarray(0, 30)), [['archive-damaged', 'fatal']]],
  [
    'packed articles with a byte changed',
    withDz(dz.map((byte, at) => (at === dz.length - 6 ? byte ^ 1 : byte))),
    [['archive-damaged', 'fatal']],
  ],
  ['articles that are too short', { ...sound.files, 'w.dict': 'nước' }, [['archive-damaged', 'left-out', 2]]],
  ['another number of words', withIfo({ wordcount: '3' }), [['syntax-wrong', 'changed', undefined, 'wordcount']]],
  ['another size of the index', withIfo({ idxfilesize: '9' }), [['syntax-wrong', 'changed', undefined, 'idxfilesize']]],
  ['a line that is none', { ...sound.files, 'w.ifo': `${ifoOf(sound.ifo)}hello\n` }, [['syntax-wrong', 'changed', 7]]],
  ['words out of order', made([...two].reverse()).files, [['syntax-wrong', 'changed', 2]]],
  ['a word that is too long', made([[long, 'dài'], ...two]).files, [['syntax-wrong', 'changed', 1]]],
  ['a word that is not UTF-8', made([...two, [Uint8Array.of(0xff), 'x']]).files, [['utf8-invalid', 'left-out', 3]]],
  [
    'a text that is not UTF-8',
    made([...two, ['po', Uint8Array.of(0x61, 0xff)]]).files,
    [
      ['utf8-invalid', 'changed', 3, 'm'],
      ['meaning-missing', 'left-out', 3, 'senses'],
    ],
  ],
  [
    'a size that is too large',
    made([...two, ['po', '\u007f\u007f\u007f\u007fx']], { types: 'Wm' }).files,
    [
      ['syntax-wrong', 'left-out', 1],
      ['syntax-wrong', 'left-out', 2],
      ['syntax-wrong', 'left-out', 3],
      ['file-empty', 'fatal'],
    ],
  ],
  [
    'types that are no letters',
    made(
      [
        ['ia', 'm1\0'],
        ['po', '1m'],
      ],
      { types: '' },
    ).files,
    [['syntax-wrong', 'left-out', 2]],
  ],
  [
    'elements without end',
    made([['ia', `${'<b>'.repeat(100)}nước`]], { types: 'h' }).files,
    [['too-deep', 'changed', 1]],
  ],
  ['synonyms that are cut', { ...sound.files, 'w.syn': 'aia\0\0' }, [['archive-damaged', 'fatal', 1]]],
  ['an empty article', made([...two, ['po', '']]).files, [['meaning-missing', 'left-out', 3, 'senses']]],
]

describe('a broken file', () => {
  test.each(broken)('%s', async (_, files, problems) => {
    const taken = await imported(files)
    expect(taken.problems.map(({ rule, severity, row, column }) => [rule, severity, row, column])).toEqual(
      problems.map(([rule, severity, row, column]) => [rule, severity, row, column]),
    )
    expect(taken.report.whole).toBe(!problems.some(([, severity]) => severity === 'fatal'))
  })

  test('leads nowhere outside, and harms no prototype', async () => {
    const taken = await imported({
      ...made(
        [
          ['__proto__', '<a data-hiap="entry" data-__proto__="x">nước</a>'],
          ['constructor', 'x <img src="../../etc/passwd">'],
        ],
        {
          types: 'h',
        },
      ).files,
      'w.ifo': `${ifoOf({ ...made(two).ifo, sametypesequence: 'h', wordcount: '2' })}hiap={"__proto__":{"evil":1},"language":5,"sources":[{"id":"../x"}]}\n__proto__=x\n`,
    })
    expect(({} as Record<string, unknown>).evil).toBeUndefined()
    expect([...taken.target.files.keys()].filter((path) => path.includes('..'))).toEqual([])
  })

  test('never throws, however it is cut or changed', async () => {
    const own = memoryTarget()
    await stardictExporter.write(
      exportSource({ manifest: manifests.jra, entries: [entry('ia', 'nước'), entry('plơi', 'làng')] }),
      'w',
      own,
    )
    const names = ['w.ifo', 'w.idx', 'w.dict', 'w.dict.dz'] as const
    const others = { ...made(two, { types: 'h', syn: [['aia', 0]] }).files, 'w.dict.dz': dz }
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Files>(others, Object.fromEntries(own.files)),
        fc.constantFrom(...names),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.tuple(fc.nat(5000), fc.nat(255)), { maxLength: 6 }),
        async (files, name, part, changes) => {
          const whole = bytesOf(files[name] ?? '')
          const bytes = whole.slice(0, part > 0.5 ? undefined : Math.floor(2 * part * whole.length))
          for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value
          const taken = await imported({ ...files, [name]: bytes })
          if (taken.report.whole) expect(taken.reading.diagnostics).toEqual([])
        },
      ),
      { numRuns: 300 },
    )
  })
})

function entry(text: string, gloss: string, more: Partial<Entry> = {}): Entry {
  return {
    id: `e-${text.normalize('NFD').replace(/[^a-z]/g, '')}`,
    kind: 'word',
    headword: { text, script: 'Latn' },
    senses: [{ glosses: { vi: [gloss] } }],
    status: 'attested',
    sources: [{ source: 'word-list', supports: ['form', 'gloss:vi'] }],
    ...more,
  }
}

describe('writing', () => {
  test('everything comes back the same', async () => {
    await fc.assert(
      fc.asyncProperty(dictionaries(), async (sample) => {
        const target = memoryTarget()
        const dropped = await stardictExporter.write(exportSource(sample), 'w', target)
        expect(dropped.map(({ field }) => field)).toEqual(['version'])
        const taken = await imported(Object.fromEntries(target.files), { language: '', gloss: '' })
        expect(taken.problems.filter(({ rule }) => !['duplicate-possible', 'letter-doubtful'].includes(rule))).toEqual(
          [],
        )
        expect(entriesOf(taken)).toEqual(sample.entries)
        const { manifest } = sample
        expect(taken.reading.source?.manifest).toMatchObject({
          title: manifest.title,
          description: manifest.description,
          language: manifest.language,
          attribution: manifest.attribution,
        })
        const cited = new Set(sample.entries.flatMap(({ sources }) => sources.map(({ source }) => source)))
        expect(taken.reading.source?.manifest.sources).toEqual(
          expect.arrayContaining(manifest.sources.filter(({ id }) => cited.has(id))),
        )
        for (const file of sample.entries.flatMap(({ media = [] }) => media.map((item) => item.file))) {
          expect(taken.target.text(`media/${file}`)).toBe(file)
        }
      }),
      { numRuns: 100 },
    )
  })

  test('what cannot be a word of StarDict is told', async () => {
    const sample = {
      manifest: manifests.jra,
      entries: [
        entry('ia', 'nước', {
          variants: [{ text: 'i'.repeat(256) }],
          crossReferences: [{ type: 'see-also', entry: 'e-' }],
        }),
        entry('ơ'.repeat(128), 'dài', { id: 'e-' }),
      ],
    }
    const target = memoryTarget()
    const dropped = await stardictExporter.write(exportSource(sample), 'w', target)
    expect(dropped.map(({ field, count }) => [field, count])).toEqual([
      ['headword', 1],
      ['variants', 1],
      ['crossReferences', 1],
      ['version', 1],
    ])
    expect(target.text('w.ifo')).toContain('\nwordcount=1\n')
  })

  test('fields that were kept of the file stand in it again', async () => {
    const taken = await imported(withIfo({ email: 'a@example.org', dicttype: '' }))
    const [line = '{}'] = taken.target.text('kept.jsonl').split('\n')
    const target = memoryTarget()
    const { source } = taken.reading
    if (source === undefined) expect.fail('no source')
    await stardictExporter.write(exportSource(source, { kept: new Map([['', JSON.parse(line).kept]]) }), 'w', target)
    expect(target.text('w.ifo')).toContain('\nemail=a@example.org\n')
  })
})

describe('dictzip', () => {
  test('is gzip of which each chunk can be unpacked alone', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.uint8Array({ maxLength: 200 }), fc.nat(900)), { maxLength: 5 }),
        async (pieces) => {
          const target = memoryTarget()
          const writer = dictzipWriter(await target.file('w.dict.dz'), 'w.dict')
          const whole: number[] = []
          for (const [piece, times] of pieces) {
            for (let time = 0; time < times; time += 1) {
              expect(writer.length).toBe(whole.length)
              writer.write(piece)
              for (const byte of piece) whole.push(byte)
            }
          }
          await writer.end()
          const file = target.files.get('w.dict.dz') ?? new Uint8Array(0)
          expect([...gunzipSync(file)]).toEqual(whole)
          const view = new DataView(file.buffer, file.byteOffset)
          const [length, count] = [view.getUint16(18, true), view.getUint16(20, true)]
          expect(count).toBe(Math.ceil(whole.length / length))
          let at = 12 + view.getUint16(10, true) + 'w.dict'.length + 1
          for (let chunk = 0; chunk < count; chunk += 1) {
            const size = view.getUint16(22 + 2 * chunk, true)
            // A block with nothing in it, the last one, ends the stream for zlib.
            const alone = inflateRawSync(new Uint8Array([...file.subarray(at, at + size), 3, 0]))
            expect([...alone]).toEqual(whole.slice(chunk * length, (chunk + 1) * length))
            at += size
          }
        },
      ),
      { numRuns: 15 },
    )
  })
})

const sdcv = existsSync('/usr/bin/sdcv')
const dictzip = existsSync('/usr/bin/dictzip')
const czech = existsSync('/usr/share/stardict/dic/czech-cizi.ifo')
if (!sdcv || !dictzip || !czech) {
  console.warn('sdcv, dictzip or stardict-czech is not installed: other readers and files are not tried.')
}

describe('other readers', () => {
  let folder = ''
  const sample: SampleDictionary = {
    manifest: manifests.jra,
    entries: [
      entry('ia', 'nước', {
        variants: [{ text: 'aia' }],
        pronunciations: [{ romanised: 'eea' }],
        crossReferences: [{ type: 'see-also', entry: 'e-ploi' }],
      }),
      entry('Ia', 'con sông', { id: 'e-ia2' }),
      entry('ƀing', 'đầy'),
      entry('plơi', 'làng < buôn & “xã”'),
      ...Array.from({ length: 3000 }, (_, number) =>
        entry(`ploi ${number}`, `làng số ${number}`, { id: `p${number}` }),
      ),
    ],
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hiap-stardict-'))
    const target = memoryTarget()
    await stardictExporter.write(exportSource(sample), 'w', target)
    for (const [path, bytes] of target.files) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), bytes)
    }
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const lookUp = async (word: string): Promise<readonly { word: string; definition: string }[]> => {
    const { stdout } = await run(
      '/usr/bin/sdcv',
      [
        '--non-interactive',
        '--json-output',
        '--exact-search',
        '--utf8-input',
        '--utf8-output',
        '--only-data-dir',
        '--data-dir',
        folder,
        word,
      ],
      { env: { LC_ALL: 'C.UTF-8', HOME: folder, XDG_CACHE_HOME: folder } },
    )
    return JSON.parse(stdout)
  }

  test.skipIf(!sdcv).each([
    ['ia', 'ia', 'nước'],
    ['Ia', 'Ia', 'con sông'],
    ['ƀing', 'ƀing', 'đầy'],
    ['plơi', 'plơi', 'làng &lt; buôn &amp; “xã”'],
    ['aia', 'ia', 'nước'],
    ['eea', 'ia', 'nước'],
    ['ploi 0', 'ploi 0', 'làng số 0'],
    ['ploi 2999', 'ploi 2999', 'làng số 2999'],
  ])('sdcv finds %s', async (word, headword, gloss) => {
    const found = await lookUp(word)
    const right = found.filter(({ definition }) => definition.includes(`<span data-hiap="gloss">${gloss}</span>`))
    expect(right).toHaveLength(1)
    expect([word, headword]).toContain(right[0]?.word)
  })

  // Debian's package stardict-czech, GPL: 18,259 words in Pango, made by Stardicter.
  const others = '/usr/share/stardict/dic'
  test.skipIf(!sdcv || !czech)('a dictionary of others is read as sdcv reads it', async () => {
    const files: Record<string, Uint8Array> = {}
    for (const ending of ['ifo', 'idx', 'dict.dz']) {
      files[`czech-cizi.${ending}`] = await readFile(`${others}/czech-cizi.${ending}`)
      await writeFile(join(folder, `czech-cizi.${ending}`), files[`czech-cizi.${ending}`] ?? '')
    }
    const drafts: DraftEntry[] = []
    const problems: unknown[] = []
    const read = stardictImporter.read({
      input: memoryInput(files, 'czech-cizi.ifo'),
      language: 'cs',
      glossLanguage: 'cs',
      options: {},
      limits: importLimits,
      scratch: memoryScratch(),
      tell: (problem) => problems.push(problem),
      reached: () => {},
    })
    for await (const draft of read) drafts.push(draft)
    expect(problems).toEqual([])
    expect(drafts).toHaveLength(18_259)
    const some = drafts.filter((_, at) => at % 600 === 0)
    for (const { headword, senses } of some) {
      const found = await lookUp(headword.text)
      const shown = found.map(({ definition }) => definition.replace(/\s+/g, ' '))
      const glosses = senses.flatMap((sense) => sense.glosses.cs ?? [])
      expect(glosses.length).toBeGreaterThan(0)
      expect(shown.some((definition) => glosses.every((gloss) => definition.includes(gloss)))).toBe(true)
    }
  })

  test.skipIf(!sdcv)('sdcv finds nothing that is not there', async () => {
    expect(await lookUp('zzzz')).toEqual([])
  })

  test.skipIf(!dictzip)('dictzip unpacks it', async () => {
    const { stdout } = await run('/usr/bin/dictzip', ['--list', 'w.dict.dz'], { cwd: folder })
    expect(stdout).toMatch(/dzip\s/)
    await run('/usr/bin/dictzip', ['--decompress', '--keep', 'w.dict.dz'], { cwd: folder })
    const whole = await readFile(join(folder, 'w.dict'), 'utf8')
    expect(whole).toContain('làng số 2999')
    expect(whole).toBe(gunzipSync(await readFile(join(folder, 'w.dict.dz'))).toString())
  })
})
