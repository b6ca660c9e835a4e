import type { Citation, Entry, Example, LocalisedText, Pronunciation, Sense, Status, Variant } from '@hiap/lexicon'
import type { DraftEntry, DraftReference } from '../draft-entry.ts'
import * as values from '../entry-values.ts'
import type { ImportTask } from '../importer.ts'
import { partOfSpeechNamed } from '../part-of-speech/part-of-speech-names.ts'
import type { ColumnField, FieldName } from './column-field.ts'
import type { TableColumns } from './guess-columns.ts'
import { linesOf, splitMeanings } from './split-meanings.ts'
import type { TableRow } from './table-row.ts'

/** What the rows of one headword say; one after the other is added. */
export interface RowDraft {
  /** Adds a row; the first one is that of the headword. */
  add(row: TableRow): void
  draft(): DraftEntry
}

/** How the cells of rows are read. */
export interface RowSetting {
  readonly columns: TableColumns
  /** Meanings are divided. */
  readonly split: boolean
  readonly tell: ImportTask['tell']
}

const kinds: ReadonlySet<string> = new Set(values.kinds)
const statuses: ReadonlySet<string> = new Set(values.statuses)
const registers: ReadonlySet<string> = new Set(values.registers)
const variantTypes: ReadonlySet<string> = new Set(values.variantTypes)
const support = /^(form|pronunciation|gloss:[A-Za-z0-9-]{2,35})$/
const sourceId = /^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/
const references: readonly (readonly [field: FieldName, type: DraftReference['type']])[] = [
  ['synonym', 'synonym'],
  ['antonym', 'antonym'],
  ['part_of', 'part-of'],
  ['has_part', 'has-part'],
  ['see_also', 'see-also'],
  ['derived_from', 'derived-from'],
  ['variant_of', 'variant-of'],
]
/** Rows of one headword that are kept apart; a dictionary has no more senses. */
const mostKept = 1000

/** Cells of a row by field and language. */
type Cells = ReadonlyMap<FieldName, ReadonlyMap<string, { readonly text: string; readonly heading: string }>>

/**
 * Begins an entry of the rows of one headword. What belongs to a sense makes a sense of each row; what belongs to the
 * entry is gathered from all of them. A row that says nothing new is told and not said again.
 */
