import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Entry } from '@hiap/lexicon'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { teiExporter } from '../../src/tei/tei-exporter.ts'
import { teiImporter } from '../../src/tei/tei-importer.ts'
import { dictionaries, exportSource, type SampleDictionary } from '../entries.ts'
import { type Files, type MemoryTarget, memoryInput, memoryTarget } from '../memory-files.ts'
import { type Taken, takeInBy } from '../take-in/import-drafts.ts'
import { freedict, lex0, p4 } from './samples.ts'

const schema = fileURLToPath(new URL('../../schema/tei-lex-0-subset.rng', import.meta.url))
const hasLint = spawnSync('xmllint', ['--version']).status === 0
if (!hasLint) console.warn('SKIPPED: xmllint is not installed (Debian: libxml2-utils); exported TEI is not validated.')

interface Choice {
  readonly name?: string
  readonly more?: Files
  readonly language?: string
  readonly glossLanguages?: readonly string[]
}

const imported = (
  document: string | Uint8Array,
  { name = 'words.tei', more = {}, ...dictionary }: Choice = {},
): Promise<Taken> => takeInBy(teiImporter, memoryInput({ ...more, [name]: document }, name, 1000), dictionary)

const entriesOf = ({ reading }: Taken): readonly Entry[] => reading.source?.entries ?? []
const entryOf = (taken: Taken, headword: string): Entry | undefined =>
  entriesOf(taken).find((entry) => entry.headword.text === headword)
/** What an import may say of a dictionary that is right. */
const harmless: ReadonlySet<string> = new Set(['duplicate-possible', 'letter-doubtful'])

async function exported(sample: SampleDictionary, kept?: ReadonlyMap<string, unknown>): Promise<MemoryTarget> {
  const target = memoryTarget()
  await teiExporter.write(exportSource(sample, kept === undefined ? {} : { kept }), 'words', target)
  return target
}

/** What was kept, as the exporter is given it. */
const keptOf = ({ target }: Taken): ReadonlyMap<string, unknown> =>
  new Map(
    target
      .text('kept.jsonl')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { entry?: string; kept: unknown })
      .map((line) => [line.entry ?? '', line.kept] as const),
  )

