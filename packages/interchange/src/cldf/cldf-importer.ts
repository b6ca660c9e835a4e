import { decode } from '@hiap/bundle/source'
import type { Citation, Example, LocalisedText, Media, Sense, Source } from '@hiap/lexicon'
import type { DraftEntry } from '../draft-entry.ts'
import { kinds, registers, statuses } from '../entry-values.ts'
import type { Importer, ImportFacts, ImportTask } from '../importer.ts'
import { recordsOf, textOf } from '../json-lines/loose-fields.ts'
import { languageTag } from '../language-tag.ts'
import { licenceOfUrl } from '../licence-of-url.ts'
import { externalSort } from '../take-in/external-sort.ts'
import { HashTable } from '../take-in/hash-table.ts'
import { type BibRecord, readBibtex } from './bibtex.ts'
import { type Column, type Dataset, fileOf, openDataset, type Table } from './dataset.ts'
import {
  citationsOf,
  cultureOf,
  type ExampleStatus,
  formsOf,
  given,
  jsonCell,
  localisedOf,
  notesOf,
  oneOf,
  partOfSpeech,
  pronunciationsOf,
  referencesOf,
  reviewOf,
  variantsOf,
} from './entry-parts.ts'
import { type CldfRow, cell, cellList, otherCells, readTable, suffixes } from './read-table.ts'
import type { Component } from './terms.ts'

/** What a dataset says of an entry and an entry has no place for: the cells of further columns, by heading. */
export interface CldfKept {
  readonly entry?: Readonly<Record<string, string>>
  /** By the number of the sense. */
  readonly senses?: readonly (Readonly<Record<string, string>> | null)[]
}

/** What a dataset says of itself and a manifest has no place for. */
export interface CldfKeptOfDictionary {
  /** Descriptions of the columns whose cells are kept. */
  readonly columns?: { readonly entry?: readonly unknown[]; readonly sense?: readonly unknown[] }
  /** Common properties of the metadata. */
  readonly metadata?: Readonly<Record<string, unknown>>
  /** `sources.bib` as it was. */
  readonly bibtex?: string
}

/** Name of the tool in `prov:wasGeneratedBy`: its datasets guard formulas. */
export const generator = 'Hiap'

/**
 * Reads a dataset of CLDF 1.3 of the modules Dictionary and Wordlist: by its metadata, or one of its tables with the
 * metadata beside it, or the tables of the default names without any.
 *
 * Options: `language` chooses a variety where a table has words of several; `headword` names the column of the headword,
 * such as `Value`.
 */
export const cldfImporter: Importer = {
  format: 'cldf',
  endings: ['-metadata.json', 'entries.csv', 'forms.csv'],
  recognises,
  read,
}

