import { decode, readLines } from '@hiap/bundle/source'
import type { ImportTask } from '../importer.ts'

/** A field: a marker at the beginning of a line, and what follows up to the next. */
export interface SfmField {
  /** Without the backslash. */
  readonly marker: string
  /** Its lines as one, with a space between them. */
  readonly text: string
  /** 1-based line of its marker. */
  readonly row: number
}

/** The fields from one record marker up to the next; the first has the record marker. */
export type SfmRecord = readonly SfmField[]

interface OpenField {
  readonly marker: string
  text: string
  readonly row: number
}

/** A backslash in the first column, the marker, and white space before the text. */
const markerLine = /^\\([^\s\\]+)(?:\s+|$)/
const progressEvery = 4 * 1024 * 1024

/**
 * Reads standard format piece by piece: one record at a time. What is no UTF-8, no field or too long is told and left
 * out. Returns the fields in front of the first record: the header of Toolbox.
 *
 * @param record marker that begins a record
 */
export async function* readSfm(
  { input, limits, tell, reached }: Pick<ImportTask, 'input' | 'limits' | 'tell' | 'reached'>,
  record: string,
): AsyncGenerator<SfmRecord, readonly SfmField[], undefined> {
  const header: OpenField[] = []
  let fields: OpenField[] = header
  /** The field that lines without a marker belong to; `undefined` where it was left out, or there is none. */
  let open: OpenField | undefined
  let size = 0
  let passedOver = false
  let bytes = 0
  let told = 0

  for await (const lines of readLines(input.chunks(), limits.recordBytes)) {
    for (const { number: row, bytes: line, length } of lines) {
      bytes += length + 1
      size += length + 1
      if (line === undefined) {
        open = undefined
        tell({
          row,
          rule: 'file-too-large',
          severity: 'left-out',
          message: `The line has ${length} bytes; at most ${limits.recordBytes} are read.`,
          advice: 'Look whether a line end is lost.',
        })
        continue
      }
      const { text: decoded, fault } = decode(line)
      if (decoded === undefined) {
        const begun = asciiMarker(line)
        tell({
          row,
          ...(begun === undefined ? {} : { column: `\\${begun}` }),
          rule: 'utf8-invalid',
          severity: 'left-out',
          message: `Byte ${fault.byte + 1} of the line is not UTF-8.`,
          advice:
            'The file is in an encoding from before Unicode. In Toolbox, set the language encodings to Unicode; or convert the file with SIL Converters or TECkit and the map of its font.',
        })
        open = undefined
        if (begun === record) {
          if (fields !== header && !passedOver) yield fields
          fields = []
          size = 0
          passedOver = true
        }
        continue
      }
      const text = row === 1 && decoded.startsWith('\ufeff') ? decoded.slice(1) : decoded
      const found = text.startsWith('\\') ? markerLine.exec(text) : null
      const begins = found?.[1] === record
      if (!begins && size > limits.recordBytes) {
        if (!passedOver) {
          tell({
            row: fields[0]?.row ?? row,
            column: `\\${record}`,
            rule: 'file-too-large',
            severity: 'left-out',
            message: `The record is larger than ${limits.recordBytes} bytes.`,
            advice: `Look whether \\${record.slice(0, 40)} really begins each record; else say it with --option record=…`,
          })
        }
        fields = []
        open = undefined
        passedOver = true
        continue
      }
      if (found === null) {
        const more = text.trim()
        if (more === '') continue
        if (text.startsWith('\\')) {
          tell({
            row,
            rule: 'syntax-wrong',
            severity: 'changed',
            message: `The line “${more.slice(0, 40)}” begins with a backslash and no marker.`,
            advice: 'It is read as text of the field before it. Write the marker right behind the backslash.',
          })
        }
        if (open !== undefined) open.text = open.text === '' ? more : `${open.text} ${more}`
        continue
      }
      const marker = found[1] ?? ''
      if (begins) {
        if (fields !== header && !passedOver) yield fields
        fields = []
        size = length + 1
        passedOver = false
      }
      open = passedOver ? undefined : { marker, text: text.slice(found[0].length).trim(), row }
      if (open !== undefined) fields.push(open)
    }
    if (bytes - told > progressEvery) {
      told = bytes
      reached(bytes)
    }
  }
  reached(bytes)
  if (fields !== header && !passedOver && fields.length > 0) yield fields
  return header
}

/** The marker of a line that is no UTF-8. */
function asciiMarker(line: Uint8Array): string | undefined {
  return markerLine.exec(String.fromCharCode(...line.subarray(0, 64)))?.[1]
}
