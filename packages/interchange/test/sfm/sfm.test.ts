import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { domainNumber } from '../../src/sfm/semantic-domains.ts'
import { sfmImporter } from '../../src/sfm/sfm-importer.ts'
import { type Files, memoryInput } from '../memory-files.ts'
import { type Taken, takeInBy } from '../take-in/import-drafts.ts'
import { entriesOf, entryOf, keptOf, rules } from '../take-in/taken.ts'

interface Asked {
  readonly language?: string
  readonly gloss?: string
  readonly options?: Record<string, string>
  readonly beside?: Files
  readonly pieceBytes?: number
}

const imported = (file: string | Uint8Array, asked: Asked = {}): Promise<Taken> =>
  takeInBy(
    sfmImporter,
    memoryInput({ 'words.sfm': file, ...asked.beside }, 'words.sfm', asked.pieceBytes ?? 33),
    { language: asked.language ?? 'jra-Latn', glossLanguages: [asked.gloss ?? 'vi'] },
    asked.options,
  )

/** As Toolbox 1.6 writes it: header, wrapped lines, empty fields of the template, CR LF. */
const toolbox = `\\_sh v3.0  400  MDF 4.0
\\_DateStampHasFourDigitYear

\\lx ia
\\hm 1
\\ph ia
\\ps n
\\pn danh từ
\\sn 1
\\ge water ; liquid
\\gn nước
\\de the clear liquid that falls
as rain
\\dn
\\xv Kâo mñum ia.
\\xe I drink water.
\\xn Tôi uống nước.
\\sd 1.3 Water
\\sn 2
\\ge river
\\gn sông
\\ee Rivers are named so.
\\sy krong
\\cf ia rơbong, asâo1
\\va ea
\\ve Plei Ku
\\et *daŋ
\\eg water
\\es PC
\\bw
\\nt heard in Pleiku
\\zz field of our own
\\se ia mưta
\\ps n
\\ge tears
\\gn nước mắt
\\so Siu H'Lan
\\dt 12/Mar/2011

\\lx asâo
\\hm 1
\\ps n
\\ge dog
\\gn chó
\\sd Animal
\\pc C:\\Toolbox\\Pictures\\dog 1.jpg
\\sf .\\dog.wav
\\lf Syn = ia
\\dt 12/Mar/2011

\\lx -lơ-
\\lc lơ
\\ps ifx
\\gn (phụ tố)
\\dt

\\lx krong
\\ps v
\\gn chạy
\\ps n
\\gn sông lớn
`.replaceAll('\n', '\r\n')
const beside = { 'dog 1.jpg': 'picture', 'dog.wav': 'sound' }

