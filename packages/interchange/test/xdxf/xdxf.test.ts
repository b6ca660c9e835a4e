import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { xdxfImporter } from '../../src/xdxf/xdxf-importer.ts'
import { type Files, memoryInput } from '../memory-files.ts'
import { type Taken, takeInBy } from '../take-in/import-drafts.ts'
import { entriesOf, entryOf, keptOf, rules } from '../take-in/taken.ts'

interface Asked {
  readonly language?: string
  readonly gloss?: string
  readonly beside?: Files
  readonly pieceBytes?: number
}

const imported = (
  file: string | Uint8Array,
  { language, gloss, beside, pieceBytes = 33 }: Asked = {},
): Promise<Taken> =>
  takeInBy(xdxfImporter, memoryInput({ 'dict.xdxf': file, ...beside }, 'dict.xdxf', pieceBytes), {
    ...(language === undefined ? {} : { language }),
    ...(gloss === undefined ? {} : { glossLanguages: [gloss] }),
  })

/** Revision 34, logical: definitions inside definitions, relations, examples with their translations. */
const logical = `<?xml version="1.0" encoding="UTF-8" ?>
<!DOCTYPE xdxf SYSTEM "xdxf_strict.dtd">
<xdxf revision="034">
  <meta_info>
    <languages><from xml:lang="en-GB"/><to xml:lang="vi"/><to xml:lang="en"/></languages>
    <title>en-vi</title>
    <full_title>Từ điển Anh–Việt</full_title>
    <description>Một bản mẫu.</description>
    <authors><author role="editor">Siu H'Lan</author><author>Rơ Mah</author></authors>
    <creation_date>07-04-2013</creation_date>
    <dict_src_url>https://example.org/dict</dict_src_url>
    <abbreviations><abbr_def><abbr_k>sb.</abbr_k><abbr_k>s.</abbr_k><abbr_v>noun</abbr_v></abbr_def></abbreviations>
  </meta_info>
  <lexicon>
    <ar>
      <k id="w1">wat<opt>t</opt>er</k>
      <k>aqua</k>
      <def>
        <tr>ˈwɔːtə</tr><rref lctn="water.wav"/>
        <etm>From Old English <kref type="etm">wæter</kref></etm>
        <def>
          <def cmt="x"><gr><abbr>sb.</abbr></gr><deftext>nước;
            chất lỏng (trong; sạch)</deftext>
            <ex><ex_orig>fresh <mrkd>water</mrkd></ex_orig><ex_tran>nước ngọt</ex_tran></ex>
            <ex><ex_orig>no translation</ex_orig></ex>
            <co>không đếm được</co>
            <categ>Water</categ></def>
          <def><deftext><dtrn>biển</dtrn>, open <b>water</b> — ngoài khơi</deftext><categ>Sea</categ></def>
        </def>
        <def>
          <deftext>tưới</deftext><gr>v.</gr>
        </def>
        <sr><kref type="syn">river</kref><kref type="hol" idref="w3">lake</kref></sr>
      </def>
    </ar>
    <ar><k>river</k><def><deftext>sông, <iref href="https://example.org/">xem</iref> <kref idref="w1">water</kref></deftext></def></ar>
    <ar><k id="w3">lake</k><def><gr>noun, countable</gr><deftext>hồ</deftext></def></ar>
    <ar><k>H<sub>2</sub>O</k><def>nước</def></ar>
  </lexicon>
</xdxf>
`
const beside = { 'water.wav': 'sound' }

/** Before revision 29, visual: line ends and numbers are what structure there is. */
const visual = `<?xml version="1.0" encoding="UTF-8" ?>
<xdxf lang_from="ENG" lang_to="VIE" format="visual">
<full_name>Từ điển cũ</full_name>
<description>x</description>
<abbreviations><abr_def><k>dt.</k><v>danh từ</v></abr_def></abbreviations>
<ar><k>home</k>
[<tr>həum</tr>]
<gr><abr>n.</abr></gr>
1) nhà; chỗ ở
2) <c c="blue">quê</c>
<ex>at home — ở nhà</ex>
<gr>adv</gr>
về nhà
Xem: <kref>house</kref></ar>
<ar><k>house</k><abr>dt.</abr> <dtrn>căn nhà</dtrn></ar>
<ar f="l"><k>disc</k><k>disk</k>
đĩa
tròn</ar>
</xdxf>
`

