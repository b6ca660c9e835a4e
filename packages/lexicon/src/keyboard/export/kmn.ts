import type { Layout, Level } from '../layout.ts'
import { type DropList, dropList, type ExportedLayout } from './exported-layout.ts'
import {
  codePointsOf,
  cutMarks,
  type FlatGroup,
  type FlatItem,
  type FlatOutput,
  flatBackspace,
  flatGroups,
  flatOrder,
} from './flat-rules.ts'
import { headerLines } from './header-lines.ts'
import { type Inverse, invertRule } from './inverse-rules.ts'
import { physicalKeys } from './physical-keys.ts'
import { type SettledLayout, settleOptions } from './settle-options.ts'

const modifiersOf: readonly (readonly [Level, string])[] = [
  ['base', ''],
  ['shift', 'SHIFT '],
  ['altgr', 'RALT '],
  ['altgr+shift', 'SHIFT RALT '],
]

/**
 * Writes a layout as source of a Keyman keyboard for computers, `ID.kmn`, to be compiled by Keyman Developer or by
 * `kmflcomp`. The text begins with a byte order mark, by which the compilers know UTF-8.
 *
 * @example
 * exportKmn(layout).files[0].name // 'km-nida.kmn'
 */
export function exportKmn(layout: Layout, options: Readonly<Record<string, string>> = {}): ExportedLayout {
  const drops = dropList()
  const settled = settleOptions(layout, options, drops)
  if (layout.touch !== undefined) drops.add('touch', 'the file has the desktop keyboard alone')
  if (layout.reorder !== undefined)
    drops.add('reorder: marks without a letter', 'they are put in order too, where the layout leaves them as typed')
  const groups = [...flatGroups(settled, drops), ...flatOrder(layout)]
  const writer = new KmnWriter(groups, flatBackspace(layout, drops), settled, drops)
  const lines = writer.lines()
  const text = [
    ...headerLines(layout, drops.dropped).map(comment),
    '',
    "store(&VERSION) '9.0'",
    `store(&NAME) ${quoted(layout.name.native)}`,
    `store(&KEYBOARDVERSION) ${quoted(layout.version)}`,
    "store(&TARGETS) 'desktop'",
    ...(settled.keys === undefined ? ["store(&MNEMONICLAYOUT) '1'"] : []),
    ...lines,
    '',
  ].join('\n')
  return { files: [{ name: `${layout.id}.kmn`, text: `\u{feff}${text}` }], dropped: drops.dropped }
}

const keyNames: Readonly<Record<string, string>> = {
  Backquote: 'K_BKQUOTE',
  Minus: 'K_HYPHEN',
  Equal: 'K_EQUAL',
  BracketLeft: 'K_LBRKT',
  BracketRight: 'K_RBRKT',
  Backslash: 'K_BKSLASH',
  Semicolon: 'K_COLON',
  Quote: 'K_QUOTE',
  Comma: 'K_COMMA',
  Period: 'K_PERIOD',
  Slash: 'K_SLASH',
  Space: 'K_SPACE',
  IntlBackslash: 'K_oE2',
}

const keyName = (code: string): string => keyNames[code] ?? `K_${code.replace(/^(?:Key|Digit)/, '')}`

class KmnWriter {
  readonly #groups: readonly FlatGroup[]
  readonly #backspace: FlatGroup
  readonly #settled: SettledLayout
  readonly #drops: DropList
  readonly #stores = new Map<string, string>()
  /** Rules by which the same key again takes back what a rule did, by the dead key that stands behind it. */
  readonly #inverses: (readonly Inverse[])[] = []
  readonly #markers = new Map<string, number>()
  /** Letters that are only typed for as long as they are repeated. */
  readonly #resting: string[] = []

  constructor(groups: readonly FlatGroup[], backspace: FlatGroup, settled: SettledLayout, drops: DropList) {
    this.#groups = groups
    this.#backspace = backspace
    this.#settled = settled
    this.#drops = drops
  }

