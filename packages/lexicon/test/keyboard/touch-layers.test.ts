import { describe, expect, it } from 'vitest'
import type { Layout, TouchKey } from '../../src/keyboard/layout.ts'
import { touchLayersOf } from '../../src/keyboard/touch-layers.ts'
import { layouts } from './export-layouts.ts'

const about = { locale: 'km', name: { vi: 'a', en: 'b', native: 'c' }, version: '1.0.0', sources: [], tests: [] }
const keysOf = (layout: Layout, id: string): readonly TouchKey[] | undefined =>
  touchLayersOf(layout)
    ?.find((layer) => layer.id === id)
    ?.rows.flat()

/** Every text that the on-screen keys of a layout give, with the layers that they stand in. */
const reached = (layout: Layout): ReadonlySet<string> =>
  new Set(
    (touchLayersOf(layout) ?? []).flatMap(({ rows }) =>
      rows.flat().flatMap(({ output, longPress }) => [...(output === undefined ? [] : [output]), ...(longPress ?? [])]),
    ),
  )

describe('touchLayersOf', () => {
  it('is undefined where the layout has no on-screen keys', () => {
    expect(touchLayersOf({ ...about, id: 'none' })).toBeUndefined()
  })

  it('makes upper case of base, the way back, and the flicks to it', () => {
    const rows = [
      [
        { output: 'o', longPress: ['ơ̆', 'ʔ'] },
        { output: '1', label: 'one', flick: { down: 'ă' } },
        { layer: 'shift' },
        { layer: 'signs', label: 'abc' },
        { action: 'space', width: 3 },
      ],
    ] as const
    const layout: Layout = {
      ...about,
      id: 'case',
      touch: {
        shift: true,
        layers: [
          { id: 'base', rows },
          { id: 'signs', rows: [[{ layer: 'base' }]] },
        ],
      },
    }
    expect(keysOf(layout, 'shift')).toEqual([
      { output: 'O', longPress: ['Ơ̆', 'ʔ'] },
      { output: '1', label: 'ONE', flick: { down: 'Ă' } },
      { layer: 'base' },
      { layer: 'signs', label: 'abc' },
      { action: 'space', width: 3 },
    ])
    expect(keysOf(layout, 'base')?.map(({ flick }) => flick)).toEqual([
      { up: 'O' },
      { down: 'ă' },
      undefined,
      undefined,
      undefined,
    ])
    expect(touchLayersOf(layout)?.map(({ id }) => id)).toEqual(['base', 'signs', 'shift'])
  })

  it('takes outputs from physical keys, by level, and puts subscripts below', () => {
    const layout: Layout = {
      ...about,
      id: 'levels',
      keys: { KeyK: { base: 'ក', shift: 'គ', altgr: 'x' }, KeyA: { base: 'ា' } },
      sets: { letter: ['ក', 'គ'] },
      touch: {
        shift: true,
        subscripts: { join: '\u17D2', of: 'letter' },
        layers: [
          { id: 'base', rows: [[{ code: 'KeyK', longPress: ['a'] }, { code: 'KeyA' }]] },
          { id: 'altgr', rows: [[{ code: 'KeyK' }]] },
          { id: 'other', rows: [[{ code: 'KeyK' }]] },
        ],
      },
    }
    expect(keysOf(layout, 'base')).toEqual([
      { code: 'KeyK', output: 'ក', flick: { down: '្ក', up: 'គ' }, longPress: ['a', '្ក'] },
      { code: 'KeyA', output: 'ា' },
    ])
    expect(keysOf(layout, 'shift')).toEqual([
      { code: 'KeyK', output: 'គ', flick: { down: '្គ' }, longPress: ['A', '្គ'] },
      { code: 'KeyA' },
    ])
    expect(keysOf(layout, 'altgr')?.[0]?.output).toBe('x')
    expect(keysOf(layout, 'other')?.[0]?.output).toBe('ក')
  })
})

describe('the layouts of the package', () => {
  const highlands = 'a ă â b ƀ c č d đ e ĕ ê ê̆ g h i ĭ j k l m n ñ o ŏ ô ô̆ ơ ơ̆ p r s t u ŭ ư ư̆ w y'
  const vietnamese = [...'aăâeêioôơuưy'].flatMap((vowel) =>
    ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'].map((tone) => (vowel + tone).normalize('NFC')),
  )
  const khmer = Array.from({ length: 0x17b3 - 0x1780 + 1 }, (_, at) => String.fromCodePoint(0x1780 + at)).filter(
    // U+17A3 and U+17A4 are deprecated.
    (letter) => letter !== '\u17A3' && letter !== '\u17A4',
  )
  const signs = [...'ាិីឹឺុូួើឿៀេែៃោៅំះៈ៉៊់៌៍៎័៑្។៕ៗ០១២៣៤៥៦៧៨៩៛']
  const wanted: Readonly<Record<string, readonly string[]>> = {
    'jra-Latn': highlands.split(' '),
    bdq: highlands.split(' '),
    rad: highlands.split(' '),
    vi: [...vietnamese, 'đ', ...'bcdghklmnpqrstvx'],
    km: [...khmer, ...signs],
  }

  it.each(layouts.filter(([, { touch }]) => touch !== undefined))(
    '%s has every letter of its language by a tap or one long press, in both cases',
    (_, layout) => {
      const letters = (wanted[layout.locale] ?? []).flatMap((letter) => [letter, letter.toUpperCase()])
      const has = reached(layout)
      expect(letters.length).toBeGreaterThan(60)
      expect(letters.filter((letter) => !has.has(letter))).toEqual([])
    },
  )

  it('are all but the one of Latin sounds', () => {
    expect(layouts.flatMap(([id, { touch }]) => (touch === undefined ? [id] : []))).toEqual(['km-latin'])
  })

  it.each(['km-nida', 'km-microsoft'])('%s flicks down to every subscript consonant', (id) => {
    const layers = touchLayersOf(layouts.find(([name]) => name === id)?.[1] as Layout) ?? []
    const flicked = new Set(layers.flatMap(({ rows }) => rows.flat().flatMap(({ flick }) => flick?.down ?? [])))
    const consonants = khmer.slice(0, 33 + 2).filter((letter) => !'ឝឞ'.includes(letter))
    expect(consonants).toHaveLength(33)
    expect(consonants.filter((letter) => !flicked.has(`្${letter}`))).toEqual([])
  })
})
