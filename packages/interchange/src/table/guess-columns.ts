import type { ImportTask } from '../importer.ts'
import { languageTag } from '../language-tag.ts'
import { type ColumnField, columnField, headingOf } from './column-field.ts'
import { type HeadingMeaning, headingMeaning } from './heading-names.ts'
import { foldHeading } from './language-names.ts'
import type { TableRow } from './table-row.ts'

/** What the columns of a table give. */
export interface TableColumns {
  /** The header is a row of its own. */
  readonly header: boolean
  /** As many cells as most rows have. */
  readonly width: number
  /** By column: its heading, or `column 3` where it has none. No two are the same. */
  readonly headings: readonly string[]
  /** By column; `undefined` where it is kept beside the entry. */
  readonly fields: readonly (ColumnField | undefined)[]
  /** Rows are read where these columns have these values. */
  readonly filters: readonly { readonly column: number; readonly value: string }[]
  /** Tag of the headwords, where the person or the table says it. */
  readonly language: string | undefined
  /** How the columns are read, for a person: `Bahnaric → headword`. */
  readonly reading: readonly string[]
}

/** Options of a table that are no fields. */
const otherOptions: ReadonlySet<string> = new Set([
  'header',
  'delimiter',
  'quote',
  'sheet',
  'merge',
  'split',
  'encoding',
])

/**
 * Guesses what the columns of a table give, by the options, then by the headings, then by the letters in them. What is
 * missing or misnamed is told as a `fatal` problem and gives `undefined`.
 *
 * @param sample the first rows, the header among them
 */
