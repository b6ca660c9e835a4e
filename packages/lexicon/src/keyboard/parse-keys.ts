import { HiapError } from '../errors.ts'
import type { KeyStroke } from './key-stroke.ts'
import type { Level } from './layout.ts'
import { usStroke, usStrokeOf } from './us-keyboard.ts'

/**
 * Reads a line of keys: tokens with a space between, each a character of the US keyboard (`A` is Shift and the key `a`),
 * `<SP>`, `<S-SP>` with Shift, `<G-x>` with AltGr, `<G-S-x>` with both, `<C-x>` with Ctrl, or `<BS>`.
 *
 * @throws HiapError `keys-malformed` that names the token and its place
 * @example
 * parseKeys('a x <SP> <G-n>').length // 4
 */
export function parseKeys(line: string): readonly KeyStroke[] {
  const strokes: KeyStroke[] = []
  let column = 1
  for (const token of line.split(' ')) {
    if (token !== '') strokes.push(readToken(token, column))
    column += token.length + 1
  }
  return strokes
}

/**
 * Writes strokes of a US keyboard in the notation of {@link parseKeys}.
 *
 * @example
 * writeKeys([{ code: 'KeyX', level: 'altgr' }]) // '<G-x>'
 */
export function writeKeys(strokes: readonly KeyStroke[]): string {
  return strokes.map(writeToken).join(' ')
}

function writeToken({ code = '', char = '', level, backspace }: KeyStroke): string {
  if (backspace === true) return '<BS>'
  const shift = level === 'shift' || level === 'altgr+shift'
  const key = usStrokeOf(code, shift ? 'shift' : 'base').char ?? char
  if (level === 'base' || level === 'shift') return key === ' ' ? (shift ? '<S-SP>' : '<SP>') : key
  const plain = usStrokeOf(code, 'base').char
  return `<${level === 'ctrl' ? 'C-' : shift ? 'G-S-' : 'G-'}${plain === ' ' ? 'SP' : plain}>`
}

function readToken(token: string, column: number): KeyStroke {
  if (token === '<BS>') return { code: 'Backspace', level: 'base', backspace: true }
  const stroke = usStroke(token) ?? readNamed(token)
  if (stroke !== undefined) return stroke
  throw new HiapError(
    'keys-malformed',
    `“${token}” at column ${column} is no key. Write keys with a space between: a character of the US keyboard, <SP>, <S-SP>, <G-x> for AltGr, <G-S-x> for AltGr and Shift, <C-x> for Ctrl, <BS>.`,
    { token, column },
  )
}

function readNamed(token: string): KeyStroke | undefined {
  if (!token.startsWith('<') || !token.endsWith('>')) return undefined
  let name = token.slice(1, -1)
  if (name.startsWith('C-')) {
    const key = usStroke(name === 'C-SP' ? ' ' : name.slice(2))
    return key?.code === undefined || key.level !== 'base' ? undefined : usStrokeOf(key.code, 'ctrl')
  }
  const altGr = name.startsWith('G-')
  if (altGr) name = name.slice(2)
  const shift = name.startsWith('S-')
  if (shift) name = name.slice(2)
  const key = usStroke(name === 'SP' ? ' ' : name)
  // Without AltGr, only the space bar needs a name.
  if (key?.code === undefined || (!altGr && name !== 'SP')) return undefined
  const shifted = shift || key.level === 'shift'
  const level: Level = altGr ? (shifted ? 'altgr+shift' : 'altgr') : shifted ? 'shift' : 'base'
  return usStrokeOf(key.code, level)
}
