import { describe, expect, it } from 'vitest'
import { strokeOf } from '../src/stroke-of.ts'

// What strokeOf reads of an event.
const event = (key: string, code: string, ...modifiers: readonly string[]): KeyboardEvent =>
  ({
    key,
    code,
    shiftKey: modifiers.includes('Shift'),
    ctrlKey: modifiers.includes('Control'),
    altKey: modifiers.includes('Alt'),
    metaKey: modifiers.includes('Meta'),
    getModifierState: (name: string) => modifiers.includes(name),
  }) as unknown as KeyboardEvent

describe('strokeOf', () => {
  it.each([
    [event('a', 'KeyA'), { code: 'KeyA', char: 'a', level: 'base' }],
    [event('A', 'KeyA', 'Shift'), { code: 'KeyA', char: 'A', level: 'shift' }],
    [event('A', 'KeyA', 'CapsLock'), { code: 'KeyA', char: 'A', level: 'base', capsLock: true }],
    [event('a', 'KeyA', 'CapsLock', 'Shift'), { code: 'KeyA', char: 'a', level: 'shift', capsLock: true }],
    [event('[', 'BracketLeft', 'CapsLock'), { code: 'BracketLeft', char: '[', level: 'base', capsLock: true }],
    [event('A', '', 'CapsLock'), { char: 'A', level: 'base' }],
  ])('tells Caps Lock from Shift (%#)', (given, stroke) => {
    expect(strokeOf(given, false)).toEqual(stroke)
  })

  it('leaves commands alone', () => {
    expect(strokeOf(event('a', 'KeyA', 'Control'), false)).toBeUndefined()
    expect(strokeOf(event('a', 'KeyA', 'Meta'), false)).toBeUndefined()
  })
})