function recognises(head: Uint8Array, name: string): boolean {
  const text = new TextDecoder().decode(head)
  if (/^\s*\{/.test(text)) return text.includes('cldf.clld.org')
  const file = name.slice(name.lastIndexOf('/') + 1)
  const [header = ''] = text.split(/\r?\n/, 1)
  const headings = header.split(',').map((heading) => heading.replace(/^"|"$/g, ''))
  const wanted =
    file === 'forms.csv'
      ? ['ID', 'Language_ID', 'Parameter_ID', 'Form']
      : file === 'entries.csv'
        ? ['ID', 'Language_ID', 'Headword']
        : []
  return wanted.length > 0 && wanted.every((heading) => headings.includes(heading))
}

/** What the smaller tables say, by id. */
interface Known {
  readonly dataset: Dataset
  readonly task: ImportTask
  readonly guarded: boolean
  readonly gloss: string
  readonly language: string | undefined
  /** Name and ISO 639-3 code of the varieties. */
  readonly languages: ReadonlyMap<string, { readonly name: string | undefined; readonly code: string | undefined }>
  readonly sources: ReadonlyMap<string, string>
  readonly media: ReadonlyMap<string, Media>
  readonly mediaFiles: Map<string, string>
  /** Whether a table could not be read on. */
  refused(): boolean
}

async function* read(task: ImportTask): AsyncGenerator<DraftEntry, ImportFacts, undefined> {
  let refused = false
  const watched: ImportTask = {
    ...task,
    tell: (problem) => {
      // What follows from the first is no news.
      if (refused) return
      refused = problem.severity === 'fatal'
      task.tell(problem)
    },
  }
  const dataset = await openDataset(watched)
  if (dataset === undefined) return {}
  const main = dataset.tables.get(dataset.module === 'Dictionary' ? 'EntryTable' : 'FormTable')
  if (main === undefined) return {}
  const guarded = recordsOf(dataset.metadata, 'prov:wasGeneratedBy').some((by) => textOf(by, 'dc:title') === generator)
  const bibliography = await readBibliography(watched, dataset)
  const languages = new Map<string, { name: string | undefined; code: string | undefined }>()
  for await (const row of small(watched, dataset, 'LanguageTable', guarded)) {
    languages.set(cell(row, 'id') ?? '', { name: cell(row, 'name'), code: cell(row, 'iso639P3code') })
  }
  if (refused) return {}

  // The first time through, only what the other tables refer to: ids and varieties.
  const rows = new HashTable()
  const varieties = new Map<string, number>()
  let count = 0
  for await (const row of readTable(watched, main, guarded, (share) =>
    task.reached(Math.floor((task.input.size * share) / 2)),
  )) {
    const id = cell(row, 'id') ?? ''
    if (rows.get(id) === undefined) rows.set(id, count)
    count += 1
    const variety = cell(row, 'languageReference') ?? ''
    if (varieties.size < mostVarieties || varieties.has(variety))
      varieties.set(variety, (varieties.get(variety) ?? 0) + 1)
  }
  if (refused) return {}
  const chosen = choose(watched, main, varieties, languages)
  if (chosen === undefined) return {}

  const media = new Map<string, Media>()
  const mediaFiles = new Map<string, string>()
  for await (const row of small(watched, dataset, 'MediaTable', guarded)) readMedia(row, dataset, media, mediaFiles)
  if (refused) return {}
  const known: Known = {
    dataset,
    task: watched,
    guarded,
    gloss: task.glossLanguage ?? 'en',
    language: chosen,
    languages,
    sources: bibliography.ids,
    media,
    mediaFiles,
    refused: () => refused,
  }

  const used = new Map<string, string>()
  const kept = { entry: [] as unknown[], sense: [] as unknown[] }
  const drafts = dataset.module === 'Dictionary' ? readEntries(known, main, rows, kept) : readForms(known, main, kept)
  for await (const draft of drafts) {
    if (refused) return {}
    for (const { file } of draft.media ?? []) used.set(file, mediaFiles.get(file) ?? file)
    yield draft
  }
  if (refused) return {}
  task.reached(task.input.size)
  return factsOf(known, chosen, varieties, bibliography, used, kept)
}

const mostVarieties = 10_000
const mostSmallRows = 200_000

/** Rows of a table that is held in memory. */
async function* small(
  task: ImportTask,
  { tables }: Dataset,
  component: Component,
  guarded: boolean,
): AsyncGenerator<CldfRow, void, undefined> {
  const table = tables.get(component)
  if (table === undefined) return
  let rows = 0
  for await (const row of readTable(task, table, guarded)) {
    rows += 1
    if (rows > mostSmallRows) {
      task.tell({
        file: table.file,
        row: row.row,
        rule: 'file-too-large',
        severity: 'fatal',
        message: `The table has more than ${mostSmallRows} rows.`,
        advice: 'Divide the dataset.',
      })
      return
    }
    yield row
  }
}

/** The variety that is read; `undefined` where there are several and none, or none of them, is chosen. */
function choose(
  { options, language, tell }: ImportTask,
  { file }: Table,
  varieties: ReadonlyMap<string, number>,
  languages: Known['languages'],
): string | undefined {
  const ids = [...varieties.keys()]
  const listed =
    ids
      .slice(0, 40)
      .map((id) => `${id} (${varieties.get(id)})`)
      .join(', ') + (ids.length > 40 ? ', …' : '')
  const asked = options.language
  if (asked !== undefined) {
    if (varieties.has(asked)) return asked
    tell({
      file,
      column: 'Language_ID',
      rule: 'value-unknown',
      severity: 'fatal',
      message: `No word is of the variety “${asked.slice(0, 60)}”.`,
      advice: `There are ${listed}.`,
    })
    return undefined
  }
  if (ids.length <= 1) return ids[0] ?? ''
  const tag = language === undefined ? undefined : languageTag(language)
  const same = ids.filter((id) => tag !== undefined && tagOf(id, languages)?.split('-')[0] === tag.split('-')[0])
  if (same.length === 1) return same[0]
  tell({
    file,
    column: 'Language_ID',
    rule: 'language-missing',
    severity: 'fatal',
    message: `The table has words of ${ids.length} varieties.`,
    advice: `Choose one with --option language=…: ${listed}.`,
  })
  return undefined
}

function tagOf(id: string, languages: Known['languages']): string | undefined {
  const code = languages.get(id)?.code
  return (code === undefined ? undefined : languageTag(code)) ?? languageTag(id)
}

/** Properties of an entry and of a form that become a part of the entry, or only hold the tables together. */
const readOfEntry: ReadonlySet<string> = new Set([
  'id',
  'languageReference',
  'headword',
  'partOfSpeech',
  'comment',
  'source',
  'mediaReference',
  'parameterReference',
  'form',
])
const readOfSense: ReadonlySet<string> = new Set(['id', 'entryReference', 'description', 'comment'])

/** A sense or an example that waits for its entry. */
interface Waiting {
  readonly sense?: {
    readonly id: string
    readonly row: number
    readonly sense: Sense
    readonly kept?: Readonly<Record<string, string>>
  }
  readonly example?: { readonly senses: readonly string[]; readonly row: number; readonly example: Example }
}

async function* readEntries(
  known: Known,
  main: Table,
  rows: HashTable,
  kept: { readonly entry: unknown[]; readonly sense: unknown[] },
): AsyncGenerator<DraftEntry, void, undefined> {
  const { task, dataset, guarded, language } = known
  // Senses and examples by the entry that they belong to.
  const waiting = externalSort<number>(
    task.scratch,
    (a, b) => a - b,
    (line) => Number(line.slice(0, line.indexOf('\t'))),
  )
  const entryOfSense = new HashTable()
  const add = (entry: number, each: Waiting): Promise<void> | undefined =>
    waiting.add(entry, `${entry}\t${JSON.stringify(each)}`)
  const unknown = (file: string, row: number, column: string, id: string, what: string): void =>
    task.tell({
      file,
      row,
      column,
      rule: 'reference-unknown',
      severity: 'left-out',
      message: `There is no ${what} with the id “${id.slice(0, 60)}”.`,
      advice: `Mend the id, or add the ${what}.`,
    })

  const senses = dataset.tables.get('SenseTable')
  if (senses !== undefined) {
    let first = true
    for await (const row of readTable(task, senses, guarded)) {
      if (first) for (const each of descriptions(row, readOfSense)) kept.sense.push(each)
      first = false
      const reference = cell(row, 'entryReference') ?? ''
      const entry = rows.get(reference)
      if (entry === undefined) {
        unknown(senses.file, row.row, 'Entry_ID', reference, 'entry')
        continue
      }
      const id = cell(row, 'id') ?? ''
      if (entryOfSense.get(id) === undefined) entryOfSense.set(id, entry)
      const others = otherCells(row, readOfSense)
      const added = add(entry, {
        sense: {
          id,
          row: row.row,
          sense: senseOf(row, known.gloss),
          ...(others === undefined ? {} : { kept: Object.fromEntries(others) }),
        },
      })
      if (added !== undefined) await added
    }
  }
  if (known.refused()) return
  const examples = dataset.tables.get('ExampleTable')
  if (examples !== undefined) {
    for await (const row of readTable(task, examples, guarded)) {
      const named = cellList(row, 'senseReference').map((id) => id.trim())
      const direct = cellList(row, 'entryReference').map((id) => id.trim())
      const entries = new Set<number>()
      for (const id of named) {
        const entry = entryOfSense.get(id)
        if (entry === undefined) unknown(examples.file, row.row, 'Sense_IDs', id, 'sense')
        else entries.add(entry)
      }
      for (const id of direct) {
        const entry = rows.get(id)
        if (entry === undefined) unknown(examples.file, row.row, 'Entry_IDs', id, 'entry')
        else entries.add(entry)
      }
      const example = exampleOf(row, known)
      for (const entry of entries) {
        const added = add(entry, { example: { senses: named, row: row.row, example } })
        if (added !== undefined) await added
      }
    }
  }

  if (known.refused()) return
  const sorted = waiting.sorted()
  let next = await sorted.next()
  let number = 0
  let first = true
  // What is wrong with the rows has been told the first time.
  const silent: ImportTask = { ...task, tell: () => {} }
  const reached = (share: number): void => task.reached(Math.floor((task.input.size * (1 + share)) / 2))
  for await (const row of readTable(silent, main, guarded, reached)) {
    if (first) for (const each of descriptions(row, readOfEntry)) kept.entry.push(each)
    first = false
    const own: Waiting[] = []
    while (next.done !== true && Number(next.value.slice(0, next.value.indexOf('\t'))) === number) {
      own.push(JSON.parse(next.value.slice(next.value.indexOf('\t') + 1)) as Waiting)
      next = await sorted.next()
    }
    number += 1
    if ((cell(row, 'languageReference') ?? '') === language) yield entryOf(row, own, known, main.file)
  }
  await sorted.return()
}

function descriptions({ shape }: CldfRow, read: ReadonlySet<string>): readonly unknown[] {
  return shape.columns
    .filter(({ property }) => property === undefined || !(read.has(property) || property.startsWith('own:')))
    .map(({ description }: Column) => description)
}

function entryOf(row: CldfRow, waiting: readonly Waiting[], known: Known, file: string): DraftEntry {
  const own = waiting.flatMap(({ sense }) => sense ?? [])
  const examples = waiting.flatMap(({ example }) => example ?? [])
  const senses = own.map(({ id, sense }, index) => {
    const its = examples.filter(({ senses: named }) => (named.length === 0 ? index === 0 : named.includes(id)))
    return { ...sense, ...(its.length === 0 ? {} : { examples: its.map(({ example }) => example) }) }
  })
  const others = otherCells(row, readOfEntry)
  const sensesKept = own.map(({ kept }) => kept ?? null)
  const kept: CldfKept = {
    ...(others === undefined ? {} : { entry: Object.fromEntries(others) }),
    ...(sensesKept.every((each) => each === null) ? {} : { senses: sensesKept }),
  }
  return {
    ...commonOf(row, known, senses),
    file,
    headword: { text: headwordOf(row, 'headword', known.task), ...orthographyOf(row) },
    senses,
    ...(own.length === 0 ? {} : { senseRows: own.map((each) => each.row) }),
    ...(Object.keys(kept).length === 0 ? {} : { kept }),
  }
}

function headwordOf(row: CldfRow, property: string, { options }: ImportTask): string {
  const asked = options.headword
  if (asked === undefined) return cell(row, property) ?? ''
  const index = row.shape.columns.findIndex(({ name }) => name === asked)
  return index === -1 ? (cell(row, property) ?? '') : (row.cells[index] ?? '')
}

function orthographyOf(row: CldfRow): { readonly orthography?: string } {
  const orthography = cell(row, 'own:orthography')
  return orthography === undefined ? {} : { orthography }
}

/** What entries and forms have in common. */
function commonOf(row: CldfRow, known: Known, senses: readonly Sense[]): Omit<DraftEntry, 'headword' | 'senses'> {
  const comment = cell(row, 'comment')
  const notes = [
    ...notesOf(jsonCell(cell(row, 'own:notes'))),
    ...(comment === undefined ? [] : [{ [known.gloss]: comment }]),
  ]
  const said = citationsOf(jsonCell(cell(row, 'own:citations')))
  const media = cellList(row, 'mediaReference').flatMap((id) => known.media.get(id.trim()) ?? [])
  const homograph = numberOf(cell(row, 'own:homograph'))
  const band = numberOf(cell(row, 'own:frequencyBand'))
  const key = cell(row, 'id')
  return {
    row: row.row,
    ...given({
      key,
      kind: oneOf(cell(row, 'own:kind'), kinds),
      homograph,
      forms: formsOf(jsonCell(cell(row, 'own:forms'))),
      variants: variantsOf(jsonCell(cell(row, 'own:variants'))),
      pronunciations: pronunciationsOf(jsonCell(cell(row, 'own:pronunciations'))),
      partOfSpeech: partOfSpeech(
        cell(row, 'partOfSpeech'),
        localisedOf(jsonCell(cell(row, 'own:partOfSpeechLabel')), 'cell'),
      ),
      frequencyBand: band !== undefined && band >= 1 && band <= 5 ? band : undefined,
      etymology: cell(row, 'own:etymology'),
      status: oneOf(cell(row, 'own:status'), statuses),
      review: reviewOf(jsonCell(cell(row, 'own:review'))),
      sources: said.length > 0 ? said : citedBy(row, known, senses),
      references: referencesOf(jsonCell(cell(row, 'own:crossReferences'))),
      notes,
      media: distinctMedia(media),
      culture: cultureOf(jsonCell(cell(row, 'own:culture'))),
    }),
  }
}

function distinctMedia(media: readonly Media[]): readonly Media[] {
  return [...new Map(media.map((each) => [each.id, each])).values()]
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,3}$/.test(text) ? Number(text) : undefined
}

