import type { KeyStroke } from './key-stroke.ts'
import type { Level } from './layout.ts'

/** The keys of the US keyboard that type: code, character alone, character with Shift. */
const keys: readonly (readonly [code: string, base: string, shift: string])[] = [
  ['Backquote', '`', '~'],
  ...[...')!@#$%^&*('].map((shift, digit) => [`Digit${digit}`, String(digit), shift] as const),
  ['Minus', '-', '_'],
  ['Equal', '=', '+'],
  ...[...'abcdefghijklmnopqrstuvwxyz'].map(
    (letter) => [`Key${letter.toUpperCase()}`, letter, letter.toUpperCase()] as const,
  ),
  ['BracketLeft', '[', '{'],
  ['BracketRight', ']', '}'],
  ['Backslash', '\\', '|'],
  ['Semicolon', ';', ':'],
  ['Quote', "'", '"'],
  ['Comma', ',', '<'],
  ['Period', '.', '>'],
  ['Slash', '/', '?'],
  ['Space', ' ', ' '],
]

const strokes: ReadonlyMap<string, KeyStroke> = new Map(
  keys.flatMap(([code, base, shift]): [string, KeyStroke][] => [
    // The space bar gives the same with Shift; the stroke of a character is the one without.
    [shift, { code, char: shift, level: 'shift' }],
    [base, { code, char: base, level: 'base' }],
  ]),
)

const characters: ReadonlyMap<string, readonly [base: string, shift: string]> = new Map(
  keys.map(([code, base, shift]) => [code, [base, shift]]),
)

/**
 * Finds the key of a US keyboard that gives a character; `undefined` where none does.
 *
 * @example
 * usStroke('A') // { code: 'KeyA', char: 'A', level: 'shift' }
 */
export function usStroke(character: string): KeyStroke | undefined {
  return strokes.get(character)
}

/**
 * Makes the stroke of a physical key as a US keyboard sends it: without a character on the AltGr and Ctrl levels,
 * where a US keyboard has none.
 *
 * @example
 * usStrokeOf('Space', 'shift') // { code: 'Space', char: ' ', level: 'shift' }
 */
export function usStrokeOf(code: string, level: Level): KeyStroke {
  const pair = characters.get(code)
  if (pair === undefined || (level !== 'base' && level !== 'shift')) return { code, level }
  return { code, char: pair[level === 'base' ? 0 : 1], level }
}

/** Tells whether a name is that of a key that types (`KeyboardEvent.code` of a US keyboard, or `IntlBackslash`). */
export function isTypingKey(code: string): boolean {
  return characters.has(code) || code === 'IntlBackslash' || code === 'IntlRo' || code === 'IntlYen'
}