describe('reading', () => {
  test('makes entries of the records and subentries of MDF', async () => {
    const taken = await imported(toolbox, { beside })
    expect(taken.reading.diagnostics).toEqual([])
    const asao = entryOf(taken, 'asâo')
    const ia = entryOf(taken, 'ia')
    // Two parts of speech of one record: a reference leads to the first.
    const first = entriesOf(taken).find(({ headword, homograph }) => headword.text === 'krong' && homograph === 1)
    expect(ia).toMatchObject({
      kind: 'word',
      homograph: 1,
      variants: [{ text: 'ea', note: { en: 'Plei Ku' } }],
      pronunciations: [{ ipa: 'ia' }],
      partOfSpeech: { ud: 'NOUN', label: { en: 'n', vi: 'danh từ' } },
      senses: [
        {
          glosses: { en: ['water', 'liquid'], vi: ['nước'] },
          definition: { en: 'the clear liquid that falls as rain' },
          semanticDomain: '1.3',
          examples: [
            { text: 'Kâo mñum ia.', translations: { en: 'I drink water.', vi: 'Tôi uống nước.' }, status: 'attested' },
          ],
        },
        { glosses: { en: ['river'], vi: ['sông'] }, note: { en: 'Rivers are named so.' } },
      ],
      crossReferences: [
        { type: 'synonym', entry: first?.id },
        { type: 'see-also', entry: asao.id },
      ],
      etymology: '*daŋ ‘water’ (PC)',
      notes: [{ en: 'heard in Pleiku' }],
    })
    expect(keptOf(taken, ia.id)).toEqual({
      fields: [
        { marker: 'zz', text: 'field of our own', sense: 1 },
        { marker: 'so', text: "Siu H'Lan" },
        { marker: 'dt', text: '12/Mar/2011' },
      ],
    })
    expect(keptOf(taken)).toEqual({
      header: [
        { marker: '_sh', text: 'v3.0  400  MDF 4.0' },
        { marker: '_DateStampHasFourDigitYear', text: '' },
      ],
    })
    expect(entryOf(taken, 'ia mưta')).toMatchObject({
      senses: [{ glosses: { en: ['tears'], vi: ['nước mắt'] } }],
      crossReferences: [{ type: 'derived-from', entry: ia.id }],
    })
    expect(asao).toMatchObject({
      homograph: 1,
      senses: [{ semanticDomain: '1.6' }],
      crossReferences: [{ type: 'synonym', entry: ia.id }],
      pronunciations: [{ audio: 'dog-wav' }],
      media: [
        { type: 'image', file: 'dog-1.jpg' },
        { type: 'audio', file: 'dog.wav' },
      ],
    })
    expect(taken.target.text('media/dog-1.jpg')).toBe('picture')
    expect(entryOf(taken, 'lơ')).toMatchObject({
      kind: 'affix',
      variants: [{ text: '-lơ-' }],
      partOfSpeech: { ud: 'X', label: { en: 'ifx' } },
    })
    expect(
      entriesOf(taken)
        .filter(({ headword }) => headword.text === 'krong')
        .map(({ homograph, partOfSpeech, senses }) => [homograph, partOfSpeech?.ud, senses[0]?.glosses.vi]),
    ).toEqual([
      [1, 'VERB', ['chạy']],
      [2, 'NOUN', ['sông lớn']],
    ])
    expect(taken.report.reading).toContain('\\gn → gloss in vi (7)')
    expect(rules(taken)).toEqual([
      ['field-unknown', 32, '\\zz'],
      ['reference-unknown', 4, 'crossReferences'],
    ])
  })

  test('is the same however the file is cut into pieces', async () => {
    const whole = await imported(toolbox, { pieceBytes: 1_000_000, beside })
    const pieces = await imported(toolbox, { pieceBytes: 1, beside })
    expect(pieces.target.files).toEqual(whole.target.files)
  })

  test('begins a sense at a second gloss, and keeps both in a numbered one', async () => {
    const taken = await imported(
      '\\lx a\n\\ge one\n\\gn một\n\\ge two\n\\gn hai\n\n\\lx b\n\\sn 1\n\\gn một\n\\gn hai\n\\sn 1a\n\\gn ba\n',
    )
    expect(entryOf(taken, 'a').senses.map(({ glosses }) => glosses)).toEqual([
      { en: ['one'], vi: ['một'] },
      { en: ['two'], vi: ['hai'] },
    ])
    expect(entryOf(taken, 'b').senses.map(({ glosses }) => glosses)).toEqual([{ vi: ['một', 'hai'] }, { vi: ['ba'] }])
    expect(keptOf(taken, entryOf(taken, 'b').id)).toEqual({ fields: [{ marker: 'sn', text: '1a', sense: 1 }] })
  })

  test('takes the other hierarchy, where the sense stands above the part of speech', async () => {
    const taken = await imported(
      '\\lx a\n\\sn 1\n\\ps n\n\\gn một\n\\sn 2\n\\ps v\n\\gn hai\n\\sn 3\n\\ps v\n\\gn ba\n',
    )
    expect(
      entriesOf(taken).map(({ partOfSpeech, senses }) => [partOfSpeech?.ud, senses.map(({ glosses }) => glosses.vi)]),
    ).toEqual([
      ['NOUN', [['một']]],
      ['VERB', [['hai'], ['ba']]],
    ])
  })

  test('reads markers as the options say', async () => {
    const file = '\\w ia\n\\gl nước\n\\ge eau\n\\gr water\n\n\\w asâo\n\\gl chó\n'
    const taken = await imported(file, { options: { 'as:gl': '\\gn', 'marker:ge': 'fr', regional: 'en' } })
    expect(entryOf(taken, 'ia').senses).toEqual([{ glosses: { vi: ['nước'], fr: ['eau'], en: ['water'] } }])
    expect(entriesOf(taken)).toHaveLength(2)
    expect(rules(taken)).toEqual([])
    const other = await imported('\\id 1\n\\w ia\n\\gn nước\n', { options: { record: '\\w' } })
    expect(entryOf(other, 'ia').senses).toEqual([{ glosses: { vi: ['nước'] } }])
  })

  test('makes minor entries variants of their main entry, wherever it stands', async () => {
    const taken = await imported(
      '\\lx ea\n\\mn ia\n\\dt 1\n\n\\lx ia\n\\gn nước\n\n\\lx dak\n\\mn ia\n\n\\lx krong\n\\gn sông\n\\cf ea\n\n\\lx x\n\\mn ia\n\\gn gì\n',
    )
    const ia = entryOf(taken, 'ia')
    expect(ia.variants).toEqual([{ text: 'ea' }, { text: 'dak' }])
    expect(keptOf(taken, ia.id)).toEqual({ minorEntries: [{ lexeme: 'ea', fields: [{ marker: 'dt', text: '1' }] }] })
    expect(entryOf(taken, 'krong').crossReferences).toEqual([{ type: 'see-also', entry: ia.id }])
    expect(entryOf(taken, 'x').crossReferences).toEqual([{ type: 'see-also', entry: ia.id }])
    expect(entriesOf(taken)).toHaveLength(3)
    expect(rules(taken)).toEqual([])
  })

  test('takes the character styles of MDF away', async () => {
    const taken = await imported('\\lx a\n\\gn |b{nước} như fv:ia_mưta\n')
    expect(entryOf(taken, 'a').senses).toEqual([{ glosses: { vi: ['nước như ia mưta'] } }])
  })

  test('tells what nobody has named, once', async () => {
    const taken = await imported('\\lx a\n\\ge one\n\\gn một\n\n\\lx b\n\\ge two\n\\gn hai\n', { gloss: 'en' })
    expect(rules(taken)).toEqual([['value-unknown', 3, '\\gn']])
    expect(keptOf(taken, entryOf(taken, 'b').id)).toEqual({ fields: [{ marker: 'gn', text: 'hai', sense: 0 }] })
  })

  test('recognises its files', () => {
    const head = (text: string): Uint8Array => new TextEncoder().encode(text)
    expect(sfmImporter.recognises(head(toolbox), 'a.txt')).toBe(true)
    expect(sfmImporter.recognises(head('\ufeff\\lx a\n\\ge b\n'), 'a.txt')).toBe(true)
    expect(sfmImporter.recognises(head('\\documentclass{article}'), 'a.txt')).toBe(false)
    expect(sfmImporter.recognises(head('word\tgloss\n'), 'a.txt')).toBe(false)
  })

  test.each([
    ['1.3.1 Bodies of water', '1.3.1'],
    ['5.2.3.1', '5.2.3.1'],
    ['(4.9)', '4.9'],
    ['8: States', '8'],
    ['Nature, environment', '1.7'],
    ['WATER', '1.3'],
    ['10.1', undefined],
    ['1.3.', '1.3'],
    ['1x', undefined],
    ['birds', undefined],
    ['', undefined],
  ])('knows the semantic domain “%s”', (text, number) => {
    expect(domainNumber(text)).toBe(number)
  })
})

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : [...part])))