export function rowDraft({ columns, split, tell }: RowSetting): RowDraft {
  let first: { readonly row: number; readonly cells: Cells } | undefined
  const senses: Sense[] = []
  const senseRows: number[] = []
  const rowOfSense = new Map<string, number>()
  const kept: (Readonly<Record<string, string>> | null)[] = []
  const entryParts = new Map<string, unknown>()
  const variants = new Map<string, Variant>()
  const pronunciations = new Map<string, Pronunciation>()
  const forms = new Map<string, { readonly language: string; readonly text: string }>()
  const notes = new Map<string, LocalisedText>()
  const citations = new Map<string, Citation>()
  const linked = new Map<string, DraftReference>()

  const add = (row: TableRow): void => {
    const { cells, others } = cellsOf(row, columns)
    first ??= { row: row.row, cells }
    /** Keeps what has no place, under its heading. */
    const refuse = (
      cell: { readonly text: string; readonly heading: string },
      message: string,
      advice: string,
    ): void => {
      others.set(cell.heading, cell.text)
      tell({ row: row.row, column: cell.heading, rule: 'value-unknown', severity: 'changed', message, advice })
    }
    const one = (name: FieldName): { readonly text: string; readonly heading: string } | undefined =>
      cells.get(name)?.values().next().value
    const oneOf = <Value extends string>(name: FieldName, values: ReadonlySet<string>): Value | undefined => {
      const cell = one(name)
      if (cell === undefined || values.has(cell.text)) return cell?.text as Value | undefined
      refuse(cell, `“${cell.text.slice(0, 40)}” is not known here.`, `Use one of ${[...values].join(', ')}.`)
      return undefined
    }
    const put = (name: string, value: unknown): void => {
      if (value !== undefined && !entryParts.has(name)) entryParts.set(name, value)
    }

    put('kind', oneOf('kind', kinds))
    put('script', one('script')?.text)
    put('orthography', one('orthography')?.text)
    put('etymology', one('etymology')?.text)
    put('status', oneOf('status', statuses))
    const by = one('reviewed_by')?.text
    const date = one('reviewed_on')?.text
    if (by !== undefined && date !== undefined) put('review', { by, date })
    const homograph = wholeNumber(one('homograph'), 1, 99, refuse)
    put('homograph', homograph)
    put('frequencyBand', wholeNumber(one('frequency_band'), 1, 5, refuse))
    const pos = one('pos')
    if (pos !== undefined) {
      const named = partOfSpeechNamed(pos.text)
      const labels = localisedOf(cells, 'pos_label')
      if (named === undefined) {
        tell({
          row: row.row,
          column: pos.heading,
          rule: 'value-unknown',
          severity: 'changed',
          message: `No part of speech is known as “${pos.text.slice(0, 40)}”.`,
          advice: 'The entry has it as a label. Use a name such as danh từ, noun or NOUN.',
        })
      }
      const label = labels ?? (named?.usual === true ? undefined : { [labelTag(pos.text)]: pos.text })
      put('partOfSpeech', { ud: named?.ud ?? 'X', ...(label === undefined ? {} : { label }) })
      if (named?.kind !== undefined) put('kind', named.kind)
    }
    const place = localisedOf(cells, 'place')
    const time = localisedOf(cells, 'time')
    if (place !== undefined || time !== undefined) {
      put('culture', { ...(place === undefined ? {} : { place }), ...(time === undefined ? {} : { time }) })
    }

    for (const [tag, { text }] of cells.get('form') ?? []) {
      for (const each of splitList(text)) forms.set(`${tag} ${each}`, { language: tag, text: each })
    }
    for (const item of itemsOf(cells, ['variant', 'variant_type', 'variant_note'])) {
      const text = item.get('variant')
      if (text === undefined) continue
      const type = item.get('variant_type')
      const note = localisedItem(item, 'variant_note')
      const typed = type !== undefined && variantTypes.has(type) ? { type: type as NonNullable<Variant['type']> } : {}
      variants.set(JSON.stringify([...item]), { text, ...typed, ...(note === undefined ? {} : { note }) })
    }
    const saidFields = [
      'ipa',
      'romanised',
      'pronunciation_speaker',
      'pronunciation_dialect',
      'pronunciation_source',
    ] as const
    for (const item of itemsOf(cells, saidFields)) {
      const [ipa, romanised, speaker, dialect, source] = saidFields.map((name) => item.get(name))
      pronunciations.set(JSON.stringify([...item]), {
        ...(ipa === undefined ? {} : { ipa }),
        ...(romanised === undefined ? {} : { romanised }),
        ...(speaker === undefined ? {} : { speaker }),
        ...(dialect === undefined ? {} : { dialect }),
        ...(source !== undefined && sourceId.test(source) ? { source } : {}),
      })
    }
    for (const item of itemsOf(cells, ['note'])) {
      const note = localisedItem(item, 'note')
      if (note !== undefined) notes.set(JSON.stringify(note), note)
    }
    const cited = ['citation', 'citation_supports', 'citation_form', 'citation_locator', 'citation_note'] as const
    for (const item of itemsOf(cells, cited)) {
      const [source, supports = '', form, locator, note] = cited.map((name) => item.get(name))
      if (source === undefined) continue
      if (!sourceId.test(source)) {
        const cell = one('citation')
        if (cell !== undefined)
          refuse(cell, `“${source.slice(0, 40)}” is no id of a source.`, 'Use small letters, digits and hyphens.')
        break
      }
      const known = supports.split(' ').filter((each) => support.test(each)) as Citation['supports'][number][]
      citations.set(JSON.stringify([...item]), {
        source,
        supports: known.length === 0 ? ['form'] : known,
        ...(form === undefined ? {} : { form }),
        ...(locator === undefined ? {} : { locator }),
        ...(note === undefined ? {} : { note }),
      })
    }
    for (const [field, type] of references) {
      const cell = one(field)
      for (const text of cell === undefined ? [] : splitList(cell.text)) {
        linked.set(`${type} ${text}`, { type, key: text, headword: text })
      }
    }

    const before = senses.length
    addSenses(row.row, cells, refuse, oneOf)
    if (others.size > 0 && kept.length < mostKept) {
      // What a row keeps stands at the place of its first sense.
      while (kept.length < before) kept.push(null)
      kept.push(Object.fromEntries(others))
    }
  }

  const addSenses = (
    row: number,
    cells: Cells,
    refuse: (cell: { readonly text: string; readonly heading: string }, message: string, advice: string) => void,
    oneOf: <Value extends string>(name: FieldName, values: ReadonlySet<string>) => Value | undefined,
  ): void => {
    const divided = [...(cells.get('gloss') ?? [])].map(
      ([tag, { text }]) =>
        [tag, split ? splitMeanings(text) : [linesOf(text).length === 0 ? [] : [text.trim()]]] as const,
    )
    const counts = new Set(divided.map(([, parts]) => parts.length).filter((count) => count > 0))
    // Numbered meanings of two languages belong together only where they are equally many.
    const whole = counts.size > 1 && !counts.has(1)
    const count = whole ? 1 : Math.max(0, ...counts)
    const definition = localisedOf(cells, 'definition')
    const domain = cells.get('semantic_domain')?.values().next().value
    let semanticDomain: string | undefined
    if (domain !== undefined) {
      // “1.3 Water” names the domain too.
      semanticDomain = /^(\d(?:\.\d{1,2})*)(?=\s|$)/.exec(domain.text)?.[1]
      if (semanticDomain === undefined) {
        refuse(
          domain,
          `“${domain.text.slice(0, 40)}” is no number of a semantic domain.`,
          'Use the numbers of SIL, such as 1.3.',
        )
      }
    }
    const register = oneOf<NonNullable<Sense['register']>>('register', registers)
    const dialect = cells.get('dialect')?.values().next().value?.text
    const note = localisedOf(cells, 'sense_note')
    const exampleItems = itemsOf(cells, ['example', 'example_translation', 'example_status', 'example_source'])
    const examples = exampleItems.flatMap((item): Example[] => {
      const text = item.get('example')
      const translations = localisedItem(item, 'example_translation')
      if (text === undefined || translations === undefined) return []
      const status = item.get('example_status') ?? ''
      const source = item.get('example_source')
      return [
        {
          text,
          translations,
          status: statuses.has(status) ? (status as Status) : 'attested',
          ...(source !== undefined && sourceId.test(source) ? { source } : {}),
        },
      ]
    })
    if (examples.length < exampleItems.length) keepExamples(cells, refuse)
    const rest = {
      ...(definition === undefined ? {} : { definition }),
      ...(semanticDomain === undefined ? {} : { semanticDomain }),
      ...(register === undefined ? {} : { register }),
      ...(dialect === undefined ? {} : { dialect }),
      ...(examples.length === 0 ? {} : { examples }),
      ...(note === undefined ? {} : { note }),
    }
    for (let index = 0; index < Math.max(count, definition === undefined ? 0 : 1); index++) {
      const glosses = new Map<string, readonly string[]>()
      for (const [tag, parts] of divided) {
        const texts = whole ? parts.flat() : parts[index]
        if (texts !== undefined) glosses.set(tag, texts)
      }
      const sense: Sense = { glosses: Object.fromEntries(glosses), ...(index === 0 ? rest : {}) }
      const said = JSON.stringify(sense)
      const before = rowOfSense.get(said)
      if (before !== undefined && before !== row) {
        tell({
          row,
          rule: 'duplicate-possible',
          severity: 'changed',
          message: `The row says the same as row ${before}; it is one sense.`,
          advice: 'Delete one of them.',
        })
        continue
      }
      rowOfSense.set(said, row)
      senses.push(sense)
      senseRows.push(row)
    }
  }

  return {
    add,
    draft(): DraftEntry {
      const { row = 1, cells = new Map() as Cells } = first ?? {}
      const cell = (name: FieldName): string | undefined => cells.get(name)?.values().next().value?.text
      const key = cell('id')
      const { script, orthography, ...parts } = Object.fromEntries(entryParts) as Partial<Omit<Entry, 'headword'>> & {
        script?: string
        orthography?: string
      }
      const list = <Item>(items: ReadonlyMap<string, Item>): readonly Item[] | undefined =>
        items.size === 0 ? undefined : [...items.values()]
      return {
        row,
        ...(senseRows.some((each) => each !== row) ? { senseRows } : {}),
        ...(key === undefined ? {} : { key }),
        headword: {
          text: cell('headword') ?? '',
          ...(script !== undefined && /^[A-Z][a-z]{3}$/.test(script) ? { script } : {}),
          ...(orthography === undefined ? {} : { orthography }),
        },
        senses,
        ...(parts as Partial<DraftEntry>),
        ...given('forms', list(forms)),
        ...given('variants', list(variants)),
        ...given('pronunciations', list(pronunciations)),
        ...given('notes', list(notes)),
        ...given('sources', list(citations)),
        ...given('references', list(linked)),
        ...(kept.some((each) => each !== null) ? { kept: { rows: kept } } : {}),
      }
    },
  }
}

