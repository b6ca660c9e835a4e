import type { Entry, LocalisedText, Sense } from '@hiap/lexicon'
import { stringify } from 'csv-stringify/sync'
import { type DroppedCount, droppedCount } from '../dropped-count.ts'
import type { Dropped, Exporter, ExportFile, ExportSource, ExportTarget } from '../exporter.ts'
import { recordOf } from '../json-lines/loose-fields.ts'
import { scriptOf } from '../take-in/script-of.ts'
import { columnField, type FieldName, fieldNames, headingOf } from './column-field.ts'
import { guardCell } from './formula-guard.ts'
import { joinMeanings } from './split-meanings.ts'

const reasons = {
  media: 'A table has no recordings or pictures.',
  'pronunciations[].audio': 'A table has no recordings.',
  kept: 'A column of the same name is written already, or the entry has fewer senses than it had rows.',
} as const

type Count = DroppedCount<keyof typeof reasons>

/**
 * Writes a table: one row for each sense, the entry's own cells on the first of them, its id and headword on all. The
 * header has the columns that the dictionary needs, by the names of the fields; the importer reads them again. UTF-8
 * with a byte order mark and CRLF, as Excel wants it; a cell that would run as a formula has an apostrophe before it.
 */
export const csvExporter: Exporter = { format: 'csv', ending: '.csv', write }

const rowsAtOnce = 500

async function write(source: ExportSource, name: string, target: ExportTarget): Promise<readonly Dropped[]> {
  const dropped = droppedCount(reasons)
  const used = new Set<string>()
  const keptHeadings = new Set<string>()
  for await (const entry of source.entries()) {
    countDropped(entry, dropped)
    const rows = rowsOf(entry)
    for (const row of rows) for (const heading of row.keys()) used.add(heading)
    const kept = keptRows(source.kept(entry.id))
    for (const row of kept) for (const heading of Object.keys(row)) keptHeadings.add(heading)
    if (kept.length > rows.length) dropped.add('kept', kept.slice(rows.length))
  }
  const headings = inOrder(used, source.manifest.glossLanguages)
  const others = [...keptHeadings].filter((heading) => columnField(heading, undefined) === undefined)
  const headers = [...headings, ...others]

  const file = await target.file(`${name}.csv`)
  await file.write('\ufeff')
  let lot: (readonly string[])[] = [headers]
  for await (const entry of source.entries()) {
    const kept = keptRows(source.kept(entry.id))
    for (const heading of new Set(kept.flatMap((row) => Object.keys(row)))) {
      if (!others.includes(heading)) dropped.add('kept', heading)
    }
    for (const [index, row] of rowsOf(entry).entries()) {
      const more = new Map(Object.entries(kept[index] ?? {}))
      lot.push([
        ...headings.map((heading) => row.get(heading) ?? ''),
        ...others.map((heading) => {
          const value = more.get(heading)
          return typeof value === 'string' ? value : ''
        }),
      ])
    }
    if (lot.length >= rowsAtOnce) {
      await writeRows(file, lot)
      lot = []
    }
  }
  await writeRows(file, lot)
  await file.end()
  return dropped.list()
}

async function writeRows(file: ExportFile, rows: readonly (readonly string[])[]): Promise<void> {
  if (rows.length === 0) return
  const guarded = rows.map((cells) => cells.map(guardCell))
  await file.write(stringify(guarded, { record_delimiter: '\r\n', quoted_match: /[\r\n]/ }))
}

/** Headings in the order of the fields; those of one field in the order of the languages of the dictionary. */
function inOrder(used: ReadonlySet<string>, languages: readonly string[]): readonly string[] {
  const place = (heading: string): number => {
    const field = columnField(heading, undefined)
    const language = languages.indexOf(field?.tag ?? '')
    const name = field === undefined ? fieldNames.length : fieldNames.indexOf(field.name)
    return name * 1000 + (language === -1 ? 999 : language)
  }
  return [...new Set(['id', 'headword', ...used])].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
}

function keptRows(kept: unknown): readonly Readonly<Record<string, unknown>>[] {
  const { rows } = recordOf({ kept }, 'kept')
  return Array.isArray(rows) ? rows.map((row: unknown) => recordOf({ row }, 'row')) : []
}

function countDropped({ media, pronunciations = [] }: Entry, dropped: Count): void {
  dropped.add('media', media)
  for (const { audio } of pronunciations) dropped.add('pronunciations[].audio', audio)
}

/** The cells of an entry by their headings: one row for each sense. */
function rowsOf(entry: Entry): readonly ReadonlyMap<string, string>[] {
  return entry.senses.map((sense, index) => {
    const row = new Map<string, string>()
    const put = (name: FieldName, text: string | undefined, tag?: string): void => {
      if (text !== undefined && text.replaceAll('\n', '') !== '') {
        row.set(headingOf(tag === undefined ? { name } : { name, tag }), text)
      }
    }
    put('id', entry.id)
    put('headword', entry.headword.text)
    if (index === 0) putEntry(entry, put)
    putSense(sense, put)
    return row
  })
}

