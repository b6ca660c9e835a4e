import type { Entry, Example, LocalisedText, Manifest, Media, Sense } from '@hiap/lexicon'
import { stringify } from 'csv-stringify/sync'
import { type DroppedCount, droppedCount } from '../dropped-count.ts'
import type { Dropped, Exporter, ExportFile, ExportSource, ExportTarget } from '../exporter.ts'
import { iso639P3 } from '../iso-639-3.ts'
import { recordOf, recordsOf, textOf } from '../json-lines/loose-fields.ts'
import { readBibtex, writeBibtex } from './bibtex.ts'
import { generator } from './cldf-importer.ts'
import { guardedCell } from './formula-cell.ts'
import { type Component, cldf, components, own } from './terms.ts'

type JsonRecord = Readonly<Record<string, unknown>>

const reasons = {
  'headword.script': 'The letters tell it.',
  media: 'The file is not there.',
} as const

type Count = DroppedCount<keyof typeof reasons>

/**
 * Writes a dataset of the module Dictionary of CLDF 1.3: metadata, `entries.csv`, `senses.csv`, and where there are any
 * `examples.csv`, `media.csv` and the media themselves; `languages.csv`, `sources.bib`. What CLDF has no property for
 * stands in further columns, texts of several languages in one for each, compound values as JSON (a datatype of CSVW).
 */
export const cldfExporter: Exporter = { format: 'cldf', ending: '-metadata.json', write }

/** What of a dictionary must be known before its first row is written. */
interface Plan {
  /** Stands in no gloss. */
  readonly separator: string
  readonly glosses: readonly string[]
  readonly definitions: readonly string[]
  readonly notes: readonly string[]
  readonly translations: readonly string[]
  readonly examples: boolean
  readonly media: ReadonlySet<string>
  /** Columns that an import kept. */
  readonly keptColumns: { readonly entry: readonly JsonRecord[]; readonly sense: readonly JsonRecord[] }
}

interface ColumnWriter<Row> {
  readonly name: string
  /** Of CLDF, or `own:…`. */
  readonly property?: string
  readonly description?: JsonRecord
  cell(row: Row): string | undefined
}

interface EntryRow {
  readonly entry: Entry
  readonly kept: JsonRecord
}
interface SenseRow {
  readonly entry: Entry
  readonly sense: Sense
  readonly number: number
  readonly kept: JsonRecord
}
interface ExampleRow {
  readonly entry: Entry
  readonly example: Example
  readonly sense: number
  readonly number: number
}
interface MediaRow {
  readonly entry: Entry
  readonly media: Media
}

async function write(source: ExportSource, name: string, target: ExportTarget): Promise<readonly Dropped[]> {
  const { manifest } = source
  const dropped = droppedCount(reasons)
  const keptOfAll = recordOf({ kept: source.kept() }, 'kept')
  const plan = await planOf(source, keptOfAll)
  const language = manifest.language
  const entryColumns = columnsOfEntries(plan, language)
  const senseColumns = columnsOfSenses(plan)
  const exampleColumns = columnsOfExamples(plan, language)
  const entries = await begin(target, 'entries.csv', entryColumns)
  const senses = await begin(target, 'senses.csv', senseColumns)
  const examples = plan.examples ? await begin(target, 'examples.csv', exampleColumns) : undefined
  const media = plan.media.size > 0 ? await begin(target, 'media.csv', mediaColumns) : undefined
  const counts = { entries: 0, senses: 0, examples: 0, media: 0 }
  const scripts = new Map<string, number>()

  for await (const whole of source.entries()) {
    const entry = withMedia(whole, plan.media, dropped)
    const kept = recordOf({ kept: source.kept(entry.id) }, 'kept')
    const keptSenses = Array.isArray(kept.senses) && kept.senses.length === entry.senses.length ? kept.senses : []
    scripts.set(entry.headword.script, (scripts.get(entry.headword.script) ?? 0) + 1)
    counts.entries += 1
    await entries.row({ entry, kept: recordOf(kept, 'entry') })
    for (const [index, sense] of entry.senses.entries()) {
      counts.senses += 1
      await senses.row({ entry, sense, number: index + 1, kept: recordOf({ kept: keptSenses[index] }, 'kept') })
      for (const [at, example] of (sense.examples ?? []).entries()) {
        counts.examples += 1
        await examples?.row({ entry, example, sense: index + 1, number: at + 1 })
      }
    }
    for (const each of entry.media ?? []) {
      counts.media += 1
      await media?.row({ entry, media: each })
    }
  }
  for (const table of [entries, senses, examples, media]) await table?.end()
  const languages = languagesOf(manifest, plan.translations)
  await writeLanguages(target, languages)
  await writeMedia(source, target, plan.media)
  await writeSources(target, manifest, keptOfAll)
  const tables = [
    tableOf('EntryTable', entryColumns, counts.entries, [
      ['Language_ID', 'languages.csv'],
      ...(plan.media.size > 0 ? [['Media_IDs', 'media.csv'] as const] : []),
    ]),
    tableOf('SenseTable', senseColumns, counts.senses, [['Entry_ID', 'entries.csv']]),
    ...(plan.examples
      ? [
          tableOf('ExampleTable', exampleColumns, counts.examples, [
            ['Language_ID', 'languages.csv'],
            ['Meta_Language_ID', 'languages.csv'],
            ['Sense_IDs', 'senses.csv'],
          ]),
        ]
      : []),
    ...(plan.media.size > 0 ? [tableOf('MediaTable', mediaColumns, counts.media, [])] : []),
    tableOf('LanguageTable', languageColumns, languages.length, []),
  ]
  const file = await target.file(`${name}-metadata.json`)
  await file.write(`${JSON.stringify(metadataOf(source, keptOfAll, tables), undefined, 2)}\n`)
  await file.end()
  // The letters tell the script again, but not where a dictionary has words in several.
  if (scripts.size > 1) for (const [, count] of [...scripts].slice(1)) dropped.add('headword.script', new Array(count))
  return dropped.list()
}

