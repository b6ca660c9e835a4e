import type { DraftEntry } from '../draft-entry.ts'
import type { ImportFacts, ImportTask } from '../importer.ts'
import { languageTag } from '../language-tag.ts'
import { partOfSpeechNamed } from '../part-of-speech/part-of-speech-names.ts'
import { type ExternalSort, externalSort } from '../take-in/external-sort.ts'
import { HashTable } from '../take-in/hash-table.ts'
import { guessColumns, type TableColumns } from './guess-columns.ts'
import { type RowDraft, rowDraft } from './row-draft.ts'
import type { TableRow } from './table-row.ts'

/** Rows by which the columns are guessed. */
const rowsLookedAt = 500
/** Code units of the rows that are held while they are brought together. */
const sortUnits = 2 * 1024 * 1024

/** A row that waits for the others of its headword. */
interface Waiting {
  readonly group: number
  readonly number: number
}

/**
 * Makes entries of the rows of a table: guesses its columns, brings the rows of one headword together, wherever they
 * stand, and gives the entries in the order of their first rows. Holds the rows of one headword, and a part of the table
 * where it is sorted.
 *
 * Rows are of one entry where they have the same id and headword; without an id, the same headword, homograph number,
 * part of speech and etymology.
 *
 * @param opened how the file was opened, for the person to see
 */
export async function* readTable(
  rows: AsyncGenerator<TableRow, void, undefined>,
  task: ImportTask,
  opened: readonly string[],
): AsyncGenerator<DraftEntry, ImportFacts, undefined> {
  const { options, tell } = task
  const sample: TableRow[] = []
  let next = await rows.next()
  for (; next.done !== true && sample.length < rowsLookedAt; next = await rows.next()) {
    if (!isEmpty(next.value)) sample.push(next.value)
  }
  if (sample.length === 0) {
    tell({ rule: 'file-empty', severity: 'fatal', message: 'The table has no rows.', advice: 'Export it again.' })
    return {}
  }
  const columns = guessColumns(sample, task)
  if (columns === undefined) {
    await rows.return()
    return {}
  }

  const choice = rowChoice(columns, task)
  const gathered = await gather(columns.header ? sample.slice(1) : sample, rows, next, columns, choice, task)
  await rows.return()
  if (gathered === undefined) return {}
  const { sort, rowCount, groupCount, apart } = gathered

  const setting = { columns, split: options.split !== 'no', tell }
  let draft: RowDraft | undefined
  let open = -1
  for await (const line of sort.sorted()) {
    const [group, row] = rowOfLine(line)
    if (group !== open) {
      if (draft !== undefined) yield draft.draft()
      draft = rowDraft(setting)
      open = group
    }
    draft?.add(row)
  }
  if (draft !== undefined) yield draft.draft()
  const language = columns.language ?? choice.language
  return {
    ...(language === undefined ? {} : { language }),
    glossLanguages: [...new Set(columns.fields.flatMap((field) => (field?.name === 'gloss' ? (field.tag ?? []) : [])))],
    reading: [
      ...opened,
      ...columns.reading,
      ...choice.reading(),
      ...(groupCount < rowCount
        ? [
            `${rowCount} rows → ${groupCount} entries: rows of one headword are its senses${apart ? ', wherever they stand' : ''}`,
          ]
        : []),
    ],
  }
}

/** Rows on their way to the others of their headword. */
interface Gathered {
  readonly sort: ExternalSort<Waiting>
  readonly rowCount: number
  readonly groupCount: number
  /** Rows of one headword do not all stand one after the other. */
  readonly apart: boolean
}