/** The column of sources: `Lafont1968[12];Headley1997`. */
function citedBy(row: CldfRow, { sources }: Known, senses: readonly Sense[]): readonly Citation[] {
  const glossed = [...new Set(senses.flatMap(({ glosses }) => Object.keys(glosses)))]
  const supports: Citation['supports'] = ['form', ...glossed.map((tag) => `gloss:${tag}` as const)]
  return cellList(row, 'source').flatMap((text): Citation[] => {
    const [, key = '', , locator] = /^\s*([^[\]\s]{1,200})\s*(\[([^\]]*)\])?/.exec(text) ?? []
    const source = sources.get(key)
    if (source === undefined) return []
    return [
      { source, supports, ...(locator === undefined || locator.trim() === '' ? {} : { locator: locator.trim() }) },
    ]
  })
}

function senseOf(row: CldfRow, gloss: string): Sense {
  const glosses = new Map<string, readonly string[]>()
  for (const tag of suffixes(row, 'own:gloss/')) {
    const texts = cellList(row, `own:gloss/${tag}`)
    if (texts.length > 0) glosses.set(tag, texts)
  }
  const description = cell(row, 'description')
  if (glosses.size === 0 && description !== undefined) {
    const parts = cellList(row, 'description').length > 1 ? cellList(row, 'description') : description.split(/\s*;\s*/)
    glosses.set(
      gloss,
      parts.filter((part) => part.trim() !== ''),
    )
  }
  const comment = cell(row, 'comment')
  return {
    glosses: Object.fromEntries(glosses),
    ...given({
      definition: localisedBy(row, 'own:definition/'),
      semanticDomain: cell(row, 'own:semanticDomain'),
      register: oneOf(cell(row, 'own:register'), registers),
      dialect: cell(row, 'own:dialect'),
      note: localisedBy(row, 'own:note/') ?? (comment === undefined ? undefined : { [gloss]: comment }),
    }),
  }
}

