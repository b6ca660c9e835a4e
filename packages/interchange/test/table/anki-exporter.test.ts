import type { Entry } from '@hiap/lexicon'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ankiExporter } from '../../src/table/anki-exporter.ts'
import { dictionaries, exportSource, manifests, type SampleDictionary } from '../entries.ts'
import { type MemoryTarget, memoryTarget } from '../memory-files.ts'

const exported = async (sample: SampleDictionary): Promise<MemoryTarget> => {
  const target = memoryTarget()
  await ankiExporter.write(exportSource(sample), 'words', target)
  return target
}

/** The file as Anki reads it: header lines that begin with #, then one note a line. */
const readNotes = (text: string): { headers: ReadonlyMap<string, string>; notes: readonly (readonly string[])[] } => {
  const headers = new Map<string, string>()
  const notes: string[][] = []
  for (const line of text.split('\n').slice(0, -1)) {
    const header = notes.length === 0 ? /^#([^:]+):(.*)$/s.exec(line) : null
    if (header === null) notes.push(line.split('\t'))
    else headers.set(header[1] ?? '', header[2] ?? '')
  }
  return { headers, notes }
}

const water: Entry = {
  id: 'k0001',
  kind: 'word',
  headword: { text: 'ទឹក', script: 'Khmr' },
  pronunciations: [{ ipa: 'tɨk', audio: 'm1' }],
  partOfSpeech: { ud: 'NOUN', label: { vi: 'danh từ' } },
  senses: [
    {
      glosses: { vi: ['nước', 'sông <lớn>'], en: ['"water"'] },
      semanticDomain: '1.3',
      examples: [{ text: 'ទឹកក្តៅ', translations: { en: 'hot water' }, status: 'attested', source: 'word-list' }],
    },
    { glosses: { vi: ['[sound:x.mp3] {{c1}}'] } },
  ],
  status: 'attested',
  sources: [{ source: 'word-list', supports: ['form', 'gloss:vi'] }],
  media: [
    { id: 'm1', type: 'audio', file: 'audio/1.opus', licence: 'CC0-1.0' },
    { id: 'm2', type: 'image', file: 'image/1.webp', licence: 'CC0-1.0' },
  ],
}

describe('writing', () => {
  test('writes a note for each entry, and its media beside it', async () => {
    const target = await exported({ manifest: manifests.km, entries: [water] })
    expect(target.text('words.txt')).toBe(
      [
        '#separator:tab',
        '#html:true',
        '#deck:Từ điển Khmer – Việt',
        '#columns:GUID\tHeadword\tPronunciation\tPart of speech\tMeaning (vi)\tMeaning (en)\tExamples\tVariants\tSound\tPicture\tSources\tTags',
        '#guid column:1',
        '#tags column:12',
        [
          'km-sample:k0001',
          'ទឹក',
          'tɨk',
          'danh từ',
          '1. nước; sông &lt;lớn&gt;<br>2. [sound&#58;x.mp3] &#123;&#123;c1}}',
          '1. &quot;water&quot;',
          'ទឹកក្តៅ – hot water',
          '',
          '[sound:km-sample-audio-1.opus]',
          '<img src="km-sample-image-1.webp">',
          'word-list',
          'km-sample kind::word status::attested pos::NOUN domain::1.3',
        ].join('\t'),
        '',
      ].join('\n'),
    )
    expect([...target.files.keys()]).toEqual([
      'words.txt',
      'words.media/km-sample-audio-1.opus',
      'words.media/km-sample-image-1.webp',
    ])
    expect(target.text('words.media/km-sample-audio-1.opus')).toBe('audio/1.opus')
  })

  test('keeps media apart whose names become the same', async () => {
    const media = ['a/b.opus', 'a-b.opus', 'A-B.opus'].map((file, index) => ({
      id: `m${index}`,
      type: 'audio' as const,
      file,
      licence: 'CC0-1.0',
    }))
    const target = await exported({
      manifest: manifests.km,
      entries: [{ ...water, pronunciations: [{ ipa: 'x' }], media }],
    })
    expect([...target.files.keys()].slice(1)).toEqual([
      'words.media/km-sample-a-b.opus',
      'words.media/km-sample-a-b-2.opus',
      'words.media/km-sample-A-B-3.opus',
    ])
  })

  test('is read by Anki’s rules: as many cells as columns, notes of their own, media that are there', async () => {
    await fc.assert(
      fc.asyncProperty(dictionaries(), async (sample) => {
        const target = await exported(sample)
        const { headers, notes } = readNotes(target.text('words.txt'))
        const columns = headers.get('columns')?.split('\t') ?? []
        expect(headers.get('separator')).toBe('tab')
        expect(headers.get('tags column')).toBe(String(columns.length))
        expect(notes).toHaveLength(sample.entries.length)
        expect(new Set(notes.map(([guid]) => guid)).size).toBe(notes.length)
        for (const [index, cells] of notes.entries()) {
          expect(cells).toHaveLength(columns.length)
          // Outside of the marks that the exporter writes, nothing is HTML or quoted.
          const text = cells.join('').replace(/<br>|<img src="[\w.-]+">/g, '')
          expect(text).not.toMatch(/[<>"\r\n]/)
          const entry = sample.entries[index]
          for (const [tag, column] of [
            ['vi', 'Meaning (vi)'],
            ['en', 'Meaning (en)'],
          ] as const) {
            const has = entry?.senses.some(({ glosses }) => glosses[tag] !== undefined) === true
            expect(cells[columns.indexOf(column)] !== '').toBe(has)
          }
          const named = [...(cells[columns.indexOf('Sound')] ?? '').matchAll(/\[sound:([^\]]+)\]/g)].map(
            ([, name]) => name,
          )
          const wanted = entry?.media?.filter(({ type }) => type !== 'image') ?? []
          expect(named).toHaveLength(wanted.length)
          for (const [at, name] of named.entries()) expect(target.text(`words.media/${name}`)).toBe(wanted[at]?.file)
        }
      }),
      { numRuns: 100 },
    )
  })

  test('counts what it drops', async () => {
    await fc.assert(
      fc.asyncProperty(dictionaries(), async (sample) => {
        const dropped = await ankiExporter.write(exportSource(sample), 'words', memoryTarget())
        const count = (field: string): number => dropped.find((each) => each.field === field)?.count ?? 0
        expect(count('senses[].definition')).toBe(
          sample.entries.flatMap(({ senses }) => senses.filter(({ definition }) => definition)).length,
        )
        expect(count('forms')).toBe(sample.entries.flatMap(({ forms = [] }) => forms).length)
        expect(count('media')).toBe(0)
        const none = { ...exportSource(sample), media: () => undefined }
        const lost = await ankiExporter.write(none, 'words', memoryTarget())
        expect(lost.find(({ field }) => field === 'media')?.count ?? 0).toBe(
          sample.entries.flatMap(({ media = [] }) => media).length,
        )
      }),
      { numRuns: 50 },
    )
  })
})
