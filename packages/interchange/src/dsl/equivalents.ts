/** Whether a text is more than the brackets and points that markup leaves behind. */
export function saysSomething(text: string): boolean {
  return /[^\s()[\]{}.,;:|/—–•«»"'“”-]/u.test(text)
}

/**
 * The equivalents of a line, parted by semicolons outside brackets.
 *
 * @example
 * equivalents('nước; chất lỏng (trong; sạch)') // ['nước', 'chất lỏng (trong; sạch)']
 */
export function equivalents(text: string): readonly string[] {
  const made: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '(' || sign === '[') depth += 1
    else if (sign === ')' || sign === ']') depth -= 1
    else if (sign === ';' && depth <= 0) {
      made.push(text.slice(from, at))
      from = at + 1
    }
  }
  made.push(text.slice(from))
  return made.map((each) => each.trim()).filter(saysSomething)
}
