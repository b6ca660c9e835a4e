import { readFileSync } from 'node:fs'
import { compileLayout, HiapError, type LayoutFault, layoutRules, parseLayout, typeKeys } from '@hiap/lexicon'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it, test } from 'vitest'
import { khmerSample, latinSample } from './engine-samples.ts'

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8')
const schema = new Ajv2020({ allErrors: true }).compile(JSON.parse(read('../../schema/layout.schema.json')))

/** The least that a layout has. */
const least = {
  id: 'my-telex',
  locale: 'jra-Latn',
  name: { vi: 'Gõ', en: 'Typing', native: 'Jrai' },
  version: '1.0.0',
  sources: [{ title: 'Own' }],
  tests: [{ keys: 'a', text: 'a' }],
}
const withRule = (rule: object): object => ({ ...least, transforms: [{ name: 'a', rules: [rule] }] })
const inFrom = (piece: unknown): object => withRule({ from: [piece], to: [] })
const inTo = (piece: unknown): object => withRule({ from: ['a'], to: [piece] })
const withTouchKey = (key: object): object => ({
  ...least,
  touch: { layers: [{ id: 'base', rows: [[key]] }] },
})

function faultsOf(json: string, file?: string): readonly LayoutFault[] {
  try {
    parseLayout(json, file)
    return []
  } catch (error) {
    if (error instanceof HiapError && error.code === 'layout-malformed') {
      return error.details.faults as readonly LayoutFault[]
    }
    throw error
  }
}

