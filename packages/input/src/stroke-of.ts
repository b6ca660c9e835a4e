import type { KeyStroke, Level } from '@hiap/lexicon'

/**
 * Returns the key stroke of a `keydown`, or `undefined` where the key is a command to the browser or the page.
 *
 * AltGr is what the system calls so; also Ctrl+Alt, the right Alt key of a keyboard without AltGr, and Option on a Mac.
 *
 * @param rightAlt whether the right Alt key is held, which the event does not tell
 */
export function strokeOf(event: KeyboardEvent, rightAlt: boolean): KeyStroke | undefined {
  const option = event.altKey && !event.ctrlKey && /^Mac|^iP/.test(navigator.platform)
  const altgr =
    event.getModifierState('AltGraph') || (event.altKey && (rightAlt || event.ctrlKey || option) && !event.metaKey)
  if (!altgr && (event.ctrlKey || event.altKey || event.metaKey)) return undefined
  const level: Level = altgr ? (event.shiftKey ? 'altgr+shift' : 'altgr') : event.shiftKey ? 'shift' : 'base'
  const char = event.key === 'Backspace' ? { backspace: true } : [...event.key].length === 1 ? { char: event.key } : {}
  const capsLock = event.getModifierState('CapsLock') ? { capsLock: true } : {}
  return event.code === '' ? { ...char, level } : { code: event.code, ...char, level, ...capsLock }
}
