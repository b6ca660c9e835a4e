import type { Entry } from '@hiap/lexicon'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importLimits } from '../../src/import-limits.ts'
import type { Problem } from '../../src/problem.ts'
import { csvImporter } from '../../src/table/csv-importer.ts'
import { memoryScratch } from '../../src/take-in/scratch.ts'
import { memoryInput } from '../memory-files.ts'
import { type Taken, takeInBy } from '../take-in/import-drafts.ts'

interface Choices {
  readonly language?: string
  readonly gloss?: string
  readonly options?: Readonly<Record<string, string>>
}

const imported = (file: string | Uint8Array, { language, gloss, options }: Choices = {}): Promise<Taken> =>
  takeInBy(
    csvImporter,
    memoryInput({ 'words.csv': file }, 'words.csv', 50),
    {
      ...(language === undefined ? {} : { language }),
      ...(gloss === undefined ? {} : { glossLanguages: [gloss] }),
    },
    options,
  )
const entriesOf = ({ reading }: Taken): readonly Entry[] => reading.source?.entries ?? []
const told = ({ problems }: Taken): readonly unknown[] =>
  problems.filter(({ rule }) => rule !== 'licence-unknown').map(({ row, column, rule }) => [row, column, rule])
const meanings = (taken: Taken): readonly unknown[] =>
  entriesOf(taken).map(({ headword, senses }) => [headword.text, ...senses.map(({ glosses }) => glosses)])
const keptOf = (taken: Taken): readonly unknown[] =>
  taken.target
    .text('kept.jsonl')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { kept: unknown }).kept)

