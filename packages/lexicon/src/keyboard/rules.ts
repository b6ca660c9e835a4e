import type { OutputItem, Transform } from './layout.ts'
import { inCaseOf, lower } from './letter-case.ts'
import {
  codePointsOf,
  compilePattern,
  foldCodePoints,
  type Match,
  type Matcher,
  match,
  type Sets,
  textOf,
} from './pattern.ts'

type Output =
  /** `model`: the piece of `from` whose case it takes. */
  | { readonly kind: 'text'; readonly text: string; readonly model: number | undefined }
  | { readonly kind: 'copy'; readonly piece: number }
  | { readonly kind: 'member'; readonly piece: number; readonly places: ReadonlyMap<string, string> }

export interface CompiledRule {
  readonly matcher: Matcher
  readonly outputs: readonly Output[]
  readonly again: Transform['again']
  readonly caseless: boolean
}

/** Rules of a group, and which of them can end with a code point. */
export interface CompiledRules {
  /** Numbers of rules by the last code point of what they match, in order. */
  readonly byLast: ReadonlyMap<number, readonly CompiledRule[]>
  /** Those that can end with any other. */
  readonly others: readonly CompiledRule[]
  readonly caseless: boolean
}

/** What a rule made of the code points before the caret. */
export interface Applied {
  readonly codePoints: readonly number[]
  readonly rule: CompiledRule
}

export function compileRules(rules: readonly Transform[], sets: Sets, caseless: boolean): CompiledRules {
  const compiled = rules.map((rule) => compileRule(rule, sets, caseless))
  const lasts = new Set(compiled.flatMap(({ matcher }) => [...(matcher.last ?? [])]))
  return {
    byLast: new Map(
      [...lasts].map((codePoint) => [
        codePoint,
        compiled.filter(({ matcher }) => matcher.last === undefined || matcher.last.has(codePoint)),
      ]),
    ),
    others: compiled.filter(({ matcher }) => matcher.last === undefined),
    caseless,
  }
}

function compileRule(rule: Transform, sets: Sets, caseless: boolean): CompiledRule {
  const used = new Set(
    rule.to.flatMap((item) => (typeof item === 'string' ? [] : ['copy' in item ? item.copy : item.of])),
  )
  const models = rule.from.map((_, piece) => piece).filter((piece) => !used.has(piece))
  let texts = 0
  const output = (item: OutputItem): Output => {
    if (typeof item === 'string') {
      const model = caseless ? (models[texts] ?? models.at(-1) ?? 0) : undefined
      texts += 1
      return { kind: 'text', text: item, model }
    }
    if ('copy' in item) return { kind: 'copy', piece: item.copy }
    const into = sets.get(item.set) ?? []
    const places = new Map<string, string>()
    for (const [place, member] of setOfPiece(rule, item.of, sets).entries()) {
      const key = caseless ? lower(member) : member
      if (!places.has(key)) places.set(key, into[place] ?? '')
    }
    return { kind: 'member', piece: item.of, places }
  }
  return {
    matcher: compilePattern(rule.before ?? [], rule.from, sets, caseless),
    outputs: rule.to.map(output),
    again: rule.again,
    caseless,
  }
}

function setOfPiece(rule: Transform, piece: number, sets: Sets): readonly string[] {
  let item = rule.from[piece]
  while (typeof item === 'object' && 'optional' in item) item = item.optional
  return typeof item === 'object' && 'set' in item ? (sets.get(item.set) ?? []) : []
}

/**
 * Applies the rule that fits: the one that reaches furthest back, `before` included, then the first. `undefined` where
 * none does.
 */
export function applyRules(rules: CompiledRules, codePoints: readonly number[]): Applied | undefined {
  const last = codePoints.at(-1)
  if (last === undefined) return undefined
  const folded = rules.caseless ? foldCodePoints(codePoints) : codePoints
  const candidates = rules.byLast.get(folded.at(-1)!) ?? rules.others
  let best: { readonly rule: CompiledRule; readonly match: Match } | undefined
  for (const rule of candidates) {
    const found = match(rule.matcher, codePoints, folded)
    if (found !== undefined && (best === undefined || found.from < best.match.from)) best = { rule, match: found }
  }
  if (best === undefined) return undefined
  return { codePoints: write(best.rule, best.match, codePoints), rule: best.rule }
}

function write(rule: CompiledRule, { pieces }: Match, codePoints: readonly number[]): readonly number[] {
  const matched = (piece: number): string => textOf(codePoints, pieces[piece] ?? 0, pieces[piece + 1] ?? 0)
  let text = ''
  for (const output of rule.outputs) {
    if (output.kind === 'text')
      text += output.model === undefined ? output.text : inCaseOf(matched(output.model), output.text)
    else if (output.kind === 'copy') text += matched(output.piece)
    else {
      const model = matched(output.piece)
      const member = output.places.get(rule.caseless ? lower(model) : model) ?? ''
      text += rule.caseless ? inCaseOf(model, member) : member
    }
  }
  return [...codePoints.slice(0, pieces[0]), ...codePointsOf(text)]
}
