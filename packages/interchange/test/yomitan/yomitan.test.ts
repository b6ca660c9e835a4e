import type { Entry } from '@hiap/lexicon'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { metaStore } from '../../src/yomitan/meta-store.ts'
import { bandOfRank, frequencyOf } from '../../src/yomitan/term-row.ts'
import { yomitanExporter } from '../../src/yomitan/yomitan-exporter.ts'
import { yomitanImporter } from '../../src/yomitan/yomitan-importer.ts'
import { dictionaries, exportSource, manifests } from '../entries.ts'
import { memoryInput, memoryTarget } from '../memory-files.ts'
import { type Taken, takeInBy } from '../take-in/import-drafts.ts'
import { yomitanFaults } from './yomitan-schema.ts'

const index = { title: 'Jrai', revision: '1', format: 3, sourceLanguage: 'jra', targetLanguage: 'vi' }

/** A dictionary as other tools write it: files by path, JSON where it is no text. */
function zipped(files: Readonly<Record<string, unknown>>): Uint8Array {
  const all: Zippable = {}
  for (const [path, content] of Object.entries({ 'index.json': index, ...files })) {
    if (content === undefined) continue
    all[path] =
      content instanceof Uint8Array ? content : strToU8(typeof content === 'string' ? content : JSON.stringify(content))
  }
  return zipSync(all, { mtime: new Date(2020, 0, 1) })
}

const term = (word: string, glossary: readonly unknown[], more: Readonly<Record<number, unknown>> = {}): unknown[] =>
  Object.assign([word, '', '', '', 0, glossary, 0, ''], more)
const structured = (content: unknown): unknown => ({ type: 'structured-content', content })

function imported(bytes: Uint8Array, { language, gloss }: { language?: string; gloss?: string } = {}): Promise<Taken> {
  return takeInBy(yomitanImporter, memoryInput({ 'w.zip': bytes }, 'w.zip', 100), {
    ...(language === undefined ? {} : { language }),
    ...(gloss === undefined ? {} : { glossLanguages: [gloss] }),
  })
}

const entriesOf = ({ reading }: Taken): readonly Entry[] => reading.source?.entries ?? []
const briefly = (taken: Taken): readonly unknown[] =>
  entriesOf(taken).map(({ headword, senses }) => [headword.text, senses.map(({ glosses }) => glosses.vi)])
const keptOf = ({ target }: Taken): readonly unknown[] =>
  target
    .text('kept.jsonl')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line).kept]))