describe('reading', () => {
  test('a translation behind an example is that of the example, where the word has its meaning', async () => {
    const taken = await imported('Jrai,Nghĩa,Ví dụ,Dịch\nia,nước,Ñu mơñum ia,Nó uống nước\n')
    expect(taken.report.reading).toContain('Dịch → example_translation:vi (as it stands behind the example)')
    expect(entriesOf(taken)[0]?.senses[0]).toMatchObject({
      glosses: { vi: ['nước'] },
      examples: [{ text: 'Ñu mơñum ia', translations: { vi: 'Nó uống nước' } }],
    })
  })

  test('makes one entry of the rows of a headword, wherever they stand', async () => {
    const taken = await imported("Bahnaric,Vietnamese\n'bal,làm dấu\nak,ác\n'bal,xẻo\n'bal,xẻo \n")
    expect(meanings(taken)).toEqual([
      ['ak', { vi: ['ác'] }],
      ["'bal", { vi: ['làm dấu'] }, { vi: ['xẻo'] }],
    ])
    expect(taken.report.manifest).toMatchObject({ language: 'bdq', glossLanguages: ['vi'] })
    expect(told(taken)).toEqual([[5, undefined, 'duplicate-possible']])
    expect(taken.report.reading).toEqual([
      'cells parted by ,',
      'the first row is the header',
      'Bahnaric → headword',
      'Vietnamese → gloss:vi',
      '4 rows → 2 entries: rows of one headword are its senses, wherever they stand',
    ])
  })

  test('keeps rows apart where the person, the id, the part of speech or the origin does', async () => {
    const apart = async (file: string, choices: Choices = {}): Promise<number> =>
      entriesOf(await imported(file, { language: 'jra', ...choices })).length
    expect(await apart('từ,nghĩa\nia,nước\nia,sông\n')).toBe(1)
    expect(await apart('từ,nghĩa\nia,nước\nia,sông\n', { options: { merge: 'no' } })).toBe(2)
    expect(await apart('id,từ,nghĩa\na1,ia,nước\na2,ia,sông\na1,ia,suối\n')).toBe(2)
    expect(await apart('từ,loại từ,nghĩa\nia,danh từ,nước\nia,v,sông\nia,noun,suối\n')).toBe(2)
    expect(await apart('từ,nguồn gốc,nghĩa\nia,Chăm,nước\nia,Khmer,sông\n')).toBe(2)
  })

  test('tells problems of a sense on its own row', async () => {
    const taken = await imported('từ,nghĩa\nia,nước\nčư,núi\nia,so\u0302ng\n', { language: 'jra' })
    expect(told(taken)).toEqual([[4, 'senses[1].glosses.vi[0]', 'letters-repaired']])
  })

  test('knows every column that a teacher has', async () => {
    const file = [
      'STT;Từ Jrai;Loại từ;Phiên âm (IPA);Nghĩa tiếng Việt;English;Ví dụ;Dịch ví dụ;Ghi chú;Người thu thập',
      '1;ia;dt;ia;nước; water;Kâo mơñam ia.;Tôi uống nước.;hay gặp;Rơchăm',
      '2;hla;loại từ;;1. lá 2. tờ; leaf;;;;',
    ].join('\r\n')
    const taken = await imported(file)
    expect(taken.reading.diagnostics).toEqual([])
    expect(taken.report.reading).toContain(
      'Dịch ví dụ → example_translation:vi (by its letters; say another with --gloss)',
    )
    expect(entriesOf(taken)).toMatchObject([
      {
        headword: { text: 'hla' },
        partOfSpeech: { ud: 'NOUN', label: { vi: 'loại từ' } },
        senses: [{ glosses: { vi: ['lá'], en: ['leaf'] } }, { glosses: { vi: ['tờ'] } }],
      },
      {
        headword: { text: 'ia', script: 'Latn' },
        partOfSpeech: { ud: 'NOUN' },
        pronunciations: [{ ipa: 'ia' }],
        senses: [
          {
            glosses: { vi: ['nước'], en: ['water'] },
            examples: [{ text: 'Kâo mơñam ia.', translations: { vi: 'Tôi uống nước.' }, status: 'attested' }],
          },
        ],
        notes: [{ vi: 'hay gặp' }],
      },
    ])
    expect(taken.report.manifest?.language).toBe('jra-Latn')
    expect(keptOf(taken)).toEqual([{ rows: [{ STT: '2' }] }, { rows: [{ STT: '1', 'Người thu thập': 'Rơchăm' }] }])
  })

  test('takes the rows of the language asked for, or those that a filter lets through', async () => {
    const file = 'iso639_3\tlanguage\tform\tgloss_en\nrad\tRade\tkngan\thand\ncja\tWestern Cham\ttangan\thand\n'
    expect(meanings(await imported(file, { language: 'rad' }))).toEqual([['kngan', { en: ['hand'] }]])
    const filtered = await imported(file, { options: { 'filter:iso639_3': 'cja' } })
    expect(meanings(filtered)).toEqual([['tangan', { en: ['hand'] }]])
    expect(filtered.report.manifest?.language).toBe('cja')
    expect(filtered.report.reading).toContain('1 rows passed over by the filter')
    expect(told(await imported(file))).toEqual([[3, 'iso639_3', 'language-missing']])
  })

  test('does as the options say', async () => {
    const file = 'sourceString,targetString,more\nfever,គ្រុនក្ដៅ,x\n'
    expect(
      meanings(
        await imported(file, { language: 'en', options: { headword: 'sourceString', 'gloss:km': 'target string' } }),
      ),
    ).toEqual([['fever', { km: ['គ្រុនក្តៅ'] }]])
    expect(meanings(await imported('ia,nước\nčư,núi\n', { language: 'jra', options: { header: 'no' } }))).toEqual([
      ['čư', { vi: ['núi'] }],
      ['ia', { vi: ['nước'] }],
    ])
    expect(
      meanings(await imported('nước,ia\nnúi,čư\n', { language: 'jra', options: { headword: '2', 'gloss:vi': '1' } })),
    ).toEqual([
      ['čư', { vi: ['núi'] }],
      ['ia', { vi: ['nước'] }],
    ])
    const whole = await imported('từ,nghĩa\nia,nước; sông\n', {
      language: 'jra',
      options: { split: 'no', delimiter: 'comma' },
    })
    expect(meanings(whole)).toEqual([['ia', { vi: ['nước; sông'] }]])
    const kept = await imported('từ,nghĩa,English\nia,nước,water\n', {
      language: 'jra',
      options: { 'keep:English': 'yes' },
    })
    expect(meanings(kept)).toEqual([['ia', { vi: ['nước'] }]])
    expect(keptOf(kept)).toEqual([{ rows: [{ English: 'water' }] }])
  })

  test('guesses a table without a header by its letters', async () => {
    const taken = await imported('fever\tគ្រុនក្តៅ\ncough\tក្អក\n')
    expect(meanings(taken)).toEqual([
      ['ក្អក', { en: ['cough'] }],
      ['គ្រុនក្តៅ', { en: ['fever'] }],
    ])
    expect(taken.report.reading.slice(0, 2)).toEqual([
      'cells parted by tab, quotation marks are text',
      'the table has no header',
    ])
  })

  test('reads cells that a spreadsheet would run as text, and letters that look like marks as letters', async () => {
    const file = 'từ,nghĩa\n"=HYPERLINK(""http://evil"")",@SUM(1+1)*cmd|\' /C calc\'!A0\n-an,\'-hậu tố\n\'bah,miệng\n'
    const taken = await imported(file, { language: 'bdq' })
    expect(meanings(taken)).toEqual([
      ['-an', { vi: ['-hậu tố'] }],
      ["'bah", { vi: ['miệng'] }],
      ['=HYPERLINK("http://evil")', { vi: ["@SUM(1+1)*cmd|' /C calc'!A0"] }],
    ])
    expect(told(taken)).toEqual([[2, 'từ', 'letter-doubtful']])
  })

  test('counts the lines of a file, also inside cells', async () => {
    const file = '\ufefftừ,nghĩa\r\n"ia","nước\r\nsông"\r\n\r\nčư,\r\n,núi\r\nhla,lá,tờ\r\nbơi,bơi'
    const taken = await imported(file, { language: 'jra' })
    expect(meanings(taken)).toEqual([
      ['bơi', { vi: ['bơi'] }],
      ['ia', { vi: ['nước', 'sông'] }],
    ])
    expect(told(taken)).toEqual([
      [6, 'từ', 'headword-missing'],
      [7, undefined, 'row-malformed'],
      [5, 'senses', 'meaning-missing'],
    ])
  })

  test('reads quotation marks as text where tabs part the cells', async () => {
    const taken = await imported('từ\tnghĩa\n"jol\tcà\ndŭm\ttiếng nổ "đùng"\n', { language: 'bdq' })
    expect(meanings(taken)).toEqual([
      ['dŭm', { vi: ['tiếng nổ "đùng"'] }],
      ['"jol', { vi: ['cà'] }],
    ])
    expect(told(taken)).toEqual([[2, 'từ', 'letter-doubtful']])
  })

  test.each([
    ['words.csv', 'a,b\nc,d\n', true],
    ['words.tsv', '\ufeffa\tb\n"c\td"\te\n', true],
    ['words.csv', '', false],
    ['words.csv', 'one column\nonly\n', false],
    ['words.xml', '<a,b>\n', false],
    ['words.json', '{"a":1,"b":2}', false],
    ['words.db', '\\lx a, b\n\\ge c, d\n', false],
    ['words.bin', 'a,b\u0000', false],
  ])('knows %s that begins with %j: %s', (name, head, expected) => {
    expect(csvImporter.recognises(new TextEncoder().encode(head), name)).toBe(expected)
  })
})

