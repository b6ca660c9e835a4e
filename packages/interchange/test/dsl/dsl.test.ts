import fc from 'fast-check'
import { gzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { dslImporter } from '../../src/dsl/dsl-importer.ts'
import { readHeadword } from '../../src/dsl/headword.ts'
import { languageOfName } from '../../src/dsl/language-of-name.ts'
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
  takeInBy(dslImporter, memoryInput({ 'words.dsl': file, ...beside }, 'words.dsl', pieceBytes), {
    ...(language === undefined ? {} : { language }),
    ...(gloss === undefined ? {} : { glossLanguages: [gloss] }),
  })

const utf16 = (text: string, bigEndian = false): Uint8Array => {
  const bytes = new Uint8Array(2 + 2 * text.length)
  const view = new DataView(bytes.buffer)
  for (const [at, unit] of [0xfeff, ...Array.from(text, (_, index) => text.charCodeAt(index))].entries()) {
    view.setUint16(2 * at, unit, !bigEndian)
  }
  return bytes
}

const header = '#NAME "Anh–Việt"\n#INDEX_LANGUAGE "English"\n#CONTENTS_LANGUAGE "Vietnamese"\n'

/** As files for Lingvo are written: margins, zones, looks, comments over lines, CR LF. */
const lingvo = `${header}#ICON_FILE "a.bmp"

{{ a comment
that goes on }}
water
{the }aqua
	[m1][t]ˈwɔːtə[/t] [s]water.wav[/s][/m]
	[m1][b]1.[/b] [p]n[/p][/m]
	[m2]1) [trn]nước; chất lỏng (trong; sạch)[/trn][/m]
	[m3][*][ex][lang id=1033]fresh [b]~[/b][/lang] — nước ngọt[/ex][/*][/m]
	[m3][*][ex]^~ is life[/ex][/*][/m]
	[m2]2) [p]poet.[/p] [p]Mỹ[/p] [trn][c blue]biển[/c][/trn] [com](số nhiều)[/com][/m]
	[m1][b]2.[/b] [p]v[/p][/m]
	[m2][trn]tưới[/trn] {{never seen}}[/m]
	[m1]xem [ref]river[/ref], <<colour>> \\[sic\\][/m]
	@ water melon
	[m1][trn]dưa hấu[/trn][/m]
	@

colo(u)r
	màu
	[s]colour.jpg[/s]

river
	[m1]sông[/m]
	[m1]suối[/m]
	[url]https://example.org/[/url]
`.replaceAll('\n', '\r\n')
const beside = { 'water.wav': 'sound', 'colour.jpg': 'picture' }

describe('reading', () => {
  test('makes entries of cards and their subentries', async () => {
    const taken = await imported(utf16(lingvo), { beside })
    expect(taken.reading.diagnostics).toEqual([])
    const [noun, verb] = entriesOf(taken).filter(({ headword }) => headword.text === 'water')
    const colour = entryOf(taken, 'colour')
    const river = entryOf(taken, 'river')
    expect(noun).toMatchObject({
      variants: [{ text: 'aqua' }],
      pronunciations: [{ ipa: 'ˈwɔːtə', audio: 'water-wav' }],
      partOfSpeech: { ud: 'NOUN' },
      senses: [
        {
          glosses: { vi: ['nước', 'chất lỏng (trong; sạch)'] },
          examples: [{ text: 'fresh water', translations: { vi: 'nước ngọt' }, status: 'attested' }],
        },
        { glosses: { vi: ['biển'] }, register: 'literary', note: { vi: '(số nhiều); Mỹ' } },
      ],
      crossReferences: [
        { type: 'see-also', entry: river.id },
        { type: 'see-also', entry: colour.id },
      ],
      media: [{ type: 'audio', file: 'water.wav' }],
    })
    expect(verb).toMatchObject({
      homograph: 2,
      partOfSpeech: { ud: 'VERB' },
      senses: [{ glosses: { vi: ['tưới'] } }, { glosses: { vi: ['xem river, colour [sic]'] } }],
    })
    expect(entryOf(taken, 'water melon')).toMatchObject({
      senses: [{ glosses: { vi: ['dưa hấu'] } }],
      crossReferences: [{ type: 'derived-from', entry: noun?.id }],
    })
    expect(colour).toMatchObject({
      variants: [{ text: 'color' }],
      senses: [{ glosses: { vi: ['màu'] } }],
      media: [{ type: 'image', file: 'colour.jpg' }],
    })
    expect(river.senses.map(({ glosses }) => glosses.vi)).toEqual([['sông'], ['suối']])
    expect(keptOf(taken, river.id)).toEqual({ resources: ['https://example.org/'] })
    expect(keptOf(taken, noun?.id)).toEqual({ headwords: ['water', 'the aqua'] })
    expect(keptOf(taken)).toEqual({
      header: [
        { name: 'NAME', value: 'Anh–Việt' },
        { name: 'INDEX_LANGUAGE', value: 'English' },
        { name: 'CONTENTS_LANGUAGE', value: 'Vietnamese' },
        { name: 'ICON_FILE', value: 'a.bmp' },
      ],
    })
    expect(taken.report.manifest).toMatchObject({ title: { vi: 'Anh–Việt' }, language: 'en', glossLanguages: ['vi'] })
    expect(rules(taken)).toEqual([])
  })

  test.each([
    ['UTF-16 the other way round', utf16(lingvo, true)],
    ['UTF-16 without a mark', utf16(lingvo).subarray(2)],
    ['UTF-8', lingvo],
    ['UTF-8 with a mark', `\ufeff${lingvo}`],
    ['gzip', gzipSync(utf16(lingvo))],
  ])('reads %s the same, in pieces of any size', async (_, file) => {
    const whole = await imported(utf16(lingvo), { beside })
    for (const pieceBytes of [1, 7, 100_000]) {
      const taken = await imported(file, { beside, pieceBytes })
      expect(taken.target.files).toEqual(whole.target.files)
    }
  })

  test('passes over a headword that the article says again', async () => {
    const taken = await imported(`${header}water\n\t[m0][c red][b]water[/b][/c][/m]\n\tnước\n\twater\n`)
    expect(entryOf(taken, 'water').senses.map(({ glosses }) => glosses.vi)).toEqual([['nước'], ['water']])
  })

  test('what the person says goes before the header', async () => {
    const taken = await imported(lingvo, { language: 'jra', gloss: 'fr', beside })
    expect(taken.report.manifest).toMatchObject({ language: 'jra-Latn', glossLanguages: ['fr'] })
  })

  test.each([
    ['colo(u)r', 'colour', ['color'], 'colo(u)r'],
    ['{to }go', 'go', [], 'to go'],
    ["за{[']}мо{[/']}к", 'замок', [], 'замок'],
    ['give up (something)', 'give up something', ['give up'], 'give up (something)'],
    ['(a)b(c)', 'abc', ['bc', 'ab', 'b'], '(a)b(c)'],
    ['(a)b(c)d(e)f(g)h(i)', 'abcdefghi', ['bdfh'], '(a)b(c)d(e)f(g)h(i)'],
    ['a\\(b\\)', 'a(b)', [], 'a(b)'],
    ['a)b(', 'ab', [], 'a)b('],
    ['(a)', 'a', [], '(a)'],
    ['[i]a[/i]', 'a', [], 'a'],
    ['\\', '\\', [], '\\'],
    ['{a', '', [], 'a'],
  ])('reads the headword “%s”', (line, text, variants, shown) => {
    expect(readHeadword(line)).toEqual({ text, variants, shown })
  })

  test.each([
    ['Vietnamese', 'vi'],
    ['english', 'en'],
    ['ChinesePRC', 'zh'],
    ['GermanNewSpelling', 'de'],
    ['Khmer', 'km'],
    ['Jarai', 'jra'],
    ['vie', 'vi'],
    ['khm', 'km'],
    ['elvish', undefined],
    ['constructor', undefined],
    ['', undefined],
  ])('knows the language “%s”', (name, tag) => {
    expect(languageOfName(name)).toBe(tag)
  })

  test('recognises its files', () => {
    expect(dslImporter.recognises(utf16(lingvo), 'a.txt')).toBe(true)
    expect(dslImporter.recognises(utf16(lingvo).subarray(2), 'a.txt')).toBe(true)
    expect(dslImporter.recognises(new TextEncoder().encode(lingvo), 'a.txt')).toBe(true)
    expect(dslImporter.recognises(new TextEncoder().encode('# words\n'), 'a.txt')).toBe(false)
  })
})

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : [...part])))
const packed = gzipSync(new TextEncoder().encode(`${lingvo}${'river\n\tsông\n'.repeat(500)}`))

