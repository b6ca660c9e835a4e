import { openZip, type ZipArchive } from '../archive/read-zip.ts'
import type { ImportTask, InputFile } from '../importer.ts'
import { readXml } from '../xml/read-xml.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import { type SharedTexts, sharedTexts } from './shared-texts.ts'
import type { TableRow } from './table-row.ts'
import {
  type DateStyle,
  localName,
  readWorkbook,
  type Workbook,
  type WorkbookSheet,
  withPrefix,
} from './xlsx-workbook.ts'

/** Bytes of the texts of a workbook that are held. */
const mostTextBytes = 96 * 1024 * 1024
/** As many as Excel has. */
const mostColumns = 16_384
const columnsRead = 200
const mostMerges = 100_000

/** A workbook that is being read. */
export interface XlsxTable {
  readonly reading: readonly string[]
  /** To be read once; what it needs goes with its end. */
  readonly rows: AsyncGenerator<TableRow, void, undefined>
}

/**
 * Opens one sheet of a workbook as a table: the one of the option `sheet`, by its name or number, else the first that is
 * not hidden. What it is not is told as a `fatal` problem and gives `undefined`.
 */
export async function openXlsx(task: ImportTask): Promise<XlsxTable | undefined> {
  const { input, limits, options } = task
  let failed = false
  const tell: ImportTask['tell'] = (problem) => {
    if (problem.severity === 'fatal') failed = true
    task.tell(problem)
  }
  const head = await input.slice(0, 8)
  const isOld = head[0] === 0xd0 && head[1] === 0xcf && head[2] === 0x11 && head[3] === 0xe0
  if (input.size === 0 || isOld || head[0] !== 0x50 || head[1] !== 0x4b) {
    tell({
      rule: input.size === 0 ? 'file-empty' : 'format-wrong',
      severity: 'fatal',
      message:
        input.size === 0
          ? 'The file has nothing in it.'
          : isOld
            ? 'This is a workbook of Excel before 2007 (.xls), or one with a password.'
            : 'This is no workbook (.xlsx).',
      advice: 'Open it in Excel or LibreOffice and save it as “Excel workbook (.xlsx)” without a password.',
    })
    return undefined
  }
  const archive = await openZip(input, limits, tell)
  if (archive === undefined) return undefined
  const workbook = await readWorkbook(archive, { limits, tell })
  if (workbook === undefined || failed) return undefined
  const sheet = sheetOf(workbook, options.sheet)
  const listed = workbook.sheets.map(({ name }, index) => `${index + 1}. ${name.slice(0, 40)}`).join(', ')
  const part = sheet === undefined ? undefined : archive.open(sheet.path)
  if (sheet === undefined || part === undefined) {
    tell({
      rule: 'column-missing',
      severity: 'fatal',
      message:
        sheet === undefined
          ? `No sheet is called “${(options.sheet ?? '').slice(0, 60)}”.`
          : `The sheet “${sheet.name.slice(0, 60)}” is not in the archive.`,
      advice: `Name one with --option sheet=. The sheets are: ${listed}.`,
    })
    return undefined
  }
  const texts = await readTexts(archive, workbook, { ...task, tell })
  if (failed || texts === undefined) return undefined
  const merges = await readMerges(part, { ...task, tell })
  if (failed) return undefined
  const others = workbook.sheets.length - 1
  return {
    reading: [`sheet “${sheet.name}”${others === 0 ? '' : `; others, read with --option sheet=: ${listed}`}`],
    rows: readRows(part, workbook, texts, merges, { ...task, tell }),
  }
}

function sheetOf({ sheets }: Workbook, wanted: string | undefined): WorkbookSheet | undefined {
  if (wanted === undefined) return sheets.find(({ hidden }) => !hidden) ?? sheets[0]
  return sheets.find(({ name }) => name === wanted) ?? (/^\d+$/.test(wanted) ? sheets[Number(wanted) - 1] : undefined)
}