describe('reading', () => {
  test('makes entries of logical articles', async () => {
    const taken = await imported(logical, { beside })
    expect(taken.reading.diagnostics).toEqual([])
    const [noun, verb] = entriesOf(taken).filter(({ headword }) => headword.text === 'watter')
    const river = entryOf(taken, 'river')
    const lake = entryOf(taken, 'lake')
    expect(noun).toMatchObject({
      homograph: 1,
      variants: [{ text: 'water' }, { text: 'aqua' }],
      pronunciations: [{ ipa: 'ˈwɔːtə', audio: 'water-wav' }],
      partOfSpeech: { ud: 'NOUN' },
      senses: [
        {
          glosses: { vi: ['nước', 'chất lỏng (trong; sạch)'] },
          semanticDomain: '1.3',
          examples: [{ text: 'fresh water', translations: { vi: 'nước ngọt' }, status: 'attested' }],
          note: { vi: 'không đếm được' },
        },
        { glosses: { vi: ['biển'] }, definition: { vi: 'biển, open water — ngoài khơi' } },
      ],
      crossReferences: [
        { type: 'synonym', entry: river.id },
        { type: 'part-of', entry: lake.id },
      ],
      etymology: 'From Old English wæter',
      media: [{ type: 'audio', file: 'water.wav' }],
    })
    expect(verb).toMatchObject({ homograph: 2, partOfSpeech: { ud: 'VERB' }, senses: [{ glosses: { vi: ['tưới'] } }] })
    expect(keptOf(taken, noun?.id)).toEqual({ categories: ['Sea'] })
    expect(river).toMatchObject({
      senses: [{ glosses: { vi: ['sông, xem water'] } }],
      crossReferences: [{ type: 'see-also', entry: noun?.id }],
    })
    expect(keptOf(taken, river.id)).toEqual({ resources: ['https://example.org/'] })
    expect(lake.senses).toEqual([{ glosses: { vi: ['hồ'] }, note: { vi: 'noun, countable' } }])
    expect(entryOf(taken, 'H2O').senses).toEqual([{ glosses: { vi: ['nước'] } }])
    expect(taken.report.manifest).toMatchObject({
      title: { vi: 'Từ điển Anh–Việt' },
      description: { vi: 'Một bản mẫu.' },
      language: 'en',
      glossLanguages: ['vi'],
      sources: [{ author: "Siu H'Lan, Rơ Mah", year: 2013, url: 'https://example.org/dict' }],
    })
    expect(keptOf(taken)).toMatchObject({
      xdxf: { revision: '034' },
      abbreviations: [
        { key: 'sb.', value: 'noun' },
        { key: 's.', value: 'noun' },
      ],
    })
    expect(rules(taken)).toEqual([['reference-unknown', 15, 'crossReferences']])
  })

  test('makes entries of visual articles, and of a logical one among them', async () => {
    const taken = await imported(visual)
    expect(taken.reading.diagnostics).toEqual([])
    const house = entryOf(taken, 'house')
    const [noun, adverb] = entriesOf(taken).filter(({ headword }) => headword.text === 'home')
    expect(noun).toMatchObject({
      pronunciations: [{ ipa: 'həum' }],
      partOfSpeech: { ud: 'NOUN' },
      senses: [
        { glosses: { vi: ['nhà', 'chỗ ở'] } },
        { glosses: { vi: ['quê'] }, examples: [{ text: 'at home', translations: { vi: 'ở nhà' } }] },
      ],
      crossReferences: [{ type: 'see-also', entry: house.id }],
    })
    expect(adverb).toMatchObject({
      partOfSpeech: { ud: 'ADV' },
      senses: [{ glosses: { vi: ['về nhà'] } }, { glosses: { vi: ['Xem: house'] } }],
    })
    expect(house).toMatchObject({ partOfSpeech: { ud: 'NOUN' }, senses: [{ glosses: { vi: ['căn nhà'] } }] })
    expect(entryOf(taken, 'disc')).toMatchObject({
      variants: [{ text: 'disk' }],
      senses: [{ glosses: { vi: ['đĩa tròn'] } }],
    })
    expect(taken.report.manifest).toMatchObject({ title: { vi: 'Từ điển cũ' }, language: 'en', glossLanguages: ['vi'] })
    expect(rules(taken)).toEqual([])
  })

  test('tells the row of a sense', async () => {
    const taken = await imported(visual.replace('2) <c c="blue">quê</c>', '2) \ufffd').replace('tròn', 'tr\ufffdòn'))
    expect(rules(taken)).toEqual(
      expect.arrayContaining([
        ['character-forbidden', 10, 'senses[1].glosses.vi[0]'],
        ['character-forbidden', 16, 'senses[0].glosses.vi[0]'],
      ]),
    )
  })

  test('is the same however the file is cut into pieces', async () => {
    for (const file of [logical, visual, `\ufeff${logical}`]) {
      const whole = await imported(file, { pieceBytes: 1_000_000, beside })
      const pieces = await imported(file, { pieceBytes: 1, beside })
      expect(whole.report.whole).toBe(true)
      expect(pieces.target.files).toEqual(whole.target.files)
    }
  })

  test('what the person says goes before the header', async () => {
    const taken = await imported(logical, { language: 'jra', gloss: 'fr', beside })
    expect(taken.report.manifest).toMatchObject({ language: 'jra-Latn', glossLanguages: ['fr'] })
  })

  test('finds keys inside a head, and articles inside a body', async () => {
    const taken = await imported(
      '<xdxf lang_from="jra" lang_to="vi" format="visual"><xdxf_body><ar><head><k>ia</k> <b>ia</b></head><def>nước</def></ar></xdxf_body></xdxf>',
    )
    expect(entryOf(taken, 'ia').senses).toEqual([{ glosses: { vi: ['nước'] } }])
    expect(rules(taken)).toEqual([])
  })

  test('recognises its files', () => {
    const head = (text: string): Uint8Array => new TextEncoder().encode(text)
    expect(xdxfImporter.recognises(head(logical), 'a.xml')).toBe(true)
    expect(xdxfImporter.recognises(head(visual), 'a.xml')).toBe(true)
    expect(xdxfImporter.recognises(head('<lift version="0.13"/>'), 'a.xml')).toBe(false)
  })
})

