import type { Citation, Entry } from '@hiap/lexicon'
import { describe, expect, test } from 'vitest'
import { readDictionaryFolders, rowsOf, sourceOf } from './dictionary-folders.ts'
import { lexicalData, readLexicalData } from './lexical-data.ts'

const folders = await readDictionaryFolders()

if (lexicalData === undefined)
  console.warn('NOT CHECKED: the word lists (../shared/data/lexical) are not at hand, so no citation was looked up.')

/** The rows of the word lists, `source key`: the key is what a citation of the source names a row by. */
const rows = lexicalData === undefined ? new Set<string>() : rowsOfTheLists()
const listIds = new Set([...rows].map((row) => row.slice(0, row.indexOf(' '))))

describe.each(folders)('attestation in $id', (folder) => {
  const { entries, manifest } = sourceOf(folder)
  const citesForm = (entry: Entry): readonly Citation[] =>
    entry.sources.filter(({ supports }) => supports.includes('form'))

  test('every headword has a source for its form, with the key of the row', () => {
    const bare = entries.filter(
      (entry) =>
        !citesForm(entry).some(
          ({ source, form, locator }) =>
            manifest.sources.some(({ id }) => id === source) && (form !== undefined || locator !== undefined),
        ),
    )
    expect(entries.length).toBeGreaterThan(0)
    expect(bare.map(({ id }) => id)).toEqual([])
  })

  test.skipIf(lexicalData === undefined)(
    'every word is in a word list, every row cited exists (skipped without ../shared/data)',
    () => {
      const notListed = entries.filter(
        (entry) => entry.kind === 'word' && !citesForm(entry).some((citation) => rows.has(keyOf(citation))),
      )
      expect(notListed.map(({ id, headword }) => `${id} ${headword.text}`)).toEqual([])
      // What is no word list, such as a record of an office, is named by an address or a place in it instead.
      const missing = entries.flatMap(({ id, sources }) =>
        sources
          .filter((citation) =>
            listIds.has(citation.source) ? !rows.has(keyOf(citation)) : citation.locator === undefined,
          )
          .map((citation) => `${id}: ${keyOf(citation)}`),
      )
      expect(missing).toEqual([])
    },
  )
})

describe.skipIf(lexicalData === undefined)('the keys of rows (skipped without ../shared/data)', () => {
  test.each([
    [
      'a row of the Jrai list',
      { source: 'abvd-744', supports: ['form'], form: 'ia', locator: 'blust-2008-210:122' },
      true,
    ],
    [
      'its form under another concept',
      { source: 'abvd-744', supports: ['form'], form: 'ia', locator: 'blust-2008-210:1' },
      false,
    ],
    ['a word that no list has', { source: 'sil-km-cnd', supports: ['form'], form: 'កកកក' }, false],
    ['a headword of Chuon Nath', { source: 'sil-km-cnd', supports: ['form'], form: 'ទឹក' }, true],
  ] as const satisfies readonly (readonly [string, Citation, boolean])[])('%s', (_, citation, there) => {
    expect(rows.has(keyOf(citation))).toBe(there)
  })
})

/** Lists of concepts are cited by form and concept, or by the concept alone; the others by the form. */
function keyOf({ source, form, locator }: Citation): string {
  return [source, ...[form, locator].filter((part) => part !== undefined)].join(' ')
}

function rowsOfTheLists(): Set<string> {
  const found = new Set<string>()
  for (const { source_id = '', word } of rowsOf(readLexicalData('khmer-reference.tsv.gz')))
    found.add(`${source_id.replaceAll('.', '-')} ${word}`)
  for (const line of readLexicalData('aksara/khmer-multiple-spellings.txt').split(/\r?\n/)) {
    const [others = '', proper = ''] = line.split('=')
    if (proper !== '') for (const word of others.split('|')) found.add(`aksara-spellings ${word}`)
  }
  for (const list of ['744', '666']) {
    const records = readLexicalData(`abvd/${list}.xml`).matchAll(/<word_id>(\d+)<\/word_id>.*?<item>([^<]*)<\/item>/gs)
    for (const [, concept = '', item = ''] of records) {
      found.add(`abvd-${list} blust-2008-210:${concept}`)
      // A cell may hold several forms, separated by commas.
      for (const form of [item, ...item.split(/,\s*/)]) found.add(`abvd-${list} ${form} blust-2008-210:${concept}`)
    }
  }
  const name = /<language type="jra">([^<]+)<\/language>/.exec(readLexicalData('sil-sldr/jra.xml'))?.[1]
  found.add(`sil-sldr-jra ${name} localeDisplayNames/languages/language[@type='jra']`)
  return found
}
