import { readFileSync } from 'node:fs'
import type { Entry } from '@hiap/lexicon'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importLimits } from '../../src/import-limits.ts'
import { liftExporter } from '../../src/lift/lift-exporter.ts'
import { liftImporter } from '../../src/lift/lift-importer.ts'
import { mixed } from '../../src/lift/lift-names.ts'
import { readXml } from '../../src/xml/read-xml.ts'
import { writeXml } from '../../src/xml/write-xml.ts'
import { element, type XmlElement } from '../../src/xml/xml-element.ts'
import { dictionaries, exportSource, type SampleDictionary } from '../entries.ts'
import { type Files, type MemoryTarget, memoryInput, memoryTarget } from '../memory-files.ts'
import { type Taken, takeInBy } from '../take-in/import-drafts.ts'
import { liftEntries } from './lift-trees.ts'

interface Wanted {
  readonly language?: string
  readonly glossLanguages?: readonly string[]
  readonly options?: Readonly<Record<string, string>>
}

function imported(files: Files, { language, glossLanguages, options }: Wanted = {}): Promise<Taken> {
  return takeInBy(
    liftImporter,
    memoryInput(files, 'jrai.lift', 100),
    { ...(language === undefined ? {} : { language }), ...(glossLanguages === undefined ? {} : { glossLanguages }) },
    options,
  )
}

const entriesOf = ({ reading }: Taken): readonly Entry[] => reading.source?.entries ?? []
const named = (taken: Taken, headword: string): Entry | undefined =>
  entriesOf(taken).find((entry) => entry.headword.text === headword)

/** Writes what was taken in as LIFT again, with what was kept. */
async function exported(taken: Taken, change: (entry: Entry) => Entry = (entry) => entry): Promise<MemoryTarget> {
  const { source } = taken.reading
  if (source === undefined) expect.fail(`no source: ${JSON.stringify(taken.problems)}`)
  const kept = new Map(
    taken.target
      .text('kept.jsonl')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { entry?: string; kept?: unknown })
      .map((line) => [line.entry ?? '', line.kept] as const),
  )
  const target = memoryTarget()
  const sample = { manifest: source.manifest, entries: source.entries.map(change) }
  await liftExporter.write(exportSource(sample, { kept }), 'jrai', target)
  return target
}

/** The header and the entries of a document, by the ids of the entries. */
async function documentOf(text: string): Promise<ReadonlyMap<string, XmlElement>> {
  const found = new Map<string, XmlElement>()
  const task = {
    input: memoryInput({ 'a.lift': text }, 'a.lift'),
    limits: importLimits,
    tell: (problem: unknown) => expect.fail(JSON.stringify(problem)),
    reached: () => {},
  }
  for await (const each of readXml(task, new Set(['header', 'entry']))) {
    if ('name' in each) found.set(each.attributes.get('id') ?? each.name, each)
  }
  return found
}

/** What an element says, with independent siblings in an order of their own. */
function said({ name, attributes, children }: XmlElement): string {
  const texts = children.filter((child) => typeof child === 'string').join('')
  const inline = mixed.has(name)
  const parts: string[] = []
  for (const child of children) {
    if (typeof child !== 'string') parts.push(said(child))
    else if (child === '') continue
    else if (inline && parts.at(-1)?.startsWith('=') === true) parts.push(`${parts.pop()}${child}`)
    else if (inline) parts.push(`=${child}`)
  }
  if (!inline && /\S/.test(texts)) parts.push(`=${texts}`)
  return JSON.stringify([name, [...attributes].sort(), inline ? parts : parts.sort()])
}

/** A header without the ranges in which Hiap says what LIFT has no place for. */
function withoutOwnRanges(header: XmlElement = element('none')): XmlElement {
  return {
    ...header,
    children: header.children.flatMap((child) =>
      typeof child === 'string' || child.attributes.get('id')?.startsWith('hiap-') === true
        ? []
        : [child.name === 'ranges' ? withoutOwnRanges(child) : child],
    ),
  }
}

const fieldWorks = readFileSync(new URL('fieldworks/jrai.lift', import.meta.url), 'utf8')
const ranges = readFileSync(new URL('fieldworks/jrai.lift-ranges', import.meta.url), 'utf8')
const project: Files = {
  'jrai.lift': fieldWorks,
  'jrai.lift-ranges': ranges,
  'audio/ia-1.wav': 'one',
  'audio/ia-slow.mp3': 'slow',
  'audio/IA-fast.mp3': 'fast',
  'pictures/nước.jpg': 'picture',
}

