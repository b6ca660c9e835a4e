import { readdir, readFile } from 'node:fs/promises'
import {
  compileLayout,
  type EngineState,
  initialState,
  type KeyStroke,
  type Layout,
  languageOf,
  press,
  type TouchKey,
} from '@hiap/lexicon'
import { describe, expect, it } from 'vitest'
import { drawn, keyboardStrings, nameOf } from '../src/on-screen/key-names.ts'
import { strokeOfKey, strokeOfText } from '../src/on-screen/key-stroke-of.ts'
import { lettersOfRules } from '../src/on-screen/letters-of-rules.ts'
import { physicalLayoutOf, touchLayoutOf } from '../src/on-screen/touch-layout.ts'
import { positional, telex } from './layouts.ts'

const folder = new URL('../../lexicon/layouts/', import.meta.url)
const layouts = await Promise.all(
  (await readdir(folder))
    .filter((name) => name.endsWith('.json'))
    .map(async (name) => JSON.parse(await readFile(new URL(name, folder), 'utf8')) as Layout),
)
const named = layouts.map((layout) => [layout.id, layout] as const)

interface Strokes {
  readonly text: string
  readonly stroke: KeyStroke
}

/** Every stroke that the on-screen keys give: taps, long presses and flicks, of narrow and wide pages. */
function strokesOf(layout: Layout): readonly Strokes[] {
  const found = new Map<string, Strokes>()
  for (const { layers } of [touchLayoutOf(layout), physicalLayoutOf(layout)]) {
    for (const { id, rows } of layers) {
      for (const key of rows.flat()) {
        const tap = strokeOfKey(layout, key, id)
        if (tap !== undefined && key.output !== undefined) {
          found.set(`${key.output} ${tap.code ?? ''}`, { text: key.output, stroke: tap })
        }
        for (const text of [...(key.longPress ?? []), ...Object.values(key.flick ?? {})]) {
          found.set(text, { text, stroke: strokeOfText(text) })
        }
      }
    }
  }
  return [...found.values()]
}

describe('touchLayoutOf', () => {
  it('takes the own rows of a layout', () => {
    const touch = { layers: [{ id: 'base', rows: [[{ output: 'a' }]] }] }
    expect(touchLayoutOf({ ...telex, touch })).toEqual(touch)
  })

  it('gives a method that listens to characters ten keys a row, its letters on long press, upper case by shift', () => {
    const { layers } = touchLayoutOf(telex)
    expect(layers.map(({ id }) => id)).toEqual(['base', 'signs', 'shift'])
    const keyOf = (layer: number, output: string): TouchKey | undefined =>
      layers[layer]?.rows.flat().find((key) => key.output === output)
    expect(keyOf(0, 'o')?.longPress).toEqual(['ô', 'ơ', 'ŏ', 'ô\u0306', 'ơ\u0306'])
    expect(keyOf(2, 'O')?.longPress).toEqual(['Ô', 'Ơ', 'Ŏ', 'Ô\u0306', 'Ơ\u0306'])
    expect(keyOf(0, 'c')?.longPress).toEqual(['č'])
    expect(layers[0]?.rows.map((row) => row.reduce((sum, { width = 1 }) => sum + width, 0))).toEqual([10, 10, 10, 10])
  })

  it('gives a layout by place the rows of a physical keyboard, with a layer for each level', () => {
    const { layers } = touchLayoutOf(positional)
    expect(layers.map(({ id }) => id)).toEqual(['base', 'shift', 'altgr', 'altgr-shift'])
    const keyK = layers.map(({ rows }) => rows.flat().find(({ code }) => code === 'KeyK')?.output)
    expect(keyK).toEqual(['ក', 'គ', 'ឝ', undefined])
    // A key that is not the layout's gives what a US keyboard gives.
    expect(layers.map(({ rows }) => rows.flat().find(({ code }) => code === 'KeyQ')?.output)).toEqual([
      'q',
      'Q',
      undefined,
      undefined,
    ])
  })

  it('has 15 key widths in each row of a physical keyboard', () => {
    const iso = { ...positional, keys: { ...positional.keys, IntlBackslash: { base: 'ឞ' } } }
    for (const layout of [...layouts, positional, iso]) {
      for (const { rows } of physicalLayoutOf(layout).layers) {
        expect(rows.map((row) => row.reduce((sum, { width = 1 }) => sum + width, 0))).toEqual([15, 15, 15, 15, 15])
      }
    }
    expect(
      physicalLayoutOf(iso)
        .layers[0]?.rows.flat()
        .some(({ output }) => output === 'ឞ'),
    ).toBe(true)
  })

  it('heeds the options of a layout', () => {
    const layout = layouts.find(({ id }) => id === 'km-nida') as Layout
    const space = (options: Readonly<Record<string, string>>): unknown =>
      physicalLayoutOf(layout, options)
        .layers[0]?.rows.flat()
        .find(({ code }) => code === 'Space')?.output
    expect([space({}), space({ space: 'zwsp' })]).toEqual([' ', '\u200B'])
  })

  it.each(named)('%s: at most ten key widths a row on a phone, and a way back from every layer', (_, layout) => {
    const { layers } = touchLayoutOf(layout)
    for (const { id, rows } of layers) {
      for (const row of rows) expect(row.reduce((sum, { width = 1 }) => sum + width, 0)).toBeLessThanOrEqual(10)
      const leads = rows.flat().flatMap(({ layer }) => layer ?? [])
      expect(id === 'base' || leads.includes('base')).toBe(true)
      expect(leads.filter((layer) => !layers.some((each) => each.id === layer))).toEqual([])
      expect(
        rows
          .flat()
          .filter(({ action }) => action !== undefined)
          .map(({ action }) => action)
          .sort(),
      ).toEqual(['backspace', 'enter', 'space'])
    }
  })
})

