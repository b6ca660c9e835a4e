import { inCaseOf, lower } from '../letter-case.ts'
import type { FlatItem, FlatOutput, FlatRule } from './flat-rules.ts'

/** What the key that made a change does right after it: takes the change back, where the rule says so, and types itself. */
export interface Inverse {
  /** What the rule wrote, what it left in front of that included. */
  readonly items: readonly FlatItem[]
  readonly output: readonly FlatOutput[]
  /** The key, in each case in which it counts as the same. */
  readonly trigger: readonly number[]
}

/**
 * Splits a rule with `again` into rules each of which can be undone by what it wrote alone, and gives with each how.
 * A piece that the output does not show is spelt out, member by member; so are letters that become one.
 */
export function invertRule(rule: FlatRule): readonly { readonly forward: FlatRule; readonly inverse: Inverse }[] {
  return splitTrigger(rule)
    .flatMap((byTrigger) => splitHidden(byTrigger))
    .map((forward) => ({ forward, inverse: inverseOf(forward) }))
}

const charOf = (codePoint: number): string => String.fromCodePoint(codePoint)

function inBothCases(codePoint: number): readonly number[] {
  const char = charOf(codePoint)
  return [...new Set([lower(char), inCaseOf('A', lower(char))])].map((each) => each.codePointAt(0) ?? codePoint)
}

/** One rule for each key that can set it off. */
function splitTrigger(rule: FlatRule): readonly FlatRule[] {
  const last = rule.items.at(-1)
  if (last === undefined || 'notIn' in last) return [rule]
  const byKey = new Map<string, number[]>()
  for (const codePoint of last.in) {
    const key = rule.caseless ? lower(charOf(codePoint)) : charOf(codePoint)
    byKey.set(key, [...(byKey.get(key) ?? []), codePoint])
  }
  return [...byKey.values()].map((members) => narrowed(rule, rule.items.length - 1, members))
}

function splitHidden(rule: FlatRule): readonly FlatRule[] {
  if (rule.again === 'once') return [rule]
  for (let place = rule.before; place < rule.items.length - 1; place++) {
    const item = rule.items[place]
    if (item === undefined || 'notIn' in item || item.in.length === 1) continue
    const shown = rule.output.filter((out) => typeof out === 'object' && out.place === place)
    const isTold = shown.some(
      (out) => typeof out === 'object' && (!('to' in out) || new Set(out.to).size === out.to.length),
    )
    if (!isTold) return item.in.flatMap((member) => splitHidden(narrowed(rule, place, [member])))
  }
  return [rule]
}

/** The rule for some members of an item alone. */
function narrowed(rule: FlatRule, place: number, members: readonly number[]): FlatRule {
  const item = rule.items[place]
  if (item === undefined || 'notIn' in item) return rule
  const output = rule.output.map((out): FlatOutput => {
    if (typeof out === 'number' || out.place !== place || !('to' in out)) return out
    const to = members.map((member) => out.to[item.in.indexOf(member)] ?? 0)
    return members.length === 1 ? (to[0] ?? 0) : { place, to }
  })
  return { ...rule, items: rule.items.with(place, { in: members }), output }
}

function inverseOf(rule: FlatRule): Inverse {
  const { items, before, output } = rule
  const last = items.at(-1)
  const members = last !== undefined && 'in' in last ? last.in : []
  const trigger = rule.caseless ? [...new Set(members.flatMap(inBothCases))] : members
  const written = [
    ...items.slice(0, before),
    ...output.map((out): FlatItem => {
      if (typeof out === 'number') return { in: [out] }
      const item = items[out.place]
      if ('to' in out) return { in: out.to }
      return item ?? { in: [] }
    }),
  ]
  const asWritten = written.map((_, place): FlatOutput => ({ place }))
  if (rule.again === 'once') return { items: written, output: asWritten, trigger }
  const restored = items.slice(before, -1).map((item, at): FlatOutput => {
    const place = before + at
    const told = output.findIndex(
      (out) =>
        typeof out === 'object' && out.place === place && (!('to' in out) || new Set(out.to).size === out.to.length),
    )
    const out = output[told]
    if (typeof out !== 'object') return 'in' in item ? (item.in[0] ?? 0) : 0
    if (!('to' in out) || 'notIn' in item) return { place: before + told }
    return { place: before + told, to: item.in }
  })
  return { items: written, output: [...asWritten.slice(0, before), ...restored], trigger }
}