/** Texts that cells name by number: without the readings that East Asian texts have above them. */
async function readTexts(
  archive: ZipArchive,
  { strings }: Workbook,
  { limits, tell }: ImportTask,
): Promise<SharedTexts | undefined> {
  const input = strings === undefined ? undefined : archive.open(strings)
  // The texts are no longer than the XML around them.
  const texts = sharedTexts(Math.min(mostTextBytes, input?.size ?? 0))
  if (input === undefined) return texts
  const task = { input, limits, tell: tellOf(input, tell), reached: () => {} }
  for await (const each of readXml(task, withPrefix(['si']))) {
    if (!('name' in each)) continue
    // Cells are counted, so what is too long keeps its place.
    if (texts.add(plainText(each).slice(0, limits.textUnits + 1))) continue
    tell({
      file: input.name,
      rule: 'file-too-large',
      severity: 'fatal',
      message: `The texts of the workbook are larger than ${mostTextBytes} bytes.`,
      advice: 'Save the sheet as CSV UTF-8 and import that: it is read line by line.',
    })
    return undefined
  }
  return texts
}

function tellOf(input: InputFile, tell: ImportTask['tell']): ImportTask['tell'] {
  return (problem) => tell({ file: input.name, ...problem })
}

/** The `t` inside an element, its runs joined, with the characters that XML cannot have. */
function plainText({ children }: XmlElement): string {
  let text = ''
  for (const child of children) {
    if (typeof child === 'string') continue
    const name = localName(child.name)
    if (name === 't') text += child.children.filter((piece) => typeof piece === 'string').join('')
    else if (name === 'r') text += plainText(child)
  }
  // ECMA-376 part 1, 22.9.2.19
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
}

/** Cells that are one: what the first has, all of a column have. */
interface Merge {
  readonly column: number
  readonly from: number
  readonly to: number
}

/** Merged cells, which a sheet tells only behind its rows; those of one row are no matter. */
async function readMerges(input: InputFile, { limits, tell }: ImportTask): Promise<readonly Merge[]> {
  // Only the end is looked at as XML: a sheet without merged cells is unpacked, and no more.
  const decoder = new TextDecoder('utf-8')
  const merges: Merge[] = []
  let rest = ''
  for await (const chunk of input.chunks()) {
    rest += decoder.decode(chunk, { stream: true })
    for (const [, from, to] of rest.matchAll(
      /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})"/g,
    )) {
      const [column, row] = placeOf(from ?? '')
      const [, last] = placeOf(to ?? '')
      if (last > row && merges.length < mostMerges) merges.push({ column, from: row, to: last })
    }
    const open = rest.lastIndexOf('<')
    rest = open === -1 ? '' : rest.slice(open).slice(0, limits.textUnits)
  }
  if (merges.length === mostMerges) {
    tell({
      file: input.name,
      rule: 'file-too-large',
      severity: 'changed',
      message: `The sheet has more than ${mostMerges} merged cells; the others have their text in the first row alone.`,
      advice: 'Unmerge the cells and fill them.',
    })
  }
  return merges.sort((a, b) => a.from - b.from)
}