/** Broken files, and the problem that each is answered with. */
const broken: readonly (readonly [
  title: string,
  file: string | Uint8Array,
  problem: readonly [rule: string, row: number | undefined, column: string | undefined],
  options?: Record<string, string>,
])[] = [
  ['an empty file', '', ['file-empty', undefined, undefined]],
  ['a header alone', '\\_sh v3.0  400  MDF 4.0\n', ['file-empty', undefined, undefined]],
  ['a table', 'word,gloss\nia,nước\n', ['format-wrong', 1, undefined]],
  ['XML', '<?xml version="1.0"?>\n<lift/>\n', ['format-wrong', 1, undefined]],
  ['UTF-16', bytes([0xff, 0xfe], '\\\0l\0x\0'), ['format-wrong', 1, undefined]],
  ['Windows-1252 in a gloss', bytes('\\lx a\n\\ge caf', [0xe9], '\n\\gn b\n'), ['utf8-invalid', 2, '\\ge']],
  ['a font in a headword', bytes('\\lx a\n\\gn b\n\\lx ', [0xe2, 0xe3], '\n\\gn c\n'), ['utf8-invalid', 3, '\\lx']],
  ['a record without headword', '\\lx\n\\gn b\n', ['headword-missing', 1, 'headword.text']],
  ['a record without meaning', '\\lx a\n\\ps n\n', ['meaning-missing', 1, 'senses']],
  ['a minor entry of nothing', '\\lx a\n\\mn b\n', ['meaning-missing', 1, '\\mn']],
  ['a backslash without marker', '\\lx a\n\\gn b\n\\ c\n', ['syntax-wrong', 3, undefined]],
  ['a marker of nobody', '\\lx a\n\\gn b\n\\constructor c\n', ['field-unknown', 3, '\\constructor']],
  ['a part of speech of nobody', '\\lx a\n\\ps __proto__\n\\gn b\n', ['value-unknown', 2, '\\ps']],
  ['a domain of nobody', '\\lx a\n\\gn b\n\\sd birds\n', ['value-unknown', 3, '\\sd']],
  ['a translation before its example', '\\lx a\n\\gn b\n\\xn c\n', ['value-unknown', 3, '\\xn']],
  ['a note before its variant', '\\lx a\n\\gn b\n\\ve c\n', ['value-unknown', 3, '\\ve']],
  ['a reference to nothing', '\\lx a\n\\gn b\n\\cf c\n', ['reference-unknown', 1, 'crossReferences']],
  ['a picture that is not there', '\\lx a\n\\gn b\n\\pc c.jpg\n', ['media-missing', 1, 'media']],
  ['a picture outside', '\\lx a\n\\gn b\n\\pc ../../etc/c.jpg\n', ['media-missing', 1, 'media']],
  ['a control character', '\\lx a\n\\gn b\u0007\n', ['character-forbidden', 2, 'senses[0].glosses.vi[0]']],
  ['a lost character', '\\lx a\n\\gn b\n\\de \ufffd\n', ['character-forbidden', 2, 'senses[0].definition.en']],
  ['a line without end', `\\lx a\n\\gn b\n\\nt ${'c'.repeat(1_100_000)}\n`, ['file-too-large', 3, undefined]],
  ['a record without end', `\\lx a\n\\gn b\n${'\\nt c\n'.repeat(200_000)}`, ['file-too-large', 1, '\\lx']],
  ['lines without end', `\\lx a\n\\gn b\n${'cccc\n'.repeat(220_000)}`, ['file-too-large', 1, '\\lx']],
  [
    'a text without end',
    `\\lx a\n\\gn b\n\\de ${'c '.repeat(3000)}\n`,
    ['text-too-long', 2, 'senses[0].definition.en'],
  ],
  ['an option without language', '\\lx a\n\\ge b\n', ['value-unknown', undefined, 'marker:ge'], { 'marker:ge': 'vn' }],
  ['an option without marker', '\\lx a\n\\gl b\n', ['value-unknown', undefined, 'as:gl'], { 'as:gl': '__proto__' }],
]

