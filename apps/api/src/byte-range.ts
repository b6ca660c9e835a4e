/** Bytes `[from, to)` of a representation. */
export interface ByteRange {
  readonly from: number
  readonly to: number
}

/**
 * Reads a Range header (RFC 9110 §14.2).
 *
 * @param length of the representation in bytes, at least 1
 * @returns undefined where the whole is to be sent: no header, another unit, several ranges, or what is no range;
 *   `unsatisfiable` where nothing of the representation is asked for
 * @example
 * byteRange('bytes=-4', 10) // { from: 6, to: 10 }
 */
export function byteRange(header: string | undefined, length: number): ByteRange | 'unsatisfiable' | undefined {
  const [, first, last] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/iu.exec(header ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined
  if (first === '') {
    const from = Math.max(0, length - Number(last))
    return from < length ? { from, to: length } : 'unsatisfiable'
  }
  const from = Number(first)
  const to = last === '' ? length : Math.min(length, Number(last) + 1)
  if (last !== '' && Number(last) < from) return undefined
  return from < length ? { from, to } : 'unsatisfiable'
}
