import { hexadecimal } from '../bundle-format.ts'

const hashBytes = 32

/** Writes hashes, in hexadecimal, as base64 of their bytes one after another: 43 characters each instead of 64. */
export function packHashes(hashes: readonly string[]): string {
  const bytes = hashes.flatMap((hash) => hash.match(/../g) ?? [])
  return btoa(bytes.map((byte) => String.fromCharCode(Number.parseInt(byte, 16))).join(''))
}

/** Reads what {@link packHashes} wrote. */
export function unpackHashes(packed: string): readonly string[] {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0))
  return Array.from({ length: bytes.length / hashBytes }, (_, i) =>
    hexadecimal(bytes.subarray(i * hashBytes, (i + 1) * hashBytes)),
  )
}
