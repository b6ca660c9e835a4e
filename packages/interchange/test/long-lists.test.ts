import { expect, test } from 'vitest'
import { readPlainMarkup, readPlainText } from '../src/article/plain-article.ts'
import type { DraftEntry } from '../src/draft-entry.ts'
import type { Importer, ImportFacts } from '../src/importer.ts'
import { kaikkiImporter } from '../src/kaikki/kaikki-importer.ts'
import { memoryScratch } from '../src/take-in/scratch.ts'
import { teiImporter } from '../src/tei/tei-importer.ts'
import { merge, remainder } from '../src/xml/remainder.ts'
import { element } from '../src/xml/xml-element.ts'
import { readGlossary } from '../src/yomitan/term-row.ts'
import { type Files, memoryInput } from './memory-files.ts'

// Lists of files have more members than a call may have arguments, and texts longer runs than a pattern may try at each
// of their places: half a million strokes would take it hours.

/** More than a call may have arguments. */
const many = 200_000
const run = 500_000
const facts = { gloss: 'vi', headword: 'ia', lineEnds: true }

async function read(importer: Importer, files: Files, path: string): Promise<readonly DraftEntry[]> {
  const drafts: DraftEntry[] = []
  const reading: AsyncGenerator<DraftEntry, ImportFacts, undefined> = importer.read({
    input: memoryInput(files, path),
    language: 'jra',
    glossLanguage: 'vi',
    options: {},
    limits: { bytes: 1e9, records: 1e9, textUnits: 1e9, recordBytes: 1e9, depth: 64, files: 1e4 },
    scratch: memoryScratch(),
    tell: () => {},
    reached: () => {},
  })
  for await (const draft of reading) drafts.push(draft)
  return drafts
}

test('Yomitan: as many articles in one text', () => {
  const text = `@ia\n${'* danh từ\n- nước\n'.repeat(many)}`
  const row = { glossary: [text], term: 'ia' } as unknown as Parameters<typeof readGlossary>[0]
  expect(readGlossary(row, 'vi').articles).toHaveLength(many)
  expect(readPlainText(text, facts)).toHaveLength(many)
})

test('Kaikki: as many synonyms of a sense', async () => {
  const synonyms = Array.from({ length: many }, (_, at) => ({ word: `ia${at}` }))
  const record = { word: 'ia', lang_code: 'jra', pos: 'noun', senses: [{ glosses: ['nước'], synonyms }] }
  const [draft] = await read(kaikkiImporter, { 'a.jsonl': `${JSON.stringify(record)}\n` }, 'a.jsonl')
  expect(draft?.references).toHaveLength(many)
})

test('TEI: as many references of an entry', async () => {
  const xml = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><entry xml:lang="jra"><form type="lemma"><orth>ia</orth></form><sense><def xml:lang="vi">nước</def></sense><xr type="synonymy">${'<ref>êa</ref>'.repeat(many)}</xr></entry></body></text></TEI>`
  const [draft] = await read(teiImporter, { 'a.tei': xml }, 'a.tei')
  expect(draft?.references).toHaveLength(many)
})

test('XML that is kept: as many elements at the end', () => {
  const original = element('entry', {}, [
    element('form', {}),
    ...Array.from({ length: many }, (_, at) => element('x', { n: String(at) })),
  ])
  const generated = element('entry', {}, element('form', {}))
  expect(merge(generated, remainder(original, generated)).children).toHaveLength(many + 1)
})

test('articles: long runs of brackets and strokes', () => {
  const brackets = `ia${']'.repeat(run)}x`
  const nodes = [{ tag: 'tr', children: [brackets] }, 'nước'] as const
  const read = readPlainMarkup(nodes as unknown as Parameters<typeof readPlainMarkup>[0], { ...facts, xdxf: true })
  expect(read.pronunciations).toEqual([{ ipa: brackets }])
  expect(readPlainText(`@ia ${'/'.repeat(run)}x\n- nước`, facts)[0]?.pronunciations).toBeUndefined()
  expect(readPlainText('@ia /[ia]/ \n- nước', facts)[0]?.pronunciations).toEqual([{ ipa: 'ia' }])
})