describe('reading', () => {
  test('terms, their tags and what meta banks say of them', async () => {
    const taken = await imported(
      zipped({
        'index.json': { ...index, frequencyMode: 'rank-based', author: 'Someone', url: 'https://example.org', x: 1 },
        'tag_bank_1.json': [
          ['n', 'partOfSpeech', 0, 'noun', 0],
          ['sl', '', 0, 'slang', 0],
          ['P', 'popular', 0, 'common', 0],
        ],
        'term_bank_2.json': [
          term('plơi', [
            structured({
              tag: 'ol',
              content: [
                { tag: 'li', content: 'làng' },
                { tag: 'li', content: 'buôn' },
              ],
            }),
          ]),
        ],
        'term_bank_10.json': [
          term('čư', [
            { type: 'text', text: 'núi' },
            { type: 'image', path: 'img/cu.png' },
          ]),
        ],
        'term_bank_1.json': [
          term('ia', ['nước', 'nước uống'], { 1: 'ia', 2: 'n sl P', 3: 'v5', 4: 7, 7: 'T' }),
          term('aia', [['ia', ['variant']]]),
        ],
        'term_meta_bank_1.json': [
          ['ia', 'freq', { reading: 'ia', frequency: { value: 600, displayValue: '600th' } }],
          ['ia', 'freq', { reading: 'other', frequency: 1 }],
          ['ia', 'ipa', { reading: 'ia', transcriptions: [{ ipa: 'iaː', tags: ['Pleiku'] }] }],
          ['ia', 'pitch', { reading: 'ia', pitches: [{ position: 0 }] }],
          ['plơi', 'freq', 30_000],
        ],
        'kanji_bank_1.json': [],
      }),
    )
    expect(taken.problems.map(({ rule, severity, column }) => [rule, severity, column])).toEqual([
      ['field-unknown', 'changed', 'kanji_bank_1.json'],
    ])
    expect(briefly(taken)).toEqual([
      ['čư', [['núi']]],
      ['ia', [['nước', 'nước uống']]],
      ['plơi', [['làng'], ['buôn']]],
    ])
    expect(entriesOf(taken)[1]).toMatchObject({
      partOfSpeech: { ud: 'NOUN', label: { en: 'noun' } },
      pronunciations: [{ ipa: 'iaː', dialect: 'Pleiku' }],
      frequencyBand: 2,
      senses: [{ register: 'colloquial' }],
    })
    expect(entriesOf(taken)[2]?.frequencyBand).toBe(5)
    expect(keptOf(taken)).toEqual([
      { index: { frequencyMode: 'rank-based', x: 1 } },
      { resources: ['img/cu.png'] },
      {
        tags: ['P'],
        termTags: ['T'],
        rules: 'v5',
        score: 7,
        frequencies: [{ value: 600, displayValue: '600th' }],
        meta: [{ pitch: { reading: 'ia', pitches: [{ position: 0 }] } }],
      },
      { frequencies: [30_000] },
    ])
    expect(taken.report.reading).toEqual(['4 terms → glosses in vi', '1 forms that lead to other terms passed over'])
    expect(taken.reading.source?.manifest).toMatchObject({
      language: 'jra-Latn',
      glossLanguages: ['vi'],
      title: { vi: 'Jrai' },
    })
  })

  test('version 1, and the rows of one sequence as senses', async () => {
    const first = await imported(
      zipped({
        'index.json': { ...index, format: undefined, version: 1 },
        'term_bank_1.json': [['ia', '', '', '', 0, 'nước', 'sông']],
      }),
    )
    expect(briefly(first)).toEqual([['ia', [['nước', 'sông']]]])
    const rows = [
      term('ia', ['nước'], { 6: 1 }),
      term('ia', ['sông'], { 6: 1 }),
      term('ia', ['họ'], { 6: 2 }),
      term('po', ['x'], { 6: 2 }),
    ]
    const sequenced = await imported(zipped({ 'index.json': { ...index, sequenced: true }, 'term_bank_1.json': rows }))
    expect(briefly(sequenced)).toEqual([
      ['ia', [['nước'], ['sông']]],
      ['ia', [['họ']]],
      ['po', [['x']]],
    ])
    const apart = await imported(zipped({ 'term_bank_1.json': rows }))
    expect(briefly(apart)).toHaveLength(4)
  })

  test('readings by their letters, structured content by its tags', async () => {
    const content = [
      { tag: 'div', content: ['nước ', { tag: 'ruby', content: ['水', { tag: 'rt', content: 'みず' }] }] },
      {
        tag: 'table',
        content: {
          tag: 'tr',
          content: [
            { tag: 'td', content: 'a' },
            { tag: 'td', content: 'b' },
          ],
        },
      },
      { tag: 'a', href: '?query=po', content: 'po' },
      { tag: 'a', href: 'https://example.org', content: 'ở đây' },
      { tag: 'br' },
      { tag: 'img', path: 'x.png' },
      { tag: 5 },
      null,
      'hết',
    ]
    const taken = await imported(
      zipped({ 'term_bank_1.json': [term('អៀ', [structured(content)], { 1: 'ia' }), term('po', ['x'], { 1: 'ប៉' })] }),
      { language: 'jra-Khmr' },
    )
    const [po, ia] = entriesOf(taken).toSorted((a, b) => (a.headword.text < b.headword.text ? -1 : 1))
    expect(ia?.senses).toEqual([{ glosses: { vi: ['nước 水', 'a', 'b', 'poở đây', 'hết'] } }])
    expect(ia?.pronunciations).toEqual([{ romanised: 'ia' }])
    expect(ia?.crossReferences).toEqual([{ type: 'see-also', entry: po?.id }])
    expect(po?.variants).toEqual([{ text: 'ប៉' }])
    expect(keptOf(taken)).toEqual([{ resources: ['https://example.org', 'x.png'] }])
  })

  test.each([
    [1, 1],
    [500, 1],
    [501, 2],
    [2500, 2],
    [7501, 4],
    [22_500, 4],
    [22_501, 5],
  ])('rank %i is in band %i', (rank, band) => {
    expect(bandOfRank(rank)).toBe(band)
  })

  test('frequencies however they are written', () => {
    expect([5, '5㋕', { value: 5 }, { value: 5, displayValue: '6' }, 'x', null, [], {}].map(frequencyOf)).toEqual([
      5,
      5,
      5,
      5,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

test('a store of meta records gives back what was put down, as far as there is room', () => {
  const record = fc.tuple(fc.constantFrom('ia', 'po', '__proto__', 'ទឹក', ''), fc.string(), fc.jsonValue())
  fc.assert(
    fc.property(fc.array(record), (records) => {
      const store = metaStore(4 * 1024 * 1024)
      for (const each of records) expect(store.add(each)).toBe(true)
      const put = JSON.parse(JSON.stringify(records)) as typeof records
      for (const name of ['ia', 'po', '__proto__', 'ទឹក', '', 'constructor']) {
        expect(store.of(name)).toEqual(put.filter(([each]) => each === name))
      }
    }),
  )
  const store = metaStore(3 * 1024 * 1024)
  const long = 'a'.repeat(400_000)
  const put = Array.from({ length: 9 }, (_, number) => store.add([`t${number}`, long]))
  // Two to a block of 1 MB.
  expect(put).toEqual([true, true, true, true, true, true, false, false, false])
  expect(put.map((_, number) => store.of(`t${number}`).length)).toEqual([1, 1, 1, 1, 1, 1, 0, 0, 0])
  expect([store.add([5]), store.add([]), metaStore(8_000_000).add(['x', 'a'.repeat(1_100_000)])]).toEqual([
    false,
    false,
    false,
  ])
})

const good = { 'term_bank_1.json': [term('ia', ['nước'])] }
const whole = zipped(good)
const bank = (text: string): Uint8Array => zipped({ 'term_bank_1.json': text })
const deep = (levels: number): string => `["po","","","",0,${'['.repeat(levels)}${']'.repeat(levels)},0,""]`
const row = JSON.stringify(term('ia', ['nước']))

/** Broken files, and the problems expected: rule, severity, file, row. */
const broken: readonly (readonly [title: string, bytes: Uint8Array, problems: readonly (readonly unknown[])[]])[] = [
  ['nothing', new Uint8Array(0), [['archive-damaged', 'fatal', 'w.zip']]],
  ['no archive', strToU8('headword,gloss\n'), [['archive-damaged', 'fatal', 'w.zip']]],
  ['an archive that is cut', whole.subarray(0, whole.length - 10), [['archive-damaged', 'fatal', 'w.zip']]],
  ['another archive', zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), [['format-wrong', 'fatal', 'w.zip/index.json']]],
  ['an index that is no JSON', zipped({ ...good, 'index.json': '{' }), [['syntax-wrong', 'fatal', 'w.zip/index.json']]],
  ['an index that is a list', zipped({ ...good, 'index.json': '[]' }), [['syntax-wrong', 'fatal', 'w.zip/index.json']]],
  [
    'an index without end',
    zipped({ ...good, 'index.json': `{"title":"${'a'.repeat(1_100_000)}"}` }),
    [['file-too-large', 'fatal', 'w.zip/index.json']],
  ],
  [
    'a version that is not known',
    zipped({ ...good, 'index.json': { ...index, format: 4 } }),
    [['format-version', 'fatal', 'w.zip/index.json']],
  ],
  ['no version', zipped({ ...good, 'index.json': { title: 'x' } }), [['format-version', 'fatal', 'w.zip/index.json']]],
  [
    'no bank of terms',
    zipped({ 'kanji_bank_1.json': [] }),
    [
      ['field-unknown', 'changed', 'w.zip'],
      ['file-missing', 'fatal', 'w.zip'],
    ],
  ],
  ['a bank that is an object', bank('{}'), [['syntax-wrong', 'fatal', 'w.zip/term_bank_1.json', 0]]],
  ['a bank that is cut', bank(`[${row},["po"`), [['syntax-wrong', 'fatal', 'w.zip/term_bank_1.json', 2]]],
  ['a bank without end', bank(`[${row}`), [['syntax-wrong', 'fatal', 'w.zip/term_bank_1.json', 1]]],
  ['something behind the bank', bank(`[${row}] x`), [['syntax-wrong', 'fatal', 'w.zip/term_bank_1.json', 1]]],
  ['an empty bank', bank(''), [['syntax-wrong', 'fatal', 'w.zip/term_bank_1.json', 0]]],
  ['a bank without terms', bank('[]'), [['file-empty', 'fatal', 'w.zip']]],
  [
    'a record that is no list',
    bank(`[${row},{"a":[1,2]},5,"x,]"]`),
    [
      ['syntax-wrong', 'left-out', 'w.zip/term_bank_1.json', 2],
      ['syntax-wrong', 'left-out', 'w.zip/term_bank_1.json', 3],
      ['syntax-wrong', 'left-out', 'w.zip/term_bank_1.json', 4],
    ],
  ],
  ['a record that is no JSON', bank(`[${row},["po",,]]`), [['syntax-wrong', 'left-out', 'w.zip/term_bank_1.json', 2]]],
  [
    'a record without a term',
    bank(`[${row},[5],[]]`),
    [
      ['headword-missing', 'left-out', 'w.zip/term_bank_1.json', 2],
      ['headword-missing', 'left-out', 'w.zip/term_bank_1.json', 3],
    ],
  ],
  [
    'a record without a meaning',
    bank(`[${row},["po","","","",0,[5,null,{}],0,""]]`),
    [['meaning-missing', 'left-out', 'w.zip/term_bank_1.json', 2]],
  ],
  [
    'nesting without end',
    bank(`[${deep(100)},${row},${deep(100_000)}]`),
    [
      ['too-deep', 'left-out', 'w.zip/term_bank_1.json', 1],
      ['too-deep', 'left-out', 'w.zip/term_bank_1.json', 3],
    ],
  ],
  [
    'a record that is too long',
    bank(`[["${'a'.repeat(1_100_000)}"],${row}]`),
    [['file-too-large', 'left-out', 'w.zip/term_bank_1.json', 1]],
  ],
  [
    'bytes that are not UTF-8',
    zipped({ 'term_bank_1.json': new Uint8Array([...strToU8(`[["a`), 0xff, ...strToU8(`"],${row}]`)]) }),
    [['utf8-invalid', 'left-out', 'w.zip/term_bank_1.json', 1]],
  ],
  ['a path out of the archive', zipped({ ...good, '../../evil.json': '[]' }), [['path-escapes', 'changed', 'w.zip']]],
]

describe('a broken file', () => {
  test.each(broken)('%s', async (_, bytes, problems) => {
    const taken = await imported(bytes, { language: 'jra-Latn' })
    expect(taken.problems.map((problem) => [problem.rule, problem.severity, problem.file, problem.row])).toEqual(
      problems.map(([rule, severity, file, at]) => [rule, severity, file, at]),
    )
    expect(taken.report.whole).toBe(!problems.some(([, severity]) => severity === 'fatal'))
    if (taken.report.whole) expect(briefly(taken)).toEqual([['ia', [['nước']]]])
  })

  test('a bomb', async () => {
    const taken = await imported(zipped({ 'term_bank_1.json': `[${' '.repeat(40 * 1024 * 1024)}]` }))
    expect(taken.problems.map(({ rule, severity }) => [rule, severity])).toEqual([['file-too-large', 'fatal']])
  })

  test('harms no prototype', async () => {
    const evil = `{"__proto__":{"evil":1},"constructor":{"evil":1},"title":"x","format":3,"sourceLanguage":"jra","hiap":{"__proto__":{"evil":1},"title":{"__proto__":"x"}}}`
    const content = structured(
      JSON.parse('{"tag":"div","data":{"__proto__":"x","hiap":"entry","constructor":"y"},"content":"nước"}'),
    )
    const taken = await imported(
      zipped({
        'index.json': evil,
        'tag_bank_1.json': [['__proto__', 'partOfSpeech', 0, 'constructor', 0]],
        'term_bank_1.json': [
          term('__proto__', ['nước'], { 2: '__proto__ constructor' }),
          term('constructor', [content, 'x']),
        ],
        'term_meta_bank_1.json': [
          ['__proto__', 'ipa', { transcriptions: [{ ipa: 'x' }] }],
          ['constructor', '__proto__', 1],
        ],
      }),
    )
    expect(({} as Record<string, unknown>).evil).toBeUndefined()
    expect(entriesOf(taken).map(({ headword }) => headword.text)).toContain('__proto__')
  })

  test('never throws, however it is cut or changed', async () => {
    const target = memoryTarget()
    const entry: Entry = {
      id: 'a',
      kind: 'word',
      headword: { text: 'ia', script: 'Latn' },
      senses: [{ glosses: { vi: ['nước'] } }],
      status: 'attested',
      sources: [{ source: 'word-list', supports: ['form', 'gloss:vi'] }],
    }
    await yomitanExporter.write(exportSource({ manifest: manifests.jra, entries: [entry] }), 'w', target)
    const files = unzipSync(target.files.get('w.zip') ?? new Uint8Array(0))
    const path = fc.constantFrom('index.json', 'term_bank_1.json', 'tag_bank_1.json')
    await fc.assert(
      fc.asyncProperty(
        path,
        fc.nat(3000),
        fc.array(fc.tuple(fc.nat(3000), fc.nat(255)), { maxLength: 6 }),
        fc.boolean(),
        async (name, length, changes, packed) => {
          const bytes = (packed ? zipSync(files) : (files[name] ?? new Uint8Array(0))).slice(0, length)
          for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value
          const taken = await imported(packed ? bytes : zipSync({ ...files, [name]: bytes }), { language: 'jra-Latn' })
          if (taken.report.whole) expect(taken.reading.diagnostics).toEqual([])
        },
      ),
      { numRuns: 300 },
    )
  })

  test('never throws, whatever the records are', async () => {
    const value = fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom('ia', 'n', '', 1, []))
    const content = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.record(
          {
            tag: fc.constantFrom('div', 'ol', 'li', 'a', 'span', 'img', 'br'),
            content: tie('node'),
            href: value,
            path: value,
            data: fc.record({
              hiap: fc.constantFrom('entry', 'sense', 'gloss', 'glosses', 'citation', 'media'),
              id: value,
              type: value,
            }),
            lang: fc.constantFrom('vi', 5, '__proto__'),
          },
          { requiredKeys: ['tag'] },
        ),
      ),
    })).node
    const record = fc.oneof(
      fc.array(value, { maxLength: 9 }),
      fc.tuple(
        fc.constant('ia'),
        value,
        value,
        value,
        value,
        fc.array(fc.oneof(value, content.map(structured)), { maxLength: 3 }),
        value,
        value,
      ),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 4 }),
        fc.array(fc.array(value), { maxLength: 3 }),
        async (rows, metas) => {
          const taken = await imported(
            zipped({ 'term_bank_1.json': [...rows, term('po', ['x'])], 'term_meta_bank_1.json': metas }),
            {
              language: 'jra-Latn',
            },
          )
          expect(taken.reading.diagnostics).toEqual([])
        },
      ),
      { numRuns: 300 },
    )
  })
})