const utf16 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(2 + text.length * 2)
  bytes.set([0xff, 0xfe])
  for (let at = 0; at < text.length; at++) bytes.set([text.charCodeAt(at) & 255, text.charCodeAt(at) >> 8], 2 + at * 2)
  return bytes
}
const latin = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))
const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]))
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

type Expected = readonly [row: number | undefined, column: string | undefined, rule: Problem['rule']]

/** Broken files, and the problem that each is answered with. */
const broken: readonly (readonly [title: string, file: string | Uint8Array, expected: Expected, choices?: Choices])[] =
  [
    ['an empty file', '', [undefined, undefined, 'file-empty']],
    ['spaces alone', ' \n \n', [undefined, undefined, 'file-empty']],
    ['commas alone', ',,\n,,\n', [undefined, undefined, 'file-empty']],
    ['a header alone', 'từ,nghĩa\n', [undefined, undefined, 'file-empty'], { language: 'jra' }],
    ['one column', 'ia\nčư\n', [undefined, undefined, 'format-wrong']],
    ['UTF-16', utf16('từ,nghĩa\nia,nước\n'), [undefined, undefined, 'utf8-invalid']],
    ['UTF-16 without a mark', utf16('từ,nghĩa\nia,nước\n').slice(2), [undefined, undefined, 'utf8-invalid']],
    [
      'windows-1258',
      latin('Jrai,Vietnamese\nia,n\xfd\xf5\xcc\xa0c\n\xe8\xfd,n\xda\xdd\xc0i\n'),
      [2, undefined, 'utf8-invalid'],
    ],
    [
      'one cell that is not UTF-8',
      joined(encode('từ,nghĩa\nia,nước\nčư,n'), Uint8Array.of(0xfa), encode('i\n')),
      [3, 'nghĩa', 'utf8-invalid'],
      { language: 'jra' },
    ],
    [
      'a quotation mark never closed',
      'từ,nghĩa\nia,nước\n"čư,núi\nhla,lá\n',
      [3, undefined, 'syntax-wrong'],
      { language: 'jra' },
    ],
    [
      'a quotation mark that swallows rows',
      'từ,nghĩa\nia,nước\n"jol,cà\na,b\nc,d\ne,f"\nhla,lá\n',
      [3, undefined, 'row-malformed'],
      { language: 'jra' },
    ],
    [
      'a row with a cell too many',
      'từ,nghĩa\nia,nước,sông\nčư,núi\n',
      [2, undefined, 'row-malformed'],
      { language: 'jra' },
    ],
    [
      'a row whose cells a delimiter has moved',
      'từ;nghĩa;English\nia;nước;water\nhla;lá; tờ;\nčư;núi;hill\n',
      [3, undefined, 'row-malformed'],
      { language: 'jra' },
    ],
    ['a row without a headword', 'từ,nghĩa\n,nước\nčư,núi\n', [2, 'từ', 'headword-missing'], { language: 'jra' }],
    ['a row without a meaning', 'từ,nghĩa\nia,\nčư,núi\n', [2, 'senses', 'meaning-missing'], { language: 'jra' }],
    ['a row that is cut short', 'từ,nghĩa\nčư,núi\nia', [3, 'senses', 'meaning-missing'], { language: 'jra' }],
    [
      'no column of headwords',
      'nghĩa,ghi chú\n1,2\n3,4\n',
      [undefined, undefined, 'column-missing'],
      { language: 'jra' },
    ],
    ['no column of meanings', 'từ,id\nia,1\nčư,2\n', [undefined, undefined, 'column-missing'], { language: 'jra' }],
    [
      'a column that is not there',
      'từ,nghĩa\nia,nước\n',
      [undefined, undefined, 'column-missing'],
      { language: 'jra', options: { headword: 'word' } },
    ],
    [
      'an option that is none',
      'từ,nghĩa\nia,nước\n',
      [undefined, 'headwrod', 'field-unknown'],
      { language: 'jra', options: { headwrod: 'từ' } },
    ],
    ['a delimiter that is none', 'a,b\n', [undefined, undefined, 'format-wrong'], { options: { delimiter: 'x' } }],
    ['a language that nobody says', 'từ,nghĩa\nia,nước\n', [undefined, undefined, 'language-missing']],
    [
      'a part of speech that nobody knows',
      'từ,từ loại,nghĩa\nia,??,nước\n',
      [2, 'từ loại', 'value-unknown'],
      { language: 'jra' },
    ],
    [
      'a domain that is no number',
      'từ,semantic_domain,nghĩa\nia,Water,nước\n',
      [2, 'semantic_domain', 'value-unknown'],
      { language: 'jra' },
    ],
    [
      'a homograph that is no number',
      'từ,homograph,nghĩa\nia,two,nước\n',
      [2, 'homograph', 'value-unknown'],
      { language: 'jra' },
    ],
    [
      'an example without translation',
      'từ,nghĩa,ví dụ\nia,nước,Ia.\n',
      [2, 'ví dụ', 'value-unknown'],
      { language: 'jra' },
    ],
    ['an id that stands twice', 'id,từ,nghĩa\n1,ia,nước\n1,čư,núi\n', [3, 'id', 'id-repeated'], { language: 'jra' }],
    [
      'a cell with a control',
      'từ,nghĩa\nia,n\u0007ước\n',
      [2, 'senses[0].glosses.vi[0]', 'character-forbidden'],
      { language: 'jra' },
    ],
    ['a sign for a letter', 'từ,nghĩa\nkhi`,đuôi\n', [2, 'từ', 'letter-doubtful'], { language: 'bdq' }],
    [
      'a cell without end',
      `từ,nghĩa\nia,nước\nčư,${'a'.repeat(70_000)}\n`,
      [3, 'nghĩa', 'text-too-long'],
      { language: 'jra' },
    ],
    [
      'a row without end',
      `từ,nghĩa\nia,nước\nčư,"${'a\n'.repeat(600_000)}`,
      [3, undefined, 'file-too-large'],
      { language: 'jra' },
    ],
  ]

