import type { Layout, Level, OutputItem, Pattern, PatternItem, TouchKey, Transform, TransformGroup } from '../layout.ts'
import { touchLayersOf } from '../touch-layers.ts'
import { caseSets, caseVariants, type SetMembers } from './case-variants.ts'
import { type DropList, dropList, type ExportedLayout } from './exported-layout.ts'
import { headerLines } from './header-lines.ts'
import { ldmlTest } from './ldml-test.ts'
import { ldmlEscape, ldmlKeyId, ldmlText } from './ldml-text.ts'
import { isoRows, physicalKeys, physicalRows } from './physical-keys.ts'
import { type SettledLayout, settleOptions } from './settle-options.ts'
import { xmlComment, xmlText } from './xml-text.ts'

const modifiersOf: readonly (readonly [Level, string])[] = [
  ['base', 'none'],
  ['shift', 'shift'],
  ['altgr', 'altR'],
  ['altgr+shift', 'altR shift'],
]

/**
 * Writes a layout as LDML Keyboard 3.0 (UTS 35 part 7, conformsTo 46): `ID.xml` and its vectors in `ID-test.xml`. Options
 * stand at their defaults unless chosen.
 *
 * @example
 * exportLdml(layout).files[0].name // 'km-nida.xml'
 */
export function exportLdml(layout: Layout, options: Readonly<Record<string, string>> = {}): ExportedLayout {
  const drops = dropList()
  const settled = settleOptions(layout, options, drops)
  const keys = keyElements(settled, drops)
  const touch = touchElements(layout, drops)
  const variables = new Variables(layout.sets ?? {}, textsOf(settled))
  const simple = simpleTransforms(settled, keys.longest, variables, drops)
  const backspace = backspaceTransforms(layout, variables, drops)
  const test = ldmlTest(settled, drops)
  const flicks = touch.flicks.length === 0 ? [] : ['  <flicks>', ...touch.flicks, '  </flicks>']
  const displays = touch.displays.length === 0 ? [] : ['  <displays>', ...touch.displays, '  </displays>']
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    xmlComment(headerLines(layout, drops.dropped)),
    `<keyboard3 xmlns="https://schemas.unicode.org/cldr/46/keyboard3" locale="${xmlText(layout.locale)}" conformsTo="46">`,
    `  <version number="${xmlText(layout.version)}"/>`,
    `  <info name="${xmlText(layout.name.native)}" author="Hiap"/>`,
    ...displays,
    '  <keys>',
    ...keys.keys,
    ...touch.keys,
    '  </keys>',
    ...flicks,
    ...keys.layers,
    ...touch.layers,
    ...variables.elements(),
    ...simple,
    ...backspace,
    '</keyboard3>',
    '',
  ].join('\n')
  return { files: [{ name: `${layout.id}.xml`, text }, ...test], dropped: drops.dropped }
}

/** The marker behind a finished edit that no rule may touch before the next key. */
const spent = '\\m{spent}'

const attribute = (text: string): string => xmlText(ldmlText(text))

function textsOf({ layout, keys, groups }: SettledLayout): readonly string[] {
  const written = groups.flatMap(({ rules }) =>
    rules.flatMap(({ to }) => to.filter((item) => typeof item === 'string')),
  )
  const typed = Object.values(keys ?? {}).flatMap((outputs) => Object.values(outputs))
  return [...written, ...typed, ...Object.values(layout.sets ?? {}).flat()]
}

