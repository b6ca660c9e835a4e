import { decode, readLines, scanJson, visible } from '@hiap/bundle/source'
import type { ImportTask } from '../importer.ts'

/** An object of a file that has one a line. */
export interface JsonLine {
  /** 1-based. */
  readonly row: number
  /** Its fields; `__proto__` is one like any other, so ask for own ones by name and copy none. */
  readonly record: Readonly<Record<string, unknown>>
}

const progressEvery = 4 * 1024 * 1024

/**
 * Reads a file with one JSON object a line. A line that is none is told and passed over; so is one that is too long or
 * too deep. Empty lines are passed over in silence.
 */
export async function* readJsonLines({
  input,
  limits,
  tell,
  reached,
}: Pick<ImportTask, 'input' | 'limits' | 'tell' | 'reached'>): AsyncGenerator<JsonLine, void, undefined> {
  let bytes = 0
  let told = 0
  for await (const lines of readLines(input.chunks(), limits.recordBytes)) {
    for (const { number: row, bytes: line, length } of lines) {
      bytes += length + 1
      if (line === undefined) {
        tell({
          row,
          rule: 'file-too-large',
          severity: 'left-out',
          message: `The line has ${length} bytes; at most ${limits.recordBytes} are read.`,
          advice: 'Look whether a line end is lost.',
        })
        continue
      }
      const { text, fault } = decode(line)
      if (text === undefined) {
        tell({
          row,
          rule: 'utf8-invalid',
          severity: 'left-out',
          message: `Byte ${fault.byte + 1} of the line is not UTF-8.`,
          advice: 'Save the file as UTF-8.',
        })
        continue
      }
      const json = row === 1 && text.startsWith('\ufeff') ? text.slice(1) : text
      if (json.trim() === '') continue
      const record = parse(json, row, limits.depth, tell)
      if (record !== undefined) yield { row, record }
    }
    if (bytes - told > progressEvery) {
      told = bytes
      reached(bytes)
    }
  }
  reached(bytes)
}

function parse(
  text: string,
  row: number,
  depth: number,
  tell: ImportTask['tell'],
): Readonly<Record<string, unknown>> | undefined {
  const tooDeep = (): undefined =>
    tell({
      row,
      rule: 'too-deep',
      severity: 'left-out',
      message: `More than ${depth} objects and lists stand inside one another.`,
      advice: 'No dictionary needs that; look where the file comes from.',
    }) as undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const { fault } = scanJson(text, depth)
    if (fault === undefined) return tooDeep()
    const rest = text.slice(fault.offset, fault.offset + 20)
    tell({
      row,
      rule: 'syntax-wrong',
      severity: 'left-out',
      message: `This is not JSON: at character ${fault.offset + 1} stands ${rest === '' ? 'the end' : `“${visible(rest)}”`}.`,
      advice: `There should be ${fault.expected}.`,
    })
    return undefined
  }
  if (isDeeper(value, depth)) return tooDeep()
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  tell({
    row,
    rule: 'syntax-wrong',
    severity: 'left-out',
    message: 'The line is JSON, but no object.',
    advice: 'Each line is to be one object in braces.',
  })
  return undefined
}

/** Whether more than so many objects and lists stand inside one another. No deeper in the stack than that. */
function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return depth === 0 || Object.values(value).some((item) => isDeeper(item, depth - 1))
}