describe('a project of FieldWorks', () => {
  test('becomes entries', async () => {
    const taken = await imported(project, { glossLanguages: ['vi'] })
    expect(taken.reading.diagnostics).toEqual([])
    expect(taken.reading.source?.manifest).toMatchObject({ language: 'jra-Latn', glossLanguages: ['vi', 'en'] })
    expect(entriesOf(taken).map(({ id, kind, headword }) => [id, kind, headword.text])).toEqual([
      ['3f1d3c7e-5d52-4d0d-9c06-2f7f6f4f0a03', 'phrase', 'čư čhiang'],
      ['3f1d3c7e-5d52-4d0d-9c06-2f7f6f4f0a01', 'word', 'ia'],
      ['3f1d3c7e-5d52-4d0d-9c06-2f7f6f4f0a04', 'affix', 'pơ-'],
    ])
    expect(named(taken, 'ia')).toEqual({
      id: '3f1d3c7e-5d52-4d0d-9c06-2f7f6f4f0a01',
      kind: 'word',
      headword: { text: 'ia', script: 'Latn' },
      homograph: 1,
      forms: [{ language: 'jra-Khmr', text: 'អៀ' }],
      variants: [{ text: 'iă' }, { text: 'aia', type: 'dialect' }],
      pronunciations: [{ ipa: 'ʔiə', romanised: 'ia', audio: 'm2' }, { audio: 'm3' }, { audio: 'm1' }],
      partOfSpeech: { ud: 'NOUN' },
      senses: [
        {
          glosses: { en: ['water', 'juice'], vi: ['nước'] },
          definition: { en: 'The liquid of rain and ia krông.', vi: 'Chất lỏng.' },
          semanticDomain: '1.3',
          register: 'colloquial',
          dialect: 'Čor, Mthur',
          examples: [
            {
              text: 'ia hlim',
              translations: { en: 'the water is wet', vi: 'nước ướt' },
              status: 'attested',
              source: 'jrai-lift',
            },
          ],
          note: { en: 'Of any kind.' },
        },
        { glosses: { en: ['to water'] } },
        { glosses: { en: ['to dilute'] } },
        { glosses: { vi: ['sông nhỏ'] } },
      ],
      crossReferences: [
        { type: 'has-part', entry: '3f1d3c7e-5d52-4d0d-9c06-2f7f6f4f0a03' },
        { type: 'see-also', entry: '3f1d3c7e-5d52-4d0d-9c06-2f7f6f4f0a03' },
      ],
      etymology: 'Proto-Chamic *ʔiar ‘water’ ‘nước’ (compare Cham)',
      status: 'attested',
      sources: [{ source: 'jrai-lift', supports: ['form', 'gloss:en', 'gloss:vi'] }],
      notes: [{ en: 'Lafont 1968, passim' }, { en: 'A common word.', vi: 'Từ thông dụng.' }, { en: 'None.' }],
      media: [
        { id: 'm1', type: 'audio', file: 'audio/ia-1.wav', licence: 'LicenseRef-unknown' },
        {
          id: 'm2',
          type: 'audio',
          file: 'audio/ia-slow.mp3',
          licence: 'LicenseRef-unknown',
          caption: { en: 'slowly' },
        },
        { id: 'm3', type: 'audio', file: 'audio/IA-fast.mp3', licence: 'LicenseRef-unknown' },
        {
          id: 'm4',
          type: 'image',
          file: 'pictures/nuoc.jpg',
          licence: 'LicenseRef-unknown',
          caption: { en: 'A well', vi: 'Giếng' },
        },
      ],
    })
    expect(named(taken, 'čư čhiang')).toMatchObject({
      forms: [{ language: 'jra-Khmr', text: 'ចឺ ឆៀង' }],
      // The catalogue of the project says what kind of word it is.
      partOfSpeech: { ud: 'NOUN', label: { vi: 'Ngữ danh từ' } },
      crossReferences: [
        { type: 'derived-from', entry: '3f1d3c7e-5d52-4d0d-9c06-2f7f6f4f0a01' },
        { type: 'see-also', entry: '3f1d3c7e-5d52-4d0d-9c06-2f7f6f4f0a01' },
      ],
    })
  })

  test('has its problems told with row, column, rule and advice', async () => {
    const taken = await imported(project)
    const row = (part: string): number => fieldWorks.slice(0, fieldWorks.indexOf(part)).split('\n').length
    const told = taken.problems.map((problem) => [problem.row, problem.column, problem.rule, problem.severity])
    for (const expected of [
      [row('id="iă_'), 'sense/gloss', 'meaning-missing', 'left-out'],
      [row('id="last_'), 'lexical-unit', 'headword-missing', 'left-out'],
      [row('../../outside.jpg'), 'illustration', 'path-escapes', 'changed'],
      [row('id="čư_'), 'media', 'media-missing', 'changed'],
      [row('x-old'), 'lang=x-old', 'value-unknown', 'changed'],
      [row('Kinship'), 'relation[Kinship]', 'field-unknown', 'changed'],
      [row('<reversal'), 'sense/reversal', 'field-unknown', 'changed'],
      [row('id="ia_'), 'crossReferences', 'reference-unknown', 'changed'],
    ]) {
      expect(told).toContainEqual(expected)
    }
    expect(taken.problems.every(({ advice }) => advice !== '')).toBe(true)
    expect(taken.report.reading).toEqual([
      'lexical-unit in jra → headword',
      'lexical-unit in jra-Khmr, en → other forms',
      'writing systems: jra → jra-Latn, jra-Khmr → jra-Khmr, jra-fonipa-x-etic → ipa, jra-Latn-x-roman → romanised, en → en, vi → vi',
    ])
  })

  test('comes out again with every element, attribute, id and text', async () => {
    const taken = await imported(project)
    const target = await exported(taken)
    const [before, after] = [await documentOf(fieldWorks), await documentOf(target.text('jrai.lift'))]
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort())
    for (const [id, original] of before) {
      if (id === 'header') continue
      expect(said(after.get(id) ?? element('none'))).toBe(said(original))
    }
    expect(said(withoutOwnRanges(after.get('header')))).toBe(said(before.get('header') ?? element('none')))
    expect(target.text('jrai.lift-ranges')).toBe(ranges)
    expect([...target.files.keys()].sort()).toEqual([
      'audio/IA-fast.mp3',
      'audio/ia-1.wav',
      'audio/ia-slow.mp3',
      'jrai.lift',
      'jrai.lift-ranges',
      'pictures/nước.jpg',
    ])
  })

  test('keeps what the dictionary changed since, and all else', async () => {
    const taken = await imported(project)
    const target = await exported(taken, (entry) =>
      entry.headword.text === 'pơ-'
        ? {
            ...entry,
            senses: [{ ...entry.senses[0], glosses: { en: ['causative'], vi: ['làm cho'] }, semanticDomain: '9.6' }],
          }
        : entry,
    )
    const entry = (await documentOf(target.text('jrai.lift'))).get('ơ-_3f1d3c7e-5d52-4d0d-9c06-2f7f6f4f0a04')
    const original = (await documentOf(fieldWorks)).get('ơ-_3f1d3c7e-5d52-4d0d-9c06-2f7f6f4f0a04')
    const [text, wanted] = [entry, original].map((each) =>
      writeXml(each ?? element('none')).replaceAll(/\s*\n\s*/g, ''),
    )
    expect(text).toBe(
      wanted
        ?.replace('to cause to', 'causative')
        .replace('</sense>', '<trait name="semantic-domain-ddp4" value="9.6"/></sense>'),
    )
  })

  test('has its headwords in the language asked for', async () => {
    const taken = await imported(project, { language: 'jra-Khmr' })
    expect(entriesOf(taken).map(({ headword, forms }) => [headword.text, forms?.[0]?.text])).toEqual([
      ['ចឺ ឆៀង', 'čư čhiang'],
      ['អៀ', 'ia'],
    ])
  })
})