function keyElements(
  settled: SettledLayout,
  drops: DropList,
): { readonly keys: readonly string[]; readonly layers: readonly string[]; readonly longest: number } {
  const { keys } = settled
  const isIso = keys?.IntlBackslash !== undefined
  const rows = isIso ? isoRows : physicalRows
  if (keys === undefined) {
    drops.add(
      'keys',
      'the layout listens to characters of any system layout; they are put where a US keyboard has them',
    )
  } else {
    const left = rows.flat().filter(({ code }) => code !== 'Space' && keys[code] === undefined)
    if (left.length > 0) {
      drops.add(
        `keys ${left.map(({ code }) => code).join(' ')}`,
        'the layout leaves them to the system; they give what a US keyboard gives',
      )
    }
    for (const code of Object.keys(keys)) {
      if (!physicalKeys.some((key) => key.code === code)) drops.add(`key ${code}`, 'no key of this format')
    }
  }
  const elements: string[] = ['    <key id="gap" gap="true"/>']
  const layers: string[] = [`  <layers formId="${isIso ? 'iso' : 'us'}">`]
  let longest = 1
  for (const [level, modifiers] of modifiersOf) {
    layers.push(`    <layer modifiers="${modifiers}">`)
    for (const row of rows) {
      const ids = row.map(({ code, us }) => {
        const fallback = level === 'base' ? us[0] : level === 'shift' ? us[1] : undefined
        const output = keys?.[code] === undefined ? fallback : keys[code][level]
        if (output === undefined || output === '') return 'gap'
        longest = Math.max(longest, [...output].length)
        const id = ldmlKeyId(code, level)
        elements.push(`    <key id="${id}" output="${attribute(output)}"/>`)
        return id
      })
      layers.push(`      <row keys="${ids.join(' ')}"/>`)
    }
    layers.push('    </layer>')
  }
  layers.push('  </layers>')
  return { keys: elements, layers, longest }
}

const flickDirections = { up: 'n', right: 'e', down: 's', left: 'w' } as const

function touchElements(layout: Layout, drops: DropList): Record<'keys' | 'layers' | 'flicks' | 'displays', string[]> {
  const out: Record<'keys' | 'layers' | 'flicks' | 'displays', string[]> = {
    keys: [],
    layers: [],
    flicks: [],
    displays: [],
  }
  const touchLayers = touchLayersOf(layout)
  if (touchLayers === undefined) return out
  const layerId = (id: string): string => id.replace(/[^A-Za-z0-9_-]/g, '-').replace(/^[_-]+/, '')
  const outputs = new Map<string, string>()
  const plainKey = (text: string): string => {
    const known = outputs.get(text)
    if (known !== undefined) return known
    const id = `touch-text-${outputs.size + 1}`
    outputs.set(text, id)
    out.keys.push(`    <key id="${id}" output="${attribute(text)}"/>`)
    return id
  }
  const touchKey = (key: TouchKey, id: string): void => {
    const parts = [`    <key id="${id}"`]
    if (key.width !== undefined) parts.push(`width="${key.width}"`)
    const output = key.output ?? (key.action === 'enter' ? '\n' : key.action === 'space' ? ' ' : undefined)
    if (output !== undefined) parts.push(`output="${attribute(output)}"`)
    if (key.layer !== undefined) parts.push(`layerId="${layerId(key.layer)}"`)
    if (key.longPress !== undefined && key.longPress.length > 0) {
      parts.push(`longPressKeyIds="${key.longPress.map(plainKey).join(' ')}"`)
    }
    if (key.flick !== undefined && Object.keys(key.flick).length > 0) {
      parts.push(`flickId="${id}-flick"`)
      out.flicks.push(`    <flick id="${id}-flick">`)
      for (const [direction, name] of Object.entries(flickDirections)) {
        const text = key.flick[direction as keyof typeof flickDirections]
        if (text !== undefined) out.flicks.push(`      <flickSegment directions="${name}" keyId="${plainKey(text)}"/>`)
      }
      out.flicks.push('    </flick>')
    }
    if (key.action === 'backspace')
      drops.add('touch: backspace', 'the key has its place, but its work is left to the device')
    if (output === undefined && key.layer === undefined) parts.push('gap="true"')
    if (key.label !== undefined) out.displays.push(`    <display keyId="${id}" display="${attribute(key.label)}"/>`)
    out.keys.push(`${parts.join(' ')}/>`)
  }
  out.layers.push('  <layers formId="touch" minDeviceWidth="1">')
  for (const layer of touchLayers) {
    out.layers.push(`    <layer id="${layerId(layer.id)}">`)
    layer.rows.forEach((row, rowAt) => {
      const ids = row.map((key, at) => {
        const id = `touch-${layerId(layer.id)}-${rowAt + 1}-${at + 1}`
        touchKey(key, id)
        return id
      })
      if (ids.length > 0) out.layers.push(`      <row keys="${ids.join(' ')}"/>`)
    })
    out.layers.push('    </layer>')
  }
  out.layers.push('  </layers>')
  return out
}