export function guessColumns(
  sample: readonly TableRow[],
  { options, language, glossLanguage, tell }: Pick<ImportTask, 'options' | 'language' | 'glossLanguage' | 'tell'>,
): TableColumns | undefined {
  const first = sample[0]?.cells ?? []
  const width = Math.max(...sample.slice(0, 50).map(({ cells }) => cells.length))
  const header =
    options.header === 'no'
      ? false
      : options.header !== undefined
        ? true
        : looksLikeHeader(sample, Object.values(options))
  const count = header ? first.length : width
  const headings = namesOf(header ? first : [], count)
  const data = (header ? sample.slice(1) : sample).map(({ cells }) => cells)
  const contents = headings.map((_, column) => contentOf(data, column))

  const fields: (ColumnField | undefined)[] = headings.map(() => undefined)
  const why: (string | undefined)[] = headings.map(() => undefined)
  const open = new Set(headings.keys())
  const wanted = language === undefined ? undefined : languageTag(language)
  const gloss = glossLanguage === undefined ? undefined : languageTag(glossLanguage)
  const taken = (field: ColumnField): boolean =>
    field.name !== 'gloss' && fields.some((each) => each !== undefined && headingOf(each) === headingOf(field))
  const put = (column: number, field: ColumnField, reason?: string): void => {
    if (!open.has(column) || taken(field)) return
    open.delete(column)
    fields[column] = field
    why[column] = reason
  }
  /** The language of a column of meanings that names none. */
  const glossTag = (column: number): readonly [tag: string, reason: string | undefined] => {
    if (gloss !== undefined) return [gloss, undefined]
    const letters = contents[column]?.language ?? 'vi'
    // Plain letters say little: under a heading with marks they may be Vietnamese without marks.
    const told = letters === 'en' && /[\u0080-\uffff]/.test(headings[column] ?? '') ? 'vi' : letters
    return [told, 'by its letters; say another with --gloss']
  }

  // 1. What the person says.
  const filters: { readonly column: number; readonly value: string }[] = []
  for (const [option, value] of Object.entries(options)) {
    if (otherOptions.has(option)) continue
    const [, verb, named] = /^(filter|keep):(.+)$/s.exec(option) ?? []
    const column = columnNamed(verb === undefined ? value : (named ?? ''), headings)
    const field = verb === undefined ? columnField(option, gloss ?? 'vi') : undefined
    if (verb === undefined && field === undefined) {
      tell({
        column: option.slice(0, 60),
        rule: 'field-unknown',
        severity: 'fatal',
        message: `No option and no field is called “${option.slice(0, 60)}”.`,
        advice: 'Fields are headword, gloss:vi, pos, ipa, example … docs/reference/formats.md has all of them.',
      })
      return undefined
    }
    if (column === undefined) {
      tellColumn(tell, `No column is called “${(named ?? value).slice(0, 60)}”.`, headings, 'Name one of these')
      return undefined
    }
    if (verb === 'filter') filters.push({ column, value })
    else if (verb === 'keep') open.delete(column)
    else if (field !== undefined) put(column, field)
  }

  // 2. Headings that name a field exactly, as the exporter writes them.
  const meanings = headings.map((heading): HeadingMeaning | undefined => (header ? headingMeaning(heading) : undefined))
  for (const column of [...open]) {
    const field = header ? columnField(headings[column] ?? '', undefined) : undefined
    if (field !== undefined) put(column, field)
  }

  // 3. The headword.
  let tag: string | undefined = wanted
  if (!fields.some((field) => field?.name === 'headword')) {
    const found = headwordColumn([...open], headings, meanings, contents, wanted)
    if (found !== undefined) put(found.column, { name: 'headword' }, found.why)
  }
  const headword = fields.findIndex((field) => field?.name === 'headword')
  tag ??= meanings[headword]?.tag

  // 4. Headings in words.
  const has = (name: string): boolean => fields.some((field) => field?.name === name)
  // Example, Translation: that of the example, where the word has its meaning already.
  const behindExample = (column: number): boolean =>
    fields[column - 1]?.name === 'example' && has('gloss') && !has('example_translation')
  for (const column of [...open]) {
    const meaning = meanings[column]
    if (meaning === undefined || meaning.name === 'headword') continue
    if (meaning.name === undefined) {
      if (meaning.tag !== undefined && meaning.tag !== tag && contents[column]?.texts === true) {
        put(column, { name: 'gloss', tag: meaning.tag })
      }
      continue
    }
    const field = columnField(meaning.name, 'vi')
    if (field?.name === 'language_tag' && contents[column]?.tags !== true) continue
    if (field?.tag === undefined) {
      if (meaning.tag === undefined || meaning.tag === tag) put(column, { name: meaning.name })
      else if (meaning.name === 'example') put(column, { name: 'example_translation', tag: meaning.tag })
      continue
    }
    const [guessed, reason] = meaning.tag === undefined ? glossTag(column) : [meaning.tag, undefined]
    if (meaning.name === 'gloss' && behindExample(column)) {
      put(column, { name: 'example_translation', tag: guessed }, 'as it stands behind the example')
    } else put(column, { name: meaning.name, tag: guessed }, reason)
  }

  // 5. The letters.
  if (!fields.some((field) => field?.name === 'gloss' || field?.name === 'definition')) {
    const column = [...open].find((each) => contents[each]?.texts === true && (contents[each]?.distinct ?? 0) > 1)
    if (column !== undefined) {
      const [guessed, reason] = glossTag(column)
      put(column, { name: 'gloss', tag: guessed }, reason ?? 'as the first column of texts that is left')
    }
  }

  if (headword === -1) {
    tellColumn(tell, 'No column looks like one of headwords.', headings, 'Say which is, with --option headword=COLUMN')
    return undefined
  }
  if (!fields.some((field) => field?.name === 'gloss' || field?.name === 'definition')) {
    tellColumn(tell, 'No column looks like one of meanings.', headings, 'Say which is, with --option gloss:vi=COLUMN')
    return undefined
  }
  if (tag === undefined && contents[headword]?.language === 'km') tag = 'km'
  return {
    header,
    width: usualWidth(data),
    headings,
    fields,
    filters,
    language: tag,
    reading: [
      header ? 'the first row is the header' : 'the table has no header',
      ...headings.map((heading, column) => {
        const field = fields[column]
        if (field === undefined) return `${heading} → kept beside the entry`
        const reason = why[column]
        return `${heading} → ${headingOf(field)}${reason === undefined ? '' : ` (${reason})`}`
      }),
    ],
  }
}

function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>()
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [usual] = [...counts].sort(([, a], [, b]) => b - a)
  return usual?.[0] ?? 0
}

function tellColumn(tell: ImportTask['tell'], message: string, headings: readonly string[], advice: string): void {
  const list = headings.slice(0, 40).map((heading, index) => `${index + 1}. ${heading.slice(0, 40)}`)
  tell({
    rule: 'column-missing',
    severity: 'fatal',
    message,
    advice: `${advice}. The columns are: ${list.join(', ')}${headings.length > list.length ? ' …' : ''}.`,
  })
}

/** Whether the first row names its columns: by words that headings have, or where numbers stand below text. */
function looksLikeHeader(sample: readonly TableRow[], named: readonly string[]): boolean {
  const cells = sample[0]?.cells ?? []
  const filled = cells.filter((cell) => cell.trim() !== '')
  if (filled.length === 0 || new Set(filled.map(foldHeading)).size < filled.length) return false
  const known = filled.filter((cell) => columnField(cell, 'vi') !== undefined || headingMeaning(cell) !== undefined)
  if (known.length * 2 >= filled.length || known.length > 1) return true
  if (filled.some((cell) => named.includes(cell))) return true
  return cells.some((cell, column) => {
    const below = sample.slice(1, 50).flatMap(({ cells: row }) => (row[column]?.trim() ? [row[column]] : []))
    return /\p{L}/u.test(cell) && below.length > 1 && below.every((each) => /^\d+$/.test(each.trim()))
  })
}

