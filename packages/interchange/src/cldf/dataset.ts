import { decode, scanJson } from '@hiap/bundle/source'
import { openZip } from '../archive/read-zip.ts'
import type { ImportTask, InputFile } from '../importer.ts'
import { recordOf, recordsOf, textOf, textsOf } from '../json-lines/loose-fields.ts'
import { type Component, cldf, components, listProperties, own } from './terms.ts'

type JsonRecord = Readonly<Record<string, unknown>>

/** A column as the metadata describe it, or as it is by default. */
export interface Column {
  readonly name: string
  /** Headings by which it may stand in the file. */
  readonly titles: readonly string[]
  /** Name in the ontology of CLDF, `own:` and the name for a column of ours; left out where it is another's. */
  readonly property?: string
  /** Language of its texts. */
  readonly language?: string
  readonly separator?: string
  readonly default?: string
  /** Cells that say that there is nothing. */
  readonly nulls: readonly string[]
  readonly virtual: boolean
  /** As the metadata have it. */
  readonly description: JsonRecord
}

/** How a file is divided into cells. */
export interface Dialect {
  readonly delimiter: string
  readonly quote: string
  readonly escape: string
  readonly comment: string | undefined
  readonly header: boolean
  readonly trim: boolean
}

export interface Table {
  readonly component: Component
  readonly file: string
  /** `undefined` where no metadata describe it. */
  readonly columns: readonly Column[] | undefined
  readonly dialect: Dialect
}

/** What the metadata say, or what is there without any. */
export interface Dataset {
  readonly module: 'Dictionary' | 'Wordlist'
  readonly tables: ReadonlyMap<Component, Table>
  readonly sources: string | undefined
  /** The common properties of the metadata. */
  readonly metadata: JsonRecord
}

const usualDialect: Dialect = {
  delimiter: ',',
  quote: '"',
  escape: '"',
  comment: undefined,
  header: true,
  trim: false,
}

const mostMetadataBytes = 8 * 1024 * 1024

/**
 * Finds out what the file that was named belongs to: metadata, or a table with or without metadata beside it.
 *
 * @returns `undefined` where it is nothing that can be read, which is told as a `fatal` problem
 */
export async function openDataset(task: ImportTask): Promise<Dataset | undefined> {
  const { input } = task
  const name = baseName(input.name)
  const isTable = /\.(csv|tsv|txt)$/i.test(name)
  if (!isTable) return described(task, input)
  for (const path of [
    `${name}-metadata.json`,
    'cldf-metadata.json',
    'Wordlist-metadata.json',
    'Dictionary-metadata.json',
  ]) {
    const metadata = await input.beside(path)
    if (metadata !== undefined) return described(task, metadata)
  }
  const main = (['EntryTable', 'FormTable'] as const).find((component) => components[component].file === name)
  if (main === undefined) {
    task.tell({
      rule: 'format-wrong',
      severity: 'fatal',
      message: `“${name}” has no metadata beside it, and is neither entries.csv nor forms.csv.`,
      advice: 'Name the metadata file (…-metadata.json); or read the table with --from csv.',
    })
    return undefined
  }
  const tables = new Map<Component, Table>()
  for (const [component, { file }] of Object.entries(components) as [Component, { file: string }][]) {
    if (file === name || (await input.beside(file)) !== undefined) {
      tables.set(component, { component, file, columns: undefined, dialect: usualDialect })
    }
  }
  return {
    module: main === 'EntryTable' ? 'Dictionary' : 'Wordlist',
    tables,
    sources: 'sources.bib',
    metadata: {},
  }
}

/**
 * The input file itself, or one beside it, or the only one of an archive beside it: data files may be packed, each by
 * itself, `forms.csv` in `forms.csv.zip` (CLDF 1.2).
 */
export async function fileOf({ input, limits, tell }: ImportTask, path: string): Promise<InputFile | undefined> {
  if (baseName(input.name) === path) return input
  const plain = await input.beside(path)
  if (plain !== undefined) return plain
  const packed = await input.beside(`${path}.zip`)
  const archive = packed === undefined ? undefined : await openZip(packed, limits, tell)
  const name = archive?.files.find((each) => baseName(each) === baseName(path))
  return name === undefined ? undefined : archive?.open(name)
}