/** Sets under names that the format allows, each written once and only if it is used. */
class Variables {
  readonly members: SetMembers
  readonly #ids = new Map<string, string>()
  readonly #lines: string[] = []

  readonly #texts: readonly string[]

  /** `texts`: all that the layout can write. */
  constructor(sets: Readonly<Record<string, readonly string[]>>, texts: readonly string[]) {
    this.members = caseSets(sets)
    this.#texts = texts
  }

  set(name: string): string {
    return this.#define(`set ${name}`, name.replace(/\|/g, '_'), (id) => {
      return `    <set id="${id}" value="${this.members(name).map(attribute).join(' ')}"/>`
    })
  }

  /** Code points that are, or are not, among these texts. */
  codePoints(name: string, texts: readonly string[], kind: 'in' | 'not'): string {
    return this.#define(`uset ${kind} ${name}`, kind === 'in' ? name : `not_${name}`, (id) => {
      const single = texts.filter((member) => [...member].length === 1)
      const list = [...new Set(single)].map(ldmlEscape).join('')
      return `    <uset id="${id}" value="[${kind === 'not' ? '^' : ''}${list}]"/>`
    })
  }

  /** A set of the letters of the layout that Unicode has with their marks in one code point. */
  precomposed(): string | undefined {
    const texts = this.#texts.flatMap((text) => [...text, ...text.toUpperCase(), ...text.toLowerCase()])
    const letters = [...new Set(texts)].filter((letter) => letter.normalize('NFD') !== letter)
    if (letters.length === 0) return undefined
    return this.#define(
      'precomposed',
      'precomposed',
      (id) => `    <set id="${id}" value="${letters.map(attribute).join(' ')}"/>`,
    )
  }

  elements(): readonly string[] {
    const sets = this.#lines.filter((line) => line.startsWith('    <set '))
    const codePoints = this.#lines.filter((line) => !line.startsWith('    <set '))
    return this.#lines.length === 0 ? [] : ['  <variables>', ...sets, ...codePoints, '  </variables>']
  }

  #define(key: string, wanted: string, line: (id: string) => string): string {
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const plain = wanted.replace(/[^0-9A-Za-z_]/g, '_').slice(0, 28)
    const taken = new Set(this.#ids.values())
    let id = plain
    for (let n = 2; taken.has(id); n++) id = `${plain}_${n}`
    this.#ids.set(key, id)
    this.#lines.push(line(id))
    return id
  }
}

function regex(item: PatternItem, variables: Variables): string {
  if (typeof item === 'string') return ldmlText(item)
  if ('set' in item) return `$[${variables.set(item.set)}]`
  if ('notIn' in item)
    return `$[${variables.codePoints(
      item.notIn.join('_'),
      item.notIn.flatMap((name) => variables.members(name)),
      'not',
    )}]`
  if ('optional' in item) return `(?:${regex(item.optional, variables)})?`
  // The format counts with one digit.
  const counts: string[] = []
  let { least, most } = item
  while (most > 0) {
    const [low, high] = [Math.min(least, 9), Math.min(most, 9)]
    counts.push(`(?:${regex(item.repeat, variables)}){${low},${high}}`)
    least -= low
    most -= high
  }
  return counts.join('')
}

/** How many code points an item takes at least and at most. */
function lengths(item: PatternItem, variables: Variables): readonly [least: number, most: number] {
  if (typeof item === 'string') return [[...item].length, [...item].length]
  if ('set' in item) {
    const members = variables.members(item.set).map((member) => [...member].length)
    return [Math.min(...members), Math.max(...members)]
  }
  if ('notIn' in item) return [1, 1]
  if ('optional' in item) return [0, lengths(item.optional, variables)[1]]
  const [least, most] = lengths(item.repeat, variables)
  return [item.least * least, item.most * most]
}

