const anyMark = /^\p{M}$/u

/**
 * Tells whether a code point is a combining mark (general category M).
 *
 * @example
 * isMark(0x0306) // true: combining breve
 */
export function isMark(codePoint: number): boolean {
  if (codePoint < 0x300) return false
  if (codePoint < 0x370) return true
  if (codePoint > 0xffff) return anyMark.test(String.fromCodePoint(codePoint))
  if (known[codePoint] === 0) known[codePoint] = anyMark.test(String.fromCharCode(codePoint)) ? 1 : 2
  return known[codePoint] === 1
}

/** What the pattern answered before, by code unit: 1 for a mark, 2 for none, 0 where it was not asked. */
const known = new Uint8Array(0x10000)

/** Tells whether a code unit is a mark of the Latin blocks: U+0300–036F, 1AB0–1AFF, 1DC0–1DFF, 20D0–20FF. */
export function isLatinMark(codeUnit: number): boolean {
  return (
    codeUnit >= 0x300 &&
    (codeUnit < 0x370 ||
      (codeUnit >= 0x1ab0 && codeUnit < 0x1b00) ||
      (codeUnit >= 0x1dc0 && codeUnit < 0x1e00) ||
      (codeUnit >= 0x20d0 && codeUnit < 0x2100))
  )
}
