import { parse } from 'csv-parse'
import type { ImportTask } from '../importer.ts'
import { type CsvDialect, delimiterName, delimiterNamed, guessDialect } from './csv-dialect.ts'
import { unguarded } from './formula-guard.ts'
import type { TableRow } from './table-row.ts'

const headBytes = 64 * 1024
const progressEvery = 2 * 1024 * 1024
/** Of the first bytes, how many characters that are lost say that the whole text is in another encoding. */
const lostShare = 0.002
/** Line breaks in one cell above which it is asked whether a quotation mark swallowed rows. */
const linesOfCell = 3
/** The same where the row has as many cells as the first one. */
const linesOfWholeRow = 20

/** A table that is being read: how it is divided, and its rows. */
export interface CsvTable {
  readonly dialect: CsvDialect
  rows(): AsyncGenerator<TableRow, void, undefined>
}

/**
 * Opens a text as a table. What it is not, UTF-8 or a table at all, is told as a `fatal` problem and gives `undefined`.
 * Rows keep the number of the line on which they begin, also where cells have line breaks.
 */
export async function openCsv(task: ImportTask): Promise<CsvTable | undefined> {
  const { input, options, tell } = task
  const head = await input.slice(0, Math.min(headBytes, input.size))
  const fatal = (rule: 'file-empty' | 'utf8-invalid' | 'format-wrong', message: string, advice: string): undefined =>
    tell({ rule, severity: 'fatal', message, advice }) as undefined
  const saved = 'In Excel: Save as → CSV UTF-8 (Comma delimited); in LibreOffice choose Unicode (UTF-8).'
  const encoding = otherEncoding(head)
  if (encoding !== undefined) {
    return fatal('utf8-invalid', `The text is ${encoding}, not UTF-8.`, `Save it as UTF-8. ${saved}`)
  }
  const text = new TextDecoder('utf-8').decode(head)
  if (text.trim() === '') return fatal('file-empty', 'The file has nothing in it.', 'Export it again.')
  const lost = text.split('\ufffd').length - 1
  if (lost > 2 && lost > text.length * lostShare) {
    const row = text.slice(0, text.indexOf('\ufffd')).split(/\r\n|\r|\n/).length
    tell({
      row,
      rule: 'utf8-invalid',
      severity: 'fatal',
      message: 'The text is not UTF-8; it may be windows-1258, windows-1252 or an encoding of old fonts.',
      advice: `Open it in the program that made it and save it as UTF-8. ${saved}`,
    })
    return undefined
  }
  const wanted = options.delimiter === undefined ? undefined : delimiterNamed(options.delimiter)
  if (options.delimiter !== undefined && wanted === undefined) {
    return fatal(
      'format-wrong',
      `“${options.delimiter.slice(0, 20)}” parts no cells.`,
      'Use --option delimiter=, or one of ; | tab.',
    )
  }
  const guessed = guessDialect(text)
  if (guessed === undefined && wanted === undefined) {
    return fatal(
      'format-wrong',
      'No line has a comma, semicolon, tab or bar: there is but one column.',
      'A dictionary needs a column of headwords and one of meanings. Look whether another program opens it as a table.',
    )
  }
  const dialect: CsvDialect = {
    delimiter: wanted ?? guessed?.delimiter ?? ',',
    quote: options.quote === 'none' ? undefined : options.quote === undefined ? guessed?.quote : '"',
  }
  return { dialect, rows: () => readRows(task, dialect) }
}

/** What the first bytes say the encoding is, where it has two bytes a character or more. */
function otherEncoding(head: Uint8Array): string | undefined {
  const [first, second] = head
  if (first === 0xff && second === 0xfe) return 'UTF-16 (Excel calls it “Unicode text”)'
  if (first === 0xfe && second === 0xff) return 'UTF-16 with its bytes the other way round'
  const zeros = head.subarray(0, 4096).filter((byte) => byte === 0).length
  return zeros > Math.min(head.length, 4096) / 10 ? 'UTF-16 without a mark, or no text at all' : undefined
}

