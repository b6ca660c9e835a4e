import {
  type KeyOutputs,
  type Layout,
  type Level,
  type TouchKey,
  type TouchLayer,
  type TouchLayout,
  touchLayersOf,
} from '@hiap/lexicon'
import { lettersOfRules } from './letters-of-rules.ts'
import { codeOf, physicalRows } from './physical-rows.ts'

export { printed } from './physical-rows.ts'

/** The levels that on-screen keys show: a layer has the name of its level, with `-` for `+`. */
type ShownLevel = Exclude<Level, 'ctrl'>

/** What Shift and AltGr lead to. */
const next: Readonly<Record<ShownLevel, readonly [shift: string, altGr: string]>> = {
  base: ['shift', 'altgr'],
  shift: ['base', 'altgr-shift'],
  altgr: ['altgr-shift', 'base'],
  'altgr+shift': ['altgr', 'shift'],
}

const backspace = { action: 'backspace' } as const

/**
 * Gives the on-screen keys of a layout: its own `touch` rows, written out; else the rows of a physical keyboard with a layer
 * for each level that is used; for a method that listens to characters, ten keys a row, with the letters that its rules can
 * give on long press.
 *
 * @param options settings of the layout, such as `{ space: 'zwsp' }`
 * @example
 * touchLayoutOf(jraTelex).layers.map(({ id }) => id) // ['base', 'signs', 'shift']
 */
export function touchLayoutOf(layout: Layout, options?: Readonly<Record<string, string>>): TouchLayout {
  const layers = touchLayersOf(layout)
  if (layers !== undefined) return { layers }
  return layout.keys === undefined ? phoneLayoutOf(layout) : physicalLayoutOf(layout, options)
}

/**
 * Gives the rows of a physical keyboard with what a layout puts on them, a layer for each level that is used. Keys that the
 * layout leaves to the system give what a US keyboard gives.
 *
 * @example
 * physicalLayoutOf(kmNida).layers.map(({ id }) => id) // ['base', 'shift', 'altgr', 'altgr-shift']
 */
export function physicalLayoutOf(layout: Layout, options: Readonly<Record<string, string>> = {}): TouchLayout {
  const outputsOf = settledKeys(layout, options)
  const letters = lettersOfRules(layout)
  const hasAltGr = Object.values(layout.keys ?? {}).some(({ altgr, 'altgr+shift': both }) => altgr || both)
  const levels: readonly ShownLevel[] = hasAltGr ? ['base', 'shift', 'altgr', 'altgr+shift'] : ['base', 'shift']

  const layerAt = (level: ShownLevel): TouchLayer => {
    const textKey = (code: string, own: string | undefined, width = 1): TouchKey => {
      const outputs = outputsOf(code)
      const output = (outputs === undefined ? own : outputs[level]) || undefined
      return { code, width, ...(outputs === undefined ? withLetters(letters, output) : output && { output }) }
    }
    const [upper, upperHome, home, lower] = physicalRows.map(([plain, shifted]) =>
      [...plain].map((char, at) =>
        textKey(
          codeOf(char),
          level === 'base' ? char : level === 'shift' ? shifted[at] : undefined,
          char === '\\' ? 1.5 : 1,
        ),
      ),
    ) as [TouchKey[], TouchKey[], TouchKey[], TouchKey[]]
    // A key beside the left Shift, on keyboards of Europe.
    const beside = outputsOf('IntlBackslash') === undefined ? [] : [textKey('IntlBackslash', undefined)]
    const [shift, altGr] = next[level]
    const altGrKey = { layer: altGr, label: 'AltGr', width: 2 }
    return {
      id: level.replace('+', '-'),
      rows: [
        [...upper, { ...backspace, width: 2 }],
        [{ width: 1.5 }, ...upperHome],
        [{ width: 1.75 }, ...home, { action: 'enter', width: 2.25 }],
        [{ layer: shift, width: 2.25 - beside.length }, ...beside, ...lower, { layer: shift, width: 2.75 }],
        [{ width: 3.5 }, textKey('Space', ' ', 6.5), ...(hasAltGr ? [altGrKey, { width: 3 }] : [{ width: 5 }])],
      ],
    }
  }
  return { layers: levels.map(layerAt) }
}

/** What physical keys give with the options chosen; `undefined` for a key that is left to the system. */
function settledKeys(
  layout: Layout,
  options: Readonly<Record<string, string>>,
): (code: string) => KeyOutputs | undefined {
  const all = [
    layout.keys,
    ...Object.entries(layout.options ?? {}).map(([name, option]) => option.keys?.[options[name] ?? option.default]),
  ]
  return (code) => {
    const found = all.flatMap((keys) => keys?.[code] ?? [])
    return found.length === 0 ? undefined : Object.assign({}, ...found)
  }
}

/** A key that gives a text, and on long press the letters that rules make of it, in its case. */
function withLetters(letters: ReadonlyMap<string, readonly string[]>, output: string | undefined): TouchKey {
  if (output === undefined) return {}
  const small = output.toLowerCase()
  const longPress = letters.get(small)?.map((letter) => (small === output ? letter : letter.toUpperCase()))
  return longPress === undefined ? { output } : { output, longPress }
}

/** Ten letters a row: what a phone can show. */
function phoneLayoutOf(layout: Layout): TouchLayout {
  const letters = lettersOfRules(layout)
  const keysOf = (row: string): readonly TouchKey[] => [...row].map((output) => withLetters(letters, output))
  const to = (layer: string, label: string): TouchKey => ({ layer, label, width: 1.5 })
  const gap = { width: 0.5 }
  const back = { ...backspace, width: 1.5 }
  const last = [...keysOf("'"), { action: 'space', width: 4 }, ...keysOf('.'), { action: 'enter', width: 2.5 }] as const
  const layers: readonly TouchLayer[] = [
    {
      id: 'base',
      rows: [
        keysOf('qwertyuiop'),
        [gap, ...keysOf('asdfghjkl'), gap],
        [{ layer: 'shift', width: 1.5 }, ...keysOf('zxcvbnm'), back],
        [to('signs', '123'), ...last],
      ],
    },
    {
      id: 'signs',
      rows: [
        keysOf('1234567890'),
        keysOf('-/:;()%&@"'),
        [{ output: '_', width: 1.5 }, ...keysOf('#*+=,?!'), back],
        [to('base', 'abc'), ...last],
      ],
    },
  ]
  return { layers: touchLayersOf({ ...layout, touch: { shift: true, layers } }) ?? [] }
}
