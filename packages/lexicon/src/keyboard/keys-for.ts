import { isLatinMark } from '../unicode/mark.ts'
import { compose, decompose } from '../unicode/normal-form.ts'
import type { CompiledLayout } from './compile-layout.ts'
import { type EngineState, initialState, press } from './engine.ts'
import type { KeyStroke } from './key-stroke.ts'
import type { Level } from './layout.ts'
import { codePointsOf } from './pattern.ts'
import { typeStrokes } from './transliterate.ts'
import { usStroke, usStrokeOf } from './us-keyboard.ts'

/** A text that keys gave, on the way to the one that is wanted. */
interface Step {
  readonly text: string
  readonly state: EngineState
  readonly stroke: KeyStroke | undefined
  readonly before: Step | undefined
  readonly keys: number
  /** Keys, and the letters that are still to come: at least so many keys lead over this step. */
  readonly least: number
}

// Presses that are tried before giving up.
const mostPresses = 100_000

// Letters at the end of a text that may still wait for their marks: `uo` before the `w` of `ươ`.
const mostUnfinished = 4

const levels: readonly Level[] = ['base', 'shift', 'altgr', 'altgr+shift']

/**
 * Tells how a text is typed: the shortest sequence of keys found, on a US keyboard, each mark with its letter where it may
 * stand there. `undefined` where none was found: the layout cannot give the text, or only on ways that go far around.
 *
 * @example
 * keysFor(jraTelex, 'ăn')?.map(({ char }) => char) // ['a', 'x', 'n']
 */
export function keysFor(layout: CompiledLayout, text: string): readonly KeyStroke[] | undefined {
  const target = compose(text)
  const letters = lettersOf(target)
  const strokes = usefulStrokes(layout, target)
  const direct = directLetters(layout)
  // đ, ƀ: no decomposition says what they are made of.
  const needsRule = (letter: number | undefined): boolean =>
    letter !== undefined && letter >= 0x80 && !direct.has(letter)
  const beginnings = letters.some(needsRule) ? allStrokes(layout) : []
  const start: Step = {
    text: '',
    state: initialState,
    stroke: undefined,
    before: undefined,
    keys: 0,
    least: letters.length,
  }
  // By the keys that at least lead over them; in each, the last found first.
  const waiting: Step[][] = []
  const wait = (step: Step): void => {
    const steps = waiting[step.least]
    if (steps === undefined) waiting[step.least] = [step]
    else steps.push(step)
  }
  wait(start)
  const seen = new Map<string, number>()
  let presses = 0
  for (let least = start.least; least < waiting.length; least++) {
    for (let step = waiting[least]?.pop(); step !== undefined; step = waiting[least]?.pop()) {
      if (step.text === target) return doubled(layout, marksFirst(layout, strokesOf(step), target), target)
      const typed = lettersOf(step.text)
      const begun = typed.length > 0 && typed.at(-1) !== letters[typed.length - 1]
      for (const stroke of begun || needsRule(letters[typed.length]) ? [...beginnings, ...strokes] : strokes) {
        presses += 1
        if (presses > mostPresses) return undefined
        const pressed = press(layout, step.text, stroke, step.state)
        const { deleteBefore, insert } = pressed.edit ?? { deleteBefore: 0, insert: stroke.char ?? '' }
        const next = step.text.slice(0, step.text.length - deleteBefore) + insert
        const rest = unfinished(next, target, letters, needsRule)
        if (next === step.text || rest === undefined) continue
        const keys = step.keys + 1
        const id = `${next}\n${pressed.state.change?.trigger.text ?? ''}\n${pressed.state.resting?.text ?? ''}`
        if ((seen.get(id) ?? keys + 1) <= keys) continue
        seen.set(id, keys)
        wait({
          text: next,
          state: pressed.state,
          stroke,
          before: step,
          keys,
          least: Math.max(least, keys + rest),
        })
      }
    }
  }
  return undefined
}

function strokesOf(step: Step): readonly KeyStroke[] {
  const strokes: KeyStroke[] = []
  for (let each: Step | undefined = step; each?.stroke !== undefined; each = each.before) strokes.push(each.stroke)
  return strokes.reverse()
}

