import { decode } from '@hiap/bundle/source'
import { joinBytes } from '../archive/join-bytes.ts'
import type { ImportTask, InputFile } from '../importer.ts'
import type { ProblemCode } from '../problem.ts'

/** An element of a bank: the value of one record. */
export interface BankRow {
  /** 1-based. */
  readonly row: number
  readonly value: readonly unknown[]
}

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c]
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d]

/**
 * Reads a bank, a JSON list of lists, record by record: one is in memory at a time, however large the bank. A record that
 * is no JSON, no list, too long or too deep is told and passed over. What is not a list at all, or ends before its end, is
 * told as a `fatal` problem.
 */
export async function* readBank(
  file: InputFile,
  { limits, tell }: Pick<ImportTask, 'limits' | 'tell'>,
): AsyncGenerator<BankRow, void, undefined> {
  let row = 0
  const problem = (severity: 'fatal' | 'left-out', rule: ProblemCode, message: string, advice: string): void =>
    tell({ file: file.name, row, rule, severity, message, advice })
  const broken = (): void =>
    problem('fatal', 'syntax-wrong', 'The bank is no JSON list, or is cut short.', 'Download the dictionary again.')
  /** Of the record that is open: lists and objects inside one another, and bytes from earlier pieces. */
  let depth = 0
  let state = 'before' as 'before' | 'between' | 'in' | 'after'
  let inText = false
  let escaped = false
  let held: Uint8Array[] = []
  let length = 0

  const forget = (): void => {
    held = []
    length = 0
  }
  const ended = (piece: Uint8Array): BankRow | undefined => {
    const bytes = length + piece.length
    const pieces = [...held, piece]
    forget()
    if (bytes > limits.recordBytes) {
      problem(
        'left-out',
        'file-too-large',
        `The record has ${bytes} bytes; at most ${limits.recordBytes} are read.`,
        'Divide it.',
      )
      return undefined
    }
    const whole = pieces.length === 1 ? piece : joinBytes(pieces, bytes)
    const { text } = decode(whole)
    if (text === undefined) {
      problem('left-out', 'utf8-invalid', 'The record is not UTF-8.', 'Download the dictionary again.')
      return undefined
    }
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      problem('left-out', 'syntax-wrong', 'The record is not JSON.', 'Download the dictionary again.')
      return undefined
    }
    if (Array.isArray(value)) return { row, value }
    problem('left-out', 'syntax-wrong', 'The record is no list.', 'Each record of a bank is a list in brackets.')
    return undefined
  }

  let deepest = 0
  for await (const chunk of file.chunks()) {
    let from = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at]!
      if (state === 'in') {
        if (inText) {
          if (escaped) escaped = false
          else if (byte === backslash) escaped = true
          else if (byte === quote) inText = false
          continue
        }
        if (byte === quote) inText = true
        else if (byte === openList || byte === openObject) {
          depth += 1
          deepest = Math.max(deepest, depth)
        } else if ((byte === closeList || byte === closeObject) && depth > 0) depth -= 1
        else if (depth === 0 && (byte === comma || byte === closeList)) {
          let made: BankRow | undefined
          if (deepest <= limits.depth) made = ended(chunk.subarray(from, at))
          else {
            forget()
            problem(
              'left-out',
              'too-deep',
              `More than ${limits.depth} objects and lists stand inside one another.`,
              'No dictionary needs that; look where the file comes from.',
            )
          }
          if (made !== undefined) yield made
          state = byte === comma ? 'between' : 'after'
        }
        continue
      }
      if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) continue
      // A byte order mark.
      if (state === 'before' && (byte === 0xef || byte === 0xbb || byte === 0xbf)) continue
      if (state === 'before' && byte === openList) state = 'between'
      else if (state === 'between' && byte === closeList) state = 'after'
      else if (state === 'between' && byte !== comma) {
        state = 'in'
        row += 1
        from = at
        depth = byte === openList || byte === openObject ? 1 : 0
        deepest = depth
        inText = byte === quote
        escaped = false
      } else return broken()
    }
    if (state === 'in') {
      // Of a record that is too long no more is held than tells so.
      if (length <= limits.recordBytes && deepest <= limits.depth) held.push(chunk.slice(from))
      length += chunk.length - from
    }
  }
  if (state !== 'after') broken()
}