function given<Name extends string, Value>(name: Name, value: Value | undefined): { readonly [Key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [Key in Name]?: Value })
}

/** The cells of a row by what they give, and those that are kept, by their headings. */
function cellsOf(
  { cells }: TableRow,
  { fields, headings }: TableColumns,
): { readonly cells: Cells; readonly others: Map<string, string> } {
  const made = new Map<FieldName, Map<string, { text: string; heading: string }>>()
  const others = new Map<string, string>()
  for (const [column, field] of fields.entries()) {
    const raw = cells[column] ?? ''
    // The line break at the end of a cell of meanings says how it is divided.
    const text = withoutSpaces(raw)
    if (text.trim() === '') continue
    const heading = headings[column] ?? ''
    if (field === undefined) {
      others.set(heading, raw)
      continue
    }
    const tag = field.tag ?? ''
    let byTag = made.get(field.name)
    if (byTag === undefined) {
      byTag = new Map()
      made.set(field.name, byTag)
    }
    const before = byTag.get(tag)
    if (before === undefined) byTag.set(tag, { text: single(field) ? text.trim() : text, heading })
    else before.text = `${before.text.trimEnd()}\n${text.trim()}`
  }
  return { cells: made, others }
}

/** Without spaces and tabs at both ends; line breaks stay. */
function withoutSpaces(text: string): string {
  const isSpace = (at: number): boolean => text[at] === ' ' || text[at] === '\t' || text[at] === '\u00a0'
  let from = 0
  let to = text.length
  while (from < to && isSpace(from)) from += 1
  while (to > from && isSpace(to - 1)) to -= 1
  return text.slice(from, to)
}