const around = (articles: string): string => `<xdxf lang_from="ENG" lang_to="VIE">\n${articles}\n</xdxf>`
const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : [...part])))

/** Broken files, the problem that each is answered with, and whether nothing comes of it. */
const broken: readonly (readonly [
  title: string,
  file: string | Uint8Array,
  problem: readonly [rule: string, row: number | undefined, column: string | undefined],
  nothing: boolean,
])[] = [
  ['an empty file', '', ['file-empty', undefined, undefined], true],
  ['a header alone', around(''), ['file-empty', undefined, undefined], true],
  ['another document', '<html>\n<body/></html>', ['format-wrong', 1, 'html'], true],
  ['an article alone', '<ar><k>a</k>b</ar>', ['format-wrong', 1, 'ar'], true],
  ['no language of articles', '<xdxf>\n<ar><k>a</k>b</ar></xdxf>', ['language-missing', 2, 'lang_to'], true],
  [
    'no language of headwords',
    '<xdxf lang_to="VIE"><ar><k>a</k>b</ar></xdxf>',
    ['language-missing', undefined, undefined],
    true,
  ],
  ['a file that is cut short', logical.slice(0, 1200), ['syntax-wrong', 28, undefined], true],
  ['an element that is not closed', around('<ar><k>a</ar>'), ['syntax-wrong', 2, undefined], true],
  ['an entity of nobody', around('<ar><k>a</k>&nbsp;</ar>'), ['syntax-wrong', 2, undefined], true],
  [
    'entities that name entities',
    `<!DOCTYPE xdxf [<!ENTITY a "a"><!ENTITY b "&a;&a;">]>\n${around('<ar><k>a</k>&b;</ar>')}`,
    ['markup-refused', 1, undefined],
    true,
  ],
  [
    'a document type behind another',
    `<!DOCTYPE xdxf SYSTEM "a">\n<!DOCTYPE xdxf [<!ENTITY a "a">]>\n${around('<ar><k>a</k>&a;</ar>')}`,
    ['markup-refused', 2, undefined],
    true,
  ],
  [
    'bytes that are not UTF-8',
    bytes('<xdxf lang_from="ENG" lang_to="VIE"><ar><k>', [0xe0, 0x20]),
    ['utf8-invalid', 1, undefined],
    true,
  ],
  ['UTF-16', bytes([0xff, 0xfe], '<\0x\0'), ['utf8-invalid', 1, undefined], true],
  ['nesting without end', around(`<ar><k>a</k>${'<def>'.repeat(100)}`), ['too-deep', 2, undefined], true],
  [
    'an article without end',
    around(`<ar><k>a</k>${'b '.repeat(700_000)}</ar>`),
    ['file-too-large', 2, undefined],
    true,
  ],
  ['an article without key', around('<ar><def>b</def></ar>'), ['headword-missing', 2, 'headword.text'], false],
  ['an empty key', around('<ar><k> </k><def>b</def></ar>'), ['headword-missing', 2, 'headword.text'], false],
  ['an article without meaning', around('<ar><k>a</k><tr>a</tr></ar>'), ['meaning-missing', 2, 'senses'], false],
  [
    'a reference to nothing',
    around('<ar><k>a</k><def>b <kref>c</kref></def></ar>'),
    ['reference-unknown', 2, 'crossReferences'],
    false,
  ],
  [
    'a recording that is not there',
    around('<ar><k>a</k>b <rref>c.wav</rref></ar>'),
    ['media-missing', 2, 'media'],
    false,
  ],
  ['a recording outside', around('<ar><k>a</k>b <rref>../../c.wav</rref></ar>'), ['media-missing', 2, 'media'], false],
  [
    'a piece of a recording',
    around('<ar><k>a</k>b\n<rref start="1" size="2">c.wav</rref></ar>'),
    ['value-unknown', 3, 'rref'],
    false,
  ],
  ['a program', around('<ar><k>a</k>b <rref>c.exe</rref></ar>'), ['value-unknown', 2, 'rref'], false],
  [
    'an element of nobody',
    around('<ar><k>a</k><def>\n<script>b</script></def></ar>'),
    ['field-unknown', 3, 'script'],
    false,
  ],
  [
    'a revision to come',
    `<xdxf revision="099" lang_from="ENG" lang_to="VIE"><ar><k>a</k>b</ar></xdxf>`,
    ['format-version', 1, 'revision'],
    false,
  ],
  [
    'a lost character',
    around('<ar><k>a</k><def>\ufffd</def><def>b</def></ar>'),
    ['character-forbidden', 2, 'senses[0].glosses.vi[0]'],
    false,
  ],
]