describe('the form', () => {
  it.each<[path: string, rule: string, value: unknown]>([
    ['', 'type', 1],
    ['', 'type', null],
    ['', 'type', []],
    ['id', 'field-missing', { ...least, id: undefined }],
    ['tests', 'field-missing', { ...least, tests: undefined }],
    ['ids', 'field-unknown', { ...least, ids: 'a' }],
    ['id', 'text-form', { ...least, id: 'Kmer' }],
    ['id', 'text-form', { ...least, id: 'a--b' }],
    ['id', 'type', { ...least, id: 1 }],
    ['locale', 'text-form', { ...least, locale: 'khmer' }],
    ['version', 'text-form', { ...least, version: '1.0' }],
    ['name.native', 'field-missing', { ...least, name: { vi: 'a', en: 'b' } }],
    ['name.en', 'text-form', { ...least, name: { ...least.name, en: '' } }],
    ['name.en', 'text-form', { ...least, name: { ...least.name, en: '\ud800' } }],
    ['name["kh-x"]', 'field-unknown', { ...least, name: { ...least.name, 'kh-x': 'a' } }],
    ['sources', 'list-short', { ...least, sources: [] }],
    ['sources[0].title', 'field-missing', { ...least, sources: [{}] }],
    ['tests', 'list-short', { ...least, tests: [] }],
    ['tests', 'type', { ...least, tests: {} }],
    ['tests[0].options.a', 'type', { ...least, tests: [{ keys: 'a', text: 'a', options: { a: 1 } }] }],
    ['keys.Enter', 'key-unknown', { ...least, keys: { Enter: {} } }],
    ['keys.KeyA.meta', 'field-unknown', { ...least, keys: { KeyA: { meta: 'a' } } }],
    ['keys.KeyA.base', 'type', { ...least, keys: { KeyA: { base: null } } }],
    ['sets.a', 'list-short', { ...least, sets: { a: [] } }],
    ['sets.a[0]', 'text-form', { ...least, sets: { a: [''] } }],
    ['sets[""]', 'text-form', { ...least, sets: { '': ['a'] } }],
    ['transforms', 'type', { ...least, transforms: {} }],
    ['transforms[0].rules', 'list-short', { ...least, transforms: [{ name: 'a', rules: [] }] }],
    ['transforms[0].rules[0].from', 'field-missing', withRule({ to: [] })],
    ['transforms[0].rules[0].from', 'list-short', withRule({ from: [], to: [] })],
    ['transforms[0].rules[0].before', 'list-short', withRule({ before: [], from: ['a'], to: [] })],
    ['transforms[0].rules[0].again', 'text-form', withRule({ from: ['a'], to: [], again: 'twice' })],
    ['transforms[0].rules[0].from[0]', 'text-form', inFrom('')],
    ['transforms[0].rules[0].from[0]', 'type', inFrom(1)],
    ['transforms[0].rules[0].from[0]', 'type', inFrom({})],
    ['transforms[0].rules[0].from[0].regex', 'field-unknown', inFrom({ set: 'a', regex: 'b' })],
    ['transforms[0].rules[0].from[0].notIn', 'list-short', inFrom({ notIn: [] })],
    ['transforms[0].rules[0].from[0].least', 'field-missing', inFrom({ repeat: 'a', most: 2 })],
    ['transforms[0].rules[0].from[0].most', 'number-range', inFrom({ repeat: 'a', least: 0, most: 33 })],
    ['transforms[0].rules[0].from[0].most', 'number-range', inFrom({ repeat: 'a', least: 0, most: 1.5 })],
    ['transforms[0].rules[0].from[0].repeat', 'type', inFrom({ repeat: { optional: 'a' }, least: 1, most: 2 })],
    ['transforms[0].rules[0].from[0].optional', 'type', inFrom({ optional: { optional: 'a' } })],
    ['transforms[0].rules[0].to[0]', 'text-form', inTo('')],
    ['transforms[0].rules[0].to[0]', 'type', inTo({ set: 'a' })],
    ['transforms[0].rules[0].to[0].copy', 'number-range', inTo({ copy: -1 })],
    ['transforms[0].rules[0].to[0].copy', 'type', inTo({ copy: '0' })],
    ['transforms[0].rules[0].to[0].set', 'field-missing', inTo({ of: 0 })],
    [
      'transforms[0].bothCases',
      'type',
      { ...least, transforms: [{ name: 'a', bothCases: 'yes', rules: [{ from: ['a'], to: [] }] }] },
    ],
    [
      'transforms[0].when.is',
      'field-missing',
      { ...least, transforms: [{ name: 'a', when: { option: 'a' }, rules: [{ from: ['a'], to: [] }] }] },
    ],
    ['reorder[0].weight', 'number-range', { ...least, sets: { a: ['a'] }, reorder: [{ set: 'a', weight: 256 }] }],
    ['backspace.unit', 'text-form', { ...least, backspace: { unit: 'word' } }],
    ['options.space.label', 'field-missing', { ...least, options: { space: { values: ['a'], default: 'a' } } }],
    ['candidates', 'text-form', { ...least, candidates: 'words' }],
    ['touch.layers', 'list-short', { ...least, touch: { layers: [] } }],
    ['touch.layers[0].rows', 'list-short', { ...least, touch: { layers: [{ id: 'base', rows: [] }] } }],
    ['touch.layers[0].rows[0]', 'list-short', { ...least, touch: { layers: [{ id: 'base', rows: [[]] }] } }],
    ['touch.shift', 'type', { ...least, touch: { shift: 'a', layers: [{ id: 'base', rows: [[{ output: 'a' }]] }] } }],
    ['touch.layers[0].rows[0][0].width', 'number-range', withTouchKey({ width: 0 })],
    ['touch.layers[0].rows[0][0].action', 'text-form', withTouchKey({ action: 'explode' })],
    ['touch.layers[0].rows[0][0].flick.left-up', 'field-unknown', withTouchKey({ flick: { 'left-up': 'a' } })],
  ])('%s: %s; the schema refuses it too', (path, rule, value) => {
    const json = JSON.stringify(value)
    const faults = faultsOf(json)
    expect(faults.map((fault) => `${fault.path}: ${fault.rule}`)).toContain(
      `${path === 'touch.layers[0].rows[0][0].flick.left-up' ? 'touch.layers[0].rows[0][0].flick["left-up"]' : path}: ${rule}`,
    )
    for (const { message, advice } of faults) expect(`${message} ${advice}`).toMatch(/^\S.*\. \S.*\.$/s)
    expect(schema(JSON.parse(json))).toBe(false)
  })

  it.each<[name: string, value: object]>([
    ['the least', least],
    ['every kind of pattern', latinSample],
    ['keys, order, options', khmerSample],
    ['an optional repeat', inFrom('a')],
    [
      'a touch layout',
      withTouchKey({ output: 'a', label: 'A', width: 1.5, longPress: ['b'], flick: { up: 'c' }, code: 'KeyA' }),
    ],
    [
      'a layer shift that is made, subscripts and the output of a physical key',
      {
        ...least,
        keys: { KeyK: { base: 'ក', shift: 'គ' } },
        sets: { letter: ['ក', 'គ'] },
        touch: {
          shift: true,
          subscripts: { join: '\u17d2', of: 'letter' },
          layers: [{ id: 'base', rows: [[{ code: 'KeyK' }, { layer: 'shift' }, { width: 0.5 }]] }],
        },
      },
    ],
    ['nothing in what may be empty', { ...least, keys: {}, sets: {}, transforms: [], reorder: [], options: {} }],
  ])('takes %s, and so does the schema', (_, value) => {
    const json = JSON.stringify(value)
    expect(faultsOf(json)).toEqual([])
    expect(parseLayout(json)).toEqual(JSON.parse(json))
    expect(schema(JSON.parse(json))).toBe(true)
  })
})

