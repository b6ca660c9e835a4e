import { decode } from './decode.ts'
import type { FaultList } from './fault-list.ts'
import { byteOrderMarkFault, notUtf8Fault, tooLargeFault, tooLongFault } from './file-faults.ts'
import { readLines } from './read-lines.ts'

/** A line of a file as text. */
export interface TextLine {
  /** 1-based. */
  readonly number: number
  /** `undefined` where the line cannot be read; that is told already. */
  readonly text: string | undefined
}

/**
 * Reads a file as lines of UTF-8 and tells what is no such line: too long, not UTF-8, a byte order mark at the beginning
 * (which is taken off). Stops where the file is larger than is read. Each chunk's lines come together.
 *
 * @param lineBytes most bytes of a line
 * @param fileBytes most bytes of the file
 */
export async function* readTextLines(
  chunks: AsyncIterable<Uint8Array>,
  lineBytes: number,
  fileBytes: number,
  faults: FaultList,
): AsyncGenerator<readonly TextLine[], void, undefined> {
  let bytes = 0
  for await (const lines of readLines(chunks, lineBytes)) {
    const read: TextLine[] = []
    for (const line of lines) {
      bytes += line.length + 1
      if (bytes > fileBytes) {
        yield read
        faults.add(tooLargeFault(fileBytes))
        return
      }
      read.push({ number: line.number, text: textOf(line.bytes, line.number) })
      if (line.bytes === undefined) faults.add(tooLongFault(line, lineBytes))
    }
    yield read
  }

  function textOf(line: Uint8Array | undefined, number: number): string | undefined {
    if (line === undefined) return undefined
    const { text, fault } = decode(line)
    if (fault !== undefined) {
      faults.add(notUtf8Fault(number, fault))
      return undefined
    }
    if (number !== 1 || !text.startsWith('\ufeff')) return text
    faults.add(byteOrderMarkFault)
    return text.slice(1)
  }
}
