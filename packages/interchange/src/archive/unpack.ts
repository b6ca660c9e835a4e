import type { FlateStreamHandler } from 'fflate'

/** Why unpacking ended before its time. */
export type UnpackFault = 'damaged' | 'too-large'

/** A stream that unpacks: `Inflate` or `Gunzip` of fflate. */
interface Unpacker {
  ondata: FlateStreamHandler
  push(piece: Uint8Array, final?: boolean): void
}

// One byte unpacks to 1,032 at most: no single step makes more than 16 MB.
const stepBytes = 16 * 1024
// What makes nothing for so long stands behind the end of the packed bytes.
const mostSilent = 1024 * 1024
const ratioAllowed = 250
const ratioFrom = 16 * 1024 * 1024

/**
 * Unpacks in small steps. Ends with the fault where the bytes are damaged or cut short, where more than `most` bytes
 * come out, or where they are so well packed that they are no text: more than 250 times, past 16 MB.
 */
export async function* unpack(
  chunks: AsyncIterable<Uint8Array>,
  unpacker: Unpacker,
  most: number,
): AsyncGenerator<Uint8Array, UnpackFault | undefined, undefined> {
  let out: Uint8Array[] = []
  let packed = 0
  let unpacked = 0
  let silent = 0
  unpacker.ondata = (piece) => {
    if (piece.length > 0) out.push(piece)
  }
  const step = (piece: Uint8Array, final: boolean): boolean => {
    try {
      unpacker.push(piece, final)
      return true
    } catch {
      return false
    }
  }
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += stepBytes) {
      const piece = chunk.subarray(at, at + stepBytes)
      packed += piece.length
      if (!step(piece, false)) return 'damaged'
      silent = out.length === 0 ? silent + piece.length : 0
      if (silent > mostSilent) return 'damaged'
      const now = out
      out = []
      for (const each of now) {
        unpacked += each.length
        if (unpacked > most || (unpacked > ratioFrom && unpacked > packed * ratioAllowed)) return 'too-large'
        yield each
      }
    }
  }
  if (!step(new Uint8Array(0), true)) return 'damaged'
  for (const each of out) {
    unpacked += each.length
    if (unpacked > most) return 'too-large'
    yield each
  }
  return undefined
}