describe('a broken file', () => {
  test.each(broken.map(([title, file, problem, options]) => [title, file, problem, options] as const))(
    '%s',
    async (_, file, problem, options) => {
      const taken = await imported(file, { ...(options === undefined ? {} : { options }), pieceBytes: 4096 })
      expect(rules(taken)).toContainEqual(problem)
      expect(taken.reading.diagnostics.filter(() => taken.report.whole)).toEqual([])
      if (problem[0] === 'format-wrong' || problem[0] === 'file-empty' || options !== undefined) {
        expect(taken.report.whole).toBe(false)
        return
      }
      // What comes behind the broken record is read.
      const good = await imported(bytes(typeof file === 'string' ? file : [...file], '\n\\lx krong\n\\gn sông\n'), {
        pieceBytes: 4096,
      })
      expect(entryOf(good, 'krong').senses).toEqual([{ glosses: { vi: ['sông'] } }])
    },
  )

  test.each([
    ['spaces', `\\lf Syn${' '.repeat(900_000)}a`],
    ['subentries', '\\se a\n'.repeat(100_000)],
    ['subentries of a long headword', `\\lc ${'a'.repeat(400_000)}\n${'\\se a\n'.repeat(60_000)}`],
    ['parts of speech', '\\ps n\n\\gn a\n\\ps v\n\\gn b\n'.repeat(30_000)],
    ['parts and pronunciations', `${'\\ph a\n'.repeat(60_000)}${'\\ps n\n\\gn a\n\\ps v\n\\gn b\n'.repeat(15_000)}`],
    ['glosses of one sense', `\\sn 1\n${'\\gn a\n'.repeat(140_000)}`],
    ['pictures', Array.from({ length: 60_000 }, (_, at) => `\\pc ${at}.jpg\n`).join('')],
    ['references', `\\cf ${'a,'.repeat(450_000)}`],
    ['equivalents', `\\ge ${'a;'.repeat(450_000)}`],
    ['examples', '\\xv a\n'.repeat(140_000)],
    ['variants', '\\va a\n'.repeat(140_000)],
    ['styles', `\\gn ${'|b{'.repeat(300_000)}`],
    ['lines', 'a\n'.repeat(400_000)],
  ])(
    'takes time in proportion to a record of many %s',
    async (_, fields) => {
      const taken = await imported(`\\lx a\n\\gn b\n${fields}\n\n\\lx krong\n\\gn sông\n`, { pieceBytes: 65_536 })
      expect(taken.reading.diagnostics).toEqual([])
      expect(entryOf(taken, 'krong').senses).toEqual([{ glosses: { vi: ['sông'] } }])
      // What comes of a file is not out of proportion to it.
      expect(taken.target.text('kept.jsonl').length).toBeLessThan(40_000_000)
    },
    30_000,
  )

  test('takes as many minor entries as there are', async () => {
    const minors = Array.from({ length: 100_001 }, (_, at) => `\\lx v${at}\n\\mn a\n`).join('')
    const taken = await imported(`\\lx a\n\\gn b\n${minors}`, { pieceBytes: 65_536 })
    expect(entryOf(taken, 'a').variants).toHaveLength(100)
    expect(rules(taken)).toContainEqual(['value-unknown', 1, 'variants'])
  }, 30_000)

  test('harms no prototype', async () => {
    const taken = await imported(
      '\\lx __proto__\n\\__proto__ x\n\\ps constructor\n\\ge constructor\n\\sd toString\n\\lf __proto__ = constructor\n\\xv a\n\\xe valueOf\n',
      { options: { 'marker:__proto__': 'en' } },
    )
    expect(({} as Record<string, unknown>).x).toBeUndefined()
    expect(entryOf(taken, '__proto__').senses[0]?.glosses).toEqual({ en: ['constructor'] })
  })

  test('never throws, however it is cut or changed', async () => {
    const whole = new TextEncoder().encode(toolbox)
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
        async (length, changes) => {
          const changed = whole.slice()
          for (const [at, value] of changes) changed[at] = value
          const taken = await imported(changed.slice(0, length), { beside })
          if (taken.report.whole) expect(taken.reading.diagnostics).toEqual([])
          else expect(taken.problems.some(({ severity }) => severity === 'fatal')).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('never throws, whatever the fields are', async () => {
    const marker = fc.constantFrom(
      ...'lx hm lc ps pn sn se ge gn gv gr de dn dv xv xe xn sd sy an cf lf lv va ve et eg es pc sf nt ee zz'.split(
        ' ',
      ),
    )
    const text = fc.oneof(
      fc.constantFrom('', '1', 'n', 'a; b', '|b{', 'fv:', 'Syn = a', '=', '\\', '../a.jpg', 'a.wav', '..wav'),
      fc.string({ unit: 'binary', maxLength: 20 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(marker, text), { maxLength: 40 }), async (fields) => {
        const file = `\\lx a\n\\gn b\n${fields.map(([each, value]) => `\\${each} ${value}\n`).join('')}\n\\lx krong\n\\gn sông\n`
        const taken = await imported(file)
        expect(taken.reading.diagnostics).toEqual([])
        expect(entriesOf(taken).map(({ headword }) => headword.text)).toContain('krong')
      }),
      { numRuns: 300 },
    )
  })
})
