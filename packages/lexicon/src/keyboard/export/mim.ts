import type { Layout, Level } from '../layout.ts'
import { lower } from '../letter-case.ts'
import { type DropList, dropList, type ExportedLayout } from './exported-layout.ts'
import {
  codePointsOf,
  cutMarks,
  type FlatGroup,
  type FlatItem,
  type FlatRule,
  flatBackspace,
  flatGroups,
  flatOrder,
} from './flat-rules.ts'
import { headerLines } from './header-lines.ts'
import { physicalKeys } from './physical-keys.ts'
import { type SettledLayout, settleOptions } from './settle-options.ts'

const levels: readonly Level[] = ['base', 'shift', 'altgr', 'altgr+shift']

/**
 * Writes a layout as an input method of the m17n library, `ID.mim`, for ibus-m17n and fcitx5-m17n. What is being typed is
 * preedited: a cluster where the layout orders marks, else a word. Text before it is reached too where the program that is
 * typed into shows it.
 *
 * @example
 * exportMim(layout).files[0].name // 'km-nida.mim'
 */
export function exportMim(layout: Layout, options: Readonly<Record<string, string>> = {}): ExportedLayout {
  const drops = dropList()
  const settled = settleOptions(layout, options, drops)
  if (layout.touch !== undefined) drops.add('touch', 'the format is for physical keys')
  const groups = [...flatGroups(settled, drops), ...flatOrder(layout)]
  const backspace = flatBackspace(layout, drops)
  if (layout.backspace?.unit === 'cluster' && layout.reorder !== undefined)
    drops.add('backspace by clusters', 'one press takes away one code point')
  if (layout.reorder !== undefined) {
    drops.add('reorder: marks without a letter', 'they are put in order too, where the layout leaves them as typed')
  }
  const part = layout.reorder === undefined ? 'word' : 'cluster'
  drops.add(
    'text before the caret',
    `the ${part} that is being typed is known; what is before it only in a program that tells its text`,
  )
  const keys = keysOf(settled, drops)
  const writer = new MimWriter(groups, backspace, keys, layout)
  const text = [
    ...headerLines(layout, drops.dropped).map((line) => `;; ${line}`),
    '',
    `(input-method ${symbol(layout.locale.split('-')[0] ?? '')} ${symbol(layout.id)})`,
    '',
    `(description ${quoted(`${layout.name.native} — ${layout.name.en}`)})`,
    `(title ${quoted(layout.locale.split('-')[0] ?? '')})`,
    '',
    ...writer.lines(),
    '',
  ].join('\n')
  return { files: [{ name: `${layout.id}.mim`, text }], dropped: drops.dropped }
}

interface MimKey {
  /** As m17n names the key: `a`, `G-a`, `S- `. */
  readonly key: string
  readonly text: string
}

function keysOf({ keys }: SettledLayout, drops: DropList): readonly MimKey[] {
  // Keys that the layout leaves to the system are written too: of what a method does not know, m17n would make symbols of
  // its own, © of / and @.
  if (keys === undefined) return printable.map((char) => ({ key: char, text: char }))
  drops.add('keys by place', 'the format knows characters; the keys are those of a US layout below')
  const left = physicalKeys.filter(
    ({ code }) => keys[code] === undefined && code !== 'IntlBackslash' && code !== 'Space',
  )
  const out = left.flatMap(({ us }): MimKey[] => us.map((char) => ({ key: char, text: char })))
  for (const [code, outputs] of Object.entries(keys)) {
    const key = physicalKeys.find((each) => each.code === code)
    if (key === undefined || code === 'IntlBackslash') {
      drops.add(`key ${code}`, 'a US layout has no such key')
      continue
    }
    for (const level of levels) {
      const char = key.us[level === 'shift' || level === 'altgr+shift' ? 1 : 0]
      const shift = code === 'Space' && (level === 'shift' || level === 'altgr+shift') ? 'S-' : ''
      const altgr = level.startsWith('altgr') ? 'G-' : ''
      out.push({ key: `${shift}${altgr}${char}`, text: outputs[level] ?? '' })
    }
  }
  return out
}