// Of sequences of one length the search may find one that puts a mark on late, `t o n g w` for tơng: people type `t o w n g`.
function marksFirst(layout: CompiledLayout, strokes: readonly KeyStroke[], target: string): readonly KeyStroke[] {
  let best = strokes
  for (const [at, stroke] of strokes.entries()) {
    if (at < 2 || writesOnly(layout, best, at)) continue
    for (let to = 1; to < at; to++) {
      const moved = [...best.slice(0, to), stroke, ...best.slice(to, at), ...best.slice(at + 1)]
      if (target.startsWith(typeStrokes(layout, moved.slice(0, to + 1))) && typeStrokes(layout, moved) === target) {
        best = moved
        break
      }
    }
  }
  return best
}

// Where the letter typed twice does what another key does, `d o o m` for `d o z m`, that is how people know the method.
function doubled(layout: CompiledLayout, strokes: readonly KeyStroke[], target: string): readonly KeyStroke[] {
  let best = strokes
  for (let at = 1; at < best.length; at++) {
    const letter = best[at - 1]!
    if (letter.char?.toLowerCase() === best[at]?.char?.toLowerCase() || writesOnly(layout, best, at)) continue
    const changed = [...best.slice(0, at), letter, ...best.slice(at + 1)]
    if (typeStrokes(layout, changed) === target) best = changed
  }
  return best
}

// Whether a key adds to what stands there, and changes nothing of it.
function writesOnly(layout: CompiledLayout, strokes: readonly KeyStroke[], at: number): boolean {
  return typeStrokes(layout, strokes.slice(0, at + 1)).startsWith(typeStrokes(layout, strokes.slice(0, at)))
}

// Letters without their Latin marks: what a text and one that lacks marks have in common.
function lettersOf(text: string): readonly number[] {
  return codePointsOf(decompose(text)).filter((codePoint) => !isLatinMark(codePoint))
}

// How many letters are still to come, where the text can become the target; else undefined.
function unfinished(
  text: string,
  target: string,
  wanted: readonly number[],
  needsRule: (letter: number | undefined) => boolean,
): number | undefined {
  let right = 0
  while (right < text.length && text.charCodeAt(right) === target.charCodeAt(right)) right += 1
  const letters = lettersOf(text)
  if (letters.length > wanted.length + 1 || lettersOf(text.slice(right)).length > mostUnfinished) return undefined
  for (const [at, letter] of letters.entries()) {
    if (letter === wanted[at]) continue
    // The last letter may be one that a rule makes the wanted one of, or that the same key twice turns back into it.
    if (at < letters.length - 1 || !(needsRule(wanted[at]) || needsRule(letter))) return undefined
  }
  return Math.max(0, wanted.length - letters.length)
}

// The strokes that can be of use: what gives a part of the target, and the ASCII characters that rules listen to.
function usefulStrokes(layout: CompiledLayout, target: string): readonly KeyStroke[] {
  const parts = new Set([...codePointsOf(target), ...codePointsOf(decompose(target))])
  for (const { byLast } of layout.groups)
    for (const codePoint of byLast.keys()) if (codePoint < 0x80) parts.add(codePoint)
  const useful = (text: string): boolean => text !== '' && codePointsOf(text).every((codePoint) => parts.has(codePoint))
  const strokes: KeyStroke[] = []
  for (const [code, outputs] of layout.keys ?? []) {
    for (const level of levels) if (useful(outputs[level] ?? '')) strokes.push(usStrokeOf(code, level))
  }
  for (const codePoint of parts) {
    const stroke = usStroke(String.fromCodePoint(codePoint))
    if (stroke?.code !== undefined && layout.keys?.has(stroke.code) !== true) strokes.push(stroke)
  }
  return strokes
}

// Every stroke of the layout; for a method that listens to characters, those of the letters.
function allStrokes(layout: CompiledLayout): readonly KeyStroke[] {
  if (layout.keys === undefined) return [...plainLetters].flatMap((letter) => usStroke(letter) ?? [])
  return [...layout.keys].flatMap(([code, outputs]) =>
    levels.flatMap((level) => (outputs[level] === undefined || outputs[level] === '' ? [] : [usStrokeOf(code, level)])),
  )
}

// Letters that some stroke gives without a rule.
function directLetters({ keys }: CompiledLayout): ReadonlySet<number> {
  if (keys === undefined) return new Set(codePointsOf(plainLetters))
  return new Set([...keys.values()].flatMap((outputs) => levels.flatMap((level) => codePointsOf(outputs[level] ?? ''))))
}

// Those that are typed most come last: of several ways, the one tried last is taken.
const plainLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