const lists: ReadonlySet<FieldName> = new Set<FieldName>([
  'gloss',
  'form',
  'variant',
  'variant_type',
  'variant_note',
  'ipa',
  'romanised',
  'pronunciation_speaker',
  'pronunciation_dialect',
  'pronunciation_source',
  'example',
  'example_translation',
  'example_status',
  'example_source',
  'synonym',
  'antonym',
  'part_of',
  'has_part',
  'see_also',
  'derived_from',
  'variant_of',
  'citation',
  'citation_supports',
  'citation_form',
  'citation_locator',
  'citation_note',
  'note',
])

function single({ name }: ColumnField): boolean {
  return !lists.has(name)
}

/** The texts of a cell: its lines, where it has several, else what `;` parts. */
function splitList(cell: string): readonly string[] {
  if (/[\n\r]/.test(cell)) return linesOf(cell)
  return cell
    .split(/[;；]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

/**
 * The items of fields that belong together: the first lines of their cells make the first item, the second lines the
 * second. `name` and `name:tag` are its keys.
 */
function itemsOf(cells: Cells, names: readonly FieldName[]): readonly ReadonlyMap<string, string>[] {
  const items: Map<string, string>[] = []
  const [main] = names
  for (const name of names) {
    for (const [tag, { text }] of cells.get(name) ?? []) {
      const lines = name === main && tag === '' && main === 'variant' ? splitLines(text) : text.split(/\r\n|\r|\n/)
      for (const [index, line] of lines.entries()) {
        const trimmed = line.trim()
        if (trimmed === '') continue
        while (items.length <= index) items.push(new Map())
        items[index]?.set(tag === '' ? name : `${name}:${tag}`, trimmed)
      }
    }
  }
  return items.filter(({ size }) => size > 0)
}

function splitLines(cell: string): readonly string[] {
  return /[\n\r]/.test(cell) ? cell.split(/\r\n|\r|\n/) : cell.split(/[;；]/)
}

function localisedOf(cells: Cells, name: FieldName): LocalisedText | undefined {
  const texts = [...(cells.get(name) ?? [])].map(([tag, { text }]) => [tag, text] as const)
  return texts.length === 0 ? undefined : Object.fromEntries(texts)
}

function localisedItem(item: ReadonlyMap<string, string>, name: FieldName): LocalisedText | undefined {
  const before = `${name}:`
  const texts = [...item].flatMap(([key, text]) =>
    key.startsWith(before) ? [[key.slice(before.length), text] as const] : [],
  )
  return texts.length === 0 ? undefined : Object.fromEntries(texts)
}

function wholeNumber(
  cell: { readonly text: string; readonly heading: string } | undefined,
  least: number,
  most: number,
  refuse: (cell: { readonly text: string; readonly heading: string }, message: string, advice: string) => void,
): number | undefined {
  if (cell === undefined) return undefined
  const number = /^\d{1,4}(\.0+)?$/.test(cell.text) ? Number(cell.text) : Number.NaN
  if (number >= least && number <= most) return number
  refuse(
    cell,
    `“${cell.text.slice(0, 40)}” is no whole number from ${least} to ${most}.`,
    'It is kept beside the entry.',
  )
  return undefined
}

/** The language of a label: Vietnamese where its letters say so. */
function labelTag(label: string): 'vi' | 'en' {
  return /[^\u0020-\u007e]/.test(label) ? 'vi' : 'en'
}

/** An example in one language alone teaches nobody: it is kept. */
function keepExamples(
  cells: Cells,
  refuse: (cell: { readonly text: string; readonly heading: string }, message: string, advice: string) => void,
): void {
  for (const name of ['example', 'example_translation'] as const) {
    for (const cell of cells.get(name)?.values() ?? []) {
      refuse(
        cell,
        'The example has no translation, or the translation no example.',
        'Write both; it is kept beside the entry.',
      )
    }
  }
}