/** Variables that hold a bit for each of this many sets; m17n counts with 32 bits. */
const masks = ['A', 'B', 'C']
const kindsOfMask = 28

const printable = Array.from({ length: 0x7f - 0x21 }, (_, at) => String.fromCodePoint(0x21 + at))

/** Texts of several code points have numbers from here on. */
const firstText = 0x110000

class MimWriter {
  readonly #groups: readonly FlatGroup[]
  readonly #backspace: FlatGroup
  readonly #keys: readonly MimKey[]
  readonly #layout: Layout
  readonly #macros: string[] = []
  readonly #maps = new Map<string, string>()
  readonly #texts: string[] = []
  /** Code points that are read before the caret. */
  readonly #reach: number
  /** Code points that a key may change. */
  readonly #change: number
  readonly #toggles: boolean

  constructor(groups: readonly FlatGroup[], backspace: FlatGroup, keys: readonly MimKey[], layout: Layout) {
    this.#groups = groups
    this.#backspace = backspace
    this.#keys = keys
    this.#layout = layout
    const rules = [...groups, backspace].flatMap((group) => group.rules)
    this.#reach = Math.max(2, ...rules.map(({ items }) => items.length))
    this.#toggles = rules.some(({ again }) => again !== undefined)
    this.#change = Math.max(2, ...rules.map(({ items, before }) => items.length - before)) + 2
    if (this.#toggles) this.#reach = Math.max(this.#reach, this.#change)
    const uses = new Map<string, number>()
    for (const item of rules.flatMap(({ items }) => items)) {
      const key = String('in' in item ? item.in : item.notIn)
      uses.set(key, (uses.get(key) ?? 0) + 1)
    }
    const often = [...uses].filter(([key, count]) => count >= 4 && key.split(',').length > 3)
    this.#kinds = often.slice(0, kindsOfMask * masks.length).map(([key]) => key)
  }

  /** Sets, by their code points, that have a bit each in the masks A, B and C of a code point. */
  readonly #kinds: readonly string[]

  /** Finds the masks of the code point X. */
  #kind(): readonly string[] {
    if (this.#kinds.length === 0) return []
    const bits = new Map<number, number[]>()
    for (const [at, key] of this.#kinds.entries()) {
      for (const codePoint of key.split(',').map(Number)) {
        const list = bits.get(codePoint) ?? masks.map(() => 0)
        const mask = Math.floor(at / kindsOfMask)
        list[mask] = (list[mask] ?? 0) | (1 << (at % kindsOfMask))
        bits.set(codePoint, list)
      }
    }
    const byMask = new Map<string, number[]>()
    for (const [codePoint, list] of bits) byMask.set(String(list), [...(byMask.get(String(list)) ?? []), codePoint])
    const used = masks.slice(0, Math.ceil(this.#kinds.length / kindsOfMask))
    const lines = [...byMask].map(([list, codePoints]) => {
      const values = list.split(',')
      return `  (${test('X', { in: codePoints })} ${used.map((mask, at) => `(set ${mask} ${values[at]})`).join(' ')})`
    })
    return [` (kind (cond\n${lines.join('\n')}\n  (1 ${used.map((mask) => `(set ${mask} 0)`).join(' ')})))`]
  }

  #test(place: number, item: FlatItem): string {
    const at = this.#kinds.indexOf(String('in' in item ? item.in : item.notIn))
    if (at === -1) return test(`W${place}`, item)
    const bit = 1 << (at % kindsOfMask)
    const mask = `(& ${masks[Math.floor(at / kindsOfMask)]}${place} ${bit})`
    return 'in' in item ? `(= ${bit} ${mask})` : `(& (> W${place} 0) (= 0 ${mask}))`
  }

  lines(): readonly string[] {
    const ends = this.#keys.filter(({ text }) => this.#endsText(text))
    const typed = this.#keys.filter((each) => each.text !== '' && !ends.includes(each))
    const silent = this.#keys.filter(({ text }) => text === '')
    const maps = [...this.#map('typed', typed), ...this.#map('end', ends), ...this.#map('silent', silent)]
    const groups = this.#groups.map((group) => this.#group(group))
    const erase = this.#erase()
    const macros = [
      ...this.#kind(),
      this.#look(),
      ...(this.#toggles ? [this.#save(), this.#restore()] : []),
      this.#type(),
      this.#boundary(typed),
      ...this.#macros,
      ...groups.map((body, at) => ` (group${at}\n${body})`),
      this.#press(),
      ...erase,
    ]
    const end = ends.length === 0 ? '' : ' (end (type))'
    const endWord = ends.length === 0 ? '' : ' (end (type) (shift init))'
    const none = silent.length === 0 ? '' : ' (silent)'
    return [
      '(map',
      ...maps,
      ' (erase ((BackSpace))))',
      '',
      '(macro',
      ...macros,
      ')',
      '',
      '(state',
      ` (init (t (set AGAIN 0) (set REST 0)) (typed (shift word))${end}${none} (erase (eraseoutside)))`,
      ` (word (t (press)) (typed (press))${endWord}${none} (erase (eraseinside))))`,
    ]
  }

  // A sign or a space that no rule knows: the word is done with it.
  #endsText(text: string): boolean {
    const [codePoint, ...more] = codePointsOf(text)
    if (codePoint === undefined || more.length > 0 || /^[\p{L}\p{M}\p{Cf}]/u.test(text)) return false
    return !this.#groups.some(({ rules }) =>
      rules.some(({ items }) => items.some((item) => 'in' in item && item.in.includes(codePoint))),
    )
  }

  #map(name: string, keys: readonly MimKey[]): readonly string[] {
    if (keys.length === 0) return []
    const lines = keys.map(({ key, text }) => {
      const low = this.#number(lower(text))
      return `  (${[...key].length === 1 ? quoted(key) : `(${symbol(key)})`}${text === '' ? '' : ` (set K ${this.#number(text)}) (set L ${low})`})`
    })
    return [` (${name}`, `${lines.join('\n')})`]
  }

  #number(text: string): string {
    const [first = 0, ...more] = codePointsOf(text)
    if (more.length === 0) return hex(first)
    if (!this.#texts.includes(text)) this.#texts.push(text)
    return hex(firstText + this.#texts.indexOf(text))
  }

  #look(): string {
    const used = masks.slice(0, Math.ceil(this.#kinds.length / kindsOfMask))
    const places = Array.from({ length: this.#reach }, (_, at) => {
      const place = at + 1
      if (used.length === 0) return `(set W${place} @-${place})`
      const copies = used.map((mask) => `(set ${mask}${place} ${mask})`).join(' ')
      return `(set X @-${place}) (set W${place} X) (kind) ${copies}`
    })
    return ` (look ${places.join('\n  ')})`
  }

  // What stands before the key, to be given back when the key is repeated.
  #save(): string {
    const numbers = Array.from({ length: this.#change }, (_, at) => at + 1)
    const copies = numbers.map((n) => `(set P${n} W${n})`)
    const counts = numbers.toReversed().map((n) => `((> W${n} 0) (set COUNT ${n}))`)
    return ` (save ${copies.join(' ')} (set COUNT 0) (cond ${counts.join(' ')}) (set LENGTH COUNT))`
  }

  #restore(): string {
    const longest = this.#change + 12
    const deletes = Array.from({ length: longest }, (_, at) => `((= LENGTH ${at + 1}) (delete @-${at + 1}))`)
    const inserts = Array.from({ length: this.#change }, (_, at) => this.#change - at).map(
      (n) => `(cond ((>= COUNT ${n}) (insert P${n})))`,
    )
    return ` (restore (cond ${deletes.join(' ')}) ${inserts.join(' ')})`
  }

  #type(): string {
    const texts = this.#texts.map(
      (text, at) => `((= K ${hex(firstText + at)}) (insert ${quoted(text)}) (set TYPED ${codePointsOf(text).length}))`,
    )
    return ` (type (set TYPED 1) (cond ${texts.join(' ')} (1 (insert K))))`
  }

  // A new cluster begins where nothing reaches back over the letter that is typed: what is before it is done.
  #boundary(typed: readonly MimKey[]): string {
    const order = this.#groups.find(({ name }) => name === 'order')
    if (this.#layout.reorder === undefined || order === undefined) return ' (boundary)'
    const members = (name: string): readonly number[] =>
      (this.#layout.sets?.[name] ?? []).flatMap((member) => codePointsOf(member).slice(0, 1))
    const waiting = this.#layout.reorder.flatMap(({ behind }) => (behind === undefined ? [] : members(behind)))
    const marks = new Set(
      this.#layout.reorder.flatMap(({ set, weight, behind }) =>
        weight > 0 && behind === undefined ? members(set) : [],
      ),
    )
    const rules = this.#groups.flatMap((group) => group.rules)
    const byStays = new Map<string, { readonly stays: readonly number[]; readonly letters: number[] }>()
    for (const { text } of typed) {
      const [codePoint, ...more] = codePointsOf(text)
      if (codePoint === undefined || more.length > 0 || marks.has(codePoint) || waiting.includes(codePoint)) continue
      const behind = rules.flatMap(({ items }) =>
        items.slice(1).flatMap((item, at) => ('in' in item && item.in.includes(codePoint) ? [items[at]] : [])),
      )
      if (behind.some((item) => item === undefined || 'notIn' in item)) continue
      const stays = new Set([
        ...waiting,
        ...behind.flatMap((item) => (item !== undefined && 'in' in item ? item.in : [])),
      ])
      const sorted = [...stays].sort((one, other) => one - other)
      const known = byStays.get(String(sorted)) ?? { stays: sorted, letters: [] }
      known.letters.push(codePoint)
      byStays.set(String(sorted), known)
    }
    const conditions = [...byStays.values()].map(
      ({ stays, letters }) => `((& ${test('K', { in: letters })} ${test('W1', { notIn: stays })}) (commit))`,
    )
    return ` (boundary (set W1 @-1) (cond ${conditions.join(' ')}))`
  }

  #press(): string {
    const same = '(| (= K TRIGGER) (& (= CASELESS 1) (= L LOWER)))'
    const groups = this.#groups.map((_, at) => `(group${at})`).join(' ')
    if (!this.#toggles) return ` (press (boundary) (type) (look) ${groups})`
    return ` (press
  (cond
   ((& (= REST 1) ${same}) (type))
   ((& (> AGAIN 0) ${same}) (cond ((= AGAIN 1) (restore))) (type) (set AGAIN 0) (set REST 1))
   (1 (set AGAIN 0) (set REST 0) (boundary) (look) (save) (type) (add LENGTH TYPED) (look)
    ${groups} (set TRIGGER K) (set LOWER L))))`
  }

  /** Rules by what stands at the caret, so that few are tried. */
  #group({ rules }: FlatGroup): string {
    const starts = new Map<number, number[]>()
    for (const [at, { items }] of rules.entries()) {
      const last = items.at(-1)
      for (const codePoint of last !== undefined && 'in' in last ? last.in : []) {
        const list = starts.get(codePoint) ?? []
        list.push(at)
        starts.set(codePoint, list)
      }
    }
    const branches = new Map<string, { readonly list: readonly number[]; readonly codePoints: number[] }>()
    for (const [codePoint, list] of starts) {
      const branch = branches.get(String(list)) ?? { list, codePoints: [] }
      branch.codePoints.push(codePoint)
      branches.set(String(list), branch)
    }
    const written = [...branches.values()].map(({ list, codePoints }) => {
      const lines = list.flatMap((at) => {
        const rule = rules[at]
        return rule === undefined ? [] : [`    ${this.#rule(rule)}`]
      })
      return `   (${test('W1', { in: codePoints })} (cond\n${lines.join('\n')}))`
    })
    return `  (cond\n${written.join('\n')})`
  }

  #rule(rule: FlatRule, after: readonly string[] = ['(look)']): string {
    const { items, output, again, caseless } = rule
    const tests = items.slice(0, -1).map((item, at) => this.#test(items.length - at, item))
    // What is written back as it was is left alone.
    let { before } = rule
    let kept = 0
    for (let out = output[0]; out !== undefined; out = output[kept]) {
      if (typeof out === 'number' || 'to' in out || out.place !== before) break
      before += 1
      kept += 1
    }
    const deleted = items.length - before
    const written = output.slice(kept)
    const inserts = written.map((out) => {
      if (typeof out === 'number') return `(insert ${hex(out)})`
      const variable = `W${items.length - out.place}`
      const item = items[out.place]
      if (!('to' in out) || item === undefined || 'notIn' in item) return `(insert ${variable})`
      return `(set X ${variable}) (${this.#mapping(item.in, out.to)})`
    })
    const length = this.#toggles ? [`(add LENGTH ${written.length - deleted})`] : []
    const repeated =
      again === undefined ? [] : [`(set AGAIN ${again === 'toggle' ? 1 : 2}) (set CASELESS ${caseless ? 1 : 0})`]
    const actions = [...(deleted > 0 ? [`(delete @-${deleted})`] : []), ...inserts, ...length, ...repeated, ...after]
    return `((& 1 ${tests.join(' ')}) ${actions.join(' ')})`
  }

  #mapping(from: readonly number[], to: readonly number[]): string {
    const key = `${from}>${to}`
    const known = this.#maps.get(key)
    if (known !== undefined) return known
    const name = `map${this.#maps.size}`
    this.#maps.set(key, name)
    const cases = from.map((codePoint, at) => `((= X ${hex(codePoint)}) (insert ${hex(to[at] ?? 0)}))`)
    this.#macros.push(` (${name} (cond ${cases.join(' ')}))`)
    return name
  }

  #erase(): readonly string[] {
    const { unit = 'codepoint' } = this.#layout.backspace ?? {}
    const own = this.#backspace.rules.map((rule) => {
      const { items } = rule
      const last = items.at(-1)
      const line = this.#rule(rule, [])
      return last === undefined ? '' : line.replace('(& 1 ', `(& 1 ${test('W1', last)} `)
    })
    const marked: string[] = []
    if (unit === 'mark') {
      const cut = cutMarks(this.#layout)
      if (cut.length > 0) {
        const from = cut.map(([letter]) => letter)
        const mapping = this.#mapping(
          from,
          cut.map(([, left]) => left),
        )
        marked.push(`(${test('W1', { in: from })} (set X W1) (delete @-1) (${mapping}))`)
      }
    }
    const special = [...own, ...marked].map((line) => `   ${line}`).join('\n')
    const before = `(set AGAIN 0) (set REST 0) (look) (cond\n${special}\n`
    // A key is given back to the program from the first state alone.
    const leave = '(1 (shift init) (unhandle))'
    return [
      ` (eraseinside ${before}   ((> W1 0) (delete @-1)) ${leave}))`,
      special === ''
        ? ' (eraseoutside (shift init) (unhandle))'
        : ` (eraseoutside (cond ((= @-0 -1) ${before}   ${leave})) ${leave}))`,
    ]
  }
}

