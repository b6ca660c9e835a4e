import type { Entry } from '@hiap/lexicon'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Problem } from '../../src/problem.ts'
import { textOfNumber } from '../../src/table/read-xlsx.ts'
import { sharedTexts } from '../../src/table/shared-texts.ts'
import { xlsxImporter } from '../../src/table/xlsx-importer.ts'
import { type DateStyle, dateStyleOf } from '../../src/table/xlsx-workbook.ts'
import { memoryInput } from '../memory-files.ts'
import { type Taken, takeInBy } from '../take-in/import-drafts.ts'
import { archive, type Cell, type Parts, workbook, workbookParts } from './workbook.ts'

const imported = (
  file: Uint8Array,
  options: Readonly<Record<string, string>> = {},
  language: string = 'jra',
): Promise<Taken> =>
  takeInBy(xlsxImporter, memoryInput({ 'words.xlsx': file }, 'words.xlsx', 100), { language }, options)
const entriesOf = ({ reading }: Taken): readonly Entry[] => reading.source?.entries ?? []
const meanings = (taken: Taken): readonly unknown[] =>
  entriesOf(taken).map(({ headword, senses }) => [headword.text, ...senses.map(({ glosses }) => glosses)])
const told = ({ problems }: Taken): readonly unknown[] =>
  problems
    .filter(({ rule }) => rule !== 'licence-unknown')
    .map(({ file, row, column, rule }) => [file.replace('words.xlsx', ''), row, column, rule])

const header = ['từ', 'nghĩa', 'ghi chú'] as const

