import type { FieldPath } from './field-path.ts'

/** What `JSON.parse` does not tell: where the text stops being JSON, and which keys an object has twice. */
export interface JsonScan {
  /** The first place that is not JSON, with what should stand there; absent where the text is JSON. */
  readonly fault?: { readonly offset: number; readonly expected: string }
  /** The nesting is deeper than allowed; nothing after `offset` was read. */
  readonly tooDeep?: { readonly offset: number }
  /** Keys that an object has twice, at the second one. */
  readonly repeated: readonly { readonly path: FieldPath; readonly offset: number }[]
}

/**
 * Reads a text as JSON (RFC 8259) without building its values. Offsets are UTF-16 code units from 0. Linear in the
 * text; never deeper in the stack than `depth` objects or arrays.
 *
 * @param visit is told the path and the offset of every value; the path is only good during the call
 * @example
 * scanJson('{"a":1,"a":2}', 16).repeated // [{ path: ['a'], offset: 7 }]
 * scanJson('{"a":}', 16).fault // { offset: 5, expected: 'a value' }
 */
export function scanJson(
  text: string,
  depth: number,
  visit: (path: FieldPath, offset: number) => void = () => {},
): JsonScan {
  const repeated: { path: FieldPath; offset: number }[] = []
  const path: (string | number)[] = []
  let at = 0

  const skipSpace = (): void => {
    while (spaces.has(text.charCodeAt(at))) at += 1
  }
  const string = (): string => {
    const from = at
    at += 1
    let escaped = false
    for (;;) {
      const unit = text.charCodeAt(at)
      if (unit === quote) break
      if (Number.isNaN(unit)) throw new Stop({ offset: from, expected: 'a text that ends in a quotation mark' })
      if (unit < 0x20) throw new Stop({ offset: at, expected: 'an escape such as \\n in place of a control character' })
      if (unit === backslash) {
        escapeSign.lastIndex = at
        if (!escapeSign.test(text)) throw new Stop({ offset: at, expected: 'an escape that JSON knows' })
        escaped = true
        at = escapeSign.lastIndex
      } else at += 1
    }
    at += 1
    return escaped ? (JSON.parse(text.slice(from, at)) as string) : text.slice(from + 1, at - 1)
  }
  const value = (level: number): void => {
    skipSpace()
    visit(path, at)
    const sign = text[at]
    if (sign === '{' || sign === '[') {
      if (level === depth) throw new TooDeep(at)
      at += 1
      if (sign === '{') object(level + 1)
      else array(level + 1)
    } else if (sign === '"') string()
    else {
      literal.lastIndex = at
      if (!literal.test(text)) throw new Stop({ offset: at, expected: 'a value' })
      at = literal.lastIndex
    }
  }
  const object = (level: number): void => {
    const keys = new Set<string>()
    skipSpace()
    if (text[at] === '}') {
      at += 1
      return
    }
    for (;;) {
      skipSpace()
      const offset = at
      if (text[at] !== '"') throw new Stop({ offset, expected: 'a field name in quotation marks' })
      const key = string()
      path.push(key)
      if (keys.has(key)) repeated.push({ path: [...path], offset })
      keys.add(key)
      skipSpace()
      if (text[at] !== ':') throw new Stop({ offset: at, expected: 'a colon' })
      at += 1
      value(level)
      path.pop()
      skipSpace()
      if (text[at] === '}') break
      if (text[at] !== ',') throw new Stop({ offset: at, expected: 'a comma or a closing brace' })
      at += 1
    }
    at += 1
  }
  const array = (level: number): void => {
    skipSpace()
    if (text[at] === ']') {
      at += 1
      return
    }
    for (let index = 0; ; index += 1) {
      path.push(index)
      value(level)
      path.pop()
      skipSpace()
      if (text[at] === ']') break
      if (text[at] !== ',') throw new Stop({ offset: at, expected: 'a comma or a closing bracket' })
      at += 1
    }
    at += 1
  }

  try {
    value(0)
    skipSpace()
    if (at < text.length) throw new Stop({ offset: at, expected: 'nothing more' })
  } catch (stop) {
    if (stop instanceof Stop) return { fault: stop.fault, repeated }
    if (stop instanceof TooDeep) return { tooDeep: { offset: stop.offset }, repeated }
    throw stop
  }
  return { repeated }
}

const quote = 0x22
const backslash = 0x5c
const spaces: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d])
const escapeSign = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const literal = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y

// Thrown and caught inside `scanJson` only: the way out of its recursion.
class Stop {
  readonly fault: { readonly offset: number; readonly expected: string }
  constructor(fault: { readonly offset: number; readonly expected: string }) {
    this.fault = fault
  }
}

class TooDeep {
  readonly offset: number
  constructor(offset: number) {
    this.offset = offset
  }
}
