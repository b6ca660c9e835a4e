import { parse } from 'csv-parse'
import type { ImportTask } from '../importer.ts'
import { type Column, columnsByHeading, fileOf, type Table } from './dataset.ts'
import { unguardedCell } from './formula-cell.ts'
import { components } from './terms.ts'

/** A row, with what its columns are. */
export interface CldfRow {
  /** 1-based; the header is a row. */
  readonly row: number
  readonly cells: readonly string[]
  readonly shape: TableShape
}

interface Failure {
  readonly code?: string
}

/** The columns of a table, found by their properties. */
export interface TableShape {
  readonly columns: readonly Column[]
  readonly at: ReadonlyMap<string, number>
  /** What virtual columns say of every row. */
  readonly virtual: ReadonlyMap<string, string>
}

/**
 * Reads a table row by row. A row with another number of cells than the header is told and passed over; a table that
 * cannot be read on is told as a `fatal` problem.
 *
 * @param guarded whether the export that wrote it guarded formulas
 */
export async function* readTable(
  task: ImportTask,
  table: Table,
  guarded: boolean,
  reached?: (share: number) => void,
): AsyncGenerator<CldfRow, void, undefined> {
  const { limits } = task
  const file = await fileOf(task, table.file)
  const tell: ImportTask['tell'] = (problem) => task.tell({ file: table.file, ...problem })
  if (file === undefined) {
    tell({
      rule: 'file-missing',
      severity: 'fatal',
      message: `The metadata name the table ${table.file.slice(0, 200)}, which is not there.`,
      advice: 'Put it beside the metadata; unpack it where it is packed.',
    })
    return
  }
  if (file.size === 0 || file.size > limits.bytes) {
    tell({
      rule: file.size === 0 ? 'file-empty' : 'file-too-large',
      severity: 'fatal',
      message:
        file.size === 0
          ? 'The table has nothing in it.'
          : `The table has ${file.size} bytes; at most ${limits.bytes} are read.`,
      advice: file.size === 0 ? 'Copy it again.' : 'Divide it.',
    })
    return
  }
  const { delimiter, quote, escape: escapes, comment, header, trim } = table.dialect
  // For each record the lines of comment above it, which are rows to whoever looks for it.
  const comments: number[] = []
  const parser = parse({
    bom: true,
    delimiter,
    quote: quote === '' ? false : quote,
    escape: escapes,
    ...(comment === undefined
      ? {}
      : {
          comment,
          comment_no_infix: true,
          on_record: (cells: string[], { comment_lines }: { readonly comment_lines: number }) => {
            comments.push(comment_lines)
            return cells
          },
        }),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    trim,
    max_record_size: limits.recordBytes,
  })
  let failed: Failure | undefined
  parser.on('error', (error) => {
    failed = error as Failure
  })
  const text = new TextDecoder('utf-8', { fatal: true })
  let shape: TableShape | undefined = header
    ? undefined
    : shapeOf(
        table,
        (table.columns ?? []).filter(({ virtual }) => !virtual).map(({ name }) => name),
        tell,
      )
  if (!header && shape === undefined) return
  let records = 0
  let row = 0
  let bytes = 0
  let stopped = false

  const take = (cells: readonly string[]): CldfRow | undefined => {
    records += 1
    row = records + (comments.shift() ?? 0)
    if (shape === undefined) {
      shape = shapeOf(table, cells, tell)
      stopped = shape === undefined
      return undefined
    }
    if (cells.length === 1 && cells[0] === '') return undefined
    if (records > limits.records + 1) {
      tell({
        row,
        rule: 'file-too-large',
        severity: 'fatal',
        message: `The table has more than ${limits.records} rows.`,
        advice: 'Divide it.',
      })
      stopped = true
      return undefined
    }
    if (cells.length !== shape.columns.length) {
      tell({
        row,
        rule: 'row-malformed',
        severity: 'left-out',
        message: `The row has ${cells.length} cells, the header ${shape.columns.length}.`,
        advice: 'Look for a delimiter or a quotation mark too many or too few.',
      })
      return undefined
    }
    return { row, cells: guarded ? cells.map(unguardedCell) : cells, shape }
  }

  for await (const chunk of file.chunks()) {
    bytes += chunk.length
    try {
      text.decode(chunk, { stream: true })
    } catch {
      failed = { code: 'utf8' }
      break
    }
    // A copy: the parser keeps what does not end a record, and the memory of the piece is used again.
    parser.write(chunk.slice())
    for (let record = parser.read(); record !== null; record = parser.read()) {
      const taken = take(record as string[])
      if (taken !== undefined) yield taken
      if (stopped) break
    }
    if (failed !== undefined || stopped) break
    reached?.(bytes / file.size)
  }
  if (failed === undefined && !stopped) {
    parser.end()
    try {
      for await (const record of parser) {
        const taken = take(record as string[])
        if (taken !== undefined) yield taken
        if (stopped) break
      }
    } catch (error) {
      failed ??= error as Failure
    }
  }
  parser.destroy()
  if (failed === undefined) return
  const rule =
    failed.code === 'utf8' ? 'utf8-invalid' : failed.code === 'CSV_MAX_RECORD_SIZE' ? 'file-too-large' : 'syntax-wrong'
  tell({
    row: row + 1,
    rule,
    severity: 'fatal',
    message: {
      'utf8-invalid': 'In this row or in one soon after it the table is not UTF-8.',
      'file-too-large': `A row is larger than ${limits.recordBytes} bytes.`,
      'syntax-wrong': 'A quotation mark stands where none may, or is never closed.',
    }[rule],
    advice: {
      'utf8-invalid': 'Save the table as UTF-8.',
      'file-too-large': 'Look for a quotation mark that is never closed.',
      'syntax-wrong': 'Write it twice inside a quoted cell, and put the cell into quotation marks.',
    }[rule],
  })
}

