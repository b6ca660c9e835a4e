import { readdirSync, readFileSync } from 'node:fs'
import {
  type CompiledLayout,
  compileLayout,
  type EngineState,
  initialState,
  type KeyStroke,
  type Layout,
  type Level,
  parseKeys,
  parseLayout,
  press,
  transliterate,
  typeKeys,
} from '@hiap/lexicon'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { khmerSample, latinSample } from './engine-samples.ts'

const folder = new URL('../../layouts/', import.meta.url)
const layouts: readonly Layout[] = [
  latinSample,
  khmerSample,
  ...readdirSync(folder).map((file) => parseLayout(readFileSync(new URL(file, folder), 'utf8'), file)),
]

// The letters that methods listen to come often; a key of the US keyboard comes as one token.
const token = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'aeioudcbnwxzsfrjgyAEUODWXS') },
  { weight: 3, arbitrary: fc.constantFrom(..."0123456789[];',./^(`~{}<>") },
  { weight: 2, arbitrary: fc.constantFrom('<SP>', '<S-SP>', '<G-a>', '<G-S-n>', '<G-q>') },
  { weight: 2, arbitrary: fc.constantFrom(...'hjklmpqtvHJKLMNPQRTVZ') },
)
const keys = fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join(' '))
const keysWithBackspace = fc
  .array(fc.oneof({ weight: 5, arbitrary: token }, { weight: 1, arbitrary: fc.constant('<BS>') }), { maxLength: 40 })
  .map((tokens) => tokens.join(' '))
const letters = layouts.flatMap(({ sets = {}, keys: table = {} }) => [
  ...Object.values(sets).flat(),
  ...Object.values(table).flatMap((outputs) => Object.values(outputs)),
])
const context = fc
  .array(
    fc.oneof(
      fc.constantFrom(...letters),
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom('\ud800', '\udc00'),
    ),
    {
      maxLength: 40,
    },
  )
  .map((pieces) => pieces.join(''))
const level = fc.constantFrom<Level>('base', 'shift', 'altgr', 'altgr+shift')
const stroke: fc.Arbitrary<KeyStroke> = fc.oneof(
  token.map((each) => parseKeys(each)[0]!),
  fc.record({
    char: fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.constantFrom('\ud800', '\udc00', ...letters)),
    level,
  }),
  fc.record({ code: fc.string(), level }),
  fc.record({ level }),
  fc.constant<KeyStroke>({ level: 'base', backspace: true }),
)

interface Field {
  readonly text: string
  readonly state: EngineState
}

/** A field that hands all of its text to the engine, and does what is left to it. */
function pressIn(layout: CompiledLayout, { text, state }: Field, key: KeyStroke): Field {
  const pressed = press(layout, text, key, state)
  if (pressed.edit !== undefined) {
    return { text: text.slice(0, text.length - pressed.edit.deleteBefore) + pressed.edit.insert, state: pressed.state }
  }
  const plain = key.backspace === true ? [...text].slice(0, -1).join('') : text + (key.char ?? '')
  return { text: plain, state: pressed.state }
}

const empty: Field = { text: '', state: initialState }
const typed = (layout: CompiledLayout, line: string, field: Field = empty): Field =>
  parseKeys(line).reduce((each, key) => pressIn(layout, each, key), field)

describe.each(layouts.map((layout) => [layout.id, layout] as const))('%s', (_, layout) => {
  const compiled = compileLayout(layout)

  it('applied key by key, gives what typing the line gives', () => {
    fc.assert(
      fc.property(keysWithBackspace, (line) => {
        expect(typeKeys(compiled, line)).toBe(typed(compiled, line).text)
      }),
      { numRuns: 300 },
    )
  })

  it('transliterates as the keys of the text are typed', () => {
    fc.assert(
      fc.property(keys, (line) => {
        const strokes = parseKeys(line).filter(
          ({ char, level: at }) => char !== undefined && (char !== ' ' || at === 'base'),
        )
        const text = strokes.map(({ char }) => char).join('')
        expect(transliterate(compiled, text)).toBe(
          strokes.reduce((each, key) => pressIn(compiled, each, key), empty).text,
        )
      }),
      { numRuns: 300 },
    )
  })

  it('never throws, takes away no more than is there, and parts no pair', () => {
    fc.assert(
      fc.property(context, fc.array(stroke, { maxLength: 10 }), (before, strokes) => {
        let field: Field = { text: before, state: initialState }
        for (const key of strokes) {
          const { edit } = press(compiled, field.text, key, field.state)
          if (edit !== undefined) {
            const cut = field.text.length - edit.deleteBefore
            expect(cut).toBeGreaterThanOrEqual(0)
            expect(
              /[\ud800-\udbff]$/.test(field.text.slice(0, cut)) && /^[\udc00-\udfff]/.test(field.text.slice(cut)),
            ).toBe(false)
          }
          field = pressIn(compiled, field, key)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('reads no more than 32 code points', () => {
    fc.assert(
      fc.property(context, fc.array(stroke, { maxLength: 4 }), (before, strokes) => {
        let field: Field = { text: before, state: initialState }
        for (const key of strokes) {
          const near = [...field.text].slice(-32).join('')
          expect(press(compiled, near, key, field.state)).toEqual(press(compiled, field.text, key, field.state))
          field = pressIn(compiled, field, key)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('leaves Normalization Form C after every key', () => {
    fc.assert(
      fc.property(keys, (line) => {
        let field = empty
        for (const key of parseKeys(line)) {
          field = pressIn(compiled, field, key)
          expect(field.text).toBe(field.text.normalize('NFC'))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('gives back what stood before, and the trigger, where a toggle is typed twice', () => {
    fc.assert(
      fc.property(keys, fc.array(token, { minLength: 1, maxLength: 6 }), (line, more) => {
        let field = typed(compiled, line)
        for (const key of parseKeys(more.join(' '))) {
          const once = pressIn(compiled, field, key)
          if (once.state.change?.again === 'toggle' && key.char !== undefined) {
            const twice = pressIn(compiled, once, key)
            const text = layout.keys === undefined ? key.char : once.state.change.trigger.text
            expect(twice.text).toBe(field.text + text)
          }
          field = once
        }
      }),
      { numRuns: 300 },
    )
  })
})

it('types two hundred thousand characters whose every key has something to do', () => {
  const text = 'ddangx '.repeat(30_000)
  expect(transliterate(compileLayout(latinSample), text)).toBe('đăng '.repeat(30_000))
})