describe('lettersOfRules', () => {
  it('knows of what a letter without decomposition is made', () => {
    const layout = layouts.find(({ id }) => id === 'jra-telex') as Layout
    const letters = lettersOfRules(layout)
    expect([letters.get('b'), letters.get('d'), letters.get('i')]).toEqual([['ƀ'], ['đ'], ['ĭ']])
    expect(letters.get('k')).toBeUndefined()
  })
})

describe('strokes', () => {
  it('are physical where the layout has just this text there, else the text', () => {
    expect(strokeOfKey(positional, { code: 'KeyK', output: 'គ' }, 'shift')).toEqual({
      code: 'KeyK',
      char: 'គ',
      level: 'shift',
    })
    expect(strokeOfKey(positional, { code: 'KeyK', output: 'x' }, 'shift')).toEqual({ char: 'x', level: 'base' })
    expect(strokeOfKey(telex, { output: 'o' }, 'base')).toEqual({ char: 'o', level: 'base' })
    expect(strokeOfKey(telex, { width: 1 }, 'base')).toBeUndefined()
    expect(strokeOfKey(telex, { action: 'backspace' }, 'base')?.backspace).toBe(true)
  })

  it('of the space bar give a space, also where the layout has another text on it', () => {
    const spaced = (id: string): string => {
      const layout = layouts.find((each) => each.id === id) as Layout
      const stroke = strokeOfKey(layout, { action: 'space' }, 'base') as KeyStroke
      return press(compileLayout(layout), '', stroke).edit?.insert ?? stroke.char ?? ''
    }
    expect(named.map(([id]) => spaced(id))).toEqual(named.map(() => ' '))
  })

  it.each(named)('%s: every text of every key, after every other, gives composed and canonical text', (_, layout) => {
    const compiled = compileLayout(layout)
    // A joiner asks for another shape; whether it is written is not the keys' question.
    const strokes = strokesOf(layout).filter(({ text }) => text !== '\u200D')
    const language = languageOf(layout.locale)
    const wrong: string[] = []
    const canonical = (text: string): boolean => text.normalize('NFC') === text && language?.normalise(text) === text
    const type = (text: string, stroke: KeyStroke, state: EngineState): readonly [string, EngineState] => {
      const pressed = press(compiled, text, stroke, state)
      const { deleteBefore, insert } = pressed.edit ?? { deleteBefore: 0, insert: stroke.char ?? '' }
      return [text.slice(0, text.length - deleteBefore) + insert, pressed.state]
    }
    const letter = layout.locale === 'km' ? 'ក' : ''
    for (const first of strokes) {
      const [before, state] = type(letter, first.stroke, initialState)
      // What the language itself would write otherwise, letter by letter, says nothing of the keys.
      if (!canonical(before) && !before.endsWith('\u17D2')) continue
      for (const { stroke } of strokes) {
        const [after, then] = type(before, stroke, state)
        // A coeng waits for what will stand behind it.
        const [whole] = after.endsWith('\u17D2') ? type(after, strokeOfText('ក'), then) : [after]
        if (!canonical(whole)) wrong.push(`${first.text} + ${stroke.char}: ${whole}`)
      }
    }
    expect(strokes.length).toBeGreaterThan(90)
    expect(wrong).toEqual([])
  })

  it('of a long press is the letter itself, also between the letters of a rule', () => {
    const compiled = compileLayout(layouts.find(({ id }) => id === 'jra-telex') as Layout)
    const typed = press(compiled, 'p', strokeOfText('ơ\u0306'))
    expect(typed.edit).toBeUndefined()
    expect(press(compiled, 'pơ\u0306', strokeOfText('x')).edit?.insert ?? 'x').toBe('x')
  })
})

describe('names', () => {
  it.each([
    ['a', 'a', 'a', 'a'],
    ['ា', '◌ា', 'nguyên âm aa', 'vowel aa'],
    ['\u17D2', '◌\u17D2', 'dấu coeng', 'mark coeng'],
    ['\u17D2ក', '◌\u17D2ក', 'chân chữ ក', 'subscript ក'],
    ['ុំ', '◌ុំ', 'nguyên âm u + dấu nikahit', 'vowel u + mark nikahit'],
    ['៝', '◌៝', 'dấu atthacan', 'mark atthacan'],
    ['\u0306', '◌\u0306', 'dấu U+0306', 'mark U+0306'],
    ['\u200B', 'ZWSP', 'dấu cách rộng không', 'zero-width space'],
    [' ', '', 'dấu cách', 'space'],
  ])('%j is drawn %j and called %j, %j', (text, shown, vi, en) => {
    expect([drawn(text), nameOf(text, keyboardStrings.vi), nameOf(text, keyboardStrings.en)]).toEqual([shown, vi, en])
  })
})
