import { existsSync, readFileSync } from 'node:fs'
import type { Entry } from '@hiap/lexicon'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readBibtex } from '../../src/cldf/bibtex.ts'
import { cldfExporter } from '../../src/cldf/cldf-exporter.ts'
import { cldfImporter } from '../../src/cldf/cldf-importer.ts'
import { guardedCell, unguardedCell } from '../../src/cldf/formula-cell.ts'
import { licenceOfUrl } from '../../src/licence-of-url.ts'
import { dictionaries, exportSource } from '../entries.ts'
import { type Files, type MemoryTarget, memoryInput, memoryTarget } from '../memory-files.ts'
import { type Taken, takeInBy } from '../take-in/import-drafts.ts'

const imported = (
  files: Files,
  path: string,
  {
    options,
    language,
    glossLanguages,
  }: { options?: Record<string, string>; language?: string; glossLanguages?: string[] } = {},
): Promise<Taken> =>
  takeInBy(
    cldfImporter,
    memoryInput(files, path, 100),
    { ...(language === undefined ? {} : { language }), ...(glossLanguages === undefined ? {} : { glossLanguages }) },
    options,
  )
const entriesOf = ({ reading }: Taken): readonly Entry[] => reading.source?.entries ?? []
const filesOf = ({ files }: MemoryTarget): Files => Object.fromEntries(files)

const term = (name: string): string => `http://cldf.clld.org/v1.0/terms.rdf#${name}`
const columnsOf = (columns: Readonly<Record<string, string | undefined>>): readonly unknown[] =>
  Object.entries(columns).map(([name, property]) => ({
    name,
    ...(property === undefined ? {} : { propertyUrl: term(property) }),
    ...(['source', 'senseReference', 'mediaReference'].includes(property ?? '') ? { separator: ';' } : {}),
  }))

/** In the style of a dictionary of Dictionaria. */
const dictionaria: Readonly<Record<string, string>> = {
  'cldf-metadata.json': JSON.stringify({
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    'dc:conformsTo': term('Dictionary'),
    'dc:title': 'A dictionary of Rade',
    'dc:license': 'https://creativecommons.org/licenses/by/4.0/',
    'dc:bibliographicCitation': 'Ksor, H. 2020. A dictionary of Rade.',
    'dc:source': 'sources.bib',
    'dc:subject': 'Chamic',
    tables: [
      {
        url: 'entries.csv',
        'dc:conformsTo': term('EntryTable'),
        tableSchema: {
          columns: columnsOf({
            ID: 'id',
            Language_ID: 'languageReference',
            Headword: 'headword',
            Part_Of_Speech: 'partOfSpeech',
            Comment: 'comment',
            Source: 'source',
            Original: undefined,
          }),
        },
      },
      {
        url: 'senses.tsv',
        'dc:conformsTo': term('SenseTable'),
        dialect: { delimiter: '\t', commentPrefix: '#' },
        tableSchema: {
          columns: columnsOf({ ID: 'id', Description: 'description', Entry_ID: 'entryReference', Domain: undefined }),
        },
      },
      {
        url: 'examples.csv',
        'dc:conformsTo': term('ExampleTable'),
        tableSchema: {
          columns: columnsOf({
            ID: 'id',
            Language_ID: 'languageReference',
            Primary_Text: 'primaryText',
            Translated_Text: 'translatedText',
            Sense_IDs: 'senseReference',
          }),
        },
      },
      {
        url: 'languages.csv',
        'dc:conformsTo': term('LanguageTable'),
        tableSchema: { columns: columnsOf({ ID: 'id', Name: 'name', ISO639P3code: 'iso639P3code' }) },
      },
      {
        url: 'https://example.org/values.csv',
        'dc:conformsTo': term('ValueTable'),
        tableSchema: { columns: columnsOf({ ID: 'id' }) },
      },
    ],
  }),
  'entries.csv': [
    'ID,Language_ID,Headword,Part_Of_Speech,Comment,Source,Original',
    'LX1,rade,êa,n.,,Tharp1980[12];Nobody2000,ea (sic)',
    'LX2,rade,hma,classifier,"""old"", they say",,',
    'LX3,rade,đrăm,v,,,',
    '',
  ].join('\r\n'),
  'senses.tsv': [
    'ID\tDescription\tEntry_ID\tDomain',
    '# a comment',
    'SN3\tto plough\tLX3\t',
    'SN1\twater; river\tLX1\tnature',
    'SN2\t"field, of rice"\tLX2\t',
    'SN4\tjuice\tLX1\t',
    '',
  ].join('\n'),
  'examples.csv': [
    'ID,Language_ID,Primary_Text,Translated_Text,Sense_IDs',
    'XV1,rade,êa hlô,hot water,SN1;SN4',
    'XV2,rade,hma prŏng,a large field,SN2',
    '',
  ].join('\n'),
  'languages.csv': 'ID,Name,ISO639P3code\nrade,Rade,rad\n',
  'sources.bib':
    "@book{Tharp1980,\n  author = {Tharp, James A. and Bu{\\^o}n-y{\\'a}, Y-Bham},\n  title = {{R}hade--{E}nglish \\& {E}nglish},\n  year = 1980\n}\n",
}

