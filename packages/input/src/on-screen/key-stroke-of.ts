import type { KeyStroke, Layout, Level, TouchKey } from '@hiap/lexicon'

const levels: Readonly<Record<string, Level>> = {
  base: 'base',
  shift: 'shift',
  altgr: 'altgr',
  'altgr-shift': 'altgr+shift',
}

/**
 * Makes the stroke of a text: the engine takes it as a typed character, whatever its length, so that its rules and NFC hold.
 *
 * @example
 * strokeOfText('ơ̆') // { char: 'ơ̆', level: 'base' }
 */
export function strokeOfText(text: string): KeyStroke {
  return { char: text, level: 'base' }
}

/**
 * Makes the stroke of a tap on an on-screen key; `undefined` for a key that gives nothing. With `code` and level where the
 * layout has just this text on that physical key.
 *
 * @param layer the layer that is shown
 * @example
 * strokeOfKey(kmNida, { code: 'KeyK', output: 'គ' }, 'shift') // { code: 'KeyK', char: 'គ', level: 'shift' }
 */
export function strokeOfKey(layout: Layout, key: TouchKey, layer: string): KeyStroke | undefined {
  const { action, code, output } = key
  if (action === 'backspace') return { code: 'Backspace', level: 'base', backspace: true }
  if (action === 'enter') return { code: 'Enter', char: '\n', level: 'base' }
  // The space bar of a layout may give another text; one that gives a kind of space gives that.
  if (action === 'space')
    return /^\s$/.test(spaceOf(layout)) ? { code: 'Space', char: ' ', level: 'base' } : strokeOfText(' ')
  if (output === undefined) return undefined
  const level = levels[layer]
  if (code === undefined || level === undefined || layout.keys?.[code]?.[level] !== output) return strokeOfText(output)
  return { code, char: output, level }
}

function spaceOf(layout: Layout): string {
  return layout.keys?.Space?.base ?? ' '
}
