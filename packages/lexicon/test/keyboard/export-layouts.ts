import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Layout } from '../../src/keyboard/layout.ts'

const folder = join(import.meta.dirname, '../../layouts')

/** Every layout of the package, by id. */
export const layouts: readonly (readonly [id: string, layout: Layout])[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const layout = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Layout
    return [layout.id, layout]
  })

/** A small layout that uses every part of the format. */
export const sample: Layout = {
  id: 'sample',
  locale: 'jra-Latn',
  name: { vi: 'Mẫu', en: 'Sample <&">', native: 'Jrai' },
  version: '1.2.3',
  sources: [{ title: 'Made for the test -- not for typing', licence: 'MIT' }],
  sets: { plain: ['a', 'o', 'u'], breve: ['ă', 'ŏ', 'ŭ'], round: ['â', 'ô', 'û'], final: ['n', 'm', 'ng'] },
  transforms: [
    {
      name: 'breve',
      bothCases: true,
      rules: [
        {
          from: [{ set: 'plain' }, { repeat: { set: 'final' }, least: 0, most: 2 }, 'x'],
          to: [{ of: 0, set: 'breve' }, { copy: 1 }],
          again: 'toggle',
        },
      ],
    },
    { name: 'w', rules: [{ before: [{ notIn: ['plain'] }], from: ['w'], to: ['ư'], again: 'once' }] },
    {
      name: 'longest',
      rules: [
        { from: ['q'], to: ['1'] },
        { from: ['b', { optional: 'k' }, 'q'], to: ['2', { copy: 1 }] },
        { from: ['z', 'b', 'q'], to: ['3'] },
      ],
    },
  ],
  backspace: { unit: 'codepoint', rules: [{ from: ['ng'], to: [] }] },
  options: {
    tone: { values: ['a', 'b'], default: 'a', label: { vi: 'Dấu', en: 'Tone' } },
  },
  touch: {
    layers: [
      {
        id: 'base',
        rows: [
          [
            { output: 'a', longPress: ['ă', 'â'], flick: { up: 'A', left: '<' }, code: 'KeyA' },
            { output: 'x', label: '˘', width: 1.5 },
            { layer: 'signs', label: '?123' },
            { action: 'space' },
            { action: 'enter' },
            { action: 'backspace' },
          ],
        ],
      },
      { id: 'signs', rows: [[{ output: '"' }, { layer: 'base' }]] },
    ],
  },
  tests: [
    { keys: 'a x', text: 'ă' },
    { keys: 'o n g x', text: 'ŏng' },
    { keys: 'A x', text: 'Ă' },
    { keys: 'a x x', text: 'ax' },
    { keys: 'a x x x', text: 'axx' },
    { keys: 'a n x x x', text: 'anxx' },
    { keys: 'a x b x', text: 'ăbx' },
    { keys: 'k w', text: 'kư' },
    { keys: 'k w w', text: 'kưw' },
    { keys: 'k w w w', text: 'kưww' },
    { keys: 'a w', text: 'aw' },
    { keys: 'q', text: '1' },
    { keys: 'b q', text: '2' },
    { keys: 'b k q', text: '2k' },
    { keys: 'z b q', text: '3' },
    { keys: 'a x <BS>', text: '' },
    { keys: 'a n g <BS>', text: 'a' },
    { keys: '< & "', text: '<&"' },
    { keys: 'a', text: 'a', options: { tone: 'b' } },
  ],
}

/** A small layout of physical keys. */
export const positionalSample: Layout = {
  id: 'positional-sample',
  locale: 'km',
  name: { vi: 'Mẫu', en: 'Positional sample', native: 'ខ្មែរ' },
  version: '1.0.0',
  sources: [{ title: 'Made for the test' }],
  keys: {
    KeyQ: { base: 'ឆ', shift: 'ឈ', altgr: 'ៜ', 'altgr+shift': 'ៜ' },
    KeyA: { base: 'ាំ', shift: '\\"', altgr: 'ាំ' },
    KeyZ: { base: '&', shift: '<', altgr: '"' },
    Space: { base: ' ', shift: '\u{200b}' },
  },
  reorder: [],
  tests: [{ keys: 'q', text: 'ឆ' }],
}
