import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnField, fieldNames, headingOf, isTagged } from '../../src/table/column-field.ts'
import { delimiterNamed, guessDialect } from '../../src/table/csv-dialect.ts'
import { headingMeaning } from '../../src/table/heading-names.ts'
import { foldHeading } from '../../src/table/language-names.ts'

const casesOf = (file: string): readonly (readonly string[])[] =>
  readFileSync(new URL(`../cases/${file}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))

describe('a heading', () => {
  test.each(casesOf('table-headings.tsv'))('%s means %s', (heading, expected) => {
    const { name, tag } = headingMeaning(heading ?? '') ?? {}
    expect([name, tag].filter((each) => each !== undefined).join(' ') || '-').toBe(expected)
  })

  test('any text is folded once, and harms nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = foldHeading(text)
        expect(foldHeading(folded)).toBe(folded)
        expect(() => headingMeaning(text)).not.toThrow()
      }),
    )
  })

  test('of each field is read as it is written', () => {
    for (const name of fieldNames) {
      const field = isTagged(name) ? { name, tag: 'jra-Latn' } : { name }
      expect(columnField(headingOf(field), undefined)).toEqual(field)
    }
    expect([columnField('gloss', undefined), columnField('gloss', 'vi'), columnField('gloss:vie', undefined)]).toEqual([
      undefined,
      { name: 'gloss', tag: 'vi' },
      { name: 'gloss', tag: 'vi' },
    ])
    for (const wrong of ['id:vi', 'gloss:nonsense-', 'gloss:vi:en', '__proto__', '']) {
      expect(columnField(wrong, 'vi')).toBeUndefined()
    }
  })
})

describe('a dialect of CSV', () => {
  test.each<readonly [string, string | undefined, boolean]>([
    ['a,b\nc,d\n', ',', true],
    ['a;b\n"x;y, z";d\n', ';', true],
    ['a;b,c\nd;e\nf;g\n', ';', true],
    ['a\tb, c\nd\te\n', '\t', false],
    ['a\tb\n"c"\td\n', '\t', true],
    ['a|b|c\nd|e|f', '|', true],
    ['a\nb\n', undefined, true],
    ['', undefined, true],
  ])('of %j has the delimiter %j, and quotation marks: %s', (text, delimiter, quoted) => {
    const dialect = guessDialect(text)
    expect(dialect?.delimiter).toBe(delimiter)
    if (dialect !== undefined) expect(dialect.quote === '"').toBe(quoted)
  })

  test('is named by a word or by itself', () => {
    expect([',', ';', '|', '\t', 'tab', 'Comma', 'semicolon', 'x', '', '__proto__'].map(delimiterNamed)).toEqual([
      ...[',', ';', '|', '\t', '\t', ',', ';'],
      ...[undefined, undefined, undefined],
    ])
  })
})