function localisedBy(row: CldfRow, prefix: string): LocalisedText | undefined {
  const texts = suffixes(row, prefix).flatMap((tag) => {
    const text = cell(row, prefix + tag)
    return text === undefined ? [] : [[tag, text] as const]
  })
  return texts.length === 0 ? undefined : Object.fromEntries(texts)
}

function exampleOf(row: CldfRow, { gloss, languages, sources }: Known): Example {
  const translated = cell(row, 'translatedText')
  const meta = cell(row, 'metaLanguageReference')
  const tag = (meta === undefined ? undefined : tagOf(meta, languages)) ?? gloss
  const status: ExampleStatus = oneOf(cell(row, 'own:status'), statuses) ?? 'attested'
  const [cited = ''] = cellList(row, 'source')
  const source = sources.get(cited.split('[', 1)[0]?.trim() ?? '')
  return {
    text: cell(row, 'primaryText') ?? '',
    translations: localisedBy(row, 'own:translation/') ?? (translated === undefined ? {} : { [tag]: translated }),
    status,
    ...(source === undefined ? {} : { source }),
  }
}

async function* readForms(
  known: Known,
  main: Table,
  kept: { readonly entry: unknown[] },
): AsyncGenerator<DraftEntry, void, undefined> {
  const { task, dataset, guarded, language, gloss } = known
  const concepts = new Map<string, string>()
  for await (const row of small(task, dataset, 'ParameterTable', guarded)) {
    const name = cell(row, 'name') ?? cell(row, 'description')
    if (name !== undefined) concepts.set(cell(row, 'id') ?? '', name)
  }
  if (known.refused()) return
  const silent: ImportTask = { ...task, tell: () => {} }
  const reached = (share: number): void => task.reached(Math.floor((task.input.size * (1 + share)) / 2))
  let first = true
  for await (const row of readTable(silent, main, guarded, reached)) {
    if (first) for (const each of descriptions(row, readOfEntry)) kept.entry.push(each)
    first = false
    if ((cell(row, 'languageReference') ?? '') !== language) continue
    const glosses = cellList(row, 'parameterReference').flatMap((id) => {
      const name = concepts.get(id) ?? (concepts.size === 0 ? id : undefined)
      if (name !== undefined) return [name]
      task.tell({
        file: main.file,
        row: row.row,
        column: 'Parameter_ID',
        rule: 'reference-unknown',
        severity: 'changed',
        message: `There is no concept with the id “${id.slice(0, 60)}”.`,
        advice: 'Mend the id, or add the concept to parameters.csv.',
      })
      return []
    })
    const senses: readonly Sense[] = glosses.map((name) => ({ glosses: { [gloss]: [name] } }))
    const others = otherCells(row, readOfEntry)
    yield {
      ...commonOf(row, known, senses),
      file: main.file,
      headword: { text: headwordOf(row, 'form', task) },
      senses,
      ...(others === undefined ? {} : { kept: { entry: Object.fromEntries(others) } satisfies CldfKept }),
    }
  }
}

