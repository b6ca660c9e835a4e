import type { Layout, OutputItem, PatternItem, Transform, TransformGroup } from '../layout.ts'
import { caseSets, caseVariants, type SetMembers } from './case-variants.ts'
import type { DropList } from './exported-layout.ts'
import type { SettledLayout } from './settle-options.ts'

/** One code point of a pattern: one of these, or any but these. */
export type FlatItem = { readonly in: readonly number[] } | { readonly notIn: readonly number[] }

/** A code point; what stood at a place of the pattern; what stands in `to` where that stands in the item of the place. */
export type FlatOutput =
  | number
  | { readonly place: number }
  | { readonly place: number; readonly to: readonly number[] }

/**
 * A rule of one length: code points before the caret, and what is written in place of all but the first `before`. What
 * formats without captures, optional pieces and repeats can say.
 */
export interface FlatRule {
  readonly items: readonly FlatItem[]
  readonly before: number
  readonly output: readonly FlatOutput[]
  readonly again?: Transform['again']
  /** Whether the trigger typed in the other case is the same trigger. */
  readonly caseless: boolean
}

/** Rules of which the first that fits is taken, once a key. */
export interface FlatGroup {
  readonly name: string
  readonly rules: readonly FlatRule[]
}

/** Code points that a rule may reach over when it is written at its length; more would be thousands of rules. */
const longestRule = 9

/** Spells the chosen groups of a layout out into rules of one length, the furthest-reaching first. */
export function flatGroups({ layout, groups }: SettledLayout, drops: DropList): readonly FlatGroup[] {
  const members = caseSets(layout.sets ?? {})
  return groups.map((group) => ({ name: group.name, rules: flatGroup(group, members, drops) }))
}

/** Spells the rules of Backspace out. */
export function flatBackspace(layout: Layout, drops: DropList): FlatGroup {
  const rules = layout.backspace?.rules ?? []
  return { name: 'backspace', rules: flatGroup({ name: 'backspace', rules }, caseSets(layout.sets ?? {}), drops) }
}

function flatGroup(group: TransformGroup, members: SetMembers, drops: DropList): readonly FlatRule[] {
  const caseless = group.bothCases ?? false
  const rules = caseless ? group.rules.flatMap(caseVariants) : group.rules
  const flat: FlatRule[] = []
  for (const rule of rules) {
    for (const each of flatten(rule, members, caseless)) {
      if (each.items.length <= longestRule) flat.push(each)
      else
        drops.add(
          `transforms ${group.name}: far back`,
          `each length is a rule of its own; those over more than ${longestRule} code points are left out`,
        )
    }
  }
  return furthestFirst(flat)
}

function furthestFirst(rules: readonly FlatRule[]): readonly FlatRule[] {
  return [...rules].sort((a, b) => b.items.length - a.items.length)
}

/** One way in which a piece can be matched. `members`: by code point of the item `vary`, the place of the member in its set. */
interface Way {
  readonly items: readonly FlatItem[]
  readonly vary?: number
  readonly members?: readonly number[]
}

function* flatten(rule: Transform, members: SetMembers, caseless: boolean): Generator<FlatRule> {
  const before = rule.before ?? []
  const ways: (readonly Way[])[] = [
    ...before.map((item) => waysOf(item, members, [])),
    ...rule.from.map((item, piece) => {
      const targets = rule.to.flatMap((to) =>
        typeof to === 'object' && 'of' in to && to.of === piece ? [members(to.set)] : [],
      )
      return waysOf(item, members, targets)
    }),
  ]
  // Pieces are matched from the caret backward, each taking as much as it can: the ways of the last piece come first.
  for (const chosen of products(ways)) {
    const starts: number[] = []
    const items: FlatItem[] = []
    for (const way of chosen) {
      starts.push(items.length)
      items.push(...way.items)
    }
    const length = before.length
    const output = rule.to.flatMap((to) => outputOf(to, chosen.slice(length), starts.slice(length), members))
    yield {
      items,
      before: rule.from.length === 0 ? items.length : (starts[length] ?? 0),
      output,
      ...(rule.again === undefined ? {} : { again: rule.again }),
      caseless,
    }
  }
}

function* products(ways: readonly (readonly Way[])[]): Generator<readonly Way[]> {
  const last = ways.at(-1)
  if (last === undefined) {
    yield []
    return
  }
  for (const way of last) for (const rest of products(ways.slice(0, -1))) yield [...rest, way]
}