/** The format takes the first rule that fits, ours is the one that reaches furthest back, then the first. */
function furthestFirst<Rule extends Pick<WrittenRule, 'least' | 'most'>>(rules: readonly Rule[]): readonly Rule[] {
  const left = [...rules]
  const ordered: Rule[] = []
  while (left.length > 0) {
    const next = left.findIndex((rule) => left.every((other) => other.least <= rule.most))
    ordered.push(...left.splice(next, 1))
  }
  return ordered
}

interface WrittenRule {
  readonly from: string
  readonly to: string
  /** Code points that it takes, `before` included. */
  readonly least: number
  readonly most: number
}

/** Writes the pattern with the captures that `to` needs; says why where that cannot be. */
function writeRule(
  before: Pattern,
  from: Pattern,
  to: readonly OutputItem[],
  variables: Variables,
): WrittenRule | string {
  const used = new Set(to.flatMap((item) => (typeof item === 'string' ? [] : ['copy' in item ? item.copy : item.of])))
  let captures = 0
  const numbers = new Map<number, number>()
  const prefix = before.map((item) => regex(item, variables)).join('')
  if (prefix !== '') captures++
  const pattern = from.map((item, at) => {
    const text = regex(item, variables)
    if (!used.has(at)) return text
    numbers.set(at, ++captures)
    return `(${text})`
  })
  if (captures > 9) return 'it needs more than nine captures'
  const output: string[] = prefix === '' ? [] : ['$1']
  for (const item of to) {
    if (typeof item === 'string') output.push(ldmlText(item))
    else if ('copy' in item) output.push(`$${numbers.get(item.copy)}`)
    else {
      const source = from[item.of]
      if (source === undefined || typeof source === 'string' || !('set' in source))
        return 'only a member of a set can be mapped'
      if (variables.members(source.set).length !== variables.members(item.set).length)
        return 'the sets are of different length'
      output.push(`$[${numbers.get(item.of)}:${variables.set(item.set)}]`)
    }
  }
  const sizes = [...before, ...from].map((item) => lengths(item, variables))
  const least = sizes.reduce((sum, size) => sum + size[0], 0)
  const most = sizes.reduce((sum, size) => sum + size[1], 0)
  return { from: `${prefix === '' ? '' : `(${prefix})`}${pattern.join('')}`, to: output.join(''), least, most }
}

const transformLine = (from: string, to: string): string =>
  `      <transform from="${xmlText(from)}"${to === '' ? '' : ` to="${xmlText(to)}"`}/>`

/** A rule of which a piece may be missing is written as two. */
function withoutOptional(rule: Transform): readonly Transform[] {
  const at = rule.from.findIndex((item) => typeof item === 'object' && 'optional' in item)
  const item = rule.from[at]
  if (item === undefined || typeof item === 'string' || !('optional' in item)) return [rule]
  const present: Transform = { ...rule, from: rule.from.with(at, item.optional) }
  return [...withoutOptional(present), ...withoutOptional(withoutPiece(rule, at))]
}

function withoutPiece(rule: Transform, at: number): Transform {
  const to = rule.to.flatMap((out): OutputItem[] => {
    if (typeof out === 'string') return [out]
    const index = 'copy' in out ? out.copy : out.of
    if (index === at) return []
    const moved = index > at ? index - 1 : index
    return ['copy' in out ? { copy: moved } : { ...out, of: moved }]
  })
  return { ...rule, from: rule.from.toSpliced(at, 1), to }
}

/** Most rules that one is spelt out into. */
const mostCounts = 256

/** A rule with a piece that repeats, as one rule for each count: only so can rules be put in order by how far they reach. */
function withCounts(rule: Transform): readonly Transform[] {
  const spelt = spellBefore(rule).flatMap(spellCounts)
  if (spelt.length <= mostCounts) return spelt
  const from = spellCounts(rule)
  return from.length > mostCounts ? [rule] : from
}

