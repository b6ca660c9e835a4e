/** The rows of a US keyboard, without and with Shift. */
export const physicalRows: readonly (readonly [plain: string, shifted: string])[] = [
  ['`1234567890-=', '~!@#$%^&*()_+'],
  ['qwertyuiop[]\\', 'QWERTYUIOP{}|'],
  ["asdfghjkl;'", 'ASDFGHJKL:"'],
  ['zxcvbnm,./', 'ZXCVBNM<>?'],
]

const names: Readonly<Record<string, string>> = {
  '`': 'Backquote',
  '-': 'Minus',
  '=': 'Equal',
  '[': 'BracketLeft',
  ']': 'BracketRight',
  '\\': 'Backslash',
  ';': 'Semicolon',
  "'": 'Quote',
  ',': 'Comma',
  '.': 'Period',
  '/': 'Slash',
}

/**
 * Names the key of a US keyboard that a character without Shift stands on, as `KeyboardEvent.code` does.
 *
 * @example
 * codeOf('q') // 'KeyQ'
 */
export function codeOf(plain: string): string {
  return names[plain] ?? (/\d/.test(plain) ? 'Digit' : 'Key') + plain.toUpperCase()
}

/** What is printed on a key, by its code. */
export const printed: ReadonlyMap<string, string> = new Map(
  physicalRows.flatMap(([plain]) => [...plain].map((char) => [codeOf(char), char.toUpperCase()] as const)),
)