function outputOf(
  to: OutputItem,
  ways: readonly Way[],
  starts: readonly number[],
  members: SetMembers,
): readonly FlatOutput[] {
  if (typeof to === 'string') return codePointsOf(to)
  const piece = 'copy' in to ? to.copy : to.of
  const way = ways[piece]
  const start = starts[piece] ?? 0
  if (way === undefined) return []
  if ('copy' in to) return way.items.map((_, at) => ({ place: start + at }))
  if (way.members === undefined || way.vary === undefined) return []
  const targets = way.members.map((member) => codePointsOf(members(to.set)[member] ?? ''))
  const [first = [], ...others] = targets
  // The ways are made so that the targets differ in their first code point alone.
  if (others.length === 0 || first.length === 0) return first
  return [{ place: start + way.vary, to: targets.map(([codePoint = 0]) => codePoint) }, ...first.slice(1)]
}

function waysOf(item: PatternItem, members: SetMembers, targets: readonly (readonly string[])[]): readonly Way[] {
  if (typeof item === 'string') return [{ items: codePointsOf(item).map((codePoint) => ({ in: [codePoint] })) }]
  if ('set' in item) return waysOfSet(members(item.set), targets)
  if ('notIn' in item) {
    const outside = item.notIn.flatMap((name) => members(name)).map((member) => member.codePointAt(0) ?? -1)
    return [{ items: [{ notIn: [...new Set(outside)] }] }]
  }
  if ('optional' in item) return [...waysOf(item.optional, members, targets), { items: [] }]
  const once = waysOf(item.repeat, members, [])
  const counts = Array.from({ length: item.most - item.least + 1 }, (_, n) => item.most - n)
  return counts.flatMap((count) =>
    [...products(Array.from({ length: count }, () => once))].map((chosen) => ({
      items: chosen.flatMap(({ items }) => items),
    })),
  )
}

/** Members of a set, those together that differ in one code point, and whose targets differ in their first alone. */
function waysOfSet(texts: readonly string[], targets: readonly (readonly string[])[]): readonly Way[] {
  const groups = new Map<string, { readonly codePoints: readonly number[]; readonly members: number[] }>()
  const seen = new Set<string>()
  const classed = tailsAreFewer(texts) ? 0 : -1
  for (const [member, text] of texts.entries()) {
    // Of a member that stands there twice the first place counts.
    if (seen.has(text) || text === '') continue
    seen.add(text)
    const codePoints = codePointsOf(text)
    const rest = codePoints.with(classed, 0)
    const tails = targets.map((target) => {
      const [first, ...tail] = codePointsOf(target[member] ?? '')
      return first === undefined ? 'none' : tail.join(' ')
    })
    const key = JSON.stringify([rest, tails])
    const group = groups.get(key) ?? { codePoints, members: [] }
    group.members.push(member)
    groups.set(key, group)
  }
  return [...groups.values()]
    .sort((a, b) => b.codePoints.length - a.codePoints.length)
    .map(({ codePoints, members }) => {
      const vary = classed === 0 ? 0 : codePoints.length - 1
      const items = codePoints.map((codePoint, at): FlatItem => {
        if (at !== vary) return { in: [codePoint] }
        return { in: members.map((member) => codePointsOf(texts[member] ?? '').at(classed) ?? 0) }
      })
      return { items, vary, members }
    })
}

function tailsAreFewer(texts: readonly string[]): boolean {
  const several = texts.map(codePointsOf).filter((codePoints) => codePoints.length > 1)
  const heads = new Set(several.map((codePoints) => String(codePoints.slice(0, -1))))
  const tails = new Set(several.map((codePoints) => String(codePoints.slice(1))))
  return tails.size <= heads.size
}

/**
 * The order rules, and NFC after them: what came last goes before what weighs more. What stands before the caret is in
 * order already, so that this is all there is to do.
 */