/** The name of a file without its folder. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

async function described(task: ImportTask, file: InputFile): Promise<Dataset | undefined> {
  const { limits, tell } = task
  const place = { file: baseName(file.name) }
  const wrong = (message: string, advice: string, row?: number): undefined => {
    tell({
      ...place,
      ...(row === undefined ? {} : { row }),
      rule: row === undefined ? 'format-wrong' : 'syntax-wrong',
      severity: 'fatal',
      message,
      advice,
    })
    return undefined
  }
  if (file.size === 0) {
    tell({
      ...place,
      rule: 'file-empty',
      severity: 'fatal',
      message: 'The metadata are empty.',
      advice: 'Copy the file again.',
    })
    return undefined
  }
  if (file.size > Math.min(mostMetadataBytes, limits.bytes)) {
    tell({
      ...place,
      rule: 'file-too-large',
      severity: 'fatal',
      message: `The metadata have ${file.size} bytes; at most ${mostMetadataBytes} are read.`,
      advice: 'Name the file that ends in -metadata.json.',
    })
    return undefined
  }
  const { text, fault } = decode(await file.slice(0, file.size))
  if (text === undefined) {
    tell({
      ...place,
      rule: 'utf8-invalid',
      severity: 'fatal',
      message: `Byte ${fault.byte + 1} of the metadata is not UTF-8.`,
      advice: 'Save the file as UTF-8.',
    })
    return undefined
  }
  const json = text.replace(/^\ufeff/, '')
  const { fault: syntax, tooDeep } = scanJson(json, limits.depth)
  if (tooDeep !== undefined) {
    tell({
      ...place,
      rule: 'too-deep',
      severity: 'fatal',
      message: `Objects and lists stand inside one another more than ${limits.depth} deep.`,
      advice: 'Look at the metadata: those of CLDF are flat.',
    })
    return undefined
  }
  if (syntax !== undefined) {
    const row = json.slice(0, syntax.offset).split('\n').length
    return wrong('The metadata are no JSON.', `There should be ${syntax.expected} in this line.`, row)
  }
  const parsed: unknown = JSON.parse(json)
  const metadata = recordOf({ parsed }, 'parsed')
  const conforms = textOf(metadata, 'dc:conformsTo') ?? ''
  const tables = new Map<Component, Table>()
  for (const table of recordsOf(metadata, 'tables')) {
    const component = nameInOntology(textOf(table, 'dc:conformsTo'))
    const url = textOf(table, 'url')
    if (component === undefined || url === undefined || !Object.hasOwn(components, component)) continue
    const dialect = dialectOf({ ...recordOf(metadata, 'dialect'), ...recordOf(table, 'dialect') })
    if (dialect === undefined) {
      return wrong(
        `The dialect of ${url} is not one that tables have.`,
        'delimiter, quoteChar and commentPrefix are single characters; the encoding is utf-8.',
      )
    }
    tables.set(component as Component, {
      component: component as Component,
      file: url,
      columns: columnsOf(table, metadata),
      dialect,
    })
  }
  const said = nameInOntology(conforms)
  if (said === undefined) {
    return wrong(
      'The file does not say to which module of CLDF it conforms.',
      'dc:conformsTo is to be an address such as http://cldf.clld.org/v1.0/terms.rdf#Dictionary.',
    )
  }
  const module = tables.has('EntryTable') ? 'Dictionary' : tables.has('FormTable') ? 'Wordlist' : undefined
  if (module === undefined) {
    return wrong(
      `The dataset (${said.slice(0, 40)}) has neither an EntryTable nor a FormTable.`,
      'Only the modules Dictionary and Wordlist of CLDF have words.',
    )
  }
  const sources = textOf(metadata, 'dc:source') ?? textsOf(metadata, 'dc:source')[0] ?? 'sources.bib'
  return { module, tables, sources, metadata }
}

function nameInOntology(uri: string | undefined): string | undefined {
  const name = uri?.replace(/^https?:\/\/cldf\.clld\.org\/v1\.0\/terms\.rdf#/, '')
  return name === uri ? undefined : name
}

function columnsOf(table: JsonRecord, metadata: JsonRecord): readonly Column[] {
  const schema = recordOf(table, 'tableSchema')
  return recordsOf(schema, 'columns').flatMap((column): Column[] => {
    const titles = titlesOf(column)
    const name = textOf(column, 'name') ?? titles[0]
    if (name === undefined) return []
    const url = textOf(column, 'propertyUrl')
    const property = url?.startsWith(own) === true ? `own:${url.slice(own.length)}` : nameInOntology(url)
    const separator = textOf(column, 'separator')
    const fallback = textOf(column, 'default')
    const language = textOf(column, 'lang')
    return [
      {
        name,
        titles,
        ...(property === undefined ? {} : { property }),
        ...(separator === undefined ? {} : { separator }),
        ...(fallback === undefined ? {} : { default: fallback }),
        ...(language === undefined ? {} : { language }),
        // As in CSVW, the table and the group say it for their columns.
        nulls: nullsOf(column) ?? nullsOf(schema) ?? nullsOf(table) ?? nullsOf(metadata) ?? [''],
        virtual: column.virtual === true,
        description: column,
      },
    ]
  })
}

function titlesOf(column: JsonRecord): readonly string[] {
  const { titles } = column
  if (typeof titles === 'string') return [titles]
  if (Array.isArray(titles)) return titles.filter((title) => typeof title === 'string')
  return Object.values(recordOf(column, 'titles')).flatMap((title) => (typeof title === 'string' ? [title] : []))
}

function nullsOf(described: JsonRecord): readonly string[] | undefined {
  if (!Object.hasOwn(described, 'null')) return undefined
  return Array.isArray(described.null)
    ? described.null.filter((text) => typeof text === 'string')
    : typeof described.null === 'string'
      ? [described.null]
      : undefined
}

/** A dialect of CSVW; `undefined` where it is not one that is read. */
function dialectOf(said: JsonRecord): Dialect | undefined {
  const character = (field: string, usual: string): string | undefined => {
    const value = Object.hasOwn(said, field) ? said[field] : usual
    return typeof value === 'string' && [...value].length === 1 && !/[\r\n]/.test(value) ? value : undefined
  }
  const delimiter = character('delimiter', ',')
  const quote = said.quoteChar === null ? '' : character('quoteChar', '"')
  const comment = said.commentPrefix === null || said.commentPrefix === '' ? '' : character('commentPrefix', '#')
  const encoding = textOf(said, 'encoding') ?? 'utf-8'
  if (delimiter === undefined || quote === undefined || comment === undefined) return undefined
  if (delimiter === quote || delimiter === comment || !/^utf-?8(-sig)?$/i.test(encoding)) return undefined
  return {
    delimiter,
    quote,
    escape: said.doubleQuote === false ? '\\' : quote,
    comment: comment === '' ? undefined : comment,
    header: said.header !== false,
    trim: said.trim === true || said.trim === 'true',
  }
}

/** The columns of a file by its headings; what has no property by the metadata or by default is another's. */
export function columnsByHeading({ component, columns }: Table, headings: readonly string[]): readonly Column[] {
  if (columns === undefined) {
    const usual: Readonly<Record<string, string>> = components[component].columns
    return headings.map((name) => {
      const property = Object.hasOwn(usual, name) ? usual[name] : undefined
      const separator = property === undefined ? undefined : listProperties.get(property)
      return {
        name,
        titles: [],
        ...(property === undefined ? {} : { property }),
        ...(separator === undefined ? {} : { separator }),
        nulls: [''],
        virtual: false,
        description: { name },
      }
    })
  }
  const written = columns.filter(({ virtual }) => !virtual)
  return headings.map(
    (heading) =>
      written.find(({ name, titles }) => name === heading || titles.includes(heading)) ?? {
        name: heading,
        titles: [],
        nulls: [''],
        virtual: false,
        description: { name: heading },
      },
  )
}

/** The address of a property. */
export function propertyUrl(property: string): string {
  return property.startsWith('own:') ? own + property.slice('own:'.length) : cldf + property
}