/** A table that is being written. */
async function begin<Row>(
  target: ExportTarget,
  path: string,
  columns: readonly ColumnWriter<Row>[],
): Promise<{ row(row: Row): Promise<void>; end(): Promise<void> }> {
  const file: ExportFile = await target.file(path)
  let lines = [columns.map(({ name }) => name)]
  const flush = async (): Promise<void> => {
    if (lines.length > 0) await file.write(stringify(lines, { record_delimiter: '\r\n' }))
    lines = []
  }
  return {
    async row(row) {
      lines.push(columns.map((column) => guardedCell(column.cell(row) ?? '')))
      if (lines.length >= rowsTogether) await flush()
    },
    async end() {
      await flush()
      await file.end()
    },
  }
}

const rowsTogether = 500

const separators = ['; ', ' | ', ' ¦ ', ' ‖ ', ' ⁂ ']

async function planOf(source: ExportSource, keptOfAll: JsonRecord): Promise<Plan> {
  const left = new Set(separators)
  const definitions = new Set<string>()
  const notes = new Set<string>()
  const translations = new Set<string>()
  const media = new Set<string>()
  let examples = false
  for await (const entry of source.entries()) {
    for (const { file } of entry.media ?? []) if (!media.has(file) && source.media(file) !== undefined) media.add(file)
    for (const sense of entry.senses) {
      for (const text of Object.values(sense.glosses).flat()) {
        // With a space, as a gloss may end in what a separator begins with.
        for (const separator of left) if (`${text} `.includes(separator)) left.delete(separator)
      }
      for (const tag of Object.keys(sense.definition ?? {})) definitions.add(tag)
      for (const tag of Object.keys(sense.note ?? {})) notes.add(tag)
      for (const example of sense.examples ?? []) {
        examples = true
        for (const tag of Object.keys(example.translations)) translations.add(tag)
      }
    }
  }
  const columns = recordOf(keptOfAll, 'columns')
  const taken = new Set(usualNames)
  const kept = (field: string): readonly JsonRecord[] =>
    recordsOf(columns, field).filter((column) => {
      const name = textOf(column, 'name')
      return name !== undefined && !taken.has(name)
    })
  const { glossLanguages } = source.manifest
  return {
    // One that is in no text of people.
    separator: [...left][0] ?? ' \u241e ',
    glosses: glossLanguages,
    definitions: inOrder(definitions, glossLanguages),
    notes: inOrder(notes, glossLanguages),
    translations: inOrder(translations, glossLanguages),
    examples,
    media,
    keptColumns: { entry: kept('entry'), sense: kept('sense') },
  }
}

/** Those of the dictionary first, then the others by their tags. */
function inOrder(tags: ReadonlySet<string>, first: readonly string[]): readonly string[] {
  return [...first.filter((tag) => tags.has(tag)), ...[...tags].filter((tag) => !first.includes(tag)).sort()]
}