/** What xmllint says of documents; empty where all are valid. */
function faultsOf(documents: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'hiap-tei-'))
  try {
    const files = documents.map((document, index) => {
      const file = join(folder, `${index}.tei`)
      writeFileSync(file, document)
      return file
    })
    const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--relaxng', schema, ...files], {
      encoding: 'utf8',
    })
    return status === 0 ? '' : stderr
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('reading', () => {
  test('knows a document of TEI by how it begins', () => {
    const recognises = (text: string): boolean => teiImporter.recognises(new TextEncoder().encode(text), 'x.xml')
    expect([lex0, freedict, p4, '<tei:TEI xmlns:tei="x">'].map(recognises)).toEqual([true, true, true, true])
    expect(['<lift version="0.13">', '<xdxf>', '<TEIX>', ''].map(recognises)).toEqual([false, false, false, false])
  })

  test('makes entries of Lex-0', async () => {
    const taken = await imported(lex0, { more: { 'pictures/water.webp': 'webp' } })
    expect(taken.reading.diagnostics).toEqual([])
    expect(entriesOf(taken).map(({ headword, homograph }) => [headword.text, homograph])).toEqual([
      ['êa', undefined],
      ['êa drai', undefined],
      ['hêa', 1],
      ['hêa', 2],
    ])
    const tears = entriesOf(taken)[2]
    expect(entryOf(taken, 'êa')).toMatchObject({
      id: 'ed-a',
      kind: 'word',
      variants: [{ text: 'ia', type: 'dialect' }],
      pronunciations: [{ ipa: 'ʔia' }],
      partOfSpeech: { ud: 'NOUN' },
      senses: [
        {
          glosses: { vi: ['nước'], en: ['water'] },
          definition: { vi: 'chất lỏng không màu để uống' },
          register: 'formal',
          examples: [{ text: 'mnăm êa', translations: { vi: 'uống nước' }, status: 'attested' }],
        },
        { glosses: { vi: ['chất nước'] }, register: 'formal' },
      ],
      crossReferences: [{ type: 'synonym', entry: tears?.id }],
      etymology: 'Chamic *ʔiar',
      status: 'attested',
      sources: [{ source: 'word-list', supports: ['form'], locator: '4' }, { source: 'words-tei' }],
      notes: [{ vi: 'Từ thường gặp.' }],
      media: [{ id: 'pic', type: 'image', file: 'pictures/water.webp', caption: { vi: 'Bến nước' } }],
    })
    expect(entriesOf(taken).map(({ partOfSpeech }) => partOfSpeech)).toEqual([
      { ud: 'NOUN' },
      undefined,
      { ud: 'NOUN' },
      { ud: 'VERB', label: { vi: 'vi' } },
    ])
    expect(taken.target.text('media/pictures/water.webp')).toBe('webp')
    expect(taken.reading.source?.manifest).toMatchObject({
      title: { en: 'Từ điển Ê Đê – Việt' },
      language: 'rad',
      glossLanguages: ['vi', 'en'],
      attribution: 'A school of Buôn Ma Thuột',
      sources: [
        { id: 'words-tei', year: 2011 },
        { id: 'word-list', title: 'Words of our village', author: 'A teacher', year: 1998 },
      ],
    })
  })

  test('keeps what entries have no place for, tells it, and writes it where it stood', async () => {
    const taken = await imported(lex0, { more: { 'pictures/water.webp': 'webp' } })
    const columns = taken.problems.filter(({ rule }) => rule === 'field-unknown').map(({ column }) => column)
    expect(columns).toEqual([
      'form/pc',
      'form/hyph',
      'entry/form[@type="inflected"]',
      'gramGrp/gram[@type="gender"]',
      'sense/num',
      'sense/usg[@type="domain"]',
      'sense/pc',
      'sense/cit',
      'sense/usg[@type="hint"]',
      'sense',
    ])
    expect(taken.problems.find(({ column }) => column === 'sense/cit')).toMatchObject({
      row: lex0.split('\n').findIndex((line) => line.includes('hlăm')) + 1,
    })
    expect(taken.problems.filter(({ rule }) => rule === 'reference-unknown')).toHaveLength(1)
    const { source } = taken.reading
    if (source === undefined) expect.fail('no source')
    const text = (await exported(source, keptOf(taken))).text('words.tei')
    for (const piece of [
      'sortKey="ea"',
      '<hyph>ê|a</hyph>',
      '<orth>êa-êa</orth>',
      '<gram type="gender">–</gram>',
      '<num>1.</num>',
      '<usg type="domain">thiên nhiên</usg>',
      '<quote>êa hlăm ênuk</quote>',
      '<xr type="related" subtype="see-also">',
      '<ref type="entry">krông</ref>',
      '<change when="2011-06-01">Printed.</change>',
    ]) {
      expect(text).toContain(piece)
    }
    // What was written is what was read.
    const again = await imported(text, { more: { 'media/pictures/water.webp': 'webp' } })
    expect(entriesOf(again).map(({ id, senses }) => [id, senses])).toEqual(
      source.entries.map(({ id, senses }) => [id, senses]),
    )
  })

  test('makes entries of P5 as FreeDict writes it, in the languages that the name of the file says', async () => {
    const taken = await imported(freedict, { name: 'khm-eng.tei' })
    expect(taken.reading.diagnostics).toEqual([])
    expect(taken.reading.source?.manifest).toMatchObject({ language: 'km', glossLanguages: ['en', 'vi'] })
    expect(entryOf(taken, 'ទឹក')).toMatchObject({
      variants: [{ text: 'ទុក' }],
      pronunciations: [{ ipa: 'tɨk' }],
      partOfSpeech: { ud: 'NOUN' },
      senses: [{ glosses: { en: ['water', 'fluid'] }, register: 'colloquial' }, { glosses: { vi: ['nước'] } }],
    })
    expect(entryOf(taken, 'គ.ម.')).toMatchObject({
      partOfSpeech: { ud: 'X', label: { en: 'abbr' } },
      senses: [{ glosses: { en: ['kilometre'] }, dialect: 'Phnom Penh' }],
    })
    expect(
      entriesOf(taken)
        .filter(({ headword }) => headword.text === 'ស៊ី')
        .map(({ id, homograph, partOfSpeech, senses }) => [id, homograph, partOfSpeech?.ud, senses[0]?.glosses]),
    ).toEqual([
      ['7', 1, 'VERB', { en: ['to eat'] }],
      ['7-2', 2, 'NOUN', { en: ['food'] }],
    ])
    // A licence that is named without saying which of its kinds is no licence.
    expect(taken.reading.source?.manifest.sources[0]?.licence.spdx).toBe('CC0-1.0')
    const said = await imported(freedict, { language: 'km', glossLanguages: ['vi'] })
    expect(entryOf(said, 'ទឹក')?.senses.map(({ glosses }) => glosses)).toEqual([
      { vi: ['water', 'fluid'] },
      { vi: ['nước'] },
    ])
  })

  test('makes entries of P4', async () => {
    const taken = await imported(p4, { language: 'km' })
    expect(taken.reading.diagnostics).toEqual([])
    expect(entryOf(taken, 'ក្មេង')?.senses).toMatchObject([
      { glosses: { en: ['child', 'young person'] }, examples: [{ text: 'ក្មេងស្រី', translations: { en: 'girl' } }] },
    ])
    expect(entryOf(taken, 'ខ្មែរ')?.senses).toEqual([{ glosses: { en: ['Khmer'] } }])
  })

  test('reads names with a prefix', async () => {
    const taken = await imported(lex0.replaceAll(/<(\/?)(?=[A-Za-z])/g, '<$1tei:'), {
      more: { 'pictures/water.webp': 'webp' },
    })
    expect(entriesOf(taken)).toEqual(entriesOf(await imported(lex0, { more: { 'pictures/water.webp': 'webp' } })))
    expect(entriesOf(taken)).toHaveLength(4)
  })
})

