import { HiapError } from '@hiap/lexicon'
import { printProblem } from './output.ts'

/** Bytes of one line of input. Text functions are linear, but a line has to be in memory. */
export const longestLine: number = 16 * 1024 * 1024

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const lenient = new TextDecoder('utf-8', { ignoreBOM: true })

/** Lines of the input, and whether all of them were UTF-8. */
export interface InputLines extends AsyncIterable<readonly string[]> {
  /** Known once the lines are read. */
  readonly damaged: boolean
}

/**
 * Reads lines of text that end in LF or CR LF, many at a time; holds one chunk and at most one line. A byte that is not
 * UTF-8 is told on stderr and becomes U+FFFD, so that each line in still gives a line out. A byte order mark at the
 * start is dropped.
 *
 * @throws HiapError `line-too-long` while iterating
 */
export function inputLines(chunks: AsyncIterable<Uint8Array>): InputLines {
  let damaged = false
  let number = 0

  const decodeLine = (bytes: Uint8Array): string => {
    try {
      return strict.decode(bytes)
    } catch {
      damaged = true
      printProblem(`hiap: Line ${number + 1} of the input is not UTF-8; what is not text became U+FFFD.\n`)
      return lenient.decode(bytes)
    } finally {
      number += 1
    }
  }
  const decodeLines = (bytes: Uint8Array): readonly string[] => {
    let lines: string[]
    try {
      lines = strict.decode(bytes).split('\n')
      number += lines.length
    } catch {
      lines = splitLines(bytes).map(decodeLine)
    }
    if (number === lines.length && lines[0]?.startsWith('\ufeff')) lines[0] = lines[0].slice(1)
    return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
  }

  async function* lines(): AsyncGenerator<readonly string[], void, undefined> {
    let parts: Uint8Array[] = []
    let length = 0
    for await (const chunk of chunks) {
      const end = chunk.lastIndexOf(0x0a)
      if (end !== -1) {
        yield decodeLines(Buffer.concat([...parts, chunk.subarray(0, end)]))
        parts = []
        length = 0
      }
      const rest = chunk.subarray(end + 1)
      parts.push(rest)
      length += rest.length
      if (length > longestLine) {
        throw new HiapError(
          'line-too-long',
          `Line ${number + 1} of the input has more than ${longestLine / 1024 / 1024} MB. Divide it into lines.`,
          { line: number + 1 },
        )
      }
    }
    if (length > 0) yield decodeLines(Buffer.concat(parts))
  }
  return {
    [Symbol.asyncIterator]: lines,
    get damaged() {
      return damaged
    },
  }
}

function splitLines(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = []
  let from = 0
  for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, from)) {
    lines.push(bytes.subarray(from, end))
    from = end + 1
  }
  lines.push(bytes.subarray(from))
  return lines
}

/** The lines of stdin. On a terminal, says first what is waited for. */
export function stdinLines(what: string): InputLines {
  if (process.stdin.isTTY) printProblem(`Type ${what}, one a line; end with Ctrl-D.\n`)
  return inputLines(process.stdin)
}