/** The entry without the media whose files are not there. */
function withMedia(entry: Entry, there: ReadonlySet<string>, dropped: Count): Entry {
  const gone = entry.media?.filter(({ file }) => !there.has(file)) ?? []
  if (gone.length === 0) return entry
  dropped.add('media', gone)
  const { media, ...rest } = entry
  const left = media?.filter(({ file }) => there.has(file)) ?? []
  return left.length === 0 ? rest : { ...rest, media: left }
}

const json = (value: unknown): string | undefined => (value === undefined ? undefined : JSON.stringify(value))

const jsonColumn = (field: string, name: string, value: (entry: Entry) => unknown): ColumnWriter<EntryRow> => ({
  name,
  property: `own:${field}`,
  description: { datatype: 'json' },
  cell: ({ entry }) => json(value(entry)),
})

const textColumn = (
  field: string,
  name: string,
  value: (entry: Entry) => string | number | undefined,
): ColumnWriter<EntryRow> => ({
  name,
  property: `own:${field}`,
  cell: ({ entry }) => value(entry)?.toString(),
})

function columnsOfEntries(plan: Plan, language: string): readonly ColumnWriter<EntryRow>[] {
  return [
    { name: 'ID', property: 'id', cell: ({ entry }) => entry.id },
    { name: 'Language_ID', property: 'languageReference', cell: () => language },
    { name: 'Headword', property: 'headword', cell: ({ entry }) => entry.headword.text },
    { name: 'Part_Of_Speech', property: 'partOfSpeech', cell: ({ entry }) => entry.partOfSpeech?.ud },
    {
      name: 'Source',
      property: 'source',
      description: { separator: ';' },
      cell: ({ entry }) =>
        [...new Set(entry.sources.map(({ source, locator }) => source + contextOf(locator)))].join(';'),
    },
    ...(plan.media.size === 0
      ? []
      : [
          {
            name: 'Media_IDs',
            property: 'mediaReference',
            description: { separator: ';' },
            cell: ({ entry }: EntryRow) => entry.media?.map(({ id }) => mediaId(entry, id)).join(';'),
          },
        ]),
    textColumn('kind', 'Kind', ({ kind }) => kind),
    textColumn('homograph', 'Homograph', ({ homograph }) => homograph),
    textColumn('orthography', 'Orthography', ({ headword }) => headword.orthography),
    jsonColumn('partOfSpeechLabel', 'Part_Of_Speech_Label', ({ partOfSpeech }) => partOfSpeech?.label),
    jsonColumn('forms', 'Forms', ({ forms }) => forms),
    jsonColumn('variants', 'Variants', ({ variants }) => variants),
    jsonColumn('pronunciations', 'Pronunciations', ({ pronunciations }) => pronunciations),
    jsonColumn('crossReferences', 'Cross_References', ({ crossReferences }) => crossReferences),
    textColumn('etymology', 'Etymology', ({ etymology }) => etymology),
    textColumn('frequencyBand', 'Frequency_Band', ({ frequencyBand }) => frequencyBand),
    textColumn('status', 'Status', ({ status }) => status),
    jsonColumn('review', 'Review', ({ review }) => review),
    jsonColumn('citations', 'Citations', ({ sources }) => sources),
    jsonColumn('notes', 'Notes', ({ notes }) => notes),
    jsonColumn('culture', 'Culture', ({ culture }) => culture),
    ...plan.keptColumns.entry.map((description) => keptColumn<EntryRow>(description)),
  ]
}

/** Names of the columns of entries and senses, which a kept one may not take. */
const usualNames = [
  ...['ID', 'Language_ID', 'Headword', 'Part_Of_Speech', 'Source', 'Media_IDs', 'Kind', 'Homograph', 'Orthography'],
  ...['Part_Of_Speech_Label', 'Forms', 'Variants', 'Pronunciations', 'Cross_References', 'Etymology', 'Frequency_Band'],
  ...['Status', 'Review', 'Citations', 'Notes', 'Culture', 'Entry_ID', 'Description', 'Semantic_Domain', 'Register'],
  ...['Dialect'],
]

function keptColumn<Row extends { readonly kept: JsonRecord }>(description: JsonRecord): ColumnWriter<Row> {
  const name = textOf(description, 'name') ?? ''
  return { name, description, cell: ({ kept }) => textOf(kept, name) }
}

function contextOf(locator: string | undefined): string {
  return locator === undefined || /[[\];]/.test(locator) ? '' : `[${locator}]`
}