  lines(): readonly string[] {
    const { keys } = this.#settled
    const texts =
      keys === undefined
        ? Array.from({ length: 0x7f - 0x20 }, (_, at) => String.fromCodePoint(0x20 + at))
        : [...new Set(Object.values(keys).flatMap((outputs) => Object.values(outputs)))].filter((text) => text !== '')
    const rules = this.#groups.map((group, at) => this.#group(group, at))
    const repeats = this.#repeats(texts)
    const backspaces = this.#backspaces()
    const typed = keys === undefined ? this.#characters(texts) : this.#keys(keys)
    const groups = this.#groups.map(({ name }, at) => [
      '',
      comment(name),
      `group(rules${at + 1})`,
      ...(rules[at] ?? []),
      `match > use(rules${at + 2})`,
      `nomatch > use(rules${at + 2})`,
    ])
    return [
      ...[...this.#stores].map(([items, name]) => `store(${name}) ${items}`),
      '',
      'begin Unicode > use(main)',
      '',
      'group(main) using keys',
      ...backspaces,
      ...typed,
      '',
      comment('The key that has just made a change, typed again'),
      'group(again)',
      ...repeats,
      'nomatch > use(rules1)',
      ...groups.flat(),
      '',
      comment('The end: without a rule here libkmfl would type the key once more'),
      `group(rules${this.#groups.length + 1})`,
      'nomatch > nul',
    ]
  }

  #characters(texts: readonly string[]): readonly string[] {
    const plain = this.#store(texts.flatMap(codePointsOf))
    return [`+ any(${plain}) > index(${plain}, 1) use(again)`]
  }

  #keys(keys: NonNullable<SettledLayout['keys']>): readonly string[] {
    return Object.entries(keys).flatMap(([code, outputs]) => {
      if (!physicalKeys.some((key) => key.code === code)) {
        this.#drops.add(`key ${code}`, 'no key of this format')
        return []
      }
      return modifiersOf.map(([level, modifiers]) => {
        const output = outputs[level] ?? ''
        const written = output === '' ? 'nul' : `${codes(codePointsOf(output))} use(again)`
        return `+ [${modifiers}${keyName(code)}] > ${written}`
      })
    })
  }

  #group({ name, rules }: FlatGroup, at: number): readonly string[] {
    return rules.flatMap((rule) => {
      if (rule.again === undefined) return [this.#rule(rule.items, rule.output, rule.before)]
      const later = this.#groups.slice(at + 1).some((group) => group.rules.length > 0)
      if (later)
        this.#drops.add(`transforms ${name}`, 'at a key that waits for its repetition, no later group of rules works')
      return invertRule(rule).map(({ forward, inverse }) => {
        const marker = this.#marker(inverse)
        return `${this.#rule(forward.items, forward.output, forward.before)} dk(${marker})`
      })
    })
  }

  /** A dead key that is not behind anything that another rule with it would take back otherwise. */
  #marker(inverse: Inverse): number {
    const key = JSON.stringify(inverse)
    const known = this.#markers.get(key)
    if (known !== undefined) return known
    const free = this.#inverses.findIndex((list) => !list.some((each) => meet(each, inverse)))
    const at = free === -1 ? this.#inverses.length : free
    this.#inverses[at] = [...(this.#inverses[at] ?? []), inverse]
    this.#markers.set(key, at + 1)
    return at + 1
  }

  #rest(inverse: Inverse): string {
    const letters = String(inverse.trigger)
    if (!this.#resting.includes(letters)) this.#resting.push(letters)
    return `dk(rest${this.#resting.indexOf(letters) + 1})`
  }

  #repeats(texts: readonly string[]): readonly string[] {
    const lines = this.#inverses.flatMap((list, at) =>
      [...list]
        .sort((a, b) => b.items.length - a.items.length)
        .map((inverse) => {
          const context = inverse.items.map((item) => this.#item(item))
          const trigger = this.#item({ in: inverse.trigger })
          const typed = this.#output(
            [...inverse.items, { in: [0] }, { in: inverse.trigger }],
            [...inverse.output, { place: inverse.items.length + 1 }],
          )
          return `${[...context, `dk(${at + 1})`, trigger].join(' ')} > ${typed} ${this.#rest(inverse)}`
        }),
    )
    const rests = this.#resting.map((letters, at) => {
      const trigger = { in: letters.split(',').map(Number) }
      return `dk(rest${at + 1}) ${this.#item(trigger)} > ${this.#output([{ in: [0] }, trigger], [{ place: 1 }])} dk(rest${at + 1})`
    })
    const markers = [
      ...this.#inverses.map((_, at) => `dk(${at + 1})`),
      ...this.#resting.map((_, at) => `dk(rest${at + 1})`),
    ]
    if (markers.length === 0) return []
    const several = texts.filter((text) => [...text].length > 1)
    const single = this.#store(texts.filter((text) => [...text].length === 1).flatMap(codePointsOf))
    const left = markers.flatMap((marker) => [
      ...several.map((text) => `${marker} ${codes(codePointsOf(text))} > ${codes(codePointsOf(text))} use(rules1)`),
      `${marker} any(${single}) > index(${single}, 2) use(rules1)`,
    ])
    return [...lines, ...rests, ...left]
  }

  #backspaces(): readonly string[] {
    const { layout } = this.#settled
    const markers = [
      '',
      ...this.#inverses.map((_, at) => `dk(${at + 1}) `),
      ...this.#resting.map((_, at) => `dk(rest${at + 1}) `),
    ]
    const rules = [...this.#backspace.rules]
    const unit = layout.backspace?.unit
    if (unit === 'cluster' && layout.reorder !== undefined)
      this.#drops.add('backspace by clusters', 'one press takes away one code point')
    const marks = unit === 'mark' ? cutMarks(layout) : []
    if (marks.length > 0) {
      const from = marks.map(([letter]) => letter)
      const to = marks.map(([, left]) => left)
      rules.push({ items: [{ in: from }], before: 0, output: [{ place: 0, to }], caseless: false })
    }
    const lines = rules.flatMap((rule) =>
      markers.map((marker) => {
        const [context = '', output = ''] = this.#rule(rule.items, rule.output, rule.before).split(' > ')
        return `${context} ${marker}+ [K_BKSP] > ${output}`
      }),
    )
    // A dead key goes with the letter that it stands behind.
    const behind = [
      ...this.#inverses.map((list) =>
        list.flatMap(({ items }) => {
          const last = items.at(-1)
          return last !== undefined && 'in' in last ? last.in : []
        }),
      ),
      ...this.#resting.map((letters) => letters.split(',').map(Number)),
    ]
    const plain = behind.map((letters, at) => {
      const item = { in: [...new Set(letters)].sort((a, b) => a - b) }
      return `${this.#item(item)} ${markers[at + 1]}+ [K_BKSP] > nul`
    })
    return [...lines, ...plain]
  }

  #rule(items: readonly FlatItem[], output: readonly FlatOutput[], before: number): string {
    const kept = Array.from({ length: before }, (_, place) => ({ place }))
    return `${items.map((item) => this.#item(item)).join(' ')} > ${this.#output(items, [...kept, ...output])}`
  }

  #item(item: FlatItem): string {
    if ('notIn' in item) return `notany(${this.#store(item.notIn)})`
    return item.in.length === 1 ? codes(item.in) : `any(${this.#store(item.in)})`
  }

  #output(items: readonly FlatItem[], output: readonly FlatOutput[]): string {
    if (output.length === 0) return 'nul'
    return output
      .map((out) => {
        if (typeof out === 'number') return codes([out])
        const item = items[out.place]
        if (item === undefined || 'notIn' in item) return `context(${out.place + 1})`
        const members = 'to' in out ? out.to : item.in
        return item.in.length === 1 ? codes(members.slice(0, 1)) : `index(${this.#store(members)}, ${out.place + 1})`
      })
      .join(' ')
  }

  #store(members: readonly number[]): string {
    const key = codes(members)
    const name = this.#stores.get(key) ?? `s${this.#stores.size + 1}`
    this.#stores.set(key, name)
    return name
  }
}

/** Whether a text can end as both say, so that of two rules of one dead key the wrong one could be taken. */
function meet(one: Inverse, other: Inverse): boolean {
  const length = Math.min(one.items.length, other.items.length)
  return Array.from({ length }, (_, at) => at + 1).every((back) => {
    const [a, b] = [one.items.at(-back), other.items.at(-back)]
    if (a === undefined || b === undefined || 'notIn' in a || 'notIn' in b) return true
    return a.in.some((codePoint) => b.in.includes(codePoint))
  })
}

const codes = (codePoints: readonly number[]): string =>
  codePoints.map((codePoint) => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`).join(' ')

// A backslash at the end would join the next line to the comment.
const comment = (line: string): string =>
  `c ${line.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ').replace(/\\+\s*$/, '')}`

const quoted = (text: string): string => `'${text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}'\\]/gu, ' ')}'`