function readMedia(row: CldfRow, { metadata }: Dataset, media: Map<string, Media>, files: Map<string, string>): void {
  const url = cell(row, 'downloadUrl')
  const type = oneOf((cell(row, 'mediaType') ?? '').split('/')[0], ['audio', 'image', 'video'])
  const key = cell(row, 'id') ?? ''
  // What lies elsewhere on the web is not fetched.
  if (url === undefined || type === undefined || /^[a-z][a-z0-9+.-]*:|^\//i.test(url)) return
  const file = url.startsWith('media/') ? url.slice('media/'.length) : url
  const id =
    cell(row, 'own:id') ??
    key
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
  if (files.size >= mostSmallRows || id === '') return
  files.set(file, url)
  media.set(key, {
    id,
    type,
    file,
    licence: cell(row, 'own:licence') ?? textOf(metadata, 'dc:license') ?? 'LicenseRef-unknown',
    ...given({
      speaker: cell(row, 'own:speaker'),
      consent: cell(row, 'own:consent'),
      caption: localisedOf(jsonCell(cell(row, 'own:caption')), 'cell'),
    }),
  })
}

interface Bibliography {
  readonly text: string | undefined
  readonly records: readonly BibRecord[]
  /** Ids of sources, by the keys of the records. */
  readonly ids: ReadonlyMap<string, string>
}

const mostBibtexBytes = 4 * 1024 * 1024
const mostBibtexKept = 512 * 1024

async function readBibliography(task: ImportTask, { sources }: Dataset): Promise<Bibliography> {
  const ids = new Map<string, string>()
  const file = sources === undefined ? undefined : await fileOf(task, sources)
  if (file === undefined || file.size === 0) return { text: undefined, records: [], ids }
  const { text } = file.size > mostBibtexBytes ? { text: undefined } : decode(await file.slice(0, file.size))
  if (text === undefined) {
    task.tell({
      file: sources ?? 'sources.bib',
      rule: file.size > mostBibtexBytes ? 'file-too-large' : 'utf8-invalid',
      severity: 'changed',
      message: 'The sources cannot be read; no entry cites them.',
      advice: `Save them as UTF-8, with at most ${mostBibtexBytes} bytes.`,
    })
    return { text: undefined, records: [], ids }
  }
  const records = readBibtex(text)
  const taken = new Set<string>()
  for (const { key } of records) {
    const plain = key
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
      .replace(/^-+|-+$/g, '')
    let id = plain === '' ? 'source' : plain
    for (let time = 2; taken.has(id); time++) id = `${plain === '' ? 'source' : plain}-${time}`
    taken.add(id)
    if (!ids.has(key)) ids.set(key, id)
  }
  return { text: text.length > mostBibtexKept ? undefined : text, records, ids }
}

function sourceOf({ key, fields }: BibRecord, id: string, licence: Source['licence']): Source {
  const one = (field: string): string | undefined => {
    const text = fields.get(field)
    return text === undefined || text === '' ? undefined : text.slice(0, 2000).trim()
  }
  const year = Number(one('year') ?? Number.NaN)
  const url = one('url')
  const spdx = one('license')
  const licenceUrl = one('licenseurl')
  const title = one('title') ?? key
  const author = (one('author') ?? one('editor'))?.replace(/\s+and\s+/g, '; ')
  const notes = [...fields.keys()].flatMap((field) => {
    const tag = /^note-([a-z]{2,3}(?:-[a-z]{4})?)$/.exec(field)?.[1]
    const text = one(field)
    return tag === undefined || text === undefined ? [] : [[languageTag(tag) ?? tag, text] as const]
  })
  return {
    id,
    title,
    ...(author === undefined ? {} : { author }),
    ...(Number.isInteger(year) && year >= 1000 && year <= 2200 ? { year } : {}),
    licence:
      spdx !== undefined && /^[A-Za-z0-9.+-]+$/.test(spdx)
        ? { spdx, ...(licenceUrl !== undefined && isWebAddress(licenceUrl) ? { url: licenceUrl } : {}) }
        : licence,
    attribution: one('copyright') ?? [author, one('year'), title].filter((part) => part !== undefined).join('. '),
    ...(url !== undefined && isWebAddress(url) ? { url } : {}),
    ...(notes.length === 0 ? {} : { note: Object.fromEntries(notes) }),
  }
}

function isWebAddress(text: string): boolean {
  return text.length <= 500 && /^https?:\/\/[^\s]+$/.test(text)
}

/** Properties of the metadata that another place has. */
const readOfMetadata: ReadonlySet<string> = new Set([
  '@context',
  'tables',
  'dialect',
  'dc:source',
  'dc:conformsTo',
  'prov:wasGeneratedBy',
])

function factsOf(
  { dataset, gloss, languages }: Known,
  chosen: string,
  varieties: ReadonlyMap<string, number>,
  { text, records, ids }: Bibliography,
  media: ReadonlyMap<string, string>,
  columns: { readonly entry: readonly unknown[]; readonly sense: readonly unknown[] },
): ImportFacts {
  const { metadata, module } = dataset
  const licence = licenceOfUrl(textOf(metadata, 'dc:license') ?? '')
  const title = textOf(metadata, 'dc:title')
  const citation = textOf(metadata, 'dc:bibliographicCitation')
  const url = textOf(metadata, 'dcat:accessURL') ?? textOf(metadata, 'dc:identifier')
  const language = tagOf(chosen, languages)
  const name = languages.get(chosen)?.name
  const others = varieties.size - 1
  const rest = Object.entries(metadata).filter(([property]) => !readOfMetadata.has(property))
  const kept: CldfKeptOfDictionary = {
    ...(columns.entry.length + columns.sense.length === 0 ? {} : { columns }),
    ...(rest.length === 0 ? {} : { metadata: Object.fromEntries(rest) }),
    ...(text === undefined ? {} : { bibtex: text }),
  }
  return {
    ...(title === undefined ? {} : { title: { en: title } }),
    ...(language === undefined ? {} : { language }),
    glossLanguages: dataset.module === 'Dictionary' ? glossTags(dataset, gloss) : [gloss],
    ...(licence === undefined ? {} : { licence }),
    ...(citation === undefined ? {} : { attribution: citation }),
    ...(url === undefined ? {} : { url }),
    sources: [...new Map(records.map((record) => [ids.get(record.key) ?? '', record])).entries()].map(([id, record]) =>
      sourceOf(record, id, licence ?? { spdx: 'LicenseRef-unknown' }),
    ),
    reading: [
      `${module} of CLDF`,
      ...(others > 0
        ? [`variety ${chosen}${name === undefined ? '' : ` (${name})`}; ${others} others passed over`]
        : []),
      ...(module === 'Wordlist'
        ? ['Form → headword', `name of the concept → gloss in ${gloss}`]
        : ['Headword → headword', 'senses → glosses']),
    ],
    ...(Object.keys(kept).length === 0 ? {} : { kept }),
    ...(media.size === 0 ? {} : { media }),
  }
}

/** Languages of the glosses, in the order of their columns. */
function glossTags({ tables }: Dataset, gloss: string): readonly string[] {
  const tags = (tables.get('SenseTable')?.columns ?? []).flatMap(({ property }) =>
    property?.startsWith('own:gloss/') === true ? [property.slice('own:gloss/'.length)] : [],
  )
  return tags.length === 0 ? [gloss] : tags
}
