import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Citation, Entry } from '@hiap/lexicon'
import { describe, expect, test } from 'vitest'
import { readDictionaryFolders, rowsOf, sourceOf } from './dictionary-folders.ts'
import { bareGloss, meaningsIn } from './gloss-wording.ts'
import { lexicalData, readLexicalData } from './lexical-data.ts'
import { tableWith } from './page-table.ts'

const folder = (await readDictionaryFolders()).find(({ id }) => id === 'jra-vi')
const entries: readonly Entry[] = folder === undefined ? [] : sourceOf(folder).entries

const formsCited = (entry: Entry): readonly Citation[] =>
  entry.sources.filter(({ supports }) => supports.includes('form'))
const inTheList = (entry: Entry): boolean => formsCited(entry).some(({ source }) => source === 'abvd-744')

/** jra-vi/SOURCES.md, rules of the headword. */
function headwordOf(form: string): string {
  return form
    .replace(/\([^)]*\) */g, '')
    .replaceAll('ʔb', 'ƀ')
    .replaceAll('ʔd', 'đ')
}

describe('jra-vi by its own rules', () => {
  test('a headword is the form cited, changed by the rules of SOURCES.md and nothing else', () => {
    expect(entries.length).toBeGreaterThan(0)
    const wrong = entries.filter(
      (entry) =>
        formsCited(entry).length === 0 ||
        formsCited(entry).some(({ form = '' }) => headwordOf(form) !== entry.headword.text),
    )
    expect(wrong).toEqual([])
  })

  test('a citation names the rule where the headword differs, and only there', () => {
    const wrong = entries.flatMap((entry) =>
      formsCited(entry).filter(({ form, note }) => (form !== entry.headword.text) !== (note !== undefined)),
    )
    expect(wrong).toEqual([])
  })

  test('SOURCES.md prints how many headwords each rule made', () => {
    const made = (rule: RegExp): number =>
      entries.filter((entry) => formsCited(entry).some(({ form = '' }) => rule.test(form))).length
    const printed = [...(folder?.pages['SOURCES.md'] ?? '').matchAll(/^- \*\*(.+?)\*\* \((\d+) entries;/gm)]
    expect(printed.map(([, rule, count]) => [rule, Number(count)])).toEqual([
      ['ʔb → ƀ', made(/ʔb/)],
      ['ʔd → đ', made(/ʔd/)],
      ['A part in brackets is left out', made(/\(/)],
    ])
  })

  test('every sense has a row that names it', () => {
    expect(entries.filter((entry) => formsCited(entry).length !== entry.senses.length)).toEqual([])
  })

  test('ids were given in the order of the rows', () => {
    const concepts = entries
      .filter(inTheList)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((entry) => Number(formsCited(entry)[0]?.locator?.split(':')[1]))
    expect(concepts).toEqual([...concepts].sort((a, b) => a - b))
  })
})

test('every sense has a semantic domain and, where it is from the list, a dialect', () => {
  const bare = entries.filter((entry) =>
    entry.senses.some(({ semanticDomain, dialect }) => !semanticDomain || (dialect === undefined) === inTheList(entry)),
  )
  expect(bare).toEqual([])
})

test('the numerals of README.md are entries, and each refers to the next', () => {
  const row = tableWith(folder?.pages['README.md'] ?? '', '1,000')[0] ?? {}
  // Whole numbers come first, in order; `1,000` is no whole number to an object and comes last.
  const numerals = Object.values(row).map((word) => entries.find(({ headword }) => headword.text === word))
  const named = numerals.map((entry) => formsCited(entry as Entry)[0]?.locator)
  expect(named).toEqual(Array.from({ length: 14 }, (_, at) => `blust-2008-210:${at + firstNumeral}`))
  const refers = (from: Entry | undefined, to: Entry | undefined): boolean =>
    from?.crossReferences?.some(({ entry }) => entry === to?.id) ?? false
  for (const [at, next] of numerals.slice(1).entries())
    expect(refers(numerals[at], next), next?.headword.text).toBe(true)
})

describe('forms in Khmer script', () => {
  const forms = rowsOf(readFileSync(resolve(import.meta.dirname, '../jra-vi/forms-jra-khmr.tsv'), 'utf8'))
  const texts = forms.map(({ form = '' }) => form)

  test('are many, in order, Khmer throughout, and none is in an entry', () => {
    expect(texts).toHaveLength(2601)
    expect(texts).toEqual([...new Set(texts)].sort())
    expect(texts.filter((text) => !/\p{Script=Khmer}/u.test(text))).toEqual([])
    expect(entries.filter(({ forms: others }) => others !== undefined)).toEqual([])
  })

  test.skipIf(lexicalData === undefined)('are those of the word list (skipped without ../shared/data)', () => {
    const listed = rowsOf(readLexicalData('jarai-reference.tsv')).filter(
      ({ form_type }) => form_type === 'khmer-script',
    )
    expect(texts).toEqual(
      listed
        .map(({ form = '' }) => form)
        // The one row that is no Khmer.
        .filter((form) => form !== 'khsv')
        .sort(),
    )
  })
})

describe.skipIf(lexicalData === undefined)('jra-vi against the word list (skipped without ../shared/data)', () => {
  const rows = rowsOf(readLexicalData('jarai-reference.tsv')).filter((row) => row.form_type === 'orthography')
  const inWords = (row: Readonly<Record<string, string>>): string => `${row.form}, ${row.concept_id}`

  test('every glossed row is a sense, and nothing else is', () => {
    const cited = entries
      .filter(inTheList)
      .flatMap((entry) => formsCited(entry).map(({ form, locator }) => `${form}, ${locator}`))
    expect(rows).toHaveLength(243)
    expect([...cited].sort()).toEqual([...new Set(rows.map(inWords))].sort())
  })

  test.each(rows.map((row) => ({ title: inWords(row), row })))('$title', ({ title, row }) => {
    const entry = entries.find((each) => formsCited(each).some(({ form, locator }) => `${form}, ${locator}` === title))
    // One citation of a form to a sense, in the same order.
    const place = entry === undefined ? -1 : formsCited(entry).findIndex(({ locator }) => locator === row.concept_id)
    const sense = entry?.senses[place]
    const concept = row.concept_id ?? ''
    const english = [...meaningsIn(row.gloss_en ?? ''), ...(todaysWording[concept] ?? [])]
    expect(sense?.glosses.en?.map(bareGloss).filter((gloss) => !english.includes(gloss))).toEqual([])

    const listed = (row.gloss_vi ?? '').split('; ')
    const added = sense?.glosses.vi?.filter((gloss) => !listed.includes(gloss)) ?? []
    expect(added.length > 0).toBe(entry?.status === 'drafted')
    const citesVietnamese = entry?.sources.some(
      ({ source, supports, locator }) => source === 'abvd-666' && supports.includes('gloss:vi') && locator === concept,
    )
    const printsListed = sense?.glosses.vi?.some((gloss) => listed.includes(gloss))
    expect(citesVietnamese).toBe(printsListed)
  })
})

/** “thou”, in today's English. */
const todaysWording: Readonly<Record<string, readonly string[]>> = { 'blust-2008-210:183': ['you'] }

/** Number of the Blust concept “one”; the other numerals follow. */
const firstNumeral = 197
