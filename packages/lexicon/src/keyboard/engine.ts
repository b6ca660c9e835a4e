import { unitsAt } from '../unicode/grapheme.ts'
import { isMark } from '../unicode/mark.ts'
import { compose } from '../unicode/normal-form.ts'
import type { CompiledLayout } from './compile-layout.ts'
import type { KeyStroke } from './key-stroke.ts'
import type { Level } from './layout.ts'
import { lower } from './letter-case.ts'
import { codePointsOf, longestReach, textOf } from './pattern.ts'
import { clusterStart, reorder } from './reorder.ts'
import { applyRules, type CompiledRule } from './rules.ts'
import { editBetween, sharedStart, type TextEdit } from './text-edit.ts'

/** What the text cannot show. Opaque: keep what {@link press} gives, and pass {@link initialState} when the caret moves. */
export interface EngineState {
  /** The change that the same trigger, typed again, answers. */
  readonly change?: Change
  /** The trigger that is only typed for as long as it is repeated. */
  readonly resting?: Trigger
}

interface Trigger {
  readonly text: string
  readonly caseless: boolean
}

interface Change {
  readonly trigger: Trigger
  readonly again: 'toggle' | 'once'
  readonly removed: string
  readonly inserted: string
}

/** What a key press gives: the edit, and the state for the next press. */
export interface Pressed {
  /** `undefined`: the key is none of the layout's, or types just its own character; leave it to the system. */
  readonly edit: TextEdit | undefined
  readonly state: EngineState
}

/** The state of a caret that has just been set. */
export const initialState: EngineState = {}

/**
 * Tells what a key does to the text before the caret. Pure, and never throws. Reads at most the last 32 code points of
 * the context.
 *
 * @param context text before the caret
 * @example
 * press(jraTelex, 'a', { code: 'KeyX', char: 'x', level: 'base' }).edit // { deleteBefore: 1, insert: 'ă' }
 */
export function press(
  layout: CompiledLayout,
  context: string,
  stroke: KeyStroke,
  state: EngineState = initialState,
): Pressed {
  if (stroke.backspace === true) return { edit: backspace(layout, context), state: initialState }
  const text = textOfStroke(layout, stroke)
  if (text === undefined) return { edit: undefined, state: initialState }
  if (text === '') return { edit: { deleteBefore: 0, insert: '' }, state }
  const window = windowOf(context)
  const plain = (next: EngineState): Pressed => finish(window, window + text, stroke, next)

  const { change, resting } = state
  if (resting !== undefined && isTrigger(resting, text)) return plain(state)
  if (change !== undefined && isTrigger(change.trigger, text) && window.endsWith(change.inserted)) {
    if (change.again === 'once') return plain({ resting: change.trigger })
    const before = window.slice(0, window.length - change.inserted.length) + change.removed
    return finish(window, before + text, stroke, { resting: change.trigger })
  }

  const seen = compose(window)
  let codePoints: readonly number[] = codePointsOf(seen + text)
  let rule: CompiledRule | undefined
  for (const group of layout.groups) {
    const applied = applyRules(group, codePoints.slice(-longestReach))
    if (applied === undefined) continue
    codePoints = [...codePoints.slice(0, -longestReach), ...applied.codePoints]
    if (applied.rule.again !== undefined) rule = applied.rule
  }
  if (layout.reorder !== undefined) codePoints = reorder(layout.reorder, codePoints)
  const written = textOf(codePoints, 0, codePoints.length)
  const after = composeFrom(window, seen === window ? written : asItStood(window, written))
  if (rule?.again === undefined) return finish(window, after, stroke, initialState)
  const shared = sharedStart(window, after)
  return finish(window, after, stroke, {
    change: {
      trigger: { text, caseless: rule.caseless },
      again: rule.again,
      removed: window.slice(shared),
      inserted: after.slice(shared),
    },
  })
}