const body = (entries: string, root = 'TEI'): string => `<${root}>\n<text><body>\n${entries}\n</body></text></${root}>`
const good = '<entry xml:lang="km"><form><orth>ទឹក</orth></form><sense><def xml:lang="en">water</def></sense></entry>'
const entry = (inside: string): string => `<entry xml:lang="km">${inside}</entry>`
const form = '<form><orth>ក</orth></form>'

/** Broken files, and the problem that each is answered with. */
const broken: readonly (readonly [
  title: string,
  file: string | Uint8Array,
  row: number | undefined,
  column: string | undefined,
  rule: string,
])[] = [
  ['an empty file', '', undefined, undefined, 'file-empty'],
  ['a document without entries', body(''), undefined, undefined, 'language-missing'],
  ['another format of XML', '<lift version="0.13"/>', 1, 'lift', 'format-wrong'],
  ['a page', '<html><body/></html>', 1, 'html', 'format-wrong'],
  ['no XML', 'ទឹក,water', 1, undefined, 'syntax-wrong'],
  ['a document that is cut short', body(good).slice(0, 60), 3, undefined, 'syntax-wrong'],
  ['elements that overlap', body('<entry><form></entry></form>'), 3, undefined, 'syntax-wrong'],
  ['an entity of no meaning', body(entry('<form>&eacute;</form>')), 3, undefined, 'syntax-wrong'],
  ['a document type', `<!DOCTYPE TEI SYSTEM "freedict-P5.dtd">${body(good)}`, 1, undefined, 'markup-refused'],
  [
    'entities within entities',
    `<!DOCTYPE TEI [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${body(entry('<form><orth>&b;</orth></form>'))}`,
    1,
    undefined,
    'markup-refused',
  ],
  ['a byte that is not UTF-8', Uint8Array.of(0x3c, 0x54, 0x45, 0x49, 0x3e, 0xe9), 1, undefined, 'utf8-invalid'],
  ['senses without end', body(`<entry>${'<sense>'.repeat(100)}`), 3, undefined, 'too-deep'],
  ['entries without end', body('<entry>'.repeat(100)), 3, undefined, 'too-deep'],
  ['a record without end', `<TEI><text><entry><def>${'a'.repeat(1_200_000)}`, 1, undefined, 'file-too-large'],
  ['an entry without form', body(entry('<sense><def>x</def></sense>')), 3, 'headword.text', 'headword-missing'],
  ['a form without text', body(entry('<form><orth/></form><def>x</def>')), 3, 'headword.text', 'headword-missing'],
  ['an entry without sense', body(entry(form)), 3, 'senses', 'meaning-missing'],
  [
    'a sense without meaning',
    body(entry(`${form}<sense><usg type="hint">x</usg></sense>`)),
    3,
    'sense',
    'field-unknown',
  ],
  [
    'a meaning in no language',
    body(entry(`${form}\n<sense><def xml:lang="no such">x</def></sense>`)),
    4,
    'senses[0].definition.no such',
    'value-unknown',
  ],
  [
    'a part of speech that nobody knows',
    body(entry(`${form}\n<gramGrp><pos>zzz</pos></gramGrp><def xml:lang="en">x</def>`)),
    4,
    'gramGrp/gram',
    'value-unknown',
  ],
  [
    'a reference to no entry',
    body(entry(`${form}<def xml:lang="en">x</def><xr><ref target="#nowhere">ខ</ref></xr>`)),
    3,
    'crossReferences',
    'reference-unknown',
  ],
  [
    'a picture outside the folder',
    body(entry(`${form}<def xml:lang="en">x</def><figure><graphic url="../../etc/passwd"/></figure>`)),
    3,
    'entry/figure',
    'field-unknown',
  ],
  [
    'a picture that is not there',
    body(entry(`${form}<def xml:lang="en">x</def><figure><graphic url="a.webp"/></figure>`)),
    undefined,
    'media',
    'media-missing',
  ],
  [
    'two entries of one id',
    body(`<entry xml:id="a" xml:lang="km">${form}<def>x</def></entry>`.repeat(2)),
    3,
    'id',
    'id-repeated',
  ],
  ['a control', body(entry(`<form><orth>ក\u0001</orth></form>`)), 3, undefined, 'syntax-wrong'],
]