function mediaId(entry: Entry, id: string): string {
  return `${entry.id}_${id}`
}

function senseId(entry: Entry, number: number): string {
  return `${entry.id}_${number}`
}

function byLanguage<Row>(
  tags: readonly string[],
  name: string,
  property: string,
  value: (row: Row) => LocalisedText | undefined,
): readonly ColumnWriter<Row>[] {
  return tags.map((tag) => ({
    name: `${name}_${tag}`,
    property: `own:${property}/${tag}`,
    description: { lang: tag },
    cell: (row) => value(row)?.[tag],
  }))
}

function columnsOfSenses(plan: Plan): readonly ColumnWriter<SenseRow>[] {
  const { separator } = plan
  return [
    { name: 'ID', property: 'id', cell: ({ entry, number }) => senseId(entry, number) },
    { name: 'Entry_ID', property: 'entryReference', cell: ({ entry }) => entry.id },
    {
      name: 'Description',
      property: 'description',
      cell: ({ sense }) => {
        const tag = plan.glosses.find((each) => Object.hasOwn(sense.glosses, each))
        return (tag === undefined ? undefined : sense.glosses[tag])?.join('; ')
      },
    },
    ...plan.glosses.map(
      (tag): ColumnWriter<SenseRow> => ({
        name: `Gloss_${tag}`,
        property: `own:gloss/${tag}`,
        description: { lang: tag, separator },
        cell: ({ sense }) => sense.glosses[tag]?.join(separator),
      }),
    ),
    ...byLanguage<SenseRow>(plan.definitions, 'Definition', 'definition', ({ sense }) => sense.definition),
    { name: 'Semantic_Domain', property: 'own:semanticDomain', cell: ({ sense }) => sense.semanticDomain },
    { name: 'Register', property: 'own:register', cell: ({ sense }) => sense.register },
    { name: 'Dialect', property: 'own:dialect', cell: ({ sense }) => sense.dialect },
    ...byLanguage<SenseRow>(plan.notes, 'Note', 'note', ({ sense }) => sense.note),
    ...plan.keptColumns.sense.map((description) => keptColumn<SenseRow>(description)),
  ]
}

function columnsOfExamples(plan: Plan, language: string): readonly ColumnWriter<ExampleRow>[] {
  const first = ({ example }: ExampleRow): string | undefined =>
    plan.translations.find((tag) => Object.hasOwn(example.translations, tag))
  return [
    { name: 'ID', property: 'id', cell: ({ entry, sense, number }) => `${senseId(entry, sense)}_${number}` },
    { name: 'Language_ID', property: 'languageReference', cell: () => language },
    { name: 'Primary_Text', property: 'primaryText', cell: ({ example }) => example.text },
    {
      name: 'Translated_Text',
      property: 'translatedText',
      cell: (row) => row.example.translations[first(row) ?? ''],
    },
    { name: 'Meta_Language_ID', property: 'metaLanguageReference', cell: first },
    {
      name: 'Sense_IDs',
      property: 'senseReference',
      description: { separator: ';' },
      cell: ({ entry, sense }) => senseId(entry, sense),
    },
    {
      name: 'Source',
      property: 'source',
      description: { separator: ';' },
      cell: ({ example }) => example.source,
    },
    ...byLanguage<ExampleRow>(plan.translations, 'Translation', 'translation', ({ example }) => example.translations),
    { name: 'Status', property: 'own:status', cell: ({ example }) => example.status },
  ]
}

const mediaColumns: readonly ColumnWriter<MediaRow>[] = [
  { name: 'ID', property: 'id', cell: ({ entry, media }) => mediaId(entry, media.id) },
  { name: 'Name', property: 'name', cell: ({ media }) => media.file.slice(media.file.lastIndexOf('/') + 1) },
  { name: 'Media_Type', property: 'mediaType', cell: ({ media }) => mediaTypeOf(media) },
  {
    name: 'Download_URL',
    property: 'downloadUrl',
    description: { datatype: 'anyURI' },
    cell: ({ media }) => `media/${media.file}`,
  },
  { name: 'Local_ID', property: 'own:id', cell: ({ media }) => media.id },
  { name: 'License', property: 'own:licence', cell: ({ media }) => media.licence },
  { name: 'Speaker', property: 'own:speaker', cell: ({ media }) => media.speaker },
  { name: 'Consent', property: 'own:consent', cell: ({ media }) => media.consent },
  {
    name: 'Caption',
    property: 'own:caption',
    description: { datatype: 'json' },
    cell: ({ media }) => json(media.caption),
  },
]