/** Numbers the entry of each row and puts the rows to be sorted; `undefined` where a fatal problem was told. */
async function gather(
  first: readonly TableRow[],
  rest: AsyncGenerator<TableRow, void, undefined>,
  read: IteratorResult<TableRow, void>,
  columns: TableColumns,
  choice: RowChoice,
  { options, scratch, limits, tell }: ImportTask,
): Promise<Gathered | undefined> {
  const groups = new HashTable()
  let groupCount = 0
  let rowCount = 0
  let apart = false
  const sort = externalSort<Waiting>(
    scratch,
    (a, b) => a.group - b.group || a.number - b.number,
    (line) => ({ group: Number(line.slice(0, line.indexOf('\t'))), number: secondNumber(line) }),
    sortUnits,
  )
  const take = (row: TableRow): Promise<void> | undefined => {
    if (isEmpty(row) || !choice.takes(row)) return undefined
    const key = keyOf(row, columns)
    let group = options.merge === 'no' ? undefined : groups.get(key)
    if (group === undefined) {
      group = groupCount
      groupCount += 1
      if (options.merge !== 'no') groups.set(key, group)
    } else if (group !== groupCount - 1) apart = true
    rowCount += 1
    return sort.add({ group, number: rowCount }, `${group}\t${rowCount}\t${row.row}\t${JSON.stringify(row.cells)}`)
  }
  for (const row of first) {
    const added = take(row)
    if (added !== undefined) await added
    if (choice.refused) return undefined
  }
  for (let next = read; next.done !== true; next = await rest.next()) {
    const added = take(next.value)
    if (added !== undefined) await added
    if (choice.refused) return undefined
    if (rowCount <= limits.records) continue
    tell({
      row: next.value.row,
      rule: 'file-too-large',
      severity: 'fatal',
      message: `The table has more than ${limits.records} rows.`,
      advice: 'Divide it.',
    })
    return undefined
  }
  return { sort, rowCount, groupCount, apart }
}

function isEmpty({ cells }: TableRow): boolean {
  return cells.every((cell) => cell.trim() === '')
}

function secondNumber(line: string): number {
  const from = line.indexOf('\t') + 1
  return Number(line.slice(from, line.indexOf('\t', from)))
}

function rowOfLine(line: string): readonly [group: number, row: TableRow] {
  const first = line.indexOf('\t')
  const second = line.indexOf('\t', first + 1)
  const third = line.indexOf('\t', second + 1)
  return [
    Number(line.slice(0, first)),
    { row: Number(line.slice(second + 1, third)), cells: JSON.parse(line.slice(third + 1)) as readonly string[] },
  ]
}

/** By what rows are of one entry. */
function keyOf({ cells }: TableRow, { fields }: TableColumns): string {
  const cellOf = (name: string): string => {
    const column = fields.findIndex((field) => field?.name === name)
    return column === -1 ? '' : (cells[column] ?? '').trim().normalize('NFC')
  }
  const id = cellOf('id')
  const headword = cellOf('headword')
  if (id !== '') return JSON.stringify([headword, id])
  const pos = cellOf('pos')
  const labels = fields.flatMap((field, column) => (field?.name === 'pos_label' ? [cells[column] ?? ''] : []))
  const named = partOfSpeechNamed(pos)
  return JSON.stringify([
    headword,
    cellOf('homograph'),
    named?.usual === true ? named.ud : pos,
    labels,
    cellOf('etymology'),
  ])
}

/** Which rows are read. */
interface RowChoice {
  /** Whether a row is; tells of those that are faulty. */
  takes(row: TableRow): boolean
  /** A fatal problem was told. */
  readonly refused: boolean
  /** Language of the rows, where a column says it. */
  readonly language: string | undefined
  reading(): readonly string[]
}