async function* readRows(
  { input, limits, tell, reached }: ImportTask,
  { delimiter, quote }: CsvDialect,
): AsyncGenerator<TableRow, void, undefined> {
  const parser = parse({
    bom: true,
    delimiter,
    quote: quote ?? false,
    escape: quote ?? null,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: limits.recordBytes,
  })
  let row = 1
  let failed: (Error & { readonly code?: string }) | undefined
  parser.on('error', (error) => {
    failed = error
  })
  let width: number | undefined
  const rowOf = (raw: readonly string[]): TableRow => {
    width ??= raw.length
    const breaks = raw.reduce((all, cell) => all + lineBreaks(cell), 0)
    const swallowed = breaks >= linesOfCell && tellSwallowed(raw, row, delimiter, width, tell)
    const made = { row, cells: swallowed ? [] : raw.map(quote === undefined ? unwrapped : unguarded) }
    row += 1 + breaks
    return made
  }
  let bytes = 0
  let told = 0
  for await (const chunk of input.chunks()) {
    bytes += chunk.length
    // A copy: the parser keeps what does not end a record, and the memory of the piece is used again.
    parser.write(chunk.slice())
    for (let record = parser.read(); record !== null; record = parser.read()) yield rowOf(record as string[])
    if (failed !== undefined) break
    if (bytes - told > progressEvery) {
      told = bytes
      reached(bytes)
    }
  }
  if (failed === undefined) {
    parser.end()
    try {
      for await (const record of parser) yield rowOf(record as string[])
    } catch (error) {
      failed ??= error as Error
    }
    reached(bytes)
  }
  if (failed !== undefined) {
    tell({
      row,
      rule: failed.code === 'CSV_MAX_RECORD_SIZE' ? 'file-too-large' : 'syntax-wrong',
      severity: 'fatal',
      message:
        failed.code === 'CSV_MAX_RECORD_SIZE'
          ? `The row that begins here is larger than ${limits.recordBytes} bytes.`
          : 'A quotation mark that is opened in the row that begins here is never closed.',
      advice:
        'Look for a quotation mark at the beginning of a cell: close it, write it twice, or say --option quote=none.',
    })
  }
  parser.destroy()
}

function lineBreaks(cell: string): number {
  if (!/[\n\r]/.test(cell)) return 0
  return cell.match(/\r\n|\r|\n/g)?.length ?? 0
}

/** A cell in quotation marks that were not expected: only where marks written twice show that they are no text. */
function unwrapped(cell: string): string {
  const inside = cell.length > 2 && cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1) : ''
  const twice = inside.includes('""') && !inside.replaceAll('""', '').includes('"')
  return unguarded(twice ? inside.replaceAll('""', '"') : cell)
}

/** Tells of a cell that looks like rows. */
function tellSwallowed(
  cells: readonly string[],
  row: number,
  delimiter: string,
  width: number,
  tell: ImportTask['tell'],
): boolean {
  const least = cells.length === width ? linesOfWholeRow : linesOfCell
  for (const cell of cells) {
    const lines = cell.split(/\r\n|\r|\n/)
    const rows = lines.filter((line) => line.split(delimiter).length === width).length
    if (lines.length <= least || rows < lines.length / 2) continue
    tell({
      row,
      rule: 'row-malformed',
      severity: 'left-out',
      message: `A quotation mark holds ${lines.length} lines together, from here to line ${row + lines.length - 1}, and they look like rows.`,
      advice: 'Close it, write it twice, or say --option quote=none; then import again.',
    })
    return true
  }
  return false
}

/** How a table is divided, for a person to read. */
export function tellDialect({ delimiter, quote }: CsvDialect): string {
  return `cells parted by ${delimiterName(delimiter)}${quote === undefined ? ', quotation marks are text' : ''}`
}