/** Column, from 0, and row, from 1, of `B7`. */
function placeOf(reference: string): readonly [column: number, row: number] {
  let column = 0
  let at = 0
  for (; at < reference.length && at < 3; at++) {
    const letter = reference.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return [column - 1, Number(reference.slice(at))]
}

/** The rows of a sheet; in the end the texts that its cells share are given up. */
async function* readRows(
  input: InputFile,
  workbook: Workbook,
  texts: SharedTexts,
  merges: readonly Merge[],
  task: ImportTask,
): AsyncGenerator<TableRow, void, undefined> {
  try {
    yield* rowsOf(input, workbook, texts, merges, task)
  } finally {
    // Whoever holds the rows that were read holds no longer what they were made of.
    texts.clear()
  }
}

async function* rowsOf(
  input: InputFile,
  workbook: Workbook,
  texts: SharedTexts,
  merges: readonly Merge[],
  { input: whole, limits, tell, reached }: ImportTask,
): AsyncGenerator<TableRow, void, undefined> {
  let row = 0
  let waiting = 0
  let open: { readonly merge: Merge; text: string }[] = []
  let wide = false
  const task = {
    input,
    limits,
    tell: tellOf(input, tell),
    // Of the archive, not of what it unpacks to.
    reached: (bytes: number) =>
      reached(Math.min(whole.size, Math.floor((bytes / Math.max(1, input.size)) * whole.size))),
  }
  for await (const each of readXml(task, withPrefix(['row']))) {
    if (!('name' in each)) continue
    const said = Number(each.attributes.get('r'))
    row = Number.isSafeInteger(said) && said > row ? said : row + 1
    const cells: string[] = []
    let next = 0
    for (const cell of each.children) {
      if (typeof cell === 'string' || localName(cell.name) !== 'c') continue
      const reference = cell.attributes.get('r')
      const column = reference === undefined ? next : placeOf(reference)[0]
      if (column < 0 || column >= mostColumns) continue
      next = column + 1
      if (column >= columnsRead) {
        if (!wide && textOfCell(cell, workbook, texts).text !== '') {
          wide = true
          tell({
            row,
            rule: 'row-malformed',
            severity: 'changed',
            message: `The sheet has more than ${columnsRead} columns; the others are not read.`,
            advice: 'Take out the columns that are no part of the dictionary.',
          })
        }
        continue
      }
      while (cells.length < column) cells.push('')
      const { text, fault } = textOfCell(cell, workbook, texts)
      if (fault !== undefined) {
        tell({
          row,
          column: reference?.slice(0, 12) ?? `column ${column + 1}`,
          rule: 'value-unknown',
          severity: 'changed',
          message: fault,
          advice: 'Write the text itself into the cell.',
        })
      }
      cells[column] = text
    }
    open = open.filter(({ merge }) => merge.to >= row)
    while (waiting < merges.length && (merges[waiting]?.from ?? 0) <= row) {
      const merge = merges[waiting]
      waiting += 1
      if (merge !== undefined && merge.to >= row && merge.column < columnsRead) {
        open.push({ merge, text: merge.from === row ? (cells[merge.column] ?? '') : '' })
      }
    }
    for (const { merge, text } of open) {
      if ((cells[merge.column] ?? '') !== '' || text === '') continue
      while (cells.length <= merge.column) cells.push('')
      cells[merge.column] = text
    }
    yield { row, cells }
  }
}

/** The text that a cell shows; of a formula, the one that it had when the workbook was saved. */
function textOfCell(
  { attributes, children }: XmlElement,
  { dates, from1904 }: Workbook,
  texts: SharedTexts,
): { readonly text: string; readonly fault?: string } {
  const type = attributes.get('t') ?? 'n'
  let value: string | undefined
  let formula = false
  let inline = ''
  for (const child of children) {
    if (typeof child === 'string') continue
    const name = localName(child.name)
    if (name === 'v') value = child.children.filter((piece) => typeof piece === 'string').join('')
    else if (name === 'f') formula = true
    else if (name === 'is') inline = plainText(child)
  }
  if (type === 'inlineStr') return { text: inline }
  if (value === undefined) {
    return formula ? { text: '', fault: 'The formula was saved without its value.' } : { text: '' }
  }
  switch (type) {
    case 's': {
      const text = /^\d+$/.test(value.trim()) ? texts.get(Number(value)) : undefined
      return text === undefined
        ? { text: '', fault: `The workbook has no text with the number ${value.slice(0, 20)}.` }
        : { text }
    }
    case 'b':
      return { text: value.trim() === '1' ? 'TRUE' : 'FALSE' }
    case 'e':
      return { text: '', fault: `The cell shows the fault ${value.slice(0, 20)}.` }
    case 'n':
      return { text: textOfNumber(value.trim(), dates[Number(attributes.get('s') ?? 0)], from1904) }
    default:
      return { text: value }
  }
}

const day = 86_400_000

/**
 * A number as a person sees it: with the 15 digits that Excel shows; a date as ISO 8601 writes it.
 *
 * @example
 * textOfNumber('0.30000000000000004', undefined, false) // '0.3'
 * textOfNumber('45000.5', 'both', false) // '2023-03-15T12:00'
 */
export function textOfNumber(value: string, style: DateStyle, from1904: boolean): string {
  const number = Number(value)
  if (value === '' || !Number.isFinite(number)) return value
  if (style === undefined || number < 0 || number > 2_958_466) return String(Number(number.toPrecision(15)))
  // Excel has a 29th February 1900, so that its days are one too many from March 1900 on.
  const days = from1904 ? number + 1462 : number < 60 ? number + 1 : number
  const text = new Date(Math.round((days - 25_569) * 86_400) * (day / 86_400)).toISOString()
  const time = text.slice(11, 19).replace(/:00$/, '')
  if (style === 'time' && number < 1) return time
  return style === 'date' || (style === 'both' && number % 1 === 0) ? text.slice(0, 10) : `${text.slice(0, 10)}T${time}`
}
