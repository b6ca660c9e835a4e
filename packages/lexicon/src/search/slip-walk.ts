import type { NumberedRule, SlipRules } from './slip-rules.ts'
import { childOf, childrenFrom, isEnd, keyAt, keysBefore, longestKey, type Trie } from './trie.ts'

/**
 * Finds the keys of a trie that are at most two slips away from what was typed, without looking at the others.
 *
 * Most of a trie is near its root, so a walk that tries two slips there looks at most of the words. The slips are shared
 * out instead: of the ways in which at most one slip begins in the first half of what was typed, the trie finds all; what
 * is left are two slips in the first half, so that the second half is typed right, and these the trie of the turned keys
 * finds from its end, where two letters on only few words are left. (The idea of the split: Boytsov, "Indexing methods
 * for approximate dictionary searching", 2011, and the older bidirectional tries it tells of.)
 *
 * The walks touch typed arrays alone and make no object.
 */
export class SlipWalk {
  readonly #trie: Trie
  readonly #backwards: Trie | undefined
  readonly #rules: SlipRules
  /** Letters on the way from the root of the turned trie. */
  readonly #way = new Uint16Array(2 * longestKey)
  #typed: readonly number[] = []
  #half = 0
  #bound = 0
  #slips = 0
  #work = 0
  #workLimit = 0
  #found: Map<number, number> = new Map()

  /**
   * @param backwards the same keys from last letter to first; left out: the trie is walked from its root alone
   */
  constructor(trie: Trie, backwards: Trie | undefined, rules: SlipRules) {
    this.#trie = trie
    this.#backwards = backwards
    this.#rules = rules
  }

  /**
   * @param typed letter numbers, -1 for a letter that neither keys nor confusions have
   * @param bound in hundredths: dearer ways are not gone
   * @param slips 1 or 2
   * @param workLimit so many steps at most
   * @returns least cost by key number, and how many steps were made
   */
  find(
    typed: readonly number[],
    bound: number,
    slips: number,
    workLimit: number,
  ): { readonly found: ReadonlyMap<number, number>; readonly work: number } {
    this.#typed = typed
    this.#bound = bound
    this.#slips = slips
    this.#work = 0
    this.#workLimit = workLimit
    this.#found = new Map()
    const backwards = slips < 2 ? undefined : this.#backwards
    this.#half = backwards === undefined ? 0 : (typed.length + 1) >> 1
    this.#forwards(0, 0, 0, 0)
    if (backwards !== undefined) this.#backwardsFrom(backwards, 0, typed.length, 0, 0, 0)
    return { found: this.#found, work: this.#work }
  }

  #keep(key: number, cost: number): void {
    const before = this.#found.get(key)
    if (before === undefined || cost < before) this.#found.set(key, cost)
  }

  /** At `node`, with `at` letters typed behind it. */
  #forwards(from: number, startAt: number, cost: number, slips: number): void {
    const typed = this.#typed
    const trie = this.#trie
    const { letter, swap, byFirst, leftOut } = this.#rules
    let node = from
    let at = startAt
    for (;;) {
      if (++this.#work > this.#workLimit) return
      const next = at < typed.length ? typed[at]! : -1
      if (at === typed.length && isEnd(trie, node) && node > 0) this.#keep(keysBefore(trie, node), cost)
      const left = this.#bound - cost
      // The second slip of the first half is found from the other end.
      if (slips < this.#slips && left > 0 && (slips === 0 || at >= this.#half)) {
        if (left >= letter) {
          if (at < typed.length) this.#forwards(node, at + 1, cost + letter, slips + 1)
          const end = childrenFrom(trie, node + 1)
          for (let child = childrenFrom(trie, node); child < end; child++) {
            this.#forwards(child, at, cost + letter, slips + 1)
            if (at < typed.length && trie.letters[child] !== next)
              this.#forwards(child, at + 1, cost + letter, slips + 1)
          }
        }
        if (left >= swap && at + 1 < typed.length && typed[at + 1] !== next) {
          const first = childOf(trie, node, typed[at + 1]!)
          const second = first < 0 ? -1 : childOf(trie, first, next)
          if (second >= 0) this.#forwards(second, at + 2, cost + swap, slips + 1)
        }
        for (const rule of leftOut) this.#follow(rule, node, at, cost, slips)
        const rules = next < 0 ? undefined : byFirst[next]
        if (rules !== undefined) for (const rule of rules) this.#follow(rule, node, at, cost, slips)
      }
      if (next < 0) return
      const child = childOf(trie, node, next)
      if (child < 0) return
      node = child
      at++
    }
  }