describe('a broken file', () => {
  test.each(broken.map(([title, ...rest]) => ({ title, rest })))(
    '$title',
    async ({ rest: [file, expected, choices] }) => {
      const taken = await imported(file, choices)
      expect(told(taken)).toContainEqual(expected)
      expect(taken.problems.every(({ advice, message }) => advice !== '' && message !== '')).toBe(true)
      if (taken.report.whole) expect(taken.reading.diagnostics).toEqual([])
    },
  )

  // Each of these takes hours where a pattern looks at a run again from each of its places.
  test.each([
    ['spaces', `từ\tnghĩa\nia\tnước${' '.repeat(60_000)}x\n`.repeat(3)],
    ['quotation marks between tabs', `từ\tnghĩa\nia\t${'"'.repeat(60_001)}x${'"'.repeat(60_001)}\n`],
    ['quotation marks between commas', `từ,nghĩa\nia,${'"'.repeat(60_001)}x${'"'.repeat(60_001)}\nčư,núi\n`],
    ['brackets', `từ,nghĩa\nia,${'(;'.repeat(30_000)}\nčư,núi\n`],
    ['numbers', `từ,nghĩa\nia,${'1. '.repeat(20_000)}\nčư,núi\n`],
    ['marks', `từ,nghĩa\na${'\u0301'.repeat(60_000)}1x,nước\nčư,núi\n`],
  ])('is not looked at for long, made of %s', { timeout: 20_000 }, async (_, file) => {
    const taken = await imported(file, { language: 'jra' })
    expect(taken.problems.length).toBeGreaterThan(0)
    if (taken.report.whole) expect(taken.reading.diagnostics).toEqual([])
  })

  test('with more rows than are read is told and not imported', async () => {
    const problems: unknown[] = []
    const read = csvImporter.read({
      input: memoryInput({ 'words.csv': `từ,nghĩa\n${'ia,nước\n'.repeat(2000)}` }, 'words.csv'),
      language: 'jra',
      glossLanguage: 'vi',
      options: {},
      limits: { ...importLimits, records: 1000 },
      scratch: memoryScratch(),
      tell: ({ row, rule, severity }) => problems.push([row, rule, severity]),
      reached: () => {},
    })
    expect((await read.next()).done).toBe(true)
    expect(problems).toEqual([[1002, 'file-too-large', 'fatal']])
  })

  test('harms no prototype', async () => {
    const taken = await imported('từ,nghĩa,__proto__,constructor\nia,nước,{"evil":1},x\n__proto__,nguyên mẫu,y,z\n', {
      language: 'jra',
      options: JSON.parse('{"__proto__":"x"}') as Record<string, string>,
    })
    expect(told(taken)).toEqual([[undefined, '__proto__', 'field-unknown']])
    const read = await imported('từ,nghĩa,__proto__,constructor\nia,nước,{"evil":1},x\nproto,nguyên mẫu,y,z\n', {
      language: 'jra',
    })
    expect(({} as Record<string, unknown>).evil).toBeUndefined()
    expect(read.target.text('kept.jsonl')).toContain('{"__proto__":"{\\"evil\\":1}","constructor":"x"}')
    expect(entriesOf(read)).toHaveLength(2)
  })

  const whole = encode(
    '\ufeffid,từ,loại từ,nghĩa,ví dụ,dịch ví dụ\r\n1,ia,dt,"nước; ""sông""",Ia anŭn,Nước đó\r\n2,čư,,1. núi 2. đồi,,\r\n',
  )
  test('never throws, however it is cut or changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
        async (length, changes) => {
          const bytes = whole.slice()
          for (const [at, value] of changes) bytes[at] = value
          const taken = await imported(bytes.slice(0, length), { language: 'jra' })
          if (taken.report.whole) expect(taken.reading.diagnostics).toEqual([])
        },
      ),
      { numRuns: 300 },
    )
  })

  test('never throws, whatever the cells are', async () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12, unit: 'binary' }),
      fc.constantFrom(
        '"',
        '""',
        '\n',
        '\r',
        ',',
        '=1',
        "'",
        '1. a 2. b',
        '(',
        ';',
        'gloss:vi',
        'từ',
        'nghĩa',
        '__proto__',
        'ក',
        'id',
      ),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }),
        fc.boolean(),
        async (rows, header) => {
          const lines = rows.map((cells) => cells.join(','))
          const taken = await imported([...(header ? ['từ,nghĩa'] : []), ...lines, 'ia,nước'].join('\n'), {
            language: 'jra',
          })
          if (taken.report.whole) expect(taken.reading.diagnostics).toEqual([])
          else expect(taken.problems.some(({ severity }) => severity === 'fatal')).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})
