/**
 * Gives the lower case of one code point; a code point whose lower case is longer than one is its own.
 *
 * @example
 * lowerOf(0x41) // 0x61
 */
export function lowerOf(codePoint: number): number {
  if (codePoint < 0x80) return codePoint >= 0x41 && codePoint <= 0x5a ? codePoint + 0x20 : codePoint
  return single(String.fromCodePoint(codePoint).toLowerCase(), codePoint)
}

function upperOf(codePoint: number): number {
  return single(String.fromCodePoint(codePoint).toUpperCase(), codePoint)
}

function single(text: string, otherwise: number): number {
  const codePoint = text.codePointAt(0)
  return codePoint === undefined || text.length !== (codePoint > 0xffff ? 2 : 1) ? otherwise : codePoint
}

/** Lower case, code point by code point, so that its length in code points stays. */
export function lower(text: string): string {
  let result = ''
  for (const character of text) result += String.fromCodePoint(lowerOf(character.codePointAt(0)!))
  return result
}

/**
 * Writes a text in the case of a model, code point by code point; what is longer than the model follows its last code
 * point that has a case. Where the model has none, the text stays as it is.
 *
 * @example
 * inCaseOf('Uo', 'ươ') // 'Ươ'
 */
export function inCaseOf(model: string, text: string): string {
  const models = [...model]
  let upper: boolean | undefined
  let result = ''
  let at = 0
  for (const character of text) {
    const given = models[at]?.codePointAt(0)
    at += 1
    if (given !== undefined && lowerOf(given) !== given) upper = true
    else if (given !== undefined && upperOf(given) !== given) upper = false
    const codePoint = character.codePointAt(0)!
    result += upper === undefined ? character : String.fromCodePoint(upper ? upperOf(codePoint) : lowerOf(codePoint))
  }
  return result
}
