import { HiapError } from '../errors.ts'
import type { Layout, Pattern, PatternItem, TouchLayout, Transform } from './layout.ts'
import { parseKeys } from './parse-keys.ts'
import { codePointsOf, longestReach } from './pattern.ts'
import { isTypingKey } from './us-keyboard.ts'

/** What is wrong at one place of a layout. */
export interface LayoutFault {
  /** `transforms[0].rules[2].from`; empty for the document. */
  readonly path: string
  /** The rule that is broken; the rules are told in `docs/reference/layout.md`. */
  readonly rule: LayoutRule
  readonly message: string
  /** The way out. */
  readonly advice: string
}

/** The rules of a layout. Mirrored for readers in `docs/reference/layout.md`. */
export const layoutRules = [
  'json',
  'type',
  'field-missing',
  'field-unknown',
  'text-form',
  'number-range',
  'list-short',
  'key-unknown',
  'set-unknown',
  'set-too-short',
  'set-members',
  'piece-unknown',
  'reach',
  'nfc',
  'option-unknown',
  'layer-unknown',
  'layer-twice',
  'keys-line',
] as const

export type LayoutRule = (typeof layoutRules)[number]

type Report = (path: string, rule: LayoutRule, message: string, advice: string) => void
type Check = (value: unknown, path: string, report: Report) => void

/**
 * Reads a layout and checks all of it: its form, as `schema/layout.schema.json` says it, and what a schema cannot say.
 *
 * @param file name of the file, for the message
 * @throws HiapError `layout-malformed`, with all faults in `details.faults` as {@link LayoutFault}
 * @example
 * parseLayout(await readFile('my-telex.json', 'utf8'), 'my-telex.json').id // 'my-telex'
 */