/** Broken files, the problem that each is answered with, and whether nothing comes of it. */
const broken: readonly (readonly [
  title: string,
  file: string | Uint8Array,
  problem: readonly [rule: string, row: number | undefined, column: string | undefined],
  nothing: boolean,
])[] = [
  ['an empty file', '', ['language-missing', undefined, '#CONTENTS_LANGUAGE'], true],
  ['a header alone', header, ['file-empty', undefined, undefined], true],
  ['no header', 'water\n\tnước\n', ['language-missing', undefined, '#CONTENTS_LANGUAGE'], true],
  [
    'a language of nobody',
    '#INDEX_LANGUAGE "English"\n#CONTENTS_LANGUAGE "Elvish"\nwater\n\tnước\n',
    ['language-missing', undefined, '#CONTENTS_LANGUAGE'],
    true,
  ],
  [
    'no language of headwords',
    '#CONTENTS_LANGUAGE "Vietnamese"\na\n\tb\n',
    ['language-missing', undefined, undefined],
    true,
  ],
  ['gzip that is cut short', packed.subarray(0, packed.length - 20), ['archive-damaged', undefined, undefined], true],
  [
    'gzip with another sum',
    packed.map((byte, at) => (at === packed.length - 8 ? byte ^ 1 : byte)),
    ['archive-damaged', undefined, undefined],
    true,
  ],
  ['gzip of nothing', gzipSync(new Uint8Array(20_000_000)), ['file-too-large', undefined, undefined], true],
  ['an article without headword', `${header}\tnước\n`, ['headword-missing', 4, undefined], false],
  ['a headword without article', `${header}a\n\tb\n\nwater\n`, ['meaning-missing', 7, undefined], false],
  ['an empty article', `${header}water\n\t[m1][/m]\n`, ['meaning-missing', 4, 'senses'], false],
  ['an empty headword', `${header}{water}\n\tnước\n`, ['headword-missing', 4, 'headword.text'], false],
  ['a code page', bytes(`${header}a\n\tb\nw`, [0xe0, 0xe1], '\n\tc\n'), ['utf8-invalid', 6, undefined], false],
  ['a code page in an article', bytes(`${header}a\n\tb\n\tw`, [0xe0], '\n'), ['utf8-invalid', 6, undefined], false],
  ['a tag of nobody', `${header}a\n\t[xyz]b[/xyz]\n`, ['syntax-wrong', 5, '[xyz]'], false],
  ['a tag that is not closed', `${header}a\n\t[i]b\n`, ['syntax-wrong', 5, '[i]'], false],
  ['a tag that was not opened', `${header}a\n\tb[/trn]\n`, ['syntax-wrong', 5, '[/trn]'], false],
  ['a link to nothing', `${header}a\n\tb <<c>>\n`, ['reference-unknown', 4, 'crossReferences'], false],
  ['a recording that is not there', `${header}a\n\tb [s]c.wav[/s]\n`, ['media-missing', 4, 'media'], false],
  ['a recording outside', `${header}a\n\tb [s]../../c.wav[/s]\n`, ['media-missing', 4, 'media'], false],
  ['a program', `${header}a\n\tb [s]c.exe[/s]\n`, ['value-unknown', 5, '[s]'], false],
  ['a line without end', `${header}a\n\t${'b'.repeat(1_100_000)}\n`, ['file-too-large', 5, undefined], false],
  ['a card without end', `${header}a\n${'\tb\n'.repeat(400_000)}`, ['file-too-large', 4, undefined], false],
  ['headwords without end', `${header}${'a\n'.repeat(600_000)}`, ['meaning-missing', 4, undefined], false],
  ['a lost character', `${header}a\n\tb\ufffd\n`, ['character-forbidden', 5, 'senses[0].glosses.vi[0]'], false],
]