describe('a broken file', () => {
  test.each(broken)('%s', async (_, file, row, column, rule) => {
    const taken = await imported(file)
    expect(taken.problems.map((problem) => [problem.row, problem.column, problem.rule])).toContainEqual([
      row,
      column,
      rule,
    ])
    for (const { message, advice } of taken.problems) expect([message, advice]).not.toContain('')
  })

  test('harms no prototype', async () => {
    const evil = `<entry xml:id="__proto__" xml:lang="km" __proto__="x" constructor="y"><form><orth>ក</orth></form>
      <gramGrp><gram type="pos" norm="constructor" xml:lang="__proto__">x</gram></gramGrp>
      <sense><def xml:lang="__proto__">x</def><cit type="trans" xml:lang="constructor"><quote>y</quote></cit>
      <cit type="trans" xml:lang="en"><quote>z</quote></cit><usg type="reg">__proto__</usg></sense>
      <xr type="constructor" subtype="__proto__"><ref target="#__proto__">toString</ref></xr></entry>`
    const taken = await imported(body(evil))
    expect(({} as Record<string, unknown>).x).toBeUndefined()
    expect(entriesOf(taken)).toMatchObject([{ headword: { text: 'ក' }, senses: [{ glosses: { en: ['z'] } }] }])
  })

  test.each([
    [
      'letters of one form',
      `<form type="variant"><orth>ក</orth>${'<orth>ខ</orth><hyph>x</hyph>'.repeat(30_000)}</form>`,
    ],
    [
      'meanings of one sense',
      `<sense>${'<cit type="trans" xml:lang="en"><quote>x</quote></cit>'.repeat(15_000)}</sense>`,
    ],
    ['usages beside senses', '<usg type="geo">x</usg><sense><def xml:lang="en">x</def></sense>'.repeat(12_000)],
    [
      'homonyms that share much',
      `${'<usg type="geo">y</usg>'.repeat(9000)}${'<hom><def>x</def></hom>'.repeat(15_000)}`,
    ],
    ['entries within that share much', `${form.repeat(9000)}${'<entry><def>x</def></entry>'.repeat(15_000)}`],
    ['pictures', '<figure><graphic url="a"/></figure>'.repeat(20_000)],
  ])(
    'is read to its end, though it has very many %s',
    async (_, inside) => {
      const taken = await imported(body(`${entry(`${form}${inside}`)}${good}`), { language: 'km' })
      expect(taken.report.whole).toBe(true)
      expect(entryOf(taken, 'ទឹក')?.senses).toEqual([{ glosses: { en: ['water'] } }])
    },
    120_000,
  )

  test('never throws, however it is cut or changed', async () => {
    const wholes = [lex0, freedict, p4].map((text) => new TextEncoder().encode(text))
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...wholes),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.tuple(fc.nat(1e6), fc.nat(255)), { maxLength: 8 }),
        async (whole, part, changes) => {
          const bytes = whole.slice()
          for (const [at, value] of changes) bytes[at % bytes.length] = value
          const taken = await imported(bytes.slice(0, Math.ceil(part * bytes.length)), { language: 'km' })
          expect(taken.problems.length).toBeGreaterThan(0)
          if (taken.report.whole) expect(taken.reading.diagnostics).toEqual([])
        },
      ),
      { numRuns: 200 },
    )
  })

  test('never throws, whatever stands in what', async () => {
    const names = [
      ...[
        'entry',
        'form',
        'orth',
        'pron',
        'gramGrp',
        'gram',
        'pos',
        'sense',
        'def',
        'cit',
        'quote',
        'usg',
        'xr',
        'ref',
      ],
      ...['note', 'bibl', 'figure', 'graphic', 'figDesc', 'etym', 'hom', 'trans', 'tr', 'eg', 'q', 'lbl', 'p', 'date'],
    ]
    const attribute = fc.tuple(
      fc.constantFrom('xml:id', 'xml:lang', 'type', 'subtype', 'n', 'ana', 'norm', 'target', 'url', 'source', 'when'),
      fc
        .constantFrom('a', '1', 'km', 'en', 'pos', 'lemma', 'variant', 'example', 'trans', 'review', '#a', 'audio')
        .chain((value) => fc.constantFrom(value, 'domain', 'frequency', '#Status.reviewed', 'media/a.webp')),
    )
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc
        .tuple(
          fc.constantFrom(...names),
          fc.uniqueArray(attribute, { maxLength: 3, selector: ([name]) => name }),
          fc.array(fc.oneof({ maxDepth: 5 }, fc.constantFrom('ក', 'x', '2.1', ''), tie('tree')), { maxLength: 4 }),
        )
        .map(
          ([name, attributes, children]) =>
            `<${name}${attributes.map(([key, value]) => ` ${key}="${value}"`).join('')}>${children.join('')}</${name}>`,
        ),
    }))
    await fc.assert(
      fc.asyncProperty(fc.array(tree, { maxLength: 8 }), async (children) => {
        const text = body(
          `${good}<entry xml:lang="km">${form}<sense><def xml:lang="en">x</def></sense>${children.join('')}</entry>`,
        )
        const taken = await imported(text, { language: 'km' })
        expect(taken.report.whole).toBe(true)
        expect(taken.reading.diagnostics).toEqual([])
        const { source } = taken.reading
        if (source === undefined) expect.fail('no source')
        const again = await imported((await exported(source, keptOf(taken))).text('words.tei'))
        expect(again.report.whole).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('writing', () => {
  test('every field comes back the same', async () => {
    await fc.assert(
      fc.asyncProperty(dictionaries(), async (sample) => {
        const target = await exported(sample)
        const taken = await takeInBy(teiImporter, memoryInput(Object.fromEntries(target.files), 'words.tei', 1000))
        expect(taken.problems.filter(({ rule }) => !harmless.has(rule))).toEqual([])
        expect(taken.reading.diagnostics).toEqual([])
        expect(entriesOf(taken)).toEqual(sample.entries)
        const { title, description, language, sources } = sample.manifest
        expect(taken.reading.source?.manifest).toMatchObject({ title, description, language })
        expect(taken.reading.source?.manifest.sources.slice(1)).toEqual(sources)
        // Nothing of what we write is beyond what we read.
        expect(taken.target.text('kept.jsonl')).toBe('')
      }),
      { numRuns: 150 },
    )
  })

  test.skipIf(!hasLint)('every document keeps the rules of the subset of Lex-0', async () => {
    const documents: string[] = []
    for (const sample of fc.sample(dictionaries(10), { numRuns: 60, seed: 7 })) {
      documents.push((await exported(sample)).text('words.tei'))
    }
    expect(faultsOf(documents)).toBe('')
    // The schema refuses what breaks a rule of Lex-0.
    const [whole = ''] = documents
    const spoilt: readonly (readonly [string | RegExp, string])[] = [
      [/ type="lex-0"/, ''],
      [/(<entry) xml:id="[^"]*"/, '$1'],
      [/(<sense) xml:id="[^"]*"/, '$1'],
      [/(<entry [^>]*) xml:lang="[^"]*"/, '$1'],
      ['type="translationEquivalent"', 'type="trans"'],
      [/<licence.*<\/licence>/, ''],
      [/ role="sourceLanguage"/, ''],
      ['<sense ', '<def>x</def><sense '],
      ['<form type="lemma"', '<form type="inflected"'],
    ]
    for (const [piece, instead] of spoilt) {
      const document = whole.replace(piece, instead)
      expect(document).not.toBe(whole)
      expect(faultsOf([document])).not.toBe('')
    }
  })

  test('ids are unique, and pointers lead to them', async () => {
    await fc.assert(
      fc.asyncProperty(dictionaries(), async (sample) => {
        const text = (await exported(sample)).text('words.tei')
        const ids = [...text.matchAll(/ xml:id="([^"]*)"/g)].map(([, id]) => id)
        expect(new Set(ids).size).toBe(ids.length)
        const pointers = [...text.matchAll(/ (?:ana|source|target)="(#[^"]*)"/g)].flatMap(([, list = '']) =>
          list.split(' '),
        )
        expect(pointers.length).toBeGreaterThan(0)
        expect(pointers.filter((pointer) => !ids.includes(pointer.slice(1)))).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  test('tells what it drops', async () => {
    const [sample] = fc.sample(dictionaries(), { numRuns: 1, seed: 1 })
    if (sample === undefined) expect.fail('no sample')
    const source = { ...exportSource(sample), media: () => undefined }
    const files = new Set(sample.entries.flatMap(({ media = [] }) => media.map(({ file }) => file)))
    const dropped = await teiExporter.write(source, 'words', memoryTarget())
    expect(dropped.map(({ field, count }) => [field, count])).toEqual([
      ['version', 1],
      ...(files.size === 0 ? [] : [['media[].file', files.size]]),
    ])
  })
})