/** Two entries of one headword have numbers in a dictionary, also where the document gives them none. */
function withoutOrder(entry: XmlElement): XmlElement {
  return { ...entry, attributes: new Map([...entry.attributes].filter(([name]) => name !== 'order')) }
}

describe('any LIFT', () => {
  test('comes out again with every element, attribute, id and text', async () => {
    await fc.assert(
      fc.asyncProperty(liftEntries, async (entries) => {
        const document = `<lift version="0.13">${entries.map((each) => writeXml(each, 0, mixed)).join('')}</lift>`
        const files = { 'jrai.lift': document, 'audio/a.wav': 'a', 'b.mp3': 'b', 'pictures/Ảnh đẹp.png': 'c' }
        const taken = await imported(files, { language: 'jra' })
        expect(taken.reading.diagnostics).toEqual([])
        const after = await documentOf((await exported(taken)).text('jrai.lift'))
        for (const original of entries) {
          const written = after.get(original.attributes.get('id') ?? '') ?? element('none')
          expect(said(withoutOrder(written))).toBe(said(withoutOrder(original)))
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('writing', () => {
  const written = async (sample: SampleDictionary) => {
    const target = memoryTarget()
    const dropped = await liftExporter.write(exportSource(sample), 'jrai', target)
    return { target, dropped }
  }

  test('nothing is lost on the way there and back', async () => {
    await fc.assert(
      fc.asyncProperty(dictionaries(), async (sample) => {
        const { target, dropped } = await written(sample)
        expect(dropped).toEqual([])
        const taken = await imported(Object.fromEntries(target.files))
        expect(taken.problems.filter(({ rule }) => !['duplicate-possible', 'letter-doubtful'].includes(rule))).toEqual(
          [],
        )
        expect(taken.reading.diagnostics).toEqual([])
        expect(entriesOf(taken)).toEqual(sample.entries)
        const { title, description, language, glossLanguages, attribution, sources } = sample.manifest
        const said =
          (tag: string) =>
          (entry: Entry): boolean =>
            entry.senses.some(({ glosses }) => glosses[tag] !== undefined) ||
            entry.sources.some(({ supports }) => supports.includes(`gloss:${tag}`))
        const used = glossLanguages.filter((tag) => sample.entries.some(said(tag)))
        expect(taken.reading.source?.manifest).toMatchObject({
          title,
          description,
          language,
          glossLanguages: used,
          attribution,
        })
        expect(taken.reading.source?.manifest.sources).toEqual(expect.arrayContaining([...sources]))
        for (const { file } of sample.entries.flatMap(({ media = [] }) => media)) {
          expect(taken.target.text(`media/${file}`)).toBe(file)
        }
      }),
      { numRuns: 150 },
    )
  })
})
