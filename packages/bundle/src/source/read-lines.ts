/** A line of a file, without its end. */
export interface Line {
  /** 1-based. */
  readonly number: number
  /** `undefined` where the line is longer than the limit; then only `length` is known. */
  readonly bytes: Uint8Array | undefined
  /** In bytes. */
  readonly length: number
}

const lineFeed = 0x0a
const carriageReturn = 0x0d

/**
 * Splits chunks of bytes into lines that end in LF or CR LF. Holds no more than one chunk and `limit` bytes: of a line
 * that is longer, the bytes are counted and dropped. A last line without an end counts; nothing after the last end does
 * not. Each chunk's lines come together, so that a small line costs no turn of the event loop.
 *
 * @example
 * for await (const lines of readLines(chunks, 262_144)) for (const line of lines) console.log(line.number)
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<readonly Line[], void, undefined> {
  let number = 1
  let parts: Uint8Array[] = []
  let length = 0

  const take = (part: Uint8Array): void => {
    if (part.length === 0) return
    length += part.length
    // One byte more than the limit, for the CR that may stand before the LF.
    if (length <= limit + 1) parts.push(part)
    else parts = []
  }
  const finish = (): Line => {
    let bytes: Uint8Array | undefined
    if (length <= limit + 1) {
      bytes = parts.length === 1 && parts[0] !== undefined ? parts[0] : join(parts, length)
      if (bytes.at(-1) === carriageReturn) bytes = bytes.subarray(0, -1)
      if (bytes.length > limit) bytes = undefined
    }
    const line: Line = { number, bytes, length: bytes?.length ?? length }
    number += 1
    parts = []
    length = 0
    return line
  }

  for await (const chunk of chunks) {
    const lines: Line[] = []
    let from = 0
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, from)) {
      take(chunk.subarray(from, end))
      lines.push(finish())
      from = end + 1
    }
    // A copy: whoever made the chunk may use its memory again.
    take(chunk.slice(from))
    if (lines.length > 0) yield lines
  }
  if (length > 0) yield [finish()]
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