type Put = (name: FieldName, text: string | undefined, tag?: string) => void

function putEntry(entry: Entry, put: Put): void {
  const { headword, kind, homograph, partOfSpeech, status, review, culture } = entry
  if (kind !== 'word') put('kind', kind)
  if (scriptOf(headword.text) !== headword.script) put('script', headword.script)
  put('orthography', headword.orthography)
  put('homograph', homograph?.toString())
  const forms = entry.forms ?? []
  for (const tag of new Set(forms.map(({ language }) => language))) {
    put('form', cellOfList(forms.flatMap(({ language, text }) => (language === tag ? [text] : []))), tag)
  }
  const variants = entry.variants ?? []
  put('variant', cellOfList(variants.map(({ text }) => text)))
  put('variant_type', lines(variants.map(({ type }) => type)))
  putTagged(
    put,
    'variant_note',
    variants.map(({ note }) => note),
  )
  const said = (entry.pronunciations ?? []).filter(
    ({ ipa, romanised, speaker, dialect, source }) => (ipa ?? romanised ?? speaker ?? dialect ?? source) !== undefined,
  )
  put('ipa', lines(said.map(({ ipa }) => ipa)))
  put('romanised', lines(said.map(({ romanised }) => romanised)))
  put('pronunciation_speaker', lines(said.map(({ speaker }) => speaker)))
  put('pronunciation_dialect', lines(said.map(({ dialect }) => dialect)))
  put('pronunciation_source', lines(said.map(({ source }) => source)))
  put('pos', partOfSpeech?.ud)
  putLocalised(put, 'pos_label', partOfSpeech?.label)
  put('frequency_band', entry.frequencyBand?.toString())
  for (const [name, type] of [
    ['synonym', 'synonym'],
    ['antonym', 'antonym'],
    ['part_of', 'part-of'],
    ['has_part', 'has-part'],
    ['see_also', 'see-also'],
    ['derived_from', 'derived-from'],
    ['variant_of', 'variant-of'],
  ] as const) {
    put(name, lines((entry.crossReferences ?? []).flatMap((each) => (each.type === type ? [each.entry] : []))))
  }
  put('etymology', entry.etymology)
  if (status !== 'attested') put('status', status)
  put('reviewed_by', review?.by)
  put('reviewed_on', review?.date)
  put('citation', lines(entry.sources.map(({ source }) => source)))
  put('citation_supports', lines(entry.sources.map(({ supports }) => supports.join(' '))))
  put('citation_form', lines(entry.sources.map(({ form }) => form)))
  put('citation_locator', lines(entry.sources.map(({ locator }) => locator)))
  put('citation_note', lines(entry.sources.map(({ note }) => note)))
  putTagged(put, 'note', entry.notes ?? [])
  putLocalised(put, 'place', culture?.place)
  putLocalised(put, 'time', culture?.time)
}

function putSense(sense: Sense, put: Put): void {
  for (const [tag, texts] of Object.entries(sense.glosses)) put('gloss', joinMeanings(texts), tag)
  putLocalised(put, 'definition', sense.definition)
  put('semantic_domain', sense.semanticDomain)
  put('register', sense.register)
  put('dialect', sense.dialect)
  putLocalised(put, 'sense_note', sense.note)
  const examples = sense.examples ?? []
  put('example', lines(examples.map(({ text }) => text)))
  putTagged(
    put,
    'example_translation',
    examples.map(({ translations }) => translations),
  )
  put('example_status', lines(examples.map(({ status }) => (status === 'attested' ? undefined : status))))
  put('example_source', lines(examples.map(({ source }) => source)))
}

function putLocalised(put: Put, name: FieldName, texts: LocalisedText | undefined): void {
  for (const [tag, text] of Object.entries(texts ?? {})) put(name, text, tag)
}

/** One column for each language; the lines of all of them belong together. */
function putTagged(put: Put, name: FieldName, items: readonly (LocalisedText | undefined)[]): void {
  for (const tag of new Set(items.flatMap((texts) => Object.keys(texts ?? {})))) {
    put(name, lines(items.map((texts) => texts?.[tag])), tag)
  }
}

function lines(texts: readonly (string | undefined)[]): string {
  return texts.map((text) => text ?? '').join('\n')
}

/** Texts that stand by themselves; a single one with a `;` ends in a line break, so that it is not divided. */
function cellOfList(texts: readonly string[]): string {
  const [only] = texts
  return texts.length === 1 && only !== undefined && /[;；]/.test(only) ? `${only}\n` : lines(texts)
}