// What no word has: a lost character; signs that stand for letters where a font or a keyboard lacked them.
const lost = '\ufffd'
const oddSign = /\p{Ll}\p{M}*\d(?=\s|$)|["`@#$%^*=+<>{}[\]\\|_]|^[^\p{L}\p{N}]*$/u

function rowChoice(columns: TableColumns, { language, options, limits, tell }: ImportTask): RowChoice {
  const { fields, filters, headings } = columns
  const headword = fields.findIndex((field) => field?.name === 'headword')
  const languageColumn = fields.findIndex((field) => field?.name === 'language_tag')
  const wanted = language === undefined ? undefined : primary(languageTag(language) ?? language)
  const filtersLanguage = filters.some(({ column }) => column === languageColumn)
  const count = headings.length
  let seen: string | undefined
  let refused = false
  let otherValue = 0
  let otherLanguage = 0

  const takes = ({ row, cells }: TableRow): boolean => {
    if (filters.some(({ column, value }) => (cells[column] ?? '').trim() !== value.trim())) {
      otherValue += 1
      return false
    }
    const tag = languageColumn === -1 ? '' : (cells[languageColumn] ?? '').trim()
    if (tag !== '') {
      const named = languageTag(tag) ?? tag
      if (wanted !== undefined && !filtersLanguage && primary(named) !== wanted) {
        otherLanguage += 1
        return false
      }
      if (wanted === undefined && seen !== undefined && seen !== named) {
        refused = true
        tell({
          row,
          column: headings[languageColumn] ?? '',
          rule: 'language-missing',
          severity: 'fatal',
          message: `The rows are of several languages: ${seen.slice(0, 20)}, ${named.slice(0, 20)} …`,
          advice: `A dictionary is of one: say which, with --lang ${tag.slice(0, 20)} or --option "filter:${headings[languageColumn]}=${tag.slice(0, 20)}".`,
        })
        return false
      }
      seen ??= named
    }
    const damaged = cells.findIndex((cell) => cell.includes(lost))
    if (damaged !== -1) {
      tell({
        row,
        column: headings[damaged] ?? `column ${damaged + 1}`,
        rule: 'utf8-invalid',
        severity: 'left-out',
        message: `“${(cells[damaged] ?? '').slice(0, 60)}” has a character that is lost, or bytes that are not UTF-8.`,
        advice: 'Write the cell again and save the file as UTF-8.',
      })
      return false
    }
    const long = cells.findIndex((cell) => cell.length > limits.textUnits)
    if (long !== -1) {
      tell({
        row,
        column: headings[long] ?? `column ${long + 1}`,
        rule: 'text-too-long',
        severity: 'left-out',
        message: `The cell has ${cells[long]?.length} code units; at most ${limits.textUnits} are read.`,
        advice: 'Look whether a quotation mark is never closed.',
      })
      return false
    }
    const extra = cells.slice(count).filter((cell) => cell.trim() !== '')
    if (extra.length > 0 || cells.length < Math.min(count, headword + 1)) {
      tell({
        row,
        rule: 'row-malformed',
        severity: 'left-out',
        message: `The row has ${cells.length} cells, and the header ${count}: “${cells.join(' | ').slice(0, 80)}”.`,
        advice: 'Look for a delimiter inside a text: such a cell stands in quotation marks.',
      })
      return false
    }
    if (cells.length > count && columns.width === count) {
      tell({
        row,
        rule: 'row-malformed',
        severity: 'changed',
        message: `The row has ${cells.length} cells, and the header ${count}, though the last are empty: “${cells.join(' | ').slice(0, 80)}”.`,
        advice: 'Look whether a delimiter inside a text has moved the cells: such a cell stands in quotation marks.',
      })
    }
    const text = (cells[headword] ?? '').trim()
    if (text === '') {
      tell({
        row,
        column: headings[headword] ?? '',
        rule: 'headword-missing',
        severity: 'left-out',
        message: `The row has no headword: “${cells.join(' | ').slice(0, 80)}”.`,
        advice: 'Write the headword on every row, also where it is the same as above.',
      })
      return false
    }
    const odd = options.encoding === undefined ? oddSign.exec(text) : null
    if (odd !== null) {
      tell({
        row,
        column: headings[headword] ?? '',
        rule: 'letter-doubtful',
        severity: 'changed',
        message: `“${text.slice(0, 60)}” has “${odd[0].slice(0, 10)}”, which is no letter of a word; it is left as it is.`,
        advice: 'Write the letter that is meant; if it is right, nothing need be done.',
      })
    }
    return true
  }
  return {
    takes,
    get refused() {
      return refused
    },
    get language() {
      return seen
    },
    reading: () => [
      ...filters.map(({ column, value }) => `only rows whose ${headings[column]} is ${value}`),
      ...(otherValue === 0 ? [] : [`${otherValue} rows passed over by the filter`]),
      ...(otherLanguage === 0 ? [] : [`${otherLanguage} rows of other languages passed over`]),
    ],
  }
}

function primary(tag: string): string {
  return tag.split('-')[0] ?? tag
}