function namesOf(cells: readonly string[], count: number): readonly string[] {
  const names = new Set<string>()
  for (let column = 0; column < count; column++) {
    const given = (cells[column] ?? '').replace(/\s+/g, ' ').trim().slice(0, 200)
    const plain = given === '' ? `column ${column + 1}` : given
    let name = plain
    for (let time = 2; names.has(name); time++) name = `${plain} (${time})`
    names.add(name)
  }
  return [...names]
}

/** A column by its heading, by its heading without case and marks, or by its number from 1. */
function columnNamed(name: string, headings: readonly string[]): number | undefined {
  const exact = headings.indexOf(name)
  if (exact !== -1) return exact
  const folded = headings.findIndex((heading) => foldHeading(heading) === foldHeading(name))
  if (folded !== -1) return folded
  const number = /^\d+$/.test(name) ? Number(name) : Number.NaN
  return number >= 1 && number <= headings.length ? number - 1 : undefined
}

/** What the cells of a column are. */
interface ColumnContent {
  /** Most are texts with letters. */
  readonly texts: boolean
  readonly distinct: number
  /** All are tags of languages. */
  readonly tags: boolean
  readonly khmer: boolean
  /** Told by the letters: `km`, `vi`, or `en` where they are plain. */
  readonly language: 'km' | 'vi' | 'en' | undefined
}

// The letters that Vietnamese alone has: with a hook above or a dot below, or with a tone over a mark.
const vietnamese = /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/
const cellsLookedAt = 500

function contentOf(data: readonly (readonly string[])[], column: number): ColumnContent {
  const cells = data
    .slice(0, cellsLookedAt)
    .flatMap((row) => (row[column]?.trim() ? [row[column].normalize('NFC')] : []))
  const share = (pattern: RegExp): number =>
    cells.length === 0 ? 0 : cells.filter((cell) => pattern.test(cell.toLowerCase())).length / cells.length
  const khmer = share(/[\u1780-\u17d3]/) > 0.5
  return {
    texts: share(/\p{L}/u) > 0.5,
    distinct: new Set(cells).size,
    tags: cells.length > 0 && cells.every((cell) => languageTag(cell.trim()) !== undefined),
    khmer,
    language: khmer
      ? 'km'
      : share(vietnamese) > 0.15
        ? 'vi'
        : share(/^[\u0020-\u007e‘’“”–…]*$/) > 0.95
          ? 'en'
          : undefined,
  }
}

/** Names of headings of headwords that say it more surely than others. */
const sure = /^(headword|head word|lemma|lexeme|lexical unit|muc tu|tu muc|vedette|mot vedette|dau muc)$/

function headwordColumn(
  open: readonly number[],
  headings: readonly string[],
  meanings: readonly (HeadingMeaning | undefined)[],
  contents: readonly ColumnContent[],
  wanted: string | undefined,
): { readonly column: number; readonly why?: string } | undefined {
  const named = open.filter((column) => meanings[column]?.name === 'headword')
  const best =
    named.find((column) => wanted !== undefined && meanings[column]?.tag === wanted) ??
    named.find((column) => sure.test(foldHeading(headings[column] ?? ''))) ??
    named.find((column) => foldHeading(headings[column] ?? '') !== 'form') ??
    named[0]
  if (best !== undefined) return { column: best }
  const languages = open.filter((column) => meanings[column]?.name === undefined && meanings[column]?.tag !== undefined)
  const ofLanguage =
    languages.find((column) => wanted !== undefined && meanings[column]?.tag === wanted) ??
    (wanted === undefined ? languages.find((column) => !/^(vi|en|fr)$/.test(meanings[column]?.tag ?? '')) : undefined)
  if (ofLanguage !== undefined) return { column: ofLanguage }
  // A table without a header that knows its columns: texts of the script, else the first texts.
  const texts = open.filter(
    (column) =>
      contents[column]?.texts === true && meanings[column] === undefined && (contents[column]?.distinct ?? 0) > 1,
  )
  const khmer = wanted === undefined || wanted.startsWith('km') || wanted.endsWith('-Khmr')
  const ofScript = khmer ? texts.find((column) => contents[column]?.khmer === true) : undefined
  if (ofScript !== undefined) return { column: ofScript, why: 'by its letters' }
  const [any] = languages.length > 0 && wanted === undefined ? languages : texts
  return any === undefined ? undefined : { column: any, why: 'as the first column of texts' }
}