/** A rule with an optional or a repeated piece before it, as one rule for each way in which that can stand there. */
function spellBefore(rule: Transform): readonly Transform[] {
  const before = rule.before ?? []
  const at = before.findIndex(
    (item) => typeof item === 'object' && ('optional' in item || ('repeat' in item && item.least < item.most)),
  )
  const item = before[at]
  if (item === undefined || typeof item === 'string') return [rule]
  const put = (...pieces: readonly PatternItem[]): readonly Transform[] =>
    spellBefore({ ...rule, before: before.toSpliced(at, 1, ...pieces) })
  if ('optional' in item) return [...put(item.optional), ...put()]
  if (!('repeat' in item)) return [rule]
  const counts = Array.from({ length: item.most - item.least + 1 }, (_, n) => item.most - n)
  return counts.flatMap((count) => (count === 0 ? put() : put({ ...item, least: count, most: count })))
}

function spellCounts(rule: Transform): readonly Transform[] {
  const at = rule.from.findIndex((item) => typeof item === 'object' && 'repeat' in item && item.least < item.most)
  const item = rule.from[at]
  if (item === undefined || typeof item === 'string' || !('repeat' in item)) return [rule]
  const counts = Array.from({ length: item.most - item.least + 1 }, (_, n) => item.least + n)
  return counts.flatMap((count) =>
    spellCounts(
      count === 0
        ? withoutPiece(rule, at)
        : { ...rule, from: rule.from.with(at, { ...item, least: count, most: count }) },
    ),
  )
}

function simpleTransforms(
  { layout, groups }: SettledLayout,
  longestKey: number,
  variables: Variables,
  drops: DropList,
): readonly string[] {
  const again: string[] = []
  for (const group of groups.slice(0, -1)) {
    if (group.rules.some((rule) => rule.again !== undefined)) {
      drops.add(`transforms ${group.name}`, 'at a key that waits for its repetition, no later group works')
    }
  }
  const written = groups.map((group) => writeGroup(group, again, variables, drops))
  // A marker stands behind what a rule wrote until the next key. It is taken here, before any other rule can meet it.
  again.push(transformLine(`\\m{.}(.{1,${Math.min(9, longestKey)}})`, '$1'))
  written.unshift(['    <transformGroup>', ...again, '    </transformGroup>'])
  const reorder = reorderGroup(layout, variables)
  const body = [...written.flat(), ...reorder]
  return ['  <transforms type="simple">', ...body, '  </transforms>']
}

function writeGroup(group: TransformGroup, again: string[], variables: Variables, drops: DropList): string[] {
  const rules: (WrittenRule & { readonly marker: string })[] = []
  const all = group.bothCases ? group.rules.flatMap(caseVariants) : group.rules
  for (const rule of all.flatMap(withoutOptional).flatMap(withCounts)) {
    const result = writeRule(rule.before ?? [], rule.from, rule.to, variables)
    if (typeof result === 'string') {
      drops.add(`transforms ${group.name}`, result)
      continue
    }
    const marker = rule.again === undefined ? '' : writeAgain(group.name, rule, again, variables, drops)
    rules.push({ ...result, marker })
  }
  const lines = furthestFirst(rules).map(({ from, to, marker }) => transformLine(from, `${to}${marker}`))
  return lines.length === 0 ? [] : ['    <transformGroup>', ...lines, '    </transformGroup>']
}

