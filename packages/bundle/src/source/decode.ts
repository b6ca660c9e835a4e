// The mark is kept, so that it can be told rather than swallowed.
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const lenient = new TextDecoder('utf-8', { ignoreBOM: true })
const encoder = new TextEncoder()

/** Text, or where the bytes stop being UTF-8. */
export type Decoded =
  | { readonly text: string; readonly fault?: undefined }
  | { readonly text?: undefined; readonly fault: { readonly byte: number; readonly value: number } }

/**
 * Decodes UTF-8, or says at which byte (0-based) it stops being UTF-8.
 *
 * @example
 * decode(Uint8Array.of(0x61, 0xff)) // { fault: { byte: 1, value: 0xff } }
 */
export function decode(bytes: Uint8Array): Decoded {
  try {
    return { text: strict.decode(bytes) }
  } catch {
    const byte = firstBadByte(bytes)
    return { fault: { byte, value: bytes[byte] ?? 0 } }
  }
}

// Decoding puts U+FFFD where a byte is bad; up to there, the text encodes to the very bytes it came from.
function firstBadByte(bytes: Uint8Array): number {
  const again = encoder.encode(lenient.decode(bytes))
  let at = 0
  while (at < bytes.length && bytes[at] === again[at]) at += 1
  // A bad sequence may share its first bytes with the encoded U+FFFD (EF BF BD): step back to its lead byte.
  while (at > 0 && isContinuation(again[at])) at -= 1
  return at
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}
