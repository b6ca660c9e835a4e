import type { OutputItem, Pattern, PatternItem, Transform } from '../layout.ts'
import { inCaseOf, lower } from '../letter-case.ts'

export type SetMembers = (name: string) => readonly string[]

/**
 * Members of a set by name. Beside the layout's own there are `NAME|both`, every member in every case that a person types;
 * `NAME|both|OTHER`, what stands for those of OTHER; `=TEXT`, a text as a set.
 */
export function caseSets(sets: Readonly<Record<string, readonly string[]>>): SetMembers {
  const own: SetMembers = (name) => (name.startsWith('=') ? [name.slice(1)] : (sets[name] ?? []))
  const made = (name: string): readonly string[] => {
    const [plain = '', both, other] = name.split('|')
    if (both === undefined) return own(plain)
    if (other === undefined) return own(plain).flatMap(casesOf)
    return own(other).flatMap((member, at) => casesOf(member).map((form) => inCaseOf(form, own(plain)[at] ?? '')))
  }
  const known = new Map<string, readonly string[]>()
  return (name) => {
    const members = known.get(name) ?? made(name)
    known.set(name, members)
    return members
  }
}

/** A text in lower case, in upper case, with a capital, and with the last letter alone in upper case. */
export function casesOf(text: string): readonly string[] {
  const low = lower(text)
  const up = inCaseOf('A', low)
  const [first = '', ...rest] = low
  const capital = inCaseOf('A', first) + rest.join('')
  const last = [...low].slice(0, -1).join('') + inCaseOf('A', [...low].at(-1) ?? '')
  return [...new Set([low, up, capital, last])]
}

function inBoth(item: PatternItem): PatternItem {
  if (typeof item === 'string') return casesOf(item).length === 1 ? item : { set: `=${item}|both` }
  if ('set' in item) return { set: `${item.set}|both` }
  if ('notIn' in item) return { notIn: item.notIn.map((name) => `${name}|both`) }
  return 'optional' in item ? { optional: inBoth(item.optional) } : { ...item, repeat: inBoth(item.repeat) }
}

/**
 * Writes a rule that holds for both cases for formats that compare letters as they are: over sets that have both cases, and
 * as several rules where a text of the output takes its case from a text of the pattern. Names of sets are those of
 * {@link caseSets}.
 */
export function caseVariants(rule: Transform): readonly Transform[] {
  const used = new Set(
    rule.to.flatMap((item) => (typeof item === 'string' ? [] : ['copy' in item ? item.copy : item.of])),
  )
  const free = rule.from.map((_, piece) => piece).filter((piece) => !used.has(piece))
  // By output: the piece whose case it takes.
  let texts = 0
  const models = rule.to.map((item) => (typeof item === 'string' ? (free[texts++] ?? free.at(-1) ?? 0) : undefined))
  const deciding = rule.from.flatMap((item, piece) =>
    typeof item === 'string' &&
    casesOf(item).length > 1 &&
    models.some((model, at) => model === piece && casesOf(String(rule.to[at])).length > 1)
      ? [piece]
      : [],
  )
  const variants = deciding.reduce<readonly Pattern[]>(
    (patterns, piece) =>
      patterns.flatMap((pattern) => casesOf(String(rule.from[piece])).map((form) => pattern.with(piece, form))),
    [rule.from.map((item, piece) => (deciding.includes(piece) ? item : inBoth(item)))],
  )
  return variants.map((from) => {
    const to = rule.to.map((item, at): OutputItem => {
      if (typeof item === 'string') {
        const model = from[models[at] ?? 0]
        return typeof model === 'string' ? inCaseOf(model, item) : item
      }
      if ('copy' in item) return item
      let source = rule.from[item.of]
      while (typeof source === 'object' && 'optional' in source) source = source.optional
      return typeof source === 'object' && 'set' in source ? { ...item, set: `${item.set}|both|${source.set}` } : item
    })
    return { ...rule, before: (rule.before ?? []).map(inBoth), from, to }
  })
}
