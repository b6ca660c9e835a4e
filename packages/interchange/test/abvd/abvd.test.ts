import { existsSync, readFileSync } from 'node:fs'
import type { Entry } from '@hiap/lexicon'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { abvdImporter } from '../../src/abvd/abvd-importer.ts'
import { memoryInput } from '../memory-files.ts'
import { type Taken, takeInBy } from '../take-in/import-drafts.ts'

const imported = (text: string | Uint8Array, language?: string): Promise<Taken> =>
  takeInBy(abvdImporter, memoryInput({ 'list.xml': text }, 'list.xml', 61), language === undefined ? {} : { language })
const entriesOf = ({ reading }: Taken): readonly Entry[] => reading.source?.entries ?? []

const header = `<record>
	<id>9744</id>
	<language>Jarai</language>
	<author>A. Writer</author>
	<silcode>jra</silcode>
	<notes>Words of Pleiku &amp; around.
</notes>
	<problems></problems>
	<source>@book{w1, author = {Writer, A.}, year = {1968}, title = {Lexique}}</source>
</record>

<record>
	<latitude>13.69</latitude>
	<longitude>108.14</longitude>
</record>
`
const form = (id: number, word: string, item: string, more = ''): string =>
  `
<record>
	<id>${id}</id>
	<word_id>${id % 210}</word_id>
	<word>${word}</word>
	<item>${item}</item>
	<annotation>${more}</annotation>
	<loan></loan>
	<cognacy>18</cognacy>
	<pmpcognacy></pmpcognacy>
</record>
`
const good = header + form(1, 'hand', 'tơngan') + form(2, 'leg/foot', 'tơkai', 'foot')

describe('reading', () => {
  test.each([
    ['as the database gives it', good],
    ['with a declaration', `<?xml version="1.0" encoding="UTF-8"?>\n${good}`],
    ['with a byte order mark', `\ufeff${good}`],
    ['with an element around', `<abvd>${good}</abvd>`],
  ])('a list %s', async (_, text) => {
    expect(abvdImporter.recognises(new TextEncoder().encode(text).slice(0, 4096), 'list.xml')).toBe(true)
    const taken = await imported(text)
    expect(taken.problems).toEqual([])
    expect(taken.reading.diagnostics).toEqual([])
    expect(taken.reading.source?.manifest).toMatchObject({
      title: { en: 'Jarai: list 9744 of the ABVD' },
      language: 'jra-Latn',
      glossLanguages: ['en'],
    })
    expect(taken.reading.source?.manifest.sources[0]).toMatchObject({
      author: 'A. Writer',
      year: 1968,
      url: 'https://abvd.eva.mpg.de/austronesian/language.php?id=9744',
    })
    expect(entriesOf(taken)).toMatchObject([
      { id: '2', headword: { text: 'tơkai' }, senses: [{ glosses: { en: ['leg/foot'] } }], notes: [{ en: 'foot' }] },
      { id: '1', headword: { text: 'tơngan' }, senses: [{ glosses: { en: ['hand'] } }] },
    ])
    const kept = taken.target.text('kept.jsonl')
    expect(kept).toContain('"notes":"Words of Pleiku & around."')
    expect(kept).toContain('"latitude":"13.69"')
    expect(kept).toContain('"cognacy":"18"')
  })

  test('takes no other document for a list', () => {
    for (const text of ['<lift version="0.13">', '<?xml version="1.0"?><TEI>', '<record><title>x</title>', '']) {
      expect(abvdImporter.recognises(new TextEncoder().encode(text), 'a.xml')).toBe(false)
    }
  })
})