/** In the style of a word list of Lexibank, without metadata. */
const wordList: Readonly<Record<string, string>> = {
  'forms.csv': [
    'ID,Language_ID,Parameter_ID,Value,Form,Segments,Comment,Source',
    'jarai-1,jarai,1_hand,tơngan,tangan,t a ŋ a n,,Lafont1968[4]',
    'chru-1,chru,1_hand,tangan,tangan,t a ŋ a n,,',
    'jarai-2,jarai,2_left,gah ĭaô̆,iau,i a u,rare,',
    '',
  ].join('\n'),
  'parameters.csv': 'ID,Name\n1_hand,hand\n2_left,left\n',
  'languages.csv': 'ID,Name,ISO639P3code,Glottocode\njarai,Jarai,jra,jara1266\nchru,Chru,cje,chru1239\n',
  'sources.bib': '@book{Lafont1968, title = {Lexique jarai}, author = "Lafont, Pierre-Bernard", year = {1968}}',
}

describe('reading', () => {
  test('joins the tables of a dictionary', async () => {
    const taken = await imported(dictionaria, 'cldf-metadata.json')
    expect(taken.reading.diagnostics).toEqual([])
    expect(taken.problems.map(({ file, row, rule }) => [file, row, rule])).toEqual([])
    expect(taken.reading.source?.manifest).toMatchObject({
      title: { en: 'A dictionary of Rade' },
      language: 'rad',
      glossLanguages: ['en'],
      attribution: 'Ksor, H. 2020. A dictionary of Rade.',
    })
    expect(taken.reading.source?.manifest.sources[1]).toMatchObject({
      id: 'tharp1980',
      title: 'Rhade--English & English',
      author: 'Tharp, James A.; Buôn-yá, Y-Bham',
      year: 1980,
    })
    const byId = new Map(entriesOf(taken).map((entry) => [entry.id, entry]))
    expect(byId.get('lx1')).toMatchObject({
      headword: { text: 'êa' },
      partOfSpeech: { ud: 'NOUN' },
      senses: [
        {
          glosses: { en: ['water', 'river'] },
          examples: [{ text: 'êa hlô', translations: { en: 'hot water' }, status: 'attested' }],
        },
        { glosses: { en: ['juice'] }, examples: [{ text: 'êa hlô' }] },
      ],
      sources: [{ source: 'tharp1980', supports: ['form', 'gloss:en'], locator: '12' }],
    })
    expect(byId.get('lx2')).toMatchObject({
      partOfSpeech: { ud: 'NOUN', label: { en: 'classifier' } },
      senses: [{ glosses: { en: ['field, of rice'] } }],
      notes: [{ en: '"old", they say' }],
    })
    const kept = taken.target
      .text('kept.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(kept[0]).toMatchObject({
      format: 'cldf',
      kept: {
        columns: { entry: [{ name: 'Original' }], sense: [{ name: 'Domain' }] },
        metadata: { 'dc:subject': 'Chamic' },
        bibtex: dictionaria['sources.bib'],
      },
    })
    expect(kept.find(({ entry }) => entry === 'lx1').kept).toEqual({
      entry: { Original: 'ea (sic)' },
      senses: [{ Domain: 'nature' }, null],
    })
  })

  test('reads tables that are packed', async () => {
    const { 'senses.tsv': senses = '', 'sources.bib': bibliography = '', ...rest } = dictionaria
    const packed = (name: string, text: string): Uint8Array => zipSync({ [name]: new TextEncoder().encode(text) })
    const files = {
      ...rest,
      'senses.tsv.zip': packed('senses.tsv', senses),
      'sources.bib.zip': packed('sources.bib', bibliography),
    }
    const taken = await imported(files, 'cldf-metadata.json')
    expect(taken.problems).toEqual([])
    expect(entriesOf(taken)).toEqual(entriesOf(await imported(dictionaria, 'cldf-metadata.json')))
    const broken = { ...files, 'senses.tsv.zip': packed('senses.tsv', senses).slice(0, 60) }
    const refused = await imported(broken, 'cldf-metadata.json')
    expect(refused.report.whole).toBe(false)
    expect(refused.problems).toEqual([expect.objectContaining({ rule: 'archive-damaged', severity: 'fatal' })])
    const other = { ...files, 'senses.tsv.zip': packed('other.tsv', senses) }
    expect((await imported(other, 'cldf-metadata.json')).problems).toMatchObject([
      { file: 'senses.tsv', rule: 'file-missing', severity: 'fatal' },
    ])
  })

  test('finds the metadata beside a table', async () => {
    const taken = await imported(dictionaria, 'entries.csv')
    expect(entriesOf(taken)).toHaveLength(3)
    expect(taken.reading.source?.manifest.title).toEqual({ en: 'A dictionary of Rade' })
  })

  test('gives an export back what was kept', async () => {
    const taken = await imported(dictionaria, 'cldf-metadata.json')
    const { source } = taken.reading
    if (source === undefined) expect.fail('no source')
    const kept = new Map(
      taken.target
        .text('kept.jsonl')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { entry?: string; kept: unknown })
        .map((line) => [line.entry ?? '', line.kept] as const),
    )
    const target = memoryTarget()
    await cldfExporter.write(exportSource(source, { kept }), 'rade', target)
    const entries = table(target, 'entries.csv')
    expect(entries.find(({ ID }) => ID === 'lx1')).toMatchObject({ Headword: 'êa', Original: 'ea (sic)' })
    expect(table(target, 'senses.csv').find(({ ID }) => ID === 'lx1_1')).toMatchObject({ Domain: 'nature' })
    expect(JSON.parse(target.text('rade-metadata.json'))).toMatchObject({ 'dc:subject': 'Chamic' })
    const again = await imported(filesOf(target), 'rade-metadata.json', { language: 'rad' })
    expect(again.problems).toEqual([])
    expect(entriesOf(again)).toEqual(entriesOf(taken))
  })

  test('reads the variety chosen of a word list, and refuses to guess one', async () => {
    const none = await imported(wordList, 'forms.csv')
    expect(none.problems).toMatchObject([
      { file: 'forms.csv', column: 'Language_ID', rule: 'language-missing', severity: 'fatal' },
    ])
    expect(none.problems[0]?.advice).toContain('jarai (2), chru (1)')
    const wrong = await imported(wordList, 'forms.csv', { options: { language: 'rade' } })
    expect(wrong.problems.map(({ rule }) => rule)).toEqual(['value-unknown'])
    const byTag = await imported(wordList, 'forms.csv', { language: 'cje' })
    expect(entriesOf(byTag).map(({ id }) => id)).toEqual(['chru-1'])

    const taken = await imported(wordList, 'forms.csv', { options: { language: 'jarai', headword: 'Value' } })
    expect(taken.reading.source?.manifest.language).toBe('jra-Latn')
    expect(entriesOf(taken)).toMatchObject([
      {
        id: 'jarai-2',
        headword: { text: 'gah ĭaô̆'.normalize('NFC') },
        senses: [{ glosses: { en: ['left'] } }],
        notes: [{ en: 'rare' }],
      },
      {
        id: 'jarai-1',
        headword: { text: 'tơngan' },
        senses: [{ glosses: { en: ['hand'] } }],
        sources: [{ source: 'lafont1968', locator: '4' }],
      },
    ])
    expect(taken.report.reading).toContain('variety jarai (Jarai); 1 others passed over')
  })

  test('reads columns by title, default, null and virtual, without a header', async () => {
    const metadata = {
      'dc:conformsTo': term('Wordlist'),
      null: '-',
      dialect: { header: false, delimiter: ';', quoteChar: "'", commentPrefix: null },
      tables: [
        {
          url: 'f.csv',
          'dc:conformsTo': term('FormTable'),
          tableSchema: {
            columns: [
              { titles: 'Key', propertyUrl: term('id') },
              { name: 'Form', propertyUrl: term('form') },
              { name: 'P', propertyUrl: term('parameterReference'), default: 'water' },
              { name: 'C', propertyUrl: term('comment') },
              { name: 'L', virtual: true, propertyUrl: term('languageReference'), default: 'bdq' },
            ],
          },
        },
      ],
    }
    const files = { 'm-metadata.json': JSON.stringify(metadata), 'f.csv': "1;'đak';;-\n#2;'it''s';sun;x\n" }
    const taken = await imported(files, 'm-metadata.json')
    expect(taken.problems).toEqual([])
    expect(taken.reading.source?.manifest.language).toBe('bdq')
    expect(entriesOf(taken).map(({ headword, senses, notes }) => [headword.text, senses[0]?.glosses, notes])).toEqual([
      ['đak', { en: ['water'] }, undefined],
      ["it's", { en: ['sun'] }, [{ en: 'x' }]],
    ])
  })

  test.each([
    ['https://creativecommons.org/licenses/by/4.0/', 'CC-BY-4.0'],
    ['http://creativecommons.org/licenses/by-nc-sa/3.0', 'CC-BY-NC-SA-3.0'],
    ['https://creativecommons.org/publicdomain/zero/1.0/', 'CC0-1.0'],
    ['CC BY-SA 4.0', 'CC-BY-SA-4.0'],
    ['https://opensource.org/licenses/MIT', 'MIT'],
    ['all rights reserved', undefined],
    ['https://example.org/creativecommons.org/licenses/by/4.0/', undefined],
  ])('knows the licence %s', (text, spdx) => {
    expect(licenceOfUrl(text)?.spdx).toBe(spdx)
  })

  test('reads BibTeX in all its shapes', () => {
    const text = `% a comment
@comment{nothing}
@article{a1, title = "One {T}itle", year=2001, author = {Ng{\\~u}y\\'{e}n}}
@Book { b2 , title = {{Nested {braces}}} , note = {50\\% \\textbackslash{}} , }
@misc{unclosed, title = {never
@misc{c3, title={last}}`
    const records = readBibtex(text)
    expect(records.map(({ type, key }) => `${type} ${key}`)).toEqual([
      'article a1',
      'book b2',
      'misc unclosed',
      'misc c3',
    ])
    expect(Object.fromEntries(records[0]?.fields ?? [])).toEqual({ title: 'One Title', year: '2001', author: 'Ngũyén' })
    expect(records[1]?.fields.get('note')).toBe('50% \\')
    expect(records[3]?.fields.get('title')).toBe('last')
  })
})