describe('what a schema cannot say', () => {
  const sets = { vowel: ['a', 'e'], short: ['ă', 'ĕ'], one: ['a'], long: ['ng'] }
  const ruled = (rule: object): object => ({ ...withRule(rule), sets })
  const options = { space: { values: ['plain'], default: 'plain', label: { vi: 'a', en: 'b' } } }
  it.each<[path: string, rule: string, value: object]>([
    ['transforms[0].rules[0].from[0].set', 'set-unknown', ruled({ from: [{ set: 'vowels' }], to: [] })],
    [
      'transforms[0].rules[0].before[0].notIn[0]',
      'set-unknown',
      ruled({ before: [{ notIn: ['x'] }], from: ['a'], to: [] }),
    ],
    ['transforms[0].rules[0].from[0].notIn[0]', 'set-members', ruled({ from: [{ notIn: ['long'] }], to: [] })],
    [
      'transforms[0].rules[0].to[0].set',
      'set-too-short',
      ruled({ from: [{ set: 'vowel' }], to: [{ of: 0, set: 'one' }] }),
    ],
    ['transforms[0].rules[0].to[0].set', 'set-unknown', ruled({ from: [{ set: 'vowel' }], to: [{ of: 0, set: 'x' }] })],
    ['transforms[0].rules[0].to[0].copy', 'piece-unknown', ruled({ from: ['a'], to: [{ copy: 1 }] })],
    ['transforms[0].rules[0].to[0].of', 'piece-unknown', ruled({ from: ['a'], to: [{ of: 0, set: 'one' }] })],
    ['transforms[0].rules[0]', 'reach', ruled({ before: [{ repeat: 'ab', least: 0, most: 16 }], from: ['a'], to: [] })],
    ['transforms[0].rules[0].from', 'reach', ruled({ from: [{ optional: 'a' }], to: [] })],
    [
      'transforms[0].rules[0].from[0].most',
      'number-range',
      ruled({ from: [{ repeat: 'a', least: 3, most: 2 }], to: [] }),
    ],
    ['transforms[0].rules[0].from[0]', 'nfc', ruled({ from: ['a\u0306'], to: [] })],
    ['sets.a[1]', 'nfc', { ...least, sets: { a: ['a', 'a\u0306'] } }],
    [
      'transforms[0].when',
      'option-unknown',
      { ...least, transforms: [{ name: 'a', when: { option: 'x', is: 'y' }, rules: [{ from: ['a'], to: [] }] }] },
    ],
    [
      'backspace.rules[0].to[0].copy',
      'piece-unknown',
      { ...least, backspace: { unit: 'mark', rules: [{ from: ['a'], to: [{ copy: 2 }] }] } },
    ],
    ['reorder[0].set', 'set-members', { ...least, sets, reorder: [{ set: 'long', weight: 1 }] }],
    ['reorder[0].behind', 'set-unknown', { ...least, sets, reorder: [{ set: 'one', weight: 1, behind: 'x' }] }],
    [
      'options.space.default',
      'option-unknown',
      { ...least, options: { space: { ...options.space, default: 'wide' } } },
    ],
    [
      'options.space.keys.wide',
      'option-unknown',
      { ...least, options: { space: { ...options.space, keys: { wide: {} } } } },
    ],
    ['touch.layers[0].rows[0][0].layer', 'layer-unknown', withTouchKey({ layer: 'shift' })],
    ['touch.layers', 'layer-unknown', { ...least, touch: { layers: [{ id: 'first', rows: [[{}]] }] } }],
    [
      'touch.layers[1].id',
      'layer-twice',
      { ...least, touch: { layers: ['base', 'base'].map((id) => ({ id, rows: [[{ output: 'a' }]] })) } },
    ],
    [
      'touch.layers[1].id',
      'layer-twice',
      { ...least, touch: { shift: true, layers: ['base', 'shift'].map((id) => ({ id, rows: [[{ output: 'a' }]] })) } },
    ],
    [
      'touch.subscripts.of',
      'set-unknown',
      { ...least, touch: { subscripts: { join: 'a', of: 'b' }, layers: [{ id: 'base', rows: [[{ output: 'a' }]] }] } },
    ],
    ['touch.layers[0].rows[0][0].code', 'key-unknown', withTouchKey({ code: 'KeyA' })],
    ['tests[0].keys', 'keys-line', { ...least, tests: [{ keys: 'ab', text: '' }] }],
    ['tests[0].options.a', 'option-unknown', { ...least, tests: [{ keys: 'a', text: '', options: { a: 'b' } }] }],
  ])('%s: %s', (path, rule, value) => {
    const json = JSON.stringify(value)
    expect(schema(JSON.parse(json))).toBe(true)
    expect(faultsOf(json).map((fault) => `${fault.path}: ${fault.rule}`)).toEqual([`${path}: ${rule}`])
  })
})

test('all faults are told, with the name of the file', () => {
  const json = JSON.stringify({ ...least, id: 'A', version: 'x', sources: [] })
  expect(faultsOf(json)).toHaveLength(3)
  expect(() => parseLayout(json, 'my.json')).toThrow(/^The layout my\.json has 3 faults:\nid: “A” is not/)
})

test('what is not JSON is told', () => {
  expect(faultsOf('{').map(({ path, rule }) => [path, rule])).toEqual([['', 'json']])
  expect(() => parseLayout('')).toThrow('The layout has a fault:\nThis is not JSON: ')
})

describe('docs/reference/layout.md', () => {
  const text = read('../../../../docs/reference/layout.md')

  it.each(layoutRules)('tells the rule %s', (rule) => {
    expect(text).toContain(`| \`${rule}\` | `)
  })

  it('shows a layout that types what it says', () => {
    const layout = parseLayout(/```json\n([\s\S]*?)```/.exec(text)?.[1] ?? '')
    const typed = layout.tests.map(({ keys }) => typeKeys(compileLayout(layout), keys))
    expect(typed).toEqual(layout.tests.map((vector) => vector.text))
  })
})
