const longest = 60

/**
 * Writes a received value for a message: short, on one line, with everything that cannot be seen or could steer a
 * terminal as an escape.
 *
 * @example
 * show('a\u0007b') // '“a\\u{7}b”'
 * show([1, 2]) // 'a list of 2'
 */
export function show(value: unknown): string {
  if (typeof value === 'string') return `“${visible(value)}”`
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (value === null) return 'null'
  if (typeof value === 'object') return `an object with ${Object.keys(value).length} fields`
  return String(value)
}

/**
 * Cuts a text to a length that can be read in a message and escapes what cannot be seen in it.
 *
 * @example
 * visible('a\tb') // 'a\\u{9}b'
 */
export function visible(text: string): string {
  // Cut before anything else: a value may be a quarter of a megabyte.
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text
  return cut.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${hex(character)}}`)
}

/**
 * Names the code points of a text, for advice where two spellings look the same.
 *
 * @example
 * codePoints('ក្ក') // 'U+1780 U+17D2 U+1780'
 */
export function codePoints(text: string): string {
  const points = Array.from(text.slice(0, longest), (character) => `U+${hex(character).toUpperCase().padStart(4, '0')}`)
  return text.length > longest ? `${points.join(' ')} …` : points.join(' ')
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16)
}