/** What of an entry the format carries: pictures are the only media. */
function carried({ media, pronunciations, ...entry }: Entry): unknown {
  const pictures = media?.filter(({ type }) => type === 'image') ?? []
  const said = pronunciations?.flatMap(({ audio: _, ...rest }) => (Object.keys(rest).length === 0 ? [] : [rest])) ?? []
  return {
    ...entry,
    ...(pictures.length === 0 ? {} : { media: pictures }),
    ...(said.length === 0 ? {} : { pronunciations: said }),
  }
}

describe('writing', () => {
  test('what the format can carry comes back the same, and the files are as Yomitan wants them', async () => {
    await fc.assert(
      fc.asyncProperty(dictionaries(), async (sample) => {
        const target = memoryTarget()
        const dropped = await yomitanExporter.write(exportSource(sample), 'w', target)
        const bytes = target.files.get('w.zip') ?? new Uint8Array(0)
        expect(yomitanFaults(unzipSync(bytes))).toEqual([])
        const media = sample.entries.flatMap((entry) => entry.media ?? [])
        expect(dropped.reduce((sum, { count }) => sum + count, 0)).toBe(
          media.filter(({ type }) => type !== 'image').length,
        )

        const taken = await imported(bytes)
        const expected = ['duplicate-possible', 'letter-doubtful', 'media-missing']
        expect(taken.problems.filter(({ rule }) => !expected.includes(rule))).toEqual([])
        expect(entriesOf(taken)).toEqual(sample.entries.map(carried))
        for (const { type, file } of media) {
          expect(taken.target.text(`media/${file}`)).toBe(type === 'image' ? file : '')
        }
        const { manifest } = sample
        expect(taken.reading.source?.manifest).toMatchObject({
          title: manifest.title,
          description: manifest.description,
          language: manifest.language,
          attribution: manifest.attribution,
        })
      }),
      { numRuns: 100 },
    )
  })

  test('banks of 10,000 records, forms that lead to their headwords, and what was kept', async () => {
    const entries = Array.from(
      { length: 10_001 },
      (_, number): Entry => ({
        id: `e${number}`,
        kind: 'word',
        headword: { text: `ia ${number}`, script: 'Latn' },
        ...(number === 0
          ? { variants: [{ text: 'aia' }], pronunciations: [{ ipa: 'iaː', romanised: 'eea', dialect: 'Pleiku' }] }
          : {}),
        partOfSpeech: { ud: 'NOUN' },
        ...(number === 1 ? { frequencyBand: 1 } : {}),
        senses: [{ glosses: { vi: ['nước'] } }],
        status: number === 2 ? 'drafted' : 'attested',
        sources: [{ source: 'word-list', supports: ['form', 'gloss:vi'] }],
      }),
    )
    const kept = new Map<string, unknown>([
      ['', { index: { frequencyMode: 'rank-based' } }],
      ['e3', { score: -3, rules: 'v5', tags: ['P'], termTags: ['T'] }],
    ])
    const target = memoryTarget()
    await yomitanExporter.write(exportSource({ manifest: manifests.jra, entries }, { kept }), 'w', target)
    const files = unzipSync(target.files.get('w.zip') ?? new Uint8Array(0))
    expect(yomitanFaults(files)).toEqual([])
    const read = (path: string) => JSON.parse(strFromU8(files[path] ?? new Uint8Array(0)))
    expect([read('term_bank_1.json').length, read('term_bank_2.json').length]).toEqual([10_000, 2])
    const [first, variant, second, third, fourth] = read('term_bank_1.json')
    expect(first.slice(0, 5)).toEqual(['ia 0', 'eea', 'noun', '', 0])
    expect(variant).toEqual(['aia', '', '', '', 0, [['ia 0', ['variant']]], 1, ''])
    expect([second[4], third[7], fourth.slice(3, 5), fourth[7]]).toEqual([5, 'drafted', ['v5', -3], 'P T'])
    expect(read('term_meta_bank_1.json')).toEqual([
      ['ia 0', 'ipa', { reading: 'eea', transcriptions: [{ ipa: 'iaː', tags: ['Pleiku'] }] }],
    ])
    expect(read('index.json')).toMatchObject({
      title: 'Từ điển Jrai – Việt',
      revision: '0.1.0',
      format: 3,
      sourceLanguage: 'jra',
      targetLanguage: 'vi',
      frequencyMode: 'rank-based',
      attribution: expect.stringContaining('Copyright 1968 its author.'),
    })
    expect(read('tag_bank_1.json').map(([name]: [string]) => name)).toEqual(['noun', 'drafted', 'reviewed', 'P', 'T'])
  })
})