/** An expression that tells whether a variable holds what the item stands for. */
function test(variable: string, item: FlatItem): string {
  if ('notIn' in item) return `(& (> ${variable} 0) (! ${test(variable, { in: item.notIn })}))`
  const sorted = [...new Set(item.in)].sort((a, b) => a - b)
  const ranges: [number, number][] = []
  for (const codePoint of sorted) {
    const range = ranges.at(-1)
    if (range !== undefined && range[1] === codePoint - 1) range[1] = codePoint
    else ranges.push([codePoint, codePoint])
  }
  const tests = ranges.map(([from, to]) =>
    from === to ? `(= ${variable} ${hex(from)})` : `(& (>= ${variable} ${hex(from)}) (<= ${variable} ${hex(to)}))`,
  )
  return tests.length === 1 ? (tests[0] ?? '0') : tests.length === 0 ? '0' : `(| ${tests.join(' ')})`
}

const hex = (codePoint: number): string => `0x${codePoint.toString(16).toUpperCase()}`

const quoted = (text: string): string => `"${text.replace(/[\p{Cc}\p{Cs}]/gu, ' ').replace(/["\\]/g, '\\$&')}"`

const symbol = (text: string): string => text.replace(/[\p{Cc}\p{Cs}]/gu, '-').replace(/[^A-Za-z0-9]/g, '\\$&')