describe('a broken file', () => {
  test.each(broken)('%s', async (_, file, problem, nothing) => {
    const taken = await imported(file, { pieceBytes: 4096 })
    expect(rules(taken)).toContainEqual(problem)
    if (nothing) {
      expect(taken.report.whole).toBe(false)
      return
    }
    // What comes behind the broken article is read.
    const good = await imported((file as string).replace('</xdxf>', '<ar><k>river</k><def>sông</def></ar></xdxf>'))
    expect(good.reading.diagnostics).toEqual([])
    expect(entryOf(good, 'river').senses).toEqual([{ glosses: { vi: ['sông'] } }])
  })

  test('harms no prototype', async () => {
    const taken = await imported(
      around(
        '<abr_def><k>__proto__</k><v>constructor</v></abr_def><ar><k id="__proto__">__proto__</k><gr>constructor</gr><__proto__ constructor="x">toString</__proto__><kref type="constructor">valueOf</kref><rref>__proto__.wav</rref></ar>',
      ),
    )
    expect(({} as Record<string, unknown>).x).toBeUndefined()
    expect(entryOf(taken, '__proto__').senses).toEqual([
      { glosses: { vi: ['toStringvalueOf'] }, note: { vi: 'constructor' } },
    ])
  })

  const long = 'a'.repeat(400_000)
  test.each([
    ['translations', `<k>a</k>${'<dtrn>b</dtrn>;'.repeat(60_000)}`],
    ['references', `<k>a</k>b${Array.from({ length: 40_000 }, (_, at) => `<kref>${at}</kref>`).join(',')}`],
    ['transcriptions', `<k>a</k>b${Array.from({ length: 60_000 }, (_, at) => `<tr>${at}</tr>`).join('')}`],
    ['equivalents', `<k>a</k>${'b;'.repeat(400_000)}`],
    ['translations of no element', `<k>a</k><dtrn>${'b;'.repeat(400_000)}</dtrn>`],
    ['examples', `<k>a</k>b${'<ex>c</ex>'.repeat(90_000)}`],
    ['brackets', `<k>a</k>b<tr>${']'.repeat(900_000)}a</tr>`],
    ['parts of speech', `<k>a</k>${'<gr>n</gr>b<gr>v</gr>c'.repeat(40_000)}`],
    ['parts of a long headword', `<k>${long}</k>${'<gr>n</gr>b<gr>v</gr>c'.repeat(20_000)}`],
    ['recordings', `<k>a</k>b${Array.from({ length: 40_000 }, (_, at) => `<rref>${at}.wav</rref>`).join('')}`],
    ['definitions', `<k>a</k>${'<def>b</def>'.repeat(80_000)}`],
    ['keys', `${'<k>a<opt>b</opt></k>'.repeat(40_000)}<def>b</def>`],
  ])(
    'takes time in proportion to an article of many %s',
    async (_, inside) => {
      const taken = await imported(around(`<ar>${inside}</ar>\n<ar><k>river</k><def>sông</def></ar>`), {
        pieceBytes: 65_536,
      })
      expect(taken.reading.diagnostics).toEqual([])
      expect(entryOf(taken, 'river').senses).toEqual([{ glosses: { vi: ['sông'] } }])
      expect(taken.target.text('kept.jsonl').length).toBeLessThan(20_000_000)
    },
    30_000,
  )

  test('takes no longer than the text is', async () => {
    const taken = await imported(
      `<!--${' -->'.repeat(4000)}<xdxf lang_from="ENG" lang_to="VIE"><ar><k>a</k>${'<dtrn>b</dtrn>;'.repeat(30_000)}</ar></xdxf>`,
      { pieceBytes: 65_536 },
    )
    expect(rules(taken)).toContainEqual(['syntax-wrong', 1, undefined])
    const many = await imported(around(`<ar><k>a</k>${'<dtrn>b</dtrn>;'.repeat(30_000)}</ar>`), { pieceBytes: 65_536 })
    expect(many.report.entries).toBe(1)
  }, 20_000)

  test('never throws, however it is cut or changed', async () => {
    for (const text of [logical, visual]) {
      const whole = new TextEncoder().encode(text)
      await fc.assert(
        fc.asyncProperty(
          fc.nat(whole.length),
          fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 4 }),
          async (cut, changes) => {
            const changed = whole.slice()
            for (const [at, value] of changes) changed[at] = value
            for (const file of [changed, changed.slice(0, cut)]) {
              const taken = await imported(file, { beside, pieceBytes: 4096 })
              if (taken.report.whole) expect(taken.reading.diagnostics).toEqual([])
              else expect(taken.problems.some(({ severity }) => severity === 'fatal')).toBe(true)
            }
          },
        ),
        { numRuns: 100 },
      )
    }
  })

  test('never throws, whatever an article is', async () => {
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5, depthSize: 'medium' },
        fc.constantFrom('a', '1) b', 'n.', ' ', '\n', ';', '(', 'a.wav', '[', 'c — d', 'Water'),
        fc
          .string({ unit: 'grapheme', maxLength: 5 })
          .map((text) => text.replace(/[<&\p{C}]/gu, '').replaceAll(']]>', '')),
        fc
          .tuple(
            fc.constantFrom(
              ...'k opt def deftext gr tr ex ex_orig ex_tran kref sr co dtrn c b abbr abr rref iref etm categ br su zz'.split(
                ' ',
              ),
            ),
            fc.constantFrom('', ' type="syn"', ' idref="a"', ' lctn="a.ogg"', ' start="1"'),
            fc.array(tie('tree'), { maxLength: 4 }),
          )
          .map(([name, attribute, inside]) => `<${name}${attribute}>${inside.join('')}</${name}>`),
      ),
    }))
    await fc.assert(
      fc.asyncProperty(fc.array(tree, { maxLength: 8 }), fc.constantFrom('v', 'l'), async (inside, format) => {
        const taken = await imported(
          around(`<ar f="${format}">${inside.join('')}</ar><ar><k>river</k><def>sông</def></ar>`),
        )
        expect(taken.reading.diagnostics).toEqual([])
        expect(entriesOf(taken).map(({ headword }) => headword.text)).toContain('river')
      }),
      { numRuns: 300 },
    )
  })
})