const at = good.split('\n').length
const broken: readonly (readonly [title: string, text: string | Uint8Array, problem: object])[] = [
  ['an empty file', '', { rule: 'file-empty', severity: 'fatal' }],
  ['no XML', 'hand,tơngan', { rule: 'format-wrong', severity: 'fatal' }],
  ['another document', '<html><p>x</p></html>', { rule: 'format-wrong', severity: 'fatal' }],
  ['a record cut short', `${good}<record>\n<id>3</id>\n<wo`, { row: at + 2, rule: 'syntax-wrong', severity: 'fatal' }],
  ['an element that is never closed', `${good}<record><item>x</record>`, { row: at, rule: 'syntax-wrong' }],
  ['a bare ampersand', `${good}<record><item>x & y</item></record>`, { row: at, rule: 'syntax-wrong' }],
  ['an entity of its own', `${good}<record><item>&x;</item></record>`, { row: at, rule: 'syntax-wrong' }],
  [
    'a document type definition',
    `<!DOCTYPE x [<!ENTITY e "x">]>${good}`,
    { rule: 'markup-refused', severity: 'fatal' },
  ],
  ['bytes that are not UTF-8', Uint8Array.of(0x3c, 0x72, 0xff, 0x3e), { rule: 'utf8-invalid', severity: 'fatal' }],
  ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x3c, 0x00, 0x72, 0x00), { rule: 'utf8-invalid', severity: 'fatal' }],
  ['elements without end', `<record>${'<a>'.repeat(100)}`, { rule: 'too-deep', severity: 'fatal' }],
  ['a record without end', `<record><item>${'x'.repeat(1_200_000)}`, { rule: 'file-too-large', severity: 'fatal' }],
  [
    'a record of nothing',
    `${good}<record></record>`,
    { row: at, column: 'record', rule: 'value-unknown', severity: 'left-out' },
  ],
  ['a second list', good + header, { rule: 'value-unknown', severity: 'left-out' }],
  ['a form without a form', good + form(3, 'eye', ''), { row: at + 1, rule: 'headword-missing', severity: 'left-out' }],
  [
    'a form without a meaning',
    good + form(3, '', 'mata'),
    { row: at + 1, rule: 'meaning-missing', severity: 'left-out' },
  ],
  ['an id twice', good + form(2, 'eye', 'mata'), { row: at + 1, rule: 'id-repeated', severity: 'changed' }],
  ['a list without a language', form(1, 'hand', 'tơngan'), { rule: 'language-missing', severity: 'fatal' }],
  ['a control', good + form(3, 'eye', 'ma\u0001ta'), { rule: 'syntax-wrong', severity: 'fatal' }],
]

describe('a broken list', () => {
  test.each(broken)('%s', async (_, text, problem) => {
    const taken = await imported(text)
    expect(taken.problems).toEqual(expect.arrayContaining([expect.objectContaining(problem)]))
  })

  test('harms no prototype', async () => {
    const taken = await imported(
      `${header}<record><id>3</id><word>eye</word><item>mata</item><__proto__>evil</__proto__><constructor>x</constructor></record>`,
    )
    expect(({} as Record<string, unknown>).evil).toBeUndefined()
    expect(entriesOf(taken)).toHaveLength(1)
  })

  test('never throws, however it is cut or changed', async () => {
    const whole = new TextEncoder().encode(good)
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
        async (length, changes) => {
          const bytes = whole.slice()
          for (const [place, value] of changes) bytes[place] = value
          const taken = await imported(bytes.slice(0, length), 'jra-Latn')
          if (taken.report.whole) expect(taken.reading.diagnostics).toEqual([])
          else expect(taken.problems.some(({ severity }) => severity === 'fatal')).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})

const lists = '/work/shared/data/lexical/abvd'

describe.skipIf(!existsSync(lists))('the lists of the ABVD', () => {
  test.each([
    ['744', 'jra-Latn', 243],
    ['741', 'rad', 247],
    ['830', 'cja', 231],
    ['406', 'cje', 200],
    ['745', 'rog', 203],
    ['667', 'km', 229],
    ['666', 'vi', 246],
  ])('list %s is of %s and has %i forms', async (id, language, count) => {
    const taken = await imported(readFileSync(`${lists}/${id}.xml`))
    expect(taken.report).toMatchObject({ whole: true, records: count })
    expect(taken.reading.source?.manifest.language).toBe(language)
    expect(taken.reading.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(entriesOf(taken).length + (taken.report.problems['entry-refused'] ?? 0)).toBe(count)
  })
})