describe('a broken file', () => {
  test.each(broken)('%s', async (_, file, problem, nothing) => {
    const taken = await imported(file, { pieceBytes: 4096 })
    expect(rules(taken)).toContainEqual(problem)
    if (nothing) {
      expect(taken.report.whole).toBe(false)
      return
    }
    // What comes behind the broken card is read.
    const good = await imported(bytes(typeof file === 'string' ? file : [...file], '\nriver\n\tsông\n'), {
      pieceBytes: 4096,
    })
    expect(good.reading.diagnostics).toEqual([])
    expect(entryOf(good, 'river').senses[0]?.glosses.vi?.[0]).toBe('sông')
  })

  test('harms no prototype', async () => {
    const taken = await imported(
      `#__proto__ "x"\n${header}__proto__\n\t[p]constructor[/p] toString [ref]__proto__[/ref] [s]__proto__.wav[/s]\n`,
    )
    expect(({} as Record<string, unknown>).x).toBeUndefined()
    expect(entryOf(taken, '__proto__').senses).toMatchObject([
      { glosses: { vi: ['toString __proto__'] }, note: { vi: 'constructor' } },
    ])
  })

  const long = 'a'.repeat(400_000)
  test.each([
    ['tildes', long, '\t~~~~~~~~~~\n'.repeat(40_000)],
    ['subentries', long, '\t@ a\n\tb\n'.repeat(60_000)],
    ['optional parts', '(a)'.repeat(300_000), '\tb\n'],
    ['parts of speech', 'a', '\t[p]n[/p] b\n\t[p]v[/p] c\n'.repeat(25_000)],
    ['parts of a long headword', long, '\t[p]n[/p] b\n\t[p]v[/p] c\n'.repeat(15_000)],
    ['pronunciations', 'a', `${'\t[t]a[/t]\n'.repeat(40_000)}${'\t[p]n[/p] b\n\t[p]v[/p] c\n'.repeat(15_000)}`],
    ['recordings', 'a', Array.from({ length: 40_000 }, (_, at) => `\tb [s]${at}.wav[/s]\n`).join('')],
    ['equivalents', 'a', `\t${'b;'.repeat(400_000)}\n`],
    ['labels', 'a', `\t${'[p]b[/p]'.repeat(120_000)} c\n`],
    ['examples', 'a', `\tb\n${'\t[ex]c[/ex]\n'.repeat(80_000)}`],
    ['breaks', 'a', `\t${'b[br]'.repeat(150_000)}\n`],
    ['links', 'a', '\t<<b>>\n'.repeat(120_000)],
    ['headwords', 'a\n'.repeat(300_000).trim(), '\tb\n'],
  ])(
    'takes time in proportion to a card of many %s',
    async (_, headword, body) => {
      const taken = await imported(`${header}${headword}\n${body}\nriver\n\tsông\n`, { pieceBytes: 65_536 })
      expect(taken.reading.diagnostics).toEqual([])
      expect(entryOf(taken, 'river').senses).toEqual([{ glosses: { vi: ['sông'] } }])
      expect(taken.target.text('kept.jsonl').length).toBeLessThan(20_000_000)
    },
    30_000,
  )

  test('a header of spaces', async () => {
    const taken = await imported(`#NAME ${' '.repeat(900_000)}a\n${header}river\n\tsông\n`, { pieceBytes: 65_536 })
    expect(entriesOf(taken)).toHaveLength(1)
  }, 30_000)

  test('takes no longer than the text is, whatever is left open', async () => {
    const body = ['[b]a', '<<a', '[a', '(a', '{{a', '~', '\\', '[p]a[/p]', '[/i]']
      .map((piece, at) => `${String.fromCharCode(97 + at)}\n\t${piece.repeat(Math.floor(60_000 / piece.length))}\n`)
      .join('')
    const taken = await imported(`${header}${body}`, { pieceBytes: 65_536 })
    expect(taken.report.problems['text-too-long'] ?? 0).toBeGreaterThan(0)
  }, 20_000)

  test('never throws, however it is cut or changed', async () => {
    for (const whole of [utf16(lingvo), new TextEncoder().encode(lingvo), packed]) {
      await fc.assert(
        fc.asyncProperty(
          fc.nat(whole.length),
          fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
          async (length, changes) => {
            const changed = whole.slice()
            for (const [at, value] of changes) changed[at] = value
            const taken = await imported(changed.slice(0, length), { beside, pieceBytes: 4096 })
            if (taken.report.whole) expect(taken.reading.diagnostics).toEqual([])
            else expect(taken.problems.some(({ severity }) => severity === 'fatal')).toBe(true)
          },
        ),
        { numRuns: 100 },
      )
    }
  })

  test('never throws, whatever an article is', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...'[m1] [/m] [trn] [/trn] [ex] [/ex] [p] [/p] [t] [/t] [s] [/s] [ref] [/ref] << >> ~ ^~ \\ [br] {{ }} ( ) { } n v 1) 2. a.wav @ ; —'.split(
          ' ',
        ),
        ' ',
        '\n',
        '\n\t',
        '\n\t@ ',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (all) => {
        const taken = await imported(`${header}river\n\tsông\na\n\tb${all.join('')}\n`)
        expect(taken.reading.diagnostics).toEqual([])
        expect(entriesOf(taken).map(({ headword }) => headword.text)).toContain('river')
      }),
      { numRuns: 300 },
    )
  })
})
