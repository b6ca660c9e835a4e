import { HiapError } from '@hiap/lexicon'
import { Deflate } from 'fflate'
import type { ExportFile } from '../exporter.ts'
import { crc32 } from './crc32.ts'

/** A dictzip file that is being made. */
export interface DictzipWriter {
  /** Bytes given so far: where the next ones will lie. */
  readonly length: number
  write(bytes: Uint8Array): void
  /** Writes the file. It is held packed until then, since the table of chunks stands before them. */
  end(): Promise<void>
}

// dictzip(1): chunks of 58,315 bytes pack to less than 64 KiB, whatever they are.
const chunkBytes = 58_315
const mostChunks = 32_762
const encoder = new TextEncoder()

/**
 * Writes dictzip: gzip (RFC 1952) whose extra field `RA` says how long each packed chunk is, so that a reader unpacks but
 * the chunk that it wants. Every gzip tool reads it.
 *
 * @param name of the unpacked file, as the header says it
 * @throws HiapError `export-too-large` past 1.9 GB, which the table of chunks cannot tell
 * @example
 * const dict = dictzipWriter(await target.file('km-vi.dict.dz'), 'km-vi.dict')
 */
export function dictzipWriter(file: ExportFile, name: string): DictzipWriter {
  const chunk = new Uint8Array(chunkBytes)
  let filled = 0
  let length = 0
  let sum = 0
  const packed: Uint8Array[] = []
  const pack = (): void => {
    if (filled === 0) return
    if (packed.length === mostChunks) {
      throw new HiapError('export-too-large', 'A dictionary of StarDict has at most 1.9 GB. Export to another format.')
    }
    packed.push(packedChunk(chunk.slice(0, filled)))
    filled = 0
  }
  return {
    get length() {
      return length
    },
    write(bytes) {
      sum = crc32(bytes, sum)
      length += bytes.length
      for (let at = 0; at < bytes.length; ) {
        const piece = bytes.subarray(at, at + chunkBytes - filled)
        chunk.set(piece, filled)
        filled += piece.length
        at += piece.length
        if (filled === chunkBytes) pack()
      }
    },
    async end() {
      pack()
      await file.write(headOf(packed, name))
      for (const piece of packed) await file.write(piece)
      const tail = new DataView(new ArrayBuffer(10))
      // A last block with nothing in it ends the stream.
      tail.setUint8(0, 3)
      tail.setUint32(2, sum, true)
      tail.setUint32(6, length % 2 ** 32, true)
      await file.write(new Uint8Array(tail.buffer))
      await file.end()
    },
  }
}

/**
 * Packs a chunk so that it ends on a byte and the next one can follow: its blocks, then an empty stored one (RFC 1951,
 * 3.2.4), none of them the last. Nothing in it refers to what stands before.
 */
function packedChunk(bytes: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = []
  let last = new Uint8Array(0)
  const deflate = new Deflate({ level: 9 }, (piece) => {
    last = piece
    pieces.push(piece)
  })
  deflate.push(bytes)
  deflate.flush()
  // The bits that do not fill a byte come with the end: a last block with nothing in it, 1 10 0000000 from the lowest bit.
  deflate.push(new Uint8Array(0), true)
  pieces.pop()
  let end = 8 * last.length - 1
  while (((last[end >> 3] ?? 0) & (1 << (end & 7))) === 0) end -= 1
  const block = new Uint8Array(last.length + 5)
  block.set(last)
  // Both bits that are set become those of a stored block that is not the last: 0 00.
  for (const bit of [end, end - 1]) block[bit >> 3] = (block[bit >> 3] ?? 0) & ~(1 << (bit & 7))
  const length = ((end + 1) >> 3) + 1
  block.set([0, 0, 0xff, 0xff], length)
  pieces.push(block.subarray(0, length + 4))
  return joined(pieces)
}

function headOf(packed: readonly Uint8Array[], name: string): Uint8Array {
  const file = encoder.encode(name.replaceAll('\u0000', ''))
  const table = 10 + 2 * packed.length
  const head = new DataView(new ArrayBuffer(12 + table + file.length + 1))
  head.setUint16(0, 0x1f8b)
  head.setUint8(2, 8)
  // The extra field and the name are there; no time, so that the same entries give the same bytes.
  head.setUint8(3, 4 | 8)
  head.setUint8(8, 2)
  head.setUint8(9, 3)
  head.setUint16(10, table, true)
  head.setUint16(12, 0x5241)
  head.setUint16(14, table - 4, true)
  head.setUint16(16, 1, true)
  head.setUint16(18, chunkBytes, true)
  head.setUint16(20, packed.length, true)
  for (const [index, piece] of packed.entries()) head.setUint16(22 + 2 * index, piece.length, true)
  const bytes = new Uint8Array(head.buffer)
  bytes.set(file, 12 + table)
  return bytes
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