function shapeOf(table: Table, headings: readonly string[], tell: ImportTask['tell']): TableShape | undefined {
  const columns = columnsByHeading(table, headings)
  const at = new Map<string, number>()
  for (const [index, { property }] of columns.entries()) {
    if (property !== undefined && !at.has(property)) at.set(property, index)
  }
  const virtual = new Map<string, string>()
  for (const column of table.columns ?? []) {
    if (column.virtual && column.property !== undefined && column.default !== undefined) {
      virtual.set(column.property, column.default)
    }
  }
  const { required } = components[table.component]
  const missing = required.filter(
    (property) => !at.has(property) && !virtual.has(property) && property !== 'languageReference',
  )
  const [first] = missing
  if (first === undefined) return { columns, at, virtual }
  const usual = Object.entries<string>(components[table.component].columns).find(
    ([, property]) => property === first,
  )?.[0]
  tell({
    row: 1,
    column: usual ?? first,
    rule: 'column-missing',
    severity: 'fatal',
    message: `The table has no column with the property ${first}.`,
    advice: `Call it ${usual ?? first} and give it this property in the metadata.`,
  })
  return undefined
}

/** The text of a property; `undefined` where there is no such column, or its cell says that there is nothing. */
export function cell({ cells, shape }: CldfRow, property: string): string | undefined {
  const index = shape.at.get(property)
  if (index === undefined) return shape.virtual.get(property)
  const column = shape.columns[index]
  const text = cells[index]
  if (column === undefined || text === undefined) return undefined
  const said = text === '' ? (column.default ?? text) : text
  return said === '' || column.nulls.includes(said) ? undefined : said
}

/** The texts of a property that is a list; the one text where the column does not divide it. */
export function cellList(row: CldfRow, property: string): readonly string[] {
  const text = cell(row, property)
  if (text === undefined) return []
  const index = row.shape.at.get(property)
  const separator = index === undefined ? undefined : row.shape.columns[index]?.separator
  return separator === undefined ? [text] : text.split(separator).filter((part) => part.trim() !== '')
}

/** Properties of the table that begin so, with what stands behind: the languages of `own:gloss/`. */
export function suffixes({ shape }: CldfRow, prefix: string): readonly string[] {
  return [...shape.at.keys()]
    .filter((property) => property.startsWith(prefix))
    .map((property) => property.slice(prefix.length))
}

/** The cells of the columns that are not among those read, by heading; `undefined` where all are empty. */
export function otherCells(
  { cells, shape }: CldfRow,
  read: ReadonlySet<string>,
): ReadonlyMap<string, string> | undefined {
  let others: Map<string, string> | undefined
  for (const [index, { name, property }] of shape.columns.entries()) {
    if (property !== undefined && (read.has(property) || property.startsWith('own:'))) continue
    const text = cells[index]
    if (text === undefined || text === '') continue
    others ??= new Map()
    others.set(name, text)
  }
  return others
}