export function parseLayout(json: string, file?: string): Layout {
  const faults: LayoutFault[] = []
  const report: Report = (path, rule, message, advice) => {
    faults.push({ path, rule, message, advice })
  }
  const value = readJson(json, report)
  if (faults.length === 0) layout(value, '', report)
  // What follows reads the layout by its form.
  if (faults.length === 0) checkMeaning(value as Layout, report)
  if (faults.length === 0) return value as Layout
  const lines = faults.map(({ path, message, advice }) => `${path === '' ? '' : `${path}: `}${message} ${advice}`)
  const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`
  throw new HiapError(
    'layout-malformed',
    `The layout${file === undefined ? '' : ` ${file}`} has ${count}:\n${lines.join('\n')}`,
    {
      ...(file === undefined ? {} : { file }),
      faults,
    },
  )
}

function readJson(json: string, report: Report): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    report('', 'json', `This is not JSON: ${reason}.`, 'Correct the place that is named.')
    return undefined
  }
}

// The form.

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const at = (path: string, field: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(field) ? (path === '' ? field : `${path}.${field}`) : `${path}[${JSON.stringify(field)}]`

const fields =
  (required: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check =>
  (value, path, report) => {
    const names = [...Object.keys(required), ...Object.keys(optional)].join(', ')
    if (!isRecord(value)) {
      report(path, 'type', 'This is no object.', `Write { } with: ${names}.`)
      return
    }
    for (const name of Object.keys(required)) {
      if (!Object.hasOwn(value, name)) report(at(path, name), 'field-missing', 'This is missing.', 'Add it.')
    }
    for (const [name, content] of Object.entries(value)) {
      const check = Object.hasOwn(required, name)
        ? required[name]
        : Object.hasOwn(optional, name)
          ? optional[name]
          : undefined
      if (check === undefined)
        report(at(path, name), 'field-unknown', 'There is no such field here.', `There are: ${names}.`)
      else check(content, at(path, name), report)
    }
  }

const record =
  (name: Check, content: Check): Check =>
  (value, path, report) => {
    if (!isRecord(value)) {
      report(path, 'type', 'This is no object.', 'Write { }.')
      return
    }
    for (const [each, inner] of Object.entries(value)) {
      name(each, at(path, each), report)
      content(inner, at(path, each), report)
    }
  }

const list =
  (item: Check, least = 0): Check =>
  (value, path, report) => {
    if (!Array.isArray(value)) {
      report(path, 'type', 'This is no list.', 'Write [ ].')
      return
    }
    if (value.length < least)
      report(path, 'list-short', 'This list is empty.', 'Put something in, or leave the field out.')
    for (const [place, each] of value.entries()) item(each, `${path}[${place}]`, report)
  }

const text =
  (form: RegExp | undefined, advice: string): Check =>
  (value, path, report) => {
    if (typeof value !== 'string') report(path, 'type', 'This is no text.', `Write ${advice}.`)
    else if (form !== undefined && !form.test(value)) {
      report(path, 'text-form', `“${value}” is not of the form that is wanted.`, `Write ${advice}.`)
    }
  }

const choice = (...values: readonly string[]): Check =>
  text(new RegExp(`^(?:${values.map((value) => value.replace('+', '\\+')).join('|')})$`), values.join(' or '))

const number =
  (least: number, most: number, whole: boolean): Check =>
  (value, path, report) => {
    if (typeof value !== 'number')
      report(path, 'type', 'This is no number.', `Write a number from ${least} to ${most}.`)
    else if (value < least || value > most || (whole && !Number.isInteger(value))) {
      report(
        path,
        'number-range',
        `${value} is not wanted here.`,
        `Write a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`,
      )
    }
  }

const yesOrNo: Check = (value, path, report) => {
  if (typeof value !== 'boolean') report(path, 'type', 'This is neither true nor false.', 'Write true or false.')
}

// No half of a surrogate pair: it stands for no text.
const anyText: Check = text(/^[^\ud800-\udfff]*$/u, 'text without halves of pairs')
const someText: Check = text(/^[^\ud800-\udfff]+$/u, 'text that is not empty')
const word: Check = text(/^[A-Za-z][A-Za-z0-9-]*$/, 'letters, digits and hyphens, a letter first')
const anyName: Check = () => {}
const code: Check = (value, path, report) => {
  if (typeof value !== 'string' || !isTypingKey(value)) {
    report(
      path,
      'key-unknown',
      `“${String(value)}” is no key that types.`,
      'Write the code of a key, such as KeyQ or Digit1.',
    )
  }
}

const outputs: Check = fields(
  {},
  { base: anyText, shift: anyText, altgr: anyText, 'altgr+shift': anyText, ctrl: anyText },
)

const piece: Check = (value, path, report) => pieceOf(value, path, report, 2)

// `depth` 2: anything; 1: what may be optional; 0: what may be repeated.
function pieceOf(value: unknown, path: string, report: Report, depth: number): void {
  const kinds = ['a text', '{ set }', '{ notIn }', '{ repeat, least, most }', '{ optional }'].slice(0, 3 + depth)
  if (typeof value === 'string') someText(value, path, report)
  else if (isRecord(value) && Object.hasOwn(value, 'set')) fields({ set: someText })(value, path, report)
  else if (isRecord(value) && Object.hasOwn(value, 'notIn')) fields({ notIn: list(someText, 1) })(value, path, report)
  else if (depth > 0 && isRecord(value) && Object.hasOwn(value, 'repeat')) {
    const inner: Check = (each, where) => pieceOf(each, where, report, 0)
    fields({ repeat: inner, least: number(0, longestReach, true), most: number(1, longestReach, true) })(
      value,
      path,
      report,
    )
  } else if (depth > 1 && isRecord(value) && Object.hasOwn(value, 'optional')) {
    fields({ optional: (each, where) => pieceOf(each, where, report, 1) })(value, path, report)
  } else report(path, 'type', 'This is no piece of a pattern.', `Write ${kinds.join(' or ')}.`)
}

const output: Check = (value, path, report) => {
  const place = number(0, longestReach - 1, true)
  if (typeof value === 'string') someText(value, path, report)
  else if (isRecord(value) && Object.hasOwn(value, 'copy')) fields({ copy: place })(value, path, report)
  else if (isRecord(value) && Object.hasOwn(value, 'of')) fields({ of: place, set: someText })(value, path, report)
  else report(path, 'type', 'This is no piece of an output.', 'Write a text or { copy } or { of, set }.')
}

const rule: Check = fields(
  { from: list(piece, 1), to: list(output) },
  { before: list(piece, 1), again: choice('toggle', 'once') },
)

const key: Check = fields(
  {},
  {
    output: someText,
    label: someText,
    width: number(0.25, 20, false),
    layer: word,
    action: choice('backspace', 'enter', 'space'),
    longPress: list(someText, 1),
    flick: fields({}, { up: someText, down: someText, left: someText, right: someText }),
    code,
  },
)

const layout: Check = fields(
  {
    id: text(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'lower-case letters, digits and hyphens, such as km-nida'),
    locale: text(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'a BCP 47 tag, such as km or jra-Latn'),
    name: fields({ vi: someText, en: someText, native: someText }),
    version: text(/^[0-9]+\.[0-9]+\.[0-9]+$/, 'three numbers, such as 1.0.0'),
    sources: list(fields({ title: someText }, { url: someText, licence: someText, note: someText }), 1),
    tests: list(fields({ keys: anyText, text: anyText }, { options: record(anyName, anyText), note: someText }), 1),
  },
  {
    keys: record(code, outputs),
    sets: record(someText, list(someText, 1)),
    transforms: list(
      fields(
        { name: someText, rules: list(rule, 1) },
        { when: fields({ option: word, is: word }), bothCases: yesOrNo },
      ),
    ),
    reorder: list(fields({ set: someText, weight: number(0, 255, true) }, { behind: someText })),
    backspace: fields({ unit: choice('mark', 'cluster', 'codepoint') }, { rules: list(rule) }),
    options: record(
      word,
      fields(
        { values: list(word, 1), default: word, label: fields({ vi: someText, en: someText }) },
        { keys: record(word, record(code, outputs)) },
      ),
    ),
    candidates: choice('sounds'),
    touch: fields(
      { layers: list(fields({ id: word, rows: list(list(key, 1), 1) }), 1) },
      { shift: yesOrNo, subscripts: fields({ join: someText, of: someText }) },
    ),
  },
)

// The meaning.

function checkMeaning(layout: Layout, report: Report): void {
  const sets = new Map(Object.entries(layout.sets ?? {}))
  const names = [...sets.keys()].join(', ')
  const known = (name: string, path: string): readonly string[] | undefined => {
    const set = sets.get(name)
    if (set === undefined) {
      report(
        path,
        'set-unknown',
        `There is no set “${name}”.`,
        names === '' ? 'Add it to sets.' : `There are: ${names}.`,
      )
    }
    return set
  }
  const single = (name: string, path: string): void => {
    if (known(name, path)?.some((member) => codePointsOf(member).length > 1) === true) {
      report(path, 'set-members', `A member of “${name}” has several code points.`, 'Name a set of single code points.')
    }
  }
  const composed = (each: string, path: string): void => {
    if (each.normalize('NFC') !== each) {
      report(
        path,
        'nfc',
        `“${each}” is not in Normalization Form C, so it would never be found.`,
        `Write “${each.normalize('NFC')}”.`,
      )
    }
  }
  // Gives the most code points that the piece can match.
  const checkPiece = (item: PatternItem, path: string): number => {
    if (typeof item === 'string') {
      composed(item, path)
      return codePointsOf(item).length
    }
    if ('set' in item) {
      const members = known(item.set, `${path}.set`) ?? []
      return Math.max(1, ...members.map((member) => codePointsOf(member).length))
    }
    if ('notIn' in item) {
      for (const [place, name] of item.notIn.entries()) single(name, `${path}.notIn[${place}]`)
      return 1
    }
    if ('optional' in item) return checkPiece(item.optional, `${path}.optional`)
    if (item.most < item.least) {
      report(
        `${path}.most`,
        'number-range',
        `${item.most} is less than ${item.least}.`,
        'Write at least as much as least.',
      )
    }
    return item.most * checkPiece(item.repeat, `${path}.repeat`)
  }
  const checkPattern = (pattern: Pattern | undefined, path: string): number =>
    (pattern ?? []).reduce((sum, item, place) => sum + checkPiece(item, `${path}[${place}]`), 0)
  const checkRule = (rule: Transform, path: string): void => {
    const reach = checkPattern(rule.before, `${path}.before`) + checkPattern(rule.from, `${path}.from`)
    if (reach > longestReach) {
      report(path, 'reach', `This rule reaches ${reach} code points back.`, `Make it reach at most ${longestReach}.`)
    }
    const least = rule.from.reduce((sum, item) => sum + leastOf(item), 0)
    if (least === 0) {
      report(`${path}.from`, 'reach', 'This can match nothing at all.', 'Give it a piece that is always there.')
    }
    for (const [place, item] of rule.to.entries()) {
      if (typeof item === 'string') continue
      const number = 'copy' in item ? item.copy : item.of
      const source = rule.from[number]
      const where = `${path}.to[${place}].${'copy' in item ? 'copy' : 'of'}`
      if (source === undefined) {
        report(where, 'piece-unknown', `There is no piece ${number} of from.`, `Write 0 to ${rule.from.length - 1}.`)
      } else if ('of' in item) {
        const target = known(item.set, `${path}.to[${place}].set`)
        const name = setOf(source)
        if (name === undefined) {
          report(where, 'piece-unknown', `Piece ${number} of from is no set.`, 'Name a piece that is one.')
        } else if (target !== undefined && (sets.get(name)?.length ?? 0) > target.length) {
          report(
            `${path}.to[${place}].set`,
            'set-too-short',
            `“${name}” has ${sets.get(name)?.length} members and “${item.set}” ${target.length}.`,
            'Give the second at least as many members, in one order.',
          )
        }
      }
    }
  }
  const options = new Map(Object.entries(layout.options ?? {}))
  const checkOption = (name: string, value: string, path: string): void => {
    const option = options.get(name)
    if (option === undefined) {
      const all = [...options.keys()].join(', ')
      report(
        path,
        'option-unknown',
        `There is no option “${name}”.`,
        all === '' ? 'Add it to options.' : `There are: ${all}.`,
      )
    } else if (!option.values.includes(value)) {
      report(
        path,
        'option-unknown',
        `The option “${name}” cannot be “${value}”.`,
        `It can be: ${option.values.join(', ')}.`,
      )
    }
  }

  const checkTouch = ({ layers, shift, subscripts }: TouchLayout): void => {
    const ids = new Set(shift === true ? ['shift'] : [])
    for (const [place, { id }] of layers.entries()) {
      if (ids.has(id)) {
        report(
          `touch.layers[${place}].id`,
          'layer-twice',
          `There is another layer “${id}”.`,
          id === 'shift' ? 'Leave out this one, or touch.shift, which makes one.' : 'Give each its own name.',
        )
      }
      ids.add(id)
    }
    if (!ids.has('base')) {
      report('touch.layers', 'layer-unknown', 'There is no layer “base”.', 'Call the one that is shown first so.')
    }
    if (subscripts !== undefined) known(subscripts.of, 'touch.subscripts.of')
    for (const [place, { rows }] of layers.entries()) {
      for (const [row, keys] of rows.entries()) {
        for (const [column, key] of keys.entries()) {
          const path = `touch.layers[${place}].rows[${row}][${column}]`
          if (key.layer !== undefined && !ids.has(key.layer)) {
            const all = [...ids].join(', ')
            report(`${path}.layer`, 'layer-unknown', `There is no layer “${key.layer}”.`, `There are: ${all}.`)
          }
          const takesOutput = key.code !== undefined && key.output === undefined && key.action === undefined
          if (takesOutput && key.layer === undefined && layout.keys?.[key.code] === undefined) {
            report(`${path}.code`, 'key-unknown', `keys has no “${key.code}”.`, 'Add it there, or give this an output.')
          }
        }
      }
    }
  }

  for (const [name, members] of sets) {
    for (const [place, member] of members.entries()) composed(member, `${at('sets', name)}[${place}]`)
  }
  for (const [place, group] of (layout.transforms ?? []).entries()) {
    if (group.when !== undefined) checkOption(group.when.option, group.when.is, `transforms[${place}].when`)
    for (const [number, rule] of group.rules.entries()) checkRule(rule, `transforms[${place}].rules[${number}]`)
  }
  for (const [number, rule] of (layout.backspace?.rules ?? []).entries()) checkRule(rule, `backspace.rules[${number}]`)
  for (const [place, { set, behind }] of (layout.reorder ?? []).entries()) {
    single(set, `reorder[${place}].set`)
    if (behind !== undefined) single(behind, `reorder[${place}].behind`)
  }
  for (const [name, option] of options) {
    checkOption(name, option.default, `options.${name}.default`)
    for (const value of Object.keys(option.keys ?? {})) checkOption(name, value, at(`options.${name}.keys`, value))
  }
  if (layout.touch !== undefined) checkTouch(layout.touch)
  for (const [place, vector] of layout.tests.entries()) {
    for (const [name, value] of Object.entries(vector.options ?? {})) {
      checkOption(name, value, at(`tests[${place}].options`, name))
    }
    try {
      parseKeys(vector.keys)
    } catch (error) {
      report(
        `tests[${place}].keys`,
        'keys-line',
        error instanceof Error ? error.message : '',
        'See docs/reference/layout.md.',
      )
    }
  }
}

// The least code points that a piece can match.
function leastOf(item: PatternItem): number {
  if (typeof item === 'string' || 'set' in item || 'notIn' in item) return 1
  return 'optional' in item ? 0 : item.least * leastOf(item.repeat)
}

function setOf(item: PatternItem): string | undefined {
  if (typeof item === 'string') return undefined
  if ('optional' in item) return setOf(item.optional)
  return 'set' in item ? item.set : undefined
}
