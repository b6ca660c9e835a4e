import type { Entry } from '@hiap/lexicon'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvExporter } from '../../src/table/csv-exporter.ts'
import { csvImporter } from '../../src/table/csv-importer.ts'
import { dictionaries, exportSource, manifests, type SampleDictionary } from '../entries.ts'
import { memoryInput, memoryTarget } from '../memory-files.ts'
import { type Taken, takeInBy } from '../take-in/import-drafts.ts'

const imported = (file: string, language: string): Promise<Taken> =>
  takeInBy(csvImporter, memoryInput({ 'words.csv': file }, 'words.csv', 100), { language })

const exported = async (sample: SampleDictionary, kept?: ReadonlyMap<string, unknown>): Promise<string> => {
  const target = memoryTarget()
  await csvExporter.write(exportSource(sample, kept === undefined ? {} : { kept }), 'words', target)
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(target.files.get('words.csv'))
}

const entry = (fields: Partial<Entry> & { readonly headword: Entry['headword'] }): Entry => ({
  id: 'a1',
  kind: 'word',
  senses: [{ glosses: { vi: ['nước'] } }],
  status: 'attested',
  sources: [{ source: 'word-list', supports: ['form', 'gloss:vi'] }],
  ...fields,
})

describe('writing', () => {
  test('writes a row for each sense, with the columns that are needed', async () => {
    const sample = {
      manifest: manifests.jra,
      entries: [
        entry({
          headword: { text: '-an', script: 'Latn' },
          kind: 'affix',
          senses: [
            { glosses: { vi: ['nước', 'sông'], en: ['a "river"'] } },
            { glosses: { vi: ['a; b'] }, semanticDomain: '1.3' },
          ],
        }),
      ],
    }
    expect(await exported(sample)).toBe(
      [
        '\ufeffid,kind,headword,gloss:vi,gloss:en,semantic_domain,citation,citation_supports',
        'a1,affix,\'-an,nước; sông,"a ""river""",,word-list,form gloss:vi',
        'a1,,\'-an,"a; b\n",,1.3,,',
        '',
      ].join('\r\n'),
    )
  })

  test('what a table can carry comes back the same', async () => {
    await fc.assert(
      fc.asyncProperty(dictionaries(), async (sample) => {
        const taken = await imported(await exported(sample), sample.manifest.language)
        expect(taken.problems.filter(({ rule }) => !['duplicate-possible', 'letter-doubtful'].includes(rule))).toEqual(
          [],
        )
        expect(taken.reading.source?.entries.map(carried)).toEqual(sample.entries.map(carried))
      }),
      { numRuns: 200 },
    )
  })

  test('no cell is a formula', async () => {
    await fc.assert(
      fc.asyncProperty(dictionaries(), async (sample) => {
        const text = await exported(sample)
        // A cell begins at the start, after a comma or line end, with or without its quotation mark.
        const outside = text.replace(/"(?:[^"]|"")*"/g, (quoted) => (/^"[=+\-@\t\r\n]/.test(quoted) ? '=' : 'q'))
        expect(outside).not.toMatch(/(^|,|\n)[=+\-@\t]/)
      }),
      { numRuns: 100 },
    )
  })

  test('counts what it drops, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(dictionaries(), async (sample) => {
        const dropped = await csvExporter.write(exportSource(sample), 'words', memoryTarget())
        const count = (field: string): number => dropped.find((each) => each.field === field)?.count ?? 0
        expect(count('media')).toBe(sample.entries.flatMap(({ media = [] }) => media).length)
        expect(count('pronunciations[].audio')).toBe(
          sample.entries.flatMap(({ pronunciations = [] }) => pronunciations.filter(({ audio }) => audio)).length,
        )
        expect(count('kept')).toBe(0)
      }),
      { numRuns: 50 },
    )
  })

  test('gives back the columns that an import kept', async () => {
    const file = 'STT,từ,nghĩa,người ghi\n1,čư,núi,Rơchăm\n2,ia,nước,\n3,ia,sông,Ksor\n'
    const taken = await imported(file, 'jra')
    const { source } = taken.reading
    if (source === undefined) expect.fail('no source')
    const kept = new Map(
      taken.target
        .text('kept.jsonl')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as { entry: string; kept: unknown })
        .map((line) => [line.entry, line.kept] as const),
    )
    const again = await exported(source, kept)
    const rows = again.split('\r\n').map((line) => line.split(','))
    expect(rows[0]?.slice(-2)).toEqual(['STT', 'người ghi'])
    expect(rows.slice(1, 4).map((cells) => [cells[1], ...cells.slice(-2)])).toEqual([
      ['čư', '1', 'Rơchăm'],
      ['ia', '2', ''],
      ['ia', '3', 'Ksor'],
    ])
  })
})

/** What of an entry a table has a place for. What a list says twice is said once. */
function carried({ media: _, pronunciations = [], forms = [], crossReferences = [], ...entry }: Entry): unknown {
  return {
    ...entry,
    forms: once(forms.map(({ language, text }) => `${language} ${text}`).sort()),
    pronunciations: once(
      pronunciations.flatMap(({ audio: __, ...said }) => (Object.keys(said).length === 0 ? [] : [said])),
    ),
    crossReferences: crossReferences.map(({ type, entry: to }) => `${type} ${to}`).sort(),
    senses: once(entry.senses),
    sources: once(entry.sources),
    notes: once(entry.notes ?? []),
  }
}

function once<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Map(items.map((item) => [stable(item), item])).values()]
}

function stable(item: unknown): string {
  return JSON.stringify(item, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}