// What the key gives before any rule; empty where it gives nothing, `undefined` where it is not the layout's.
function textOfStroke({ keys }: CompiledLayout, { code, char, level, capsLock }: KeyStroke): string | undefined {
  if (keys === undefined || code === undefined) return char === '' ? undefined : char
  const outputs = keys.get(code)
  if (outputs === undefined) return undefined
  const text = outputs[level] ?? ''
  const shifted = outputs[levelWithShift[level]] ?? ''
  return capsLock === true && text !== shifted && lower(text) === lower(shifted) ? shifted : text
}

// The level by the same key with Shift, or without where it was with.
const levelWithShift: Readonly<Record<Level, Level>> = {
  base: 'shift',
  shift: 'base',
  altgr: 'altgr+shift',
  'altgr+shift': 'altgr',
  ctrl: 'ctrl',
}

function isTrigger(trigger: Trigger, text: string): boolean {
  return trigger.caseless ? lower(trigger.text) === lower(text) : trigger.text === text
}

// The last code points of the context, as many as are read.
function windowOf(context: string): string {
  let from = context.length
  for (let count = 0; count < longestReach && from > 0; count++) from = previous(context, from)
  return context.slice(from)
}

// Where the code point begins that ends at `end`.
function previous(text: string, end: number): number {
  return end >= 2 && unitsAt(text, end - 2) === 2 ? end - 2 : end - 1
}

function finish(before: string, after: string, { char }: KeyStroke, state: EngineState): Pressed {
  const edit = editBetween(before, after)
  return { edit: edit.deleteBefore === 0 && edit.insert === char ? undefined : edit, state }
}

// Rules see Form C: where the context is in another, what they left alone is given back as it was.
function asItStood(window: string, written: string): string {
  let from = 0
  let to = 0
  while (from < window.length) {
    let end = from + unitsAt(window, from)
    while (end < window.length && isMark(window.codePointAt(end)!)) end += unitsAt(window, end)
    const composed = compose(window.slice(from, end))
    const next = to + composed.length
    if (!written.startsWith(composed, to) || (next < written.length && isMark(written.codePointAt(next)!))) break
    from = end
    to = next
  }
  return window.slice(0, from) + written.slice(to)
}

// Puts into NFC what a key touched, from the letter before it on: what stood before is left as it was.
function composeFrom(before: string, after: string): string {
  let from = sharedStart(before, after)
  if (from > 0) from = previous(after, from)
  while (from > 0 && isMark(after.codePointAt(from) ?? 0)) from = previous(after, from)
  return after.slice(0, from) + compose(after.slice(from))
}

function backspace(layout: CompiledLayout, context: string): TextEdit | undefined {
  const window = windowOf(context)
  if (window === '') return undefined
  const codePoints = codePointsOf(window)
  const applied = applyRules(layout.backspaceRules, codePoints)
  const after =
    applied === undefined
      ? withoutLast(layout, window, codePoints)
      : composeFrom(window, textOf(applied.codePoints, 0, applied.codePoints.length))
  return after === undefined ? undefined : editBetween(window, after)
}

function withoutLast(layout: CompiledLayout, window: string, codePoints: readonly number[]): string | undefined {
  const last = codePoints.at(-1)!
  // A picture may be made of several code points: the system knows them.
  if (last > 0xffff || last === variationSelector) return undefined
  const cut = previous(window, window.length)
  if (layout.backspaceUnit === 'codepoint') return window.slice(0, cut)
  if (layout.backspaceUnit === 'mark') {
    const parts = [...String.fromCodePoint(last).normalize('NFD')]
    const mark = parts.at(-1)!.codePointAt(0)!
    return window.slice(0, cut) + (parts.length > 1 && isMark(mark) ? compose(parts.slice(0, -1).join('')) : '')
  }
  const start = layout.reorder === undefined ? -1 : clusterStart(layout.reorder, codePoints)
  if (start !== -1) return textOf(codePoints, 0, start)
  let from = cut
  while (from > 0 && isMark(window.codePointAt(from)!)) from = previous(window, from)
  return window.slice(0, from)
}

const variationSelector = 0xfe0f
