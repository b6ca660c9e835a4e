import type { Language } from '../src/language.ts'
import { type CostTable, groupsOf } from '../src/languages/read-costs.ts'
import { canonicalKey, foldedKey } from '../src/search/search-key.ts'
import { slipBounds } from '../src/search/slip-distance.ts'

/** A word of a list, in the forms that the search compares. */
export interface Word {
  readonly folded: string
  readonly canonical: readonly string[]
}

/** Words as a tree over the letters of their folded keys. */
export interface WordTree {
  readonly words: readonly Word[]
  readonly root: Node
}

interface Node {
  readonly children: Map<string, Node>
  /** Numbers of the words whose key ends here. */
  words: number[] | undefined
}

/** The rules by number: 0 an unrelated letter, 1 a swap, then those of the table in its order. */
export const letterRule = 0
export const swapRule = 1

/** The costs by rule number, in hundredths. */
export type CostVector = readonly number[]

/** Names of the costs that can be tuned, by rule number from {@link swapRule} on. */
export function costNames(table: CostTable): readonly string[] {
  return ['swap', ...Object.keys(table.confusions)]
}

/** Reads the costs of a table by rule number. */
export function costVector(table: CostTable): CostVector {
  const costs = [table.letter, table.swap, ...Object.values(table.confusions).map(({ cost }) => cost)]
  return costs.map((cost) => Math.round(cost * 100))
}

/** Writes costs back into a table. */
export function withCosts(table: CostTable, costs: CostVector): CostTable {
  const rules = Object.entries(table.confusions)
  return {
    ...table,
    swap: costs[swapRule]! / 100,
    confusions: Object.fromEntries(rules.map(([name, rule], at) => [name, { ...rule, cost: costs[at + 2]! / 100 }])),
  }
}

/** Makes the tree of a list. Each different canonical key is one word. */
export function wordTree(language: Language, list: Iterable<string>): WordTree {
  const words: Word[] = []
  const root: Node = { children: new Map(), words: undefined }
  const seen = new Set<string>()
  for (const text of list) {
    const canonical = canonicalKey(language, text)
    const folded = foldedKey(language, text)
    if (folded === '' || seen.has(canonical)) continue
    seen.add(canonical)
    let node = root
    for (const letter of language.letters(folded)) {
      const child: Node = node.children.get(letter) ?? { children: new Map(), words: undefined }
      node.children.set(letter, child)
      node = child
    }
    node.words = [...(node.words ?? []), words.length]
    words.push({ folded, canonical: language.letters(canonical) })
  }
  return { words, root }
}

/** A confusion between folded keys, of the rule with that number. */
interface KeyRule {
  readonly rule: number
  readonly typed: readonly string[]
  readonly written: readonly string[]
  readonly final: boolean
}

/** The confusions of a table between folded keys, both ways, by the first letter typed; '' for none. */
export function keyRules(table: CostTable, language: Language): ReadonlyMap<string, readonly KeyRule[]> {
  const byFirst = new Map<string, KeyRule[]>()
  Object.values(table.confusions).forEach(({ among, final }, at) => {
    for (const group of groupsOf(among, table.classes))
      for (const a of group)
        for (const b of group) {
          const [typed, written] = [a, b].map((each) => foldedKey(language, each))
          if (a === b || typed === written) continue
          const rule = {
            rule: at + 2,
            typed: language.letters(typed!),
            written: language.letters(written!),
            final: final === true,
          }
          const first = rule.typed[0] ?? ''
          byFirst.set(first, [...(byFirst.get(first) ?? []), rule])
        }
  })
  return byFirst
}

/** A word near what was typed, and each way there as two rule numbers; -1 for none. */
export interface NearWord {
  readonly word: number
  readonly ways: readonly (readonly [first: number, second: number])[]
}

/**
 * Finds the words that at most two slips lead to, whatever the rules cost from `lowest` up, with all ways there. Left out
 * are words that only two unrelated letters lead to: they stand behind all others, and nobody reads on to them.
 *
 * @param typed letters of the folded key
 * @param lowest cost that a rule may come to have, in hundredths
 */
export function nearWords(
  tree: WordTree,
  rules: ReadonlyMap<string, readonly KeyRule[]>,
  typed: readonly string[],
  lowest: number,
): readonly NearWord[] {
  const bound = typed.length < 2 ? 0 : Math.min(slipBounds.most, slipBounds.perLetter * typed.length)
  const found = new Map<number, Map<number, readonly [number, number]>>()

  // `atEnd`: a rule for the end of a word was used last; nothing but a space may follow in the word.
  const visit = (node: Node, i: number, first: number, second: number, atEnd: boolean): void => {
    if (i === typed.length && node.words !== undefined) record(node.words, first, second)
    const letter = typed[i]
    if (letter !== undefined && !(atEnd && letter !== ' ')) {
      const child = node.children.get(letter)
      if (child !== undefined) visit(child, i + 1, first, second, false)
    }
    if (second >= 0) return
    const slip = (next: Node, to: number, rule: number, end: boolean): void => {
      if (first < 0) {
        if ((rule === letterRule ? 100 : lowest) <= bound) visit(next, to, rule, -1, end)
      } else if (first !== letterRule || rule !== letterRule) {
        const cost = (first === letterRule ? 100 : lowest) + (rule === letterRule ? 100 : lowest)
        if (cost <= bound) visit(next, to, first, rule, end)
      }
    }
    if (letter !== undefined) slip(node, i + 1, letterRule, atEnd)
    for (const [other, child] of node.children) {
      if (atEnd && other !== ' ') continue
      slip(child, i, letterRule, false)
      if (letter !== undefined && other !== letter) slip(child, i + 1, letterRule, false)
    }
    const following = typed[i + 1]
    if (letter !== undefined && following !== undefined && letter !== following && !(atEnd && following !== ' ')) {
      const swapped = node.children.get(following)?.children.get(letter)
      if (swapped !== undefined) slip(swapped, i + 2, swapRule, false)
    }
    for (const name of letter === undefined ? [''] : ['', letter])
      for (const { rule, typed: run, written, final } of rules.get(name) ?? []) {
        if (!run.every((each, k) => typed[i + k] === each)) continue
        const to = i + run.length
        if (final && to < typed.length && typed[to] !== ' ') continue
        if (atEnd && written.length > 0 && written[0] !== ' ') continue
        let next: Node | undefined = node
        for (const each of written) next = next?.children.get(each)
        if (next !== undefined) slip(next, to, rule, final || (atEnd && written.length === 0))
      }
  }
  const record = (words: readonly number[], first: number, second: number): void => {
    const [a, b] = first < second ? [second, first] : [first, second]
    for (const word of words) {
      const ways = found.get(word) ?? new Map<number, readonly [number, number]>()
      ways.set(a * 1000 + b, [a, b])
      found.set(word, ways)
    }
  }
  visit(tree.root, 0, -1, -1, false)
  return Array.from(found, ([word, ways]) => ({ word, ways: [...ways.values()] }))
}

/** The least cost of a word's ways, in hundredths; `Infinity` where all are above the bound. */
export function keyCost({ ways }: NearWord, costs: CostVector, bound: number): number {
  let least = Infinity
  for (const [first, second] of ways) {
    const cost = (first < 0 ? 0 : costs[first]!) + (second < 0 ? 0 : costs[second]!)
    if (cost < least) least = cost
  }
  return least <= bound ? least : Infinity
}