describe('reading', () => {
  test('reads a sheet as the table that it is', async () => {
    const taken = await imported(
      workbook([header, ['ia', 'nước; sông', 'a < b & "c"'], [], ['čư', '1. núi 2. đồi'], ['ia', 'suối']]),
    )
    expect(taken.reading.diagnostics).toEqual([])
    expect(meanings(taken)).toEqual([
      ['čư', { vi: ['núi'] }, { vi: ['đồi'] }],
      ['ia', { vi: ['nước', 'sông'] }, { vi: ['suối'] }],
    ])
    expect(entriesOf(taken)[1]?.notes).toEqual([{ vi: 'a < b & "c"' }])
    expect(taken.report.reading.slice(0, 3)).toEqual([
      'sheet “Từ điển”',
      'the first row is the header',
      'từ → headword',
    ])
  })

  test('reads texts in cells, rich texts, and namespaces with a prefix', async () => {
    const rich: Cell = {
      xml: '<c r="B2" t="inlineStr"><is><r><rPr><b/></rPr><t>nướ</t></r><r><t xml:space="preserve">c </t></r><rPh sb="0" eb="1"><t>reading</t></rPh></is></c>',
    }
    expect(meanings(await imported(workbook([header, ['ia', rich]], { inline: true })))).toEqual([
      ['ia', { vi: ['nước'] }],
    ])
    const prefixed = Object.fromEntries(
      Object.entries(workbookParts([header, ['ia', 'nước', 'x']])).map(([path, data]) => [
        path,
        /sheet1|sharedStrings|workbook.xml$/.test(path)
          ? String(data)
              .replace(/<(\/?)(?=[a-z])/gi, '<$1x:')
              .replace('<?x:xml', '<?xml')
              .replace('xmlns="', 'xmlns:x="')
          : data,
      ]),
    )
    expect(meanings(await imported(archive(prefixed)))).toEqual([['ia', { vi: ['nước'] }]])
  })

  test('fills what is merged downwards', async () => {
    const rows = [header, ['ia', 'nước'], ['', 'sông'], ['', 'suối'], ['', 'biển']]
    const taken = await imported(workbook(rows, { merges: ['A2:A4', 'B1:C1'] }))
    expect(meanings(taken)).toEqual([['ia', { vi: ['nước'] }, { vi: ['sông'] }, { vi: ['suối'] }]])
    expect(told(taken)).toEqual([['', 5, 'từ', 'headword-missing']])
  })

  test('reads the sheet asked for, else the first that is not hidden', async () => {
    const row = (number: number, ...texts: readonly string[]): string =>
      `<row r="${number}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
    const others = { 'Bảng 2': row(1, 'từ', 'nghĩa') + row(2, 'čư', 'núi'), 'hidden one': row(1, 'x', 'y') }
    const file = workbook([header, ['ia', 'nước']], { others })
    expect(meanings(await imported(file))).toEqual([['ia', { vi: ['nước'] }]])
    for (const sheet of ['Bảng 2', '2'])
      expect(meanings(await imported(file, { sheet }))).toEqual([['čư', { vi: ['núi'] }]])
    const none = await imported(file, { sheet: 'Bảng 3' })
    expect(none.problems[0]?.advice).toBe(
      'Name one with --option sheet=. The sheets are: 1. Từ điển, 2. Bảng 2, 3. hidden one.',
    )
    const hidden = workbookParts([header, ['ia', 'nước']], { others })
    const first = String(hidden['xl/workbook.xml']).replace('sheetId="1"', 'sheetId="1" state="veryHidden"')
    expect(meanings(await imported(archive({ ...hidden, 'xl/workbook.xml': first })))).toEqual([
      ['čư', { vi: ['núi'] }],
    ])
  })

  test('reads formulas, numbers, dates and truth values as the texts that they show', async () => {
    const cells: readonly Cell[] = [
      { xml: '<c r="A2" t="str"><f>CONCAT("i","a")</f><v>ia</v></c>' },
      { xml: '<c r="B2" t="str"><f>HYPERLINK("http://evil")</f><v>=cmd|x</v></c>' },
      { xml: '<c r="C2" s="1"><v>45000</v></c>' },
      { xml: '<c r="D2"><v>0.30000000000000004</v></c>' },
      { xml: '<c r="E2" t="b"><v>1</v></c>' },
      { xml: '<c r="F2" t="s"><v>0</v></c>' },
    ]
    const taken = await imported(
      workbook([['từ', 'nghĩa', 'ngày', 'số', 'đúng', 'lại'], cells], { formats: ['dd/mm/yyyy'] }),
    )
    expect(meanings(taken)).toEqual([['ia', { vi: ['=cmd|x'] }]])
    expect(JSON.parse(taken.target.text('kept.jsonl'))).toMatchObject({
      kept: { rows: [{ ngày: '2023-03-15', số: '0.3', đúng: 'TRUE', lại: 'từ' }] },
    })
  })

  test.each<readonly [string, DateStyle]>([
    ['General', undefined],
    ['0.00', undefined],
    ['0 "day"', undefined],
    ['[Red]#,##0', undefined],
    ['dd/mm/yyyy', 'date'],
    ['[$-42A]d mmmm yyyy', 'date'],
    ['mmm', 'date'],
    ['hh:mm', 'time'],
    ['[h]:mm:ss', 'time'],
    ['mm:ss', 'time'],
    ['d/m/yyyy h:mm', 'both'],
  ])('%s writes %s', (code, expected) => {
    expect(dateStyleOf(code)).toBe(expected)
  })

  // What Excel 365 shows for these numbers in ISO formats.
  test.each<readonly [string, DateStyle, boolean, string]>([
    ['1', 'date', false, '1900-01-01'],
    ['59', 'date', false, '1900-02-28'],
    ['61', 'date', false, '1900-03-01'],
    ['45000', 'date', false, '2023-03-15'],
    ['45000.75', 'both', false, '2023-03-15T18:00'],
    ['0.5', 'time', false, '12:00'],
    ['0.000011574074074', 'time', false, '00:00:01'],
    ['43538', 'date', true, '2023-03-15'],
    ['-1', 'date', false, '-1'],
    ['1E+20', undefined, false, '100000000000000000000'],
    ['007', undefined, false, '7'],
    ['x', 'date', false, 'x'],
  ])('%s as %s, from 1904: %s, is %s', (value, style, from1904, expected) => {
    expect(textOfNumber(value, style, from1904)).toBe(expected)
  })

  test('is known by its first bytes', () => {
    expect(xlsxImporter.recognises(workbook([header]).slice(0, 4096), 'words.xlsx')).toBe(true)
    expect(xlsxImporter.recognises(archive({ 'index.json': '{}' }).slice(0, 4096), 'words.zip')).toBe(false)
    expect(xlsxImporter.recognises(new Uint8Array(0), 'words.xlsx')).toBe(false)
  })

  test('shared texts come back, and no more than fit', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 20 }), (list) => {
        const texts = sharedTexts(1_000_000)
        for (const text of list) expect(texts.add(text)).toBe(true)
        expect(list.map((_, index) => texts.get(index))).toEqual(list)
        expect(texts.count).toBe(list.length)
        expect([texts.get(-1), texts.get(list.length), texts.get(0.5)]).toEqual([undefined, undefined, undefined])
        texts.clear()
        expect([texts.count, texts.get(0)]).toEqual([0, undefined])
      }),
    )
    expect(sharedTexts(10).add('គ្រុនក្តៅ')).toBe(false)
  })
})

const good = [header, ['ia', 'nước', 'x']] as const
const withPart = (parts: Readonly<Record<string, string | Uint8Array | undefined>>): Uint8Array =>
  workbook(good, { parts })
const sheet = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`
const cell = (xml: string): Uint8Array => workbook([header, ['ia', { xml }], ['čư', 'núi']])
const bomb = (): Uint8Array => {
  const parts: Parts = workbookParts(good)
  return archive({ ...parts, 'xl/worksheets/sheet1.xml': sheet('<row>'.padEnd(40_000_000, ' ')) })
}
const cut = (bytes: Uint8Array, share: number): Uint8Array => bytes.slice(0, Math.floor(bytes.length * share))
const damaged = (): Uint8Array => {
  // A byte in the middle of the largest file, which is packed.
  const bytes = workbook([
    header,
    ...Array.from({ length: 400 }, (_, at): Cell[] => [`ia ${at * 7919}`, `nước ${at * 104729}`]),
  ])
  bytes[Math.floor(bytes.length / 2)]! ^= 0xff
  return bytes
}

type Expected = readonly [file: string, row: number | undefined, column: string | undefined, rule: Problem['rule']]

const sheetFile = '/xl/worksheets/sheet1.xml'
const broken: readonly {
  readonly title: string
  readonly file: Uint8Array
  readonly expected: Expected
  readonly options?: Readonly<Record<string, string>>
}[] = [
  { title: 'an empty file', file: new Uint8Array(0), expected: ['', undefined, undefined, 'file-empty'] },
  {
    title: 'a text',
    file: new TextEncoder().encode('a,b\nc,d\n'),
    expected: ['', undefined, undefined, 'format-wrong'],
  },
  {
    title: 'a workbook of Excel 97',
    file: Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    expected: ['', undefined, undefined, 'format-wrong'],
  },
  {
    title: 'an archive cut short',
    file: cut(workbook(good), 0.6),
    expected: ['', undefined, undefined, 'archive-damaged'],
  },
  {
    title: 'another archive',
    file: archive({ 'index.json': '{}' }),
    expected: ['', undefined, undefined, 'format-wrong'],
  },
  {
    title: 'a document of Word',
    file: archive({
      '_rels/.rels':
        '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
      'word/document.xml': '<document/>',
    }),
    expected: ['', undefined, undefined, 'format-wrong'],
  },
  {
    title: 'a document type definition',
    file: withPart({
      'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY a "b">]>${sheet('<row><c><v>&a;</v></c></row>')}`,
    }),
    expected: [sheetFile, 1, undefined, 'markup-refused'],
  },
  {
    title: 'a document type definition in the texts',
    file: withPart({ 'xl/sharedStrings.xml': '<!DOCTYPE sst SYSTEM "file:///etc/passwd"><sst/>' }),
    expected: ['/xl/sharedStrings.xml', 1, undefined, 'markup-refused'],
  },
  {
    title: 'XML that is cut short',
    file: withPart({ 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c t="inl' }),
    expected: [sheetFile, 1, undefined, 'syntax-wrong'],
  },
  {
    title: 'XML that is not UTF-8',
    file: withPart({ 'xl/worksheets/sheet1.xml': Uint8Array.of(0x3c, 0x61, 0x3e, 0xff, 0x3c) }),
    expected: [sheetFile, 1, undefined, 'utf8-invalid'],
  },
  {
    title: 'nesting without end',
    file: withPart({ 'xl/worksheets/sheet1.xml': sheet(`<row>${'<c>'.repeat(100)}${'</c>'.repeat(100)}</row>`) }),
    expected: [sheetFile, 1, undefined, 'too-deep'],
  },
  { title: 'a bomb', file: bomb(), expected: [sheetFile, undefined, undefined, 'file-too-large'] },
  {
    title: 'a path that leads out',
    file: withPart({ '../../evil': 'x' }),
    expected: ['', undefined, '../../evil', 'path-escapes'],
  },
  {
    title: 'a sheet that is not there',
    file: withPart({ 'xl/worksheets/sheet1.xml': undefined }),
    expected: ['', undefined, undefined, 'column-missing'],
  },
  {
    title: 'no sheet at all',
    file: withPart({ 'xl/workbook.xml': '<workbook><sheets/></workbook>' }),
    expected: ['', undefined, undefined, 'format-wrong'],
  },
  {
    title: 'a sheet without rows',
    file: withPart({ 'xl/worksheets/sheet1.xml': sheet('') }),
    expected: ['', undefined, undefined, 'file-empty'],
  },
  {
    title: 'a sheet that is outside of the archive',
    file: withPart({
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="s1" Type="x/worksheet" Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
    }),
    expected: ['', undefined, undefined, 'format-wrong'],
  },
  {
    title: 'a text that is not there',
    file: cell('<c r="B2" t="s"><v>999</v></c>'),
    expected: ['', 2, 'B2', 'value-unknown'],
  },
  {
    title: 'a text with a wrong number',
    file: cell('<c r="B2" t="s"><v>x</v></c>'),
    expected: ['', 2, 'B2', 'value-unknown'],
  },
  {
    title: 'a cell that shows a fault',
    file: cell('<c r="B2" t="e"><v>#REF!</v></c>'),
    expected: ['', 2, 'B2', 'value-unknown'],
  },
  {
    title: 'a formula without a value',
    file: cell('<c r="B2"><f>A1</f></c>'),
    expected: ['', 2, 'B2', 'value-unknown'],
  },
  {
    title: 'a cell far to the right',
    file: cell('<c r="XFD2"><v>1</v></c>'),
    expected: ['', 2, undefined, 'row-malformed'],
  },
  {
    title: 'a sheet of another name',
    file: workbook(good),
    options: { sheet: 'Sheet9' },
    expected: ['', undefined, undefined, 'column-missing'],
  },
  {
    title: 'a row without a headword',
    file: workbook([header, ['', 'nước'], ['čư', 'núi']]),
    expected: ['', 2, 'từ', 'headword-missing'],
  },
]

describe('a broken file', () => {
  test.each(broken)('$title', async ({ file, expected, options }) => {
    const taken = await imported(file, options)
    expect(told(taken)).toContainEqual(expected)
    expect(taken.problems.every(({ advice, message }) => advice !== '' && message !== '')).toBe(true)
  })

  test('with a wrong byte is told and not half imported', async () => {
    const taken = await imported(damaged())
    expect(taken.report.whole).toBe(false)
    expect(taken.problems.some(({ severity }) => severity === 'fatal')).toBe(true)
  })

  const whole = workbook([header, ['ia', 'nước; sông', 'x'], ['', 'suối', '']], { merges: ['A2:A3'] })
  test('never throws, however it is cut or changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 4 }),
        async (length, changes) => {
          const bytes = whole.slice()
          for (const [at, value] of changes) bytes[at] = value
          const taken = await imported(bytes.slice(0, length < whole.length / 3 ? whole.length : length))
          if (taken.report.whole) expect(taken.reading.diagnostics).toEqual([])
        },
      ),
      { numRuns: 300 },
    )
  })

  test('never throws, whatever its parts are', async () => {
    const text = fc.constantFrom(
      '',
      '<',
      '>',
      '&amp;',
      'A1',
      'ZZZ99999999',
      '-1',
      '1e9',
      '__proto__',
      'từ',
      'nghĩa',
      '\u0001',
    )
    const attribute = fc
      .tuple(fc.constantFrom('r', 't', 's', 'ref', 'numFmtId'), text)
      .map(([name, value]) => `${name}="${value}"`)
    const element = fc
      .tuple(fc.constantFrom('row', 'c', 'v', 'is', 't', 'f', 'mergeCell'), fc.array(attribute, { maxLength: 2 }), text)
      .map(([name, attributes, inside]) => `<${name} ${[...new Set(attributes)].join(' ')}>${inside}</${name}>`)
    await fc.assert(
      fc.asyncProperty(
        fc.array(element, { maxLength: 8 }),
        fc.constantFrom('sheet1', 'styles', 'sharedStrings'),
        async (inside, part) => {
          const path = part === 'sheet1' ? 'xl/worksheets/sheet1.xml' : `xl/${part}.xml`
          const taken = await imported(withPart({ [path]: sheet(`<row r="1">${inside.join('')}</row>`) }))
          if (taken.report.whole) expect(taken.reading.diagnostics).toEqual([])
        },
      ),
      { numRuns: 200 },
    )
  })
})
