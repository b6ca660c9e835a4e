import { unitsAt } from '../unicode/grapheme.ts'
import type { CompiledLayout } from './compile-layout.ts'
import { initialState, press } from './engine.ts'
import type { KeyStroke } from './key-stroke.ts'
import { parseKeys } from './parse-keys.ts'
import { usStroke } from './us-keyboard.ts'

/**
 * Types a text through a layout: each character as it comes for a method that listens to characters, else as the key of a
 * US keyboard that has it. What no key has is taken over as it is. Linear in the length of the text.
 *
 * @example
 * transliterate(jraTelex, 'ddax') // 'đă'
 */
export function transliterate(layout: CompiledLayout, text: string): string {
  const strokes: KeyStroke[] = []
  for (let at = 0; at < text.length; ) {
    const char = text.slice(at, at + unitsAt(text, at))
    strokes.push(usStroke(char) ?? { char, level: 'base' })
    at += char.length
  }
  return typeStrokes(layout, strokes)
}

/**
 * Types a line of keys, in the notation of {@link parseKeys}, on an empty field.
 *
 * @throws HiapError `keys-malformed`
 * @example
 * typeKeys(kmNida, 'x j m r') // 'ខ្មរ'
 */
export function typeKeys(layout: CompiledLayout, line: string): string {
  return typeStrokes(layout, parseKeys(line))
}

/** Types strokes on an empty field; what the layout leaves to the system is done as a plain text field does it. */
export function typeStrokes(layout: CompiledLayout, strokes: readonly KeyStroke[]): string {
  const done: string[] = []
  let tail = ''
  let state = initialState
  for (const stroke of strokes) {
    if (tail.length < shortestTail && done.length > 0) tail = done.pop() + tail
    const pressed = press(layout, tail, stroke, state)
    state = pressed.state
    const { deleteBefore, insert } = pressed.edit ?? plainEdit(tail, stroke)
    tail = tail.slice(0, tail.length - deleteBefore) + insert
    if (tail.length > longestTail) {
      // Not between the halves of a pair.
      const cut = tail.length - 2 * shortestTail
      const from = cut - (unitsAt(tail, cut - 1) === 2 ? 1 : 0)
      done.push(tail.slice(0, from))
      tail = tail.slice(from)
    }
  }
  return done.join('') + tail
}

function plainEdit(before: string, { backspace, char = '' }: KeyStroke): { deleteBefore: number; insert: string } {
  if (backspace !== true) return { deleteBefore: 0, insert: char }
  const pair = before.length >= 2 && unitsAt(before, before.length - 2) === 2
  return { deleteBefore: Math.min(before.length, pair ? 2 : 1), insert: '' }
}

// In code units; the shorter is more than a press reads.
const shortestTail = 128
const longestTail = 4096
