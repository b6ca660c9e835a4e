import { Gunzip } from 'fflate'
import type { InputFile } from '../importer.ts'
import type { Told } from '../problem.ts'
import { crc32 } from './crc32.ts'
import { unpack } from './unpack.ts'

const trailerBytes = 8

/** Whether bytes begin as gzip does (RFC 1952). dictzip is gzip with a table of its chunks. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8
}

/**
 * Unpacks a gzip file as a stream. What is damaged, cut short, of another check sum or length, or larger than `most` is
 * told as a `fatal` problem, and the stream ends.
 *
 * @param most bytes that may come out
 * @example
 * for await (const piece of readGzip(input, limits.bytes, tell)) …
 */
export async function* readGzip(
  input: Pick<InputFile, 'name' | 'chunks'>,
  most: number,
  tell: (problem: Told) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  let members = 1
  let sum = 0
  let length = 0
  let last = new Uint8Array(0)
  const gunzip = new Gunzip()
  gunzip.onmember = () => {
    members += 1
  }
  async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of input.chunks()) {
      const tail = new Uint8Array(Math.min(trailerBytes, last.length) + chunk.length)
      tail.set(last)
      tail.set(chunk, last.length)
      last = tail.slice(-trailerBytes)
      yield chunk
    }
  }
  const unpacked = unpack(chunks(), gunzip, most)
  let next = await unpacked.next()
  for (; next.done !== true; next = await unpacked.next()) {
    sum = crc32(next.value, sum)
    length += next.value.length
    yield next.value
  }
  const damaged = (message: string): void =>
    tell({
      file: input.name,
      rule: 'archive-damaged',
      severity: 'fatal',
      message,
      advice: 'Copy the file again from where it came from.',
    })
  if (next.value === 'too-large') {
    tell({
      file: input.name,
      rule: 'file-too-large',
      severity: 'fatal',
      message: `The file unpacks to more than ${most} bytes, or to more than any text would.`,
      advice: 'Unpack it yourself and look at what it is.',
    })
  } else if (next.value === 'damaged' || last.length < trailerBytes) {
    damaged('The gzip file is damaged or cut short.')
  } else if (members === 1) {
    const view = new DataView(last.buffer)
    if (view.getUint32(0, true) !== sum || view.getUint32(4, true) !== length % 2 ** 32) {
      damaged('The check sum or length in the gzip file is not that of what it unpacks to.')
    }
  }
}
