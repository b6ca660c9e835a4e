import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CompiledLayout, compileLayout } from '../../src/keyboard/compile-layout.ts'
import { initialState, press } from '../../src/keyboard/engine.ts'
import type { KeyStroke } from '../../src/keyboard/key-stroke.ts'
import { parseKeys } from '../../src/keyboard/parse-keys.ts'
import { parseLayout } from '../../src/keyboard/parse-layout.ts'
import { transliterate, typeKeys } from '../../src/keyboard/transliterate.ts'
import { usStrokeOf } from '../../src/keyboard/us-keyboard.ts'
import { codePoints } from '../languages/case-table.ts'

// What stands before the caret was not always typed with the layout: it may be in another form, or hold anything.

const folder = new URL('../../layouts/', import.meta.url)
const layouts = readdirSync(folder).map((file) => parseLayout(readFileSync(new URL(file, folder), 'utf8'), file))
const compiled = new Map(layouts.map((layout) => [layout.id, compileLayout(layout)]))

/** Types into a field in which a text stands; what is left to the system is done as a text field does it. */
function typeInto(layout: CompiledLayout, before: string, strokes: readonly KeyStroke[]): string {
  let text = before
  let state = initialState
  for (const stroke of strokes) {
    const pressed = press(layout, text, stroke, state)
    state = pressed.state
    if (pressed.edit !== undefined) text = text.slice(0, text.length - pressed.edit.deleteBefore) + pressed.edit.insert
    else if (stroke.backspace === true) text = [...text].slice(0, -1).join('')
    else text += stroke.char ?? ''
  }
  return text
}

describe('test/cases/contexts.tsv', () => {
  const textOf = (points: string): string =>
    points
      .split(' ')
      .filter((point) => point !== '')
      .map((point) => String.fromCodePoint(Number.parseInt(point.slice(2), 16)))
      .join('')
  const rows = readFileSync(new URL('../cases/contexts.tsv', import.meta.url), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split('\t') as [string, string, string, string, string, string])

  it('has a row for every kind of context', () => {
    expect(rows.length).toBeGreaterThan(25)
  })

  it.each(rows)('%s: %s, then %s → %s: %s (%s)', (id, before, keys, after) => {
    expect(codePoints(typeInto(compiled.get(id)!, textOf(before), parseKeys(keys)))).toBe(codePoints(textOf(after)))
  })
})

const stroke = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(...[..."aeioudbcnwxzsfrj6789AEOUDXW[]';,MHI"].flatMap((key) => parseKeys(key))),
  },
  { weight: 1, arbitrary: fc.constantFrom(...parseKeys('<SP> <G-b> <G-S-d> <G-w>')) },
)
const strokes = fc.array(stroke, { maxLength: 6 })
const letters = layouts.flatMap(({ sets = {}, keys = {} }) => [
  ...Object.values(sets).flat(),
  ...Object.values(keys).flatMap((outputs) => Object.values(outputs)),
])
// Shorter than what a key reads, so that both forms are seen whole.
const context = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...letters) }, fc.constantFrom('😀', ' ', '\u200d', '가')), {
    maxLength: 6,
  })
  .map((pieces) => pieces.join('').normalize('NFC'))
  .filter((text) => [...text.normalize('NFD')].length < 24)

describe.each(layouts.map((layout) => [layout.id, layout] as const))('%s', (id, layout) => {
  const of = compiled.get(id)!

  it('gives Form C where Form C stood before', () => {
    fc.assert(
      fc.property(context, strokes, (before, keys) => {
        const text = typeInto(of, before, keys)
        expect(codePoints(text)).toBe(codePoints(text.normalize('NFC')))
      }),
      { numRuns: 400 },
    )
  })

  it('gives the same behind Form D as behind Form C', () => {
    fc.assert(
      fc.property(context, strokes, (before, keys) => {
        const decomposed = typeInto(of, before.normalize('NFD'), keys).normalize('NFC')
        expect(codePoints(decomposed)).toBe(codePoints(typeInto(of, before, keys)))
      }),
      { numRuns: 400 },
    )
  })

  it('is emptied by a Backspace for each letter, mark and stroke, whatever stood there', () => {
    fc.assert(
      fc.property(context, strokes, (before, keys) => {
        const text = typeInto(of, before, keys)
        const parts = text.normalize('NFD').replace(/[đĐƀɃ]/gu, 'dd')
        const presses = [...parts].map((): KeyStroke => ({ level: 'base', backspace: true }))
        expect(typeInto(of, text, presses)).toBe('')
      }),
      { numRuns: 400 },
    )
  })

  it('takes every ASCII character', () => {
    for (let code = 0; code < 0x80; code++) {
      const char = String.fromCharCode(code)
      const typed = transliterate(of, char)
      if (layout.keys === undefined || char < ' ' || char > '~') expect(typed).toBe(char)
      else {
        const key = parseKeys(char === ' ' ? '<SP>' : char)[0]!
        expect(typed).toBe(layout.keys[key.code!]?.[key.level] ?? '')
      }
    }
  })

  it('gives on every key and level what the document says', () => {
    for (const [key, outputs] of Object.entries(layout.keys ?? {})) {
      for (const level of ['base', 'shift', 'altgr', 'altgr+shift'] as const) {
        // A mark is put behind a letter that no rule of the layout asks for.
        const text = typeInto(of, 'k', [usStrokeOf(key, level)])
        const output = outputs[level] ?? ''
        if (!/^[xz]$/i.test(output)) expect(text, `${key} ${level}`).toBe(`k${output}`.normalize('NFC'))
      }
    }
  })
})

describe('a context without an end', () => {
  it('is read no further than the rules reach', () => {
    const before = `ក${'\u17d2ក'.repeat(50_000)}`
    const layout = compiled.get('km-nida')!
    const [vowel] = parseKeys('a')
    expect(press(layout, before, vowel!)).toEqual(press(layout, before.slice(-32), vowel!))
    expect(typeKeys(layout, `k ${'j k '.repeat(500)}a`)).toBe(`ក${'\u17d2ក'.repeat(500)}ា`)
  })
})