export function flatOrder(layout: Layout): readonly FlatGroup[] {
  const members = caseSets(layout.sets ?? {})
  const alone = new Map<number, number>()
  const behind = new Map<number, Map<number, number>>()
  for (const rule of layout.reorder ?? []) {
    const tables =
      rule.behind === undefined
        ? [alone]
        : members(rule.behind).map((member) => {
            const [codePoint = 0] = codePointsOf(member)
            const table = behind.get(codePoint) ?? new Map<number, number>()
            behind.set(codePoint, table)
            return table
          })
    for (const [codePoint = 0] of members(rule.set).map(codePointsOf)) {
      for (const table of tables) if (!table.has(codePoint)) table.set(codePoint, rule.weight)
    }
  }
  const waiting = [...behind.keys()]
  const pairWeights = behind.values().next().value ?? new Map<number, number>()
  const heavier = (table: ReadonlyMap<number, number>, least: number): readonly number[] =>
    [...table].filter(([, weight]) => weight > least).map(([codePoint]) => codePoint)
  const equal = (table: ReadonlyMap<number, number>, weight: number): readonly number[] =>
    [...table].filter(([, each]) => each === weight).map(([codePoint]) => codePoint)
  const rules: FlatRule[] = []
  const put = (unit: readonly FlatItem[], weight: number): void => {
    const singles = heavier(alone, weight)
    const pairs = heavier(pairWeights, weight)
    for (let pair = pairs.length === 0 ? 0 : mostPairs; pair >= 0; pair--) {
      for (let single = singles.length === 0 ? 0 : mostSingles; single >= 0; single--) {
        const run: readonly FlatItem[] = [
          ...Array.from({ length: pair }, () => [{ in: waiting }, { in: pairs }]).flat(),
          ...Array.from({ length: single }, () => ({ in: singles })),
        ]
        if (run.length === 0) continue
        const items = [...run, ...unit]
        const places = [...unit.map((_, at) => run.length + at), ...run.map((_, at) => at)]
        rules.push({ items, before: 0, output: places.map((place) => ({ place })), caseless: false })
      }
    }
  }
  for (const weight of new Set(pairWeights.values())) {
    put([{ in: waiting }, { in: equal(pairWeights, weight) }], weight)
  }
  for (const weight of new Set(alone.values())) if (weight > 0) put([{ in: equal(alone, weight) }], weight)
  const order = { name: 'order', rules: furthestFirst(rules) }
  const composing = { name: 'composing', rules: composingRules(layout) }
  return [order, composing].filter((group) => group.rules.length > 0)
}

/** Pairs, and single code points, that a new one can go before. */
const mostPairs = 2
const mostSingles = 5

/** What a mark of the layout makes in NFC of a letter of the layout, or goes before of its marks. */
function composingRules(layout: Layout): readonly FlatRule[] {
  const texts = textsOf(layout).flatMap((text) => [...text, ...text.toUpperCase(), ...text.toLowerCase()])
  const chars = [...new Set([...texts, ...asciiLetters])]
  const letters = [...new Set(chars.flatMap((char) => prefixesOf(char)))]
  return chars
    .filter((char) => /^\p{M}$/u.test(char))
    .flatMap((mark): FlatRule[] => {
      const [codePoint = 0] = codePointsOf(mark)
      const composed: [letter: number, composed: number][] = []
      const swapped: number[] = []
      for (const letter of letters) {
        const [first = 0, ...more] = codePointsOf(`${letter}${mark}`.normalize('NFC'))
        const [own = 0] = codePointsOf(letter)
        if (more.length === 0) composed.push([own, first])
        else if (first === codePoint && own !== codePoint) swapped.push(own)
      }
      const rules: FlatRule[] = []
      if (composed.length > 0) {
        const items = [{ in: composed.map(([letter]) => letter) }, { in: [codePoint] }]
        rules.push({ items, before: 0, output: [{ place: 0, to: composed.map(([, to]) => to) }], caseless: false })
      }
      if (swapped.length > 0) {
        const items = [{ in: swapped }, { in: [codePoint] }]
        rules.push({ items, before: 0, output: [codePoint, { place: 0 }], caseless: false })
      }
      return rules
    })
}

const asciiLetters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

// ậ: a, ạ, ậ.
function prefixesOf(letter: string): readonly string[] {
  const parts = [...letter.normalize('NFD')]
  return parts
    .map((_, at) =>
      parts
        .slice(0, at + 1)
        .join('')
        .normalize('NFC'),
    )
    .filter((text) => [...text].length === 1)
}

/** Letters of the layout with marks in one code point, and what each is without its last mark. */
export function cutMarks(layout: Layout): readonly (readonly [letter: number, left: number])[] {
  const letters = textsOf(layout).flatMap((text) => [...text, ...text.toUpperCase(), ...text.toLowerCase()])
  return [...new Set(letters)].flatMap((letter) => {
    const parts = [...letter.normalize('NFD')]
    if (parts.length < 2) return []
    const [left, ...more] = codePointsOf(parts.slice(0, -1).join('').normalize('NFC'))
    return left === undefined || more.length > 0 ? [] : [[letter.codePointAt(0) ?? 0, left] as const]
  })
}

/** All texts that the layout can write. */
function textsOf(layout: Layout): readonly string[] {
  const rules = [...(layout.transforms ?? []).flatMap(({ rules }) => rules), ...(layout.backspace?.rules ?? [])]
  const options = Object.values(layout.options ?? {}).flatMap(({ keys = {} }) => Object.values(keys))
  return [
    ...[layout.keys ?? {}, ...options].flatMap((keys) =>
      Object.values(keys).flatMap((outputs) => Object.values(outputs)),
    ),
    ...rules.flatMap(({ to }) => to.filter((item) => typeof item === 'string')),
    ...Object.values(layout.sets ?? {}).flat(),
  ]
}

export const codePointsOf = (text: string): readonly number[] => [...text].map((char) => char.codePointAt(0) ?? 0)