  #follow(rule: NumberedRule, from: number, startAt: number, cost: number, slips: number): void {
    if (cost + rule.cost > this.#bound) return
    const { typed, written, final } = rule
    for (let i = 0; i < typed.length; i++) if (this.#typed[startAt + i] !== typed[i]) return
    const at = startAt + typed.length
    const ends = at === this.#typed.length
    if (final && !ends && this.#typed[at] !== this.#rules.space) return
    let node = from
    for (let i = 0; i < written.length && node >= 0; i++) node = childOf(this.#trie, node, written[i]!)
    if (node < 0) return
    if (!final) this.#forwards(node, at, cost + rule.cost, slips + 1)
    else if (ends) {
      if (node > 0 && isEnd(this.#trie, node)) this.#keep(keysBefore(this.#trie, node), cost + rule.cost)
    } else {
      const space = childOf(this.#trie, node, this.#rules.space)
      if (space >= 0) this.#forwards(space, at + 1, cost + rule.cost, slips + 1)
    }
  }

  /** At `node` of the turned trie, `depth` letters deep, with `at` letters typed before it. */
  #backwardsFrom(trie: Trie, from: number, startAt: number, cost: number, slips: number, startDepth: number): void {
    const typed = this.#typed
    const { letter, swap, byLast, leftOut } = this.#rules
    let node = from
    let at = startAt
    let depth = startDepth
    for (;;) {
      if (++this.#work > this.#workLimit) return
      if (node > 0) this.#way[depth - 1] = trie.letters[node]!
      const next = at > 0 ? typed[at - 1]! : -1
      if (at === 0 && node > 0 && isEnd(trie, node)) this.#keepTurned(depth, cost)
      const left = this.#bound - cost
      if (slips < this.#slips && left > 0) {
        // A slip belongs to the half in which it begins.
        if (left >= letter) {
          if (at > 0 && at - 1 < this.#half) this.#backwardsFrom(trie, node, at - 1, cost + letter, slips + 1, depth)
          if (at <= this.#half) {
            const end = childrenFrom(trie, node + 1)
            for (let child = childrenFrom(trie, node); child < end; child++) {
              if (at < this.#half) this.#backwardsFrom(trie, child, at, cost + letter, slips + 1, depth + 1)
              if (at > 0 && trie.letters[child] !== next)
                this.#backwardsFrom(trie, child, at - 1, cost + letter, slips + 1, depth + 1)
            }
          }
        }
        if (left >= swap && at > 1 && at - 2 < this.#half && typed[at - 2] !== next) {
          const first = childOf(trie, node, typed[at - 2]!)
          const second = first < 0 ? -1 : childOf(trie, first, next)
          if (second >= 0) {
            this.#way[depth] = trie.letters[first]!
            this.#backwardsFrom(trie, second, at - 2, cost + swap, slips + 1, depth + 2)
          }
        }
        if (at < this.#half) for (const rule of leftOut) this.#followTurned(trie, rule, node, at, cost, slips, depth)
        const rules = next < 0 ? undefined : byLast[next]
        if (rules !== undefined)
          for (const rule of rules)
            if (at - rule.typed.length < this.#half) this.#followTurned(trie, rule, node, at, cost, slips, depth)
      }
      if (next < 0) return
      const child = childOf(trie, node, next)
      if (child < 0) return
      node = child
      at--
      depth++
    }
  }

  #followTurned(
    trie: Trie,
    rule: NumberedRule,
    from: number,
    startAt: number,
    cost: number,
    slips: number,
    startDepth: number,
  ): void {
    if (cost + rule.cost > this.#bound) return
    const { typed, written, final } = rule
    const at = startAt - typed.length
    if (at < 0) return
    for (let i = 0; i < typed.length; i++) if (this.#typed[at + i] !== typed[i]) return
    if (final && !(startAt === this.#typed.length ? from === 0 : this.#endsWord(trie, from, startAt))) return
    let node = from
    let depth = startDepth
    for (let i = written.length - 1; i >= 0; i--) {
      node = childOf(trie, node, written[i]!)
      if (node < 0) return
      this.#way[depth++] = written[i]!
    }
    this.#backwardsFrom(trie, node, at, cost + rule.cost, slips + 1, depth)
  }

  /** Whether a space was both typed and written behind this place. */
  #endsWord(trie: Trie, node: number, at: number): boolean {
    const { space } = this.#rules
    return space >= 0 && this.#typed[at] === space && node > 0 && trie.letters[node] === space
  }

  #keepTurned(depth: number, cost: number): void {
    let node = 0
    for (let i = depth - 1; i >= 0 && node >= 0; i--) node = childOf(this.#trie, node, this.#way[i]!)
    const key = node < 0 ? -1 : keyAt(this.#trie, node)
    if (key >= 0) this.#keep(key, cost)
  }
}