const broken: readonly (readonly [title: string, files: Files, path: string, problem: object])[] = [
  ['no metadata', {}, 'cldf-metadata.json', { rule: 'file-empty', severity: 'fatal' }],
  [
    'metadata that are no JSON',
    { 'm.json': '{\n"a": 1,,\n}' },
    'm.json',
    { rule: 'syntax-wrong', row: 2, severity: 'fatal' },
  ],
  [
    'metadata that are cut short',
    { 'm.json': dictionaria['cldf-metadata.json']?.slice(0, 300) ?? '' },
    'm.json',
    { rule: 'syntax-wrong', row: 1 },
  ],
  ['metadata that are not UTF-8', { 'm.json': Uint8Array.of(0x7b, 0xff) }, 'm.json', { rule: 'utf8-invalid' }],
  ['metadata without end', { 'm.json': `${'['.repeat(100_000)}` }, 'm.json', { rule: 'too-deep' }],
  ['metadata of something else', { 'm.json': '{"tables":[]}' }, 'm.json', { rule: 'format-wrong' }],
  [
    'another module',
    {
      'm.json': JSON.stringify({
        'dc:conformsTo': term('StructureDataset'),
        tables: [{ url: 'v.csv', 'dc:conformsTo': term('ValueTable') }],
      }),
    },
    'm.json',
    { rule: 'format-wrong' },
  ],
  [
    'a delimiter that is none',
    {
      'm.json': JSON.stringify({
        'dc:conformsTo': term('Wordlist'),
        dialect: { delimiter: 'ab' },
        tables: [{ url: 'f.csv', 'dc:conformsTo': term('FormTable') }],
      }),
    },
    'm.json',
    { rule: 'format-wrong' },
  ],
  [
    'a table that is not there',
    { ...dictionaria, 'senses.tsv': undefined as never },
    'cldf-metadata.json',
    { file: 'senses.tsv', rule: 'file-missing', severity: 'fatal' },
  ],
  [
    'a table outside the folder',
    {
      ...dictionaria,
      'm.json': (dictionaria['cldf-metadata.json'] ?? '').replace('"entries.csv"', '"../entries.csv"'),
    },
    'm.json',
    { file: '../entries.csv', rule: 'file-missing' },
  ],
  [
    'an empty table',
    { ...dictionaria, 'entries.csv': '' },
    'cldf-metadata.json',
    { file: 'entries.csv', rule: 'file-empty' },
  ],
  [
    'a table without headwords',
    { ...dictionaria, 'entries.csv': 'ID,Language_ID,Word\na,b,c\n' },
    'cldf-metadata.json',
    { file: 'entries.csv', row: 1, column: 'Headword', rule: 'column-missing' },
  ],
  [
    'a row with a cell too few',
    { ...dictionaria, 'entries.csv': `${dictionaria['entries.csv']}LX4,rade,x\n` },
    'cldf-metadata.json',
    { file: 'entries.csv', row: 5, rule: 'row-malformed', severity: 'left-out' },
  ],
  [
    'a quotation mark that is never closed',
    { ...dictionaria, 'entries.csv': `${dictionaria['entries.csv']}LX4,rade,"x,,,,\nLX5` },
    'cldf-metadata.json',
    { file: 'entries.csv', row: 5, rule: 'syntax-wrong', severity: 'fatal' },
  ],
  [
    'a quotation mark in the middle',
    { ...dictionaria, 'entries.csv': `${dictionaria['entries.csv']}LX4,rade,"x"y,,,,\n` },
    'cldf-metadata.json',
    { file: 'entries.csv', row: 5, rule: 'syntax-wrong' },
  ],
  [
    'a table that is not UTF-8',
    { ...dictionaria, 'entries.csv': Uint8Array.of(0x49, 0x44, 0xff, 0x0a) },
    'cldf-metadata.json',
    { file: 'entries.csv', row: 1, rule: 'utf8-invalid' },
  ],
  [
    'a row without end',
    { ...dictionaria, 'entries.csv': `${dictionaria['entries.csv']}LX4,rade,${'x'.repeat(1_100_000)}` },
    'cldf-metadata.json',
    { file: 'entries.csv', row: 5, rule: 'file-too-large' },
  ],
  [
    'a sense of no entry',
    { ...dictionaria, 'senses.tsv': `${dictionaria['senses.tsv']}SN5\tx\tLX9\t\n` },
    'cldf-metadata.json',
    { file: 'senses.tsv', row: 7, column: 'Entry_ID', rule: 'reference-unknown', severity: 'left-out' },
  ],
  [
    'an example of no sense',
    { ...dictionaria, 'examples.csv': `${dictionaria['examples.csv']}XV3,rade,a,b,SN9\n` },
    'cldf-metadata.json',
    { file: 'examples.csv', row: 4, column: 'Sense_IDs', rule: 'reference-unknown' },
  ],
  [
    'an entry without a sense',
    { ...dictionaria, 'entries.csv': `${dictionaria['entries.csv']}LX4,rade,x,,,,\n` },
    'cldf-metadata.json',
    { file: 'entries.csv', row: 5, rule: 'meaning-missing' },
  ],
  [
    'an entry without a headword',
    { ...dictionaria, 'entries.csv': dictionaria['entries.csv']?.replace('êa', '') ?? '' },
    'cldf-metadata.json',
    { file: 'entries.csv', row: 2, rule: 'headword-missing' },
  ],
  [
    'an id that is there twice',
    { ...dictionaria, 'entries.csv': dictionaria['entries.csv']?.replace('LX3', 'LX2') ?? '' },
    'cldf-metadata.json',
    { file: 'senses.tsv', row: 3, rule: 'reference-unknown' },
  ],
  [
    'a concept that is not there',
    { ...wordList, 'parameters.csv': 'ID,Name\n1_hand,hand\n' },
    'forms.csv',
    { file: 'forms.csv', row: 4, column: 'Parameter_ID', rule: 'reference-unknown' },
  ],
  [
    'sources that are not UTF-8',
    { ...dictionaria, 'sources.bib': Uint8Array.of(0x40, 0xff) },
    'cldf-metadata.json',
    { file: 'sources.bib', rule: 'utf8-invalid', severity: 'changed' },
  ],
]