/** Writes what the same trigger does right after the rule, and gives the marker by which that is known. */
function writeAgain(name: string, rule: Transform, again: string[], variables: Variables, drops: DropList): string {
  const trigger = rule.from.at(-1)
  const triggers =
    typeof trigger === 'string'
      ? [trigger]
      : trigger !== undefined && 'set' in trigger
        ? variables.members(trigger.set)
        : []
  if (triggers.length === 0) {
    drops.add(`transforms ${name}: the same key again`, 'its trigger is no text and no set')
    return ''
  }
  const marker = `\\m{again_${again.length + 1}}`
  const resting = `\\m{rest_${again.length + 1}}`
  const rest = (): void => {
    for (const key of triggers) again.push(transformLine(`${resting}${ldmlText(key)}`, `${ldmlText(key)}${resting}`))
  }
  if (rule.again === 'once') {
    for (const key of triggers) again.push(transformLine(`${marker}${ldmlText(key)}`, `${ldmlText(key)}${resting}`))
    rest()
    return marker
  }
  // The rule backwards: what each written piece was before.
  const last = rule.from.length - 1
  const captured = rule.to.map((item): PatternItem => {
    if (typeof item === 'string') return item
    return 'copy' in item ? (rule.from[item.copy] ?? '') : { set: item.set }
  })
  const back: OutputItem[] = []
  for (const [at, item] of rule.from.slice(0, last).entries()) {
    const place = rule.to.findIndex((out) => typeof out !== 'string' && ('copy' in out ? out.copy : out.of) === at)
    if (typeof item === 'string') back.push(item)
    else if (place >= 0) {
      const out = rule.to[place]
      if (typeof out === 'object' && 'of' in out) {
        const written = variables.members(out.set)
        if (new Set(written).size < written.length) {
          drops.add(`transforms ${name}: the same key again`, 'of letters that become one, the first is given back')
        }
      }
      back.push(
        typeof out === 'object' && 'of' in out && 'set' in item ? { of: place, set: item.set } : { copy: place },
      )
    } else {
      drops.add(
        `transforms ${name}: the same key again`,
        'what the rule takes away cannot be known from what it writes',
      )
      return ''
    }
  }
  const result = writeRule([], captured, back, variables)
  if (typeof result === 'string') {
    drops.add(`transforms ${name}: the same key again`, result)
    return ''
  }
  for (const key of triggers) {
    again.push(transformLine(`${result.from}${marker}${ldmlText(key)}`, `${result.to}${ldmlText(key)}${resting}`))
  }
  rest()
  return marker
}

function reorderGroup(layout: Layout, variables: Variables): readonly string[] {
  const rules = layout.reorder ?? []
  // Of rules for the same code point the first holds; the format would merge them.
  const taken = new Map<string | undefined, Set<string>>()
  const line = (behind: string | undefined, set: string, weight: number): readonly string[] => {
    const done = taken.get(behind) ?? new Set<string>()
    taken.set(behind, done)
    const codePoints = variables.members(set).filter((member) => !done.has(member))
    for (const member of codePoints) done.add(member)
    if (codePoints.length === 0) return []
    const name = behind === undefined ? set : `${behind}_${set}`
    const from = `$[${variables.codePoints(`order_${name}`, codePoints, 'in')}]`
    const first =
      behind === undefined ? '' : `$[${variables.codePoints(`order_${behind}`, variables.members(behind), 'in')}]`
    return [`      <reorder from="${first}${from}" order="${weight}"/>`]
  }
  // A code point and what stands behind it move as one; one that still waits for it stays at the end.
  const waiting = new Set(rules.flatMap(({ behind }) => (behind === undefined ? [] : [behind])))
  const lines = [
    ...rules.flatMap(({ set, weight, behind }) => line(behind, set, weight)),
    ...[...waiting].flatMap((set) => line(undefined, set, 127)),
  ]
  return lines.length === 0 ? [] : ['    <transformGroup>', ...lines, '    </transformGroup>']
}

/**
 * Backspace as the layout has it. After it the format runs the other transforms too, which would make again what was just
 * taken away: a marker at the end keeps every pattern from fitting, until the next key.
 */
function backspaceTransforms(layout: Layout, variables: Variables, drops: DropList): readonly string[] {
  const { backspace } = layout
  if (backspace?.unit === 'cluster') {
    drops.add('backspace by clusters', 'the format takes away one code point where no rule fits')
  }
  const rules = (backspace?.rules ?? []).flatMap(withoutOptional).flatMap((rule) => {
    const result = writeRule(rule.before ?? [], rule.from, rule.to, variables)
    if (typeof result !== 'string') return [result]
    drops.add('backspace', result)
    return []
  })
  const lines = furthestFirst(rules).map(({ from, to }) => transformLine(`${from}\\m{.}?`, `${to}${spent}`))
  if (backspace?.unit !== 'mark') {
    // The format takes letters apart, so that one code point of it may be a mark only.
    const letters = variables.precomposed()
    if (letters !== undefined) lines.push(transformLine(`$[${letters}]\\m{.}?`, spent))
  }
  lines.push(transformLine('\\m{.}?.\\m{.}?', spent))
  return [
    '  <transforms type="backspace">',
    '    <transformGroup>',
    ...lines,
    '    </transformGroup>',
    '  </transforms>',
  ]
}