const mediaTypes: ReadonlyMap<string, string> = new Map([
  ['mp3', 'mpeg'],
  ['opus', 'ogg'],
  ['ogg', 'ogg'],
  ['wav', 'wav'],
  ['m4a', 'mp4'],
  ['mp4', 'mp4'],
  ['webm', 'webm'],
  ['jpg', 'jpeg'],
  ['jpeg', 'jpeg'],
  ['png', 'png'],
  ['webp', 'webp'],
  ['avif', 'avif'],
])

function mediaTypeOf({ type, file }: Media): string {
  const ending = file.slice(file.lastIndexOf('.') + 1).toLowerCase()
  return `${type}/${mediaTypes.get(ending) ?? '*'}`
}

const languageColumns: readonly ColumnWriter<string>[] = [
  { name: 'ID', property: 'id', cell: (tag) => tag },
  { name: 'Name', property: 'name', cell: (tag) => languageNames.of(tag) },
  { name: 'ISO639P3code', property: 'iso639P3code', cell: (tag) => iso639P3(tag) },
]

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' })

/** Languages that the tables name. */
function languagesOf({ language, glossLanguages }: Manifest, others: readonly string[]): readonly string[] {
  return [...new Set([language, ...glossLanguages, ...others])]
}

async function writeLanguages(target: ExportTarget, languages: readonly string[]): Promise<void> {
  const table = await begin(target, 'languages.csv', languageColumns)
  for (const tag of languages) await table.row(tag)
  await table.end()
}

async function writeMedia(source: ExportSource, target: ExportTarget, files: ReadonlySet<string>): Promise<void> {
  for (const path of files) {
    const file = await target.file(`media/${path}`)
    for await (const piece of source.media(path) ?? []) await file.write(piece)
    await file.end()
  }
}

/** The sources of the dictionary, then those records of the file imported that it does not have. */
async function writeSources(target: ExportTarget, { sources }: Manifest, kept: JsonRecord): Promise<void> {
  const ids = new Set(sources.map(({ id }) => id))
  const others = readBibtex(textOf(kept, 'bibtex') ?? '').filter(
    ({ key }) => !ids.has(key) && !ids.has(key.toLowerCase()),
  )
  const file = await target.file('sources.bib')
  await file.write(writeBibtex(sources) + others.map(({ raw }) => `\n${raw}\n`).join(''))
  await file.end()
}

function tableOf<Row>(
  component: Component,
  columns: readonly ColumnWriter<Row>[],
  extent: number,
  references: readonly (readonly [column: string, table: string])[],
): JsonRecord {
  const { file, required } = components[component]
  return {
    url: file,
    'dc:conformsTo': cldf + component,
    'dc:extent': extent,
    tableSchema: {
      columns: columns.map(({ name, property, description = {} }) => ({
        ...(property === undefined
          ? {}
          : { propertyUrl: property.startsWith('own:') ? own + property.slice(4) : cldf + property }),
        datatype: 'string',
        ...(property !== undefined && required.includes(property) ? { required: true } : {}),
        ...description,
        name,
      })),
      primaryKey: ['ID'],
      ...(references.length === 0
        ? {}
        : {
            foreignKeys: references.map(([column, table]) => ({
              columnReference: [column],
              reference: { resource: table, columnReference: ['ID'] },
            })),
          }),
    },
  }
}

function metadataOf(
  { manifest, baseUrl }: ExportSource,
  keptOfAll: JsonRecord,
  tables: readonly JsonRecord[],
): JsonRecord {
  const { id, title, description, licence, attribution, version } = manifest
  const inEnglish = (texts: LocalisedText): string => texts.en ?? Object.values(texts)[0] ?? id
  return {
    ...recordOf(keptOfAll, 'metadata'),
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    'dc:conformsTo': `${cldf}Dictionary`,
    'dc:source': 'sources.bib',
    'dc:title': inEnglish(title),
    'dc:description': inEnglish(description),
    'dc:license': licence.url ?? `https://spdx.org/licenses/${licence.spdx}`,
    'dc:bibliographicCitation': attribution,
    ...(baseUrl === undefined ? {} : { 'dcat:accessURL': `${baseUrl}${id}` }),
    'rdf:ID': id,
    'rdf:type': 'http://www.w3.org/ns/dcat#Distribution',
    'schema:version': version,
    'prov:wasGeneratedBy': [{ 'dc:title': generator }],
    dialect: { commentPrefix: null },
    tables,
  }
}