describe('a broken dataset', () => {
  test.each(broken)('%s', async (_, files, path, problem) => {
    const there = Object.fromEntries(Object.entries(files).filter(([, bytes]) => bytes !== undefined))
    const taken = await imported(there, path, { options: path === 'forms.csv' ? { language: 'jarai' } : {} })
    expect(taken.problems).toEqual(expect.arrayContaining([expect.objectContaining(problem)]))
  })

  test('harms no prototype', async () => {
    const files = {
      'forms.csv': 'ID,Language_ID,Parameter_ID,Form,__proto__,constructor\n__proto__,jra,constructor,ia,evil,evil\n',
      'parameters.csv': 'ID,Name\nconstructor,water\n__proto__,evil\n',
      'languages.csv': 'ID,Name\n__proto__,evil\n',
    }
    const taken = await imported(files, 'forms.csv')
    expect(({} as Record<string, unknown>).evil).toBeUndefined()
    expect(entriesOf(taken).map(({ headword, senses }) => [headword.text, senses[0]?.glosses])).toEqual([
      ['ia', { en: ['water'] }],
    ])
  })

  test('never throws, however its files are cut or changed', async () => {
    const names = Object.keys(dictionaria)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.tuple(fc.nat(5000), fc.nat(255)), { maxLength: 6 }),
        async (name, share, changes) => {
          const bytes = new TextEncoder().encode(dictionaria[name])
          for (const [at, value] of changes) bytes[at % bytes.length] = value
          const cut = bytes.slice(0, Math.ceil(bytes.length * share))
          const taken = await imported({ ...dictionaria, [name]: cut }, 'cldf-metadata.json', { language: 'rad' })
          if (taken.report.whole) expect(taken.reading.diagnostics).toEqual([])
          else expect(taken.problems.some(({ severity }) => severity === 'fatal')).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('never throws, whatever the cells of our own columns are', async () => {
    const target = memoryTarget()
    const [sample] = fc.sample(dictionaries(1), { numRuns: 1, seed: 7 })
    if (sample === undefined) expect.fail('no sample')
    await cldfExporter.write(exportSource(sample), 'words', target)
    const rows = table(target, 'entries.csv')
    const headings = Object.keys(rows[0] ?? {})
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }).map((json) => JSON.stringify(json)),
      fc.string({ maxLength: 20 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: headings.length, maxLength: headings.length }), async (cells) => {
        const row = cells.map((cell, index) => (index < 3 ? (rows[0]?.[headings[index] ?? ''] ?? '') : cell))
        const line = row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
        const files = { ...filesOf(target), 'entries.csv': `${headings.join(',')}\r\n${line}\r\n` }
        const taken = await imported(files, 'words-metadata.json', { language: sample.manifest.language })
        if (taken.report.whole) expect(taken.reading.diagnostics).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})

/** A table that was written, by its own column names. */
function table(target: MemoryTarget, path: string): readonly Readonly<Record<string, string>>[] {
  return parse(target.text(path), { columns: true }) as readonly Readonly<Record<string, string>>[]
}

interface Described {
  readonly url: string
  readonly 'dc:conformsTo': string
  readonly 'dc:extent': number
  readonly tableSchema: {
    readonly columns: readonly {
      readonly name: string
      readonly propertyUrl?: string
      readonly required?: boolean
      readonly separator?: string
    }[]
    readonly primaryKey: readonly string[]
    readonly foreignKeys?: readonly {
      readonly columnReference: readonly string[]
      readonly reference: { readonly resource: string; readonly columnReference: readonly string[] }
    }[]
  }
}

/** Properties that CLDF 1.3 wants of a table, by the component files of the specification. */
const required: Readonly<Record<string, readonly string[]>> = {
  EntryTable: ['id', 'languageReference', 'headword'],
  SenseTable: ['id', 'description', 'entryReference'],
  ExampleTable: ['id', 'languageReference', 'primaryText'],
  MediaTable: ['id', 'mediaType'],
  LanguageTable: ['id'],
}

/** Faults of a dataset by the rules of CLDF 1.3 and CSVW. */
function faultsOf(target: MemoryTarget, metadata: string): readonly string[] {
  const faults: string[] = []
  const said = JSON.parse(target.text(metadata)) as { readonly tables: readonly Described[] } & Record<string, unknown>
  if (said['dc:conformsTo'] !== term('Dictionary')) faults.push('module')
  for (const property of ['dc:license', 'dc:bibliographicCitation', 'dc:title']) {
    if (typeof said[property] !== 'string') faults.push(property)
  }
  const bibliography = new Set(readBibtex(target.text(said['dc:source'] as string)).map(({ key }) => key))
  for (const { url, 'dc:conformsTo': conforms, 'dc:extent': extent, tableSchema } of said.tables) {
    const component = conforms.slice(term('').length)
    const rows = table(target, url)
    const headings = target.text(url).split('\r\n', 1)[0]?.split(',')
    if (JSON.stringify(headings) !== JSON.stringify(tableSchema.columns.map(({ name }) => name)))
      faults.push(`${url}: header`)
    if (rows.length !== extent) faults.push(`${url}: extent`)
    const properties = tableSchema.columns.flatMap(({ propertyUrl }) => propertyUrl ?? [])
    if (new Set(properties).size !== properties.length) faults.push(`${url}: a property twice`)
    for (const property of required[component] ?? []) {
      if (!properties.includes(term(property))) faults.push(`${url}: no ${property}`)
    }
    const ids = rows.map((row) => row.ID ?? '')
    if (ids.some((id) => !/^[a-zA-Z0-9_-]+$/.test(id))) faults.push(`${url}: id`)
    if (new Set(ids).size !== ids.length) faults.push(`${url}: id twice`)
    for (const { name, required: must, propertyUrl, separator } of tableSchema.columns) {
      if (must === true && rows.some((row) => row[name] === '')) faults.push(`${url}: ${name} empty`)
      if (propertyUrl !== term('source')) continue
      for (const row of rows) {
        for (const source of (row[name] ?? '').split(separator ?? ';')) {
          if (source !== '' && !bibliography.has(source.replace(/\[.*$/, ''))) faults.push(`${url}: source ${source}`)
        }
      }
    }
    for (const { columnReference, reference } of tableSchema.foreignKeys ?? []) {
      const [column = ''] = columnReference
      const separator = tableSchema.columns.find(({ name }) => name === column)?.separator
      const known = new Set(table(target, reference.resource).map((row) => row[reference.columnReference[0] ?? '']))
      for (const row of rows) {
        const cell = row[column] ?? ''
        for (const id of cell === '' ? [] : separator === undefined ? [cell] : cell.split(separator)) {
          if (!known.has(id)) faults.push(`${url}: ${column} ${id}`)
        }
      }
    }
  }
  return faults
}

describe('writing', () => {
  test('what was written is a dataset of CLDF, and comes back the same', async () => {
    await fc.assert(
      fc.asyncProperty(dictionaries(), async (sample) => {
        const target = memoryTarget()
        const dropped = await cldfExporter.write(exportSource(sample), 'words', target)
        expect(dropped).toEqual([])
        expect(faultsOf(target, 'words-metadata.json')).toEqual([])
        const taken = await imported(filesOf(target), 'words-metadata.json', { language: sample.manifest.language })
        const told = taken.problems.filter(({ rule }) => !['duplicate-possible', 'letter-doubtful'].includes(rule))
        expect(told).toEqual([])
        expect(entriesOf(taken)).toEqual(sample.entries)
        for (const source of sample.manifest.sources) {
          expect(taken.reading.source?.manifest.sources).toContainEqual(source)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('the checks of the dataset find what is wrong', async () => {
    const [sample] = fc.sample(dictionaries(3), { numRuns: 1, seed: 3 })
    if (sample === undefined) expect.fail('no sample')
    const target = memoryTarget()
    await cldfExporter.write(exportSource(sample), 'words', target)
    const files = new Map(target.files)
    const change = (path: string, from: RegExp, to: string): readonly string[] => {
      const changed = new Map(files).set(path, new TextEncoder().encode(target.text(path).replace(from, to)))
      return faultsOf(
        { ...target, files: changed, text: (name) => new TextDecoder().decode(changed.get(name)) },
        'words-metadata.json',
      )
    }
    expect(change('senses.csv', /\r\n([^,]+),[^,]+/, '\r\n$1,nobody')).toContainEqual('senses.csv: Entry_ID nobody')
    expect(change('entries.csv', /Headword/, 'Lemma')).toContainEqual('entries.csv: header')
    expect(change('sources.bib', /word-list|field-notes/g, 'other').length).toBeGreaterThan(0)
  })

  test('tells of media that are not there', async () => {
    const [sample] = fc
      .sample(dictionaries(6), { numRuns: 1, seed: 11 })
      .filter(({ entries }) => entries.some(({ media }) => media))
    if (sample === undefined) expect.fail('no sample with media')
    const count = sample.entries.flatMap(({ media = [] }) => media).length
    const dropped = await cldfExporter.write(
      { ...exportSource(sample), media: () => undefined },
      'words',
      memoryTarget(),
    )
    expect(dropped).toEqual([{ field: 'media', count, why: 'The file is not there.' }])
  })

  test('no cell is a formula, and every cell comes back', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '|', '(', 'a', '!', '\t', '\r', '\n') }),
        (cell) => {
          const guarded = guardedCell(cell)
          expect(unguardedCell(guarded)).toBe(cell)
          expect(guarded).not.toMatch(/^[=@\t\r]|^[+-].*[(|!]/s)
        },
      ),
    )
    expect(guardedCell('-ka')).toBe('-ka')
    expect(guardedCell("+cmd|' /C calc'!A0")).toBe("'+cmd|' /C calc'!A0")
  })
})

const bahnaric = '/work/shared/data/lexical/sidwellbahnaric'

describe.skipIf(!existsSync(bahnaric))('the Bahnaric word list of Lexibank', () => {
  const names = ['cldf-metadata.json', 'forms.csv', 'languages.csv', 'parameters.csv', 'sources.bib']
  const files = (): Files => Object.fromEntries(names.map((name) => [name, readFileSync(`${bahnaric}/${name}`)]))

  test('has 216 words of Bahnar of Pleiku', async () => {
    const taken = await imported(files(), 'cldf-metadata.json', {
      options: { language: 'bahnarpleiku', headword: 'Value' },
    })
    expect(taken.reading.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(entriesOf(taken)).toHaveLength(216)
    expect(taken.reading.source?.manifest).toMatchObject({ language: 'bdq', licence: { spdx: 'CC0-1.0' } })
    expect(taken.reading.source?.manifest.sources.map(({ id }) => id)).toEqual(['cldf-metadata-json', 'sidwell2015'])
    expect(entriesOf(taken).find(({ id }) => id === 'bahnarpleiku-63-ime-1')).toMatchObject({
      headword: { text: 'ʔiɲ' },
      senses: [{ glosses: { en: ['I, me'] } }],
      sources: [{ source: 'sidwell2015' }],
    })
  })

  test('names its 24 varieties', async () => {
    const taken = await imported(files(), 'cldf-metadata.json')
    expect(taken.problems).toMatchObject([{ file: 'forms.csv', rule: 'language-missing', severity: 'fatal' }])
    expect(taken.problems[0]?.message).toContain('24 varieties')
    expect(taken.problems[0]?.advice).toContain('bahnarpleiku (216)')
  })
})
