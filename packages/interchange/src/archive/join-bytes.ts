/**
 * Pieces of a file as one.
 *
 * @param length of all together, in bytes
 * @example
 * joinBytes([Uint8Array.of(1), Uint8Array.of(2)], 2) // 1, 2
 */
export function joinBytes(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
