import type { SlipRules, SlipRun } from './slip-rules.ts'
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
  /** By node, one bit for each sixteenth of the letters: whether one of them follows. See {@link followingOf}. */
  readonly #following: Uint16Array
  readonly #followingTurned: Uint16Array | undefined
  /** Letters on the way from the root of the turned trie. */
  readonly #way = new Uint16Array(2 * longestKey)
  #typed: readonly number[] = []
  /** By place: where the costs of the letter typed there begin, and what it costs if it is too much. */
  #changeAt: Int32Array = new Int32Array(64)
  #tooMuchAt: Int32Array = new Int32Array(64)
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
    this.#following = followingOf(trie)
    this.#followingTurned = backwards && followingOf(backwards)
  }

  /**
   * @param typed letters, in a query's limit
   * @param bound in hundredths: dearer ways are not gone
   * @param slips 1 or 2
   * @param workLimit so many steps at most
   * @returns least cost by key number, and how many steps were made
   */
  find(
    typed: readonly string[],
    bound: number,
    slips: number,
    workLimit: number,
  ): { readonly found: ReadonlyMap<number, number>; readonly work: number } {
    const { numbers, classOf, classes, tooMuch } = this.#rules
    this.#typed = typed.map((letter) => numbers.get(letter) ?? -1)
    if (this.#changeAt.length < typed.length) {
      this.#changeAt = new Int32Array(typed.length)
      this.#tooMuchAt = new Int32Array(typed.length)
    }
    this.#typed.forEach((number, at) => {
      const ofClass = number < 0 ? 0 : classOf[number]!
      this.#changeAt[at] = ofClass * classes
      this.#tooMuchAt[at] = tooMuch[ofClass]!
    })
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

  /** From `start`, with `startAt` letters typed before it. */
  #forwards(start: number, startAt: number, cost: number, slips: number): void {
    const typed = this.#typed
    const trie = this.#trie
    const left = this.#bound - cost
    if (slips === this.#slips || left <= 0) {
      this.#restForwards(start, startAt, cost)
      return
    }
    const { swap, classOf, change, leftOut, byFirst, untyped } = this.#rules
    const letters = trie.letters
    const following = this.#following
    const another = slips + 1 < this.#slips
    let node = start
    for (let at = startAt; ; at++) {
      if (++this.#work > this.#workLimit) return
      const inside = at < typed.length
      const next = inside ? typed[at]! : -1
      if (!inside && node > 0 && isEnd(trie, node)) this.#keep(keysBefore(trie, node), cost)
      let follow = -1
      // The second slip of the first half is found from the other end.
      if (slips === 0 || at >= this.#half) {
        const changes = inside ? this.#changeAt[at]! : 0
        if (inside && this.#tooMuchAt[at]! <= left) this.#forwards(node, at + 1, cost + this.#tooMuchAt[at]!, slips + 1)
        // Where no other slip may follow at once, the letter typed behind must, and most nodes lack it.
        const ifLeftOut = another && at >= this.#half ? anyLetter : inside ? bitOf(next) : anyLetter
        const behind = at + 1 < typed.length ? typed[at + 1]! : -1
        const ifChanged = (another && at + 1 >= this.#half) || at + 1 >= typed.length ? anyLetter : bitOf(behind)
        const end = childrenFrom(trie, node + 1)
        for (let child = childrenFrom(trie, node); child < end; child++) {
          const written = letters[child]!
          const ofClass = classOf[written]!
          const more = leftOut[ofClass]!
          if (more <= left && (ifLeftOut === anyLetter || (following[child]! & ifLeftOut) !== 0))
            this.#forwards(child, at, cost + more, slips + 1)
          if (!inside) continue
          if (written === next) {
            follow = child
            continue
          }
          const other = change[changes + ofClass]!
          if (other <= left && (ifChanged === anyLetter || (following[child]! & ifChanged) !== 0))
            this.#forwards(child, at + 1, cost + other, slips + 1)
        }
        if (swap <= left && at + 1 < typed.length && typed[at + 1] !== next) {
          const first = childOf(trie, node, typed[at + 1]!)
          const second = first < 0 ? -1 : childOf(trie, first, next)
          if (second >= 0) this.#forwards(second, at + 2, cost + swap, slips + 1)
        }
        for (let i = 0; i < untyped.length; i++) this.#follow(untyped[i]!, node, at, cost, slips)
        const runs = next < 0 ? undefined : byFirst[next]
        if (runs !== undefined) for (let i = 0; i < runs.length; i++) this.#follow(runs[i]!, node, at, cost, slips)
      } else if (inside && (following[node]! & bitOf(next)) !== 0) follow = childOf(trie, node, next)
      if (follow < 0) return
      node = follow
    }
  }

  /** No more slips: the rest as it was typed. */
  #restForwards(start: number, startAt: number, cost: number): void {
    const typed = this.#typed
    const trie = this.#trie
    let node = start
    this.#work++
    for (let at = startAt; at < typed.length; at++) {
      const next = typed[at]!
      node = (this.#following[node]! & bitOf(next)) === 0 ? -1 : childOf(trie, node, next)
      if (node < 0) return
    }
    if (node > 0 && isEnd(trie, node)) this.#keep(keysBefore(trie, node), cost)
  }

  #follow(run: SlipRun, start: number, startAt: number, cost: number, slips: number): void {
    if (cost + run.cost > this.#bound) return
    const { typed, written, final } = run
    for (let i = 0; i < typed.length; i++) if (this.#typed[startAt + i] !== typed[i]) return
    const at = startAt + typed.length
    const ends = at === this.#typed.length
    const { space } = this.#rules
    if (final && !ends && (space < 0 || this.#typed[at] !== space)) return
    let node = start
    for (let i = 0; i < written.length; i++) {
      node = childOf(this.#trie, node, written[i]!)
      if (node < 0) return
    }
    if (!final) this.#forwards(node, at, cost + run.cost, slips + 1)
    else if (ends) {
      if (node > 0 && isEnd(this.#trie, node)) this.#keep(keysBefore(this.#trie, node), cost + run.cost)
    } else {
      const spaced = childOf(this.#trie, node, space)
      if (spaced >= 0) this.#forwards(spaced, at + 1, cost + run.cost, slips + 1)
    }
  }

  /** From `start` of the turned trie, `startDepth` letters deep, with `startAt` letters typed before it. */
  #backwardsFrom(trie: Trie, start: number, startAt: number, cost: number, slips: number, startDepth: number): void {
    const typed = this.#typed
    const way = this.#way
    const half = this.#half
    const left = this.#bound - cost
    const { swap, classOf, change, leftOut, byLast, untyped } = this.#rules
    const letters = trie.letters
    const following = this.#followingTurned!
    const maySlip = slips < this.#slips && left > 0
    const another = slips + 1 < this.#slips
    let node = start
    let depth = startDepth
    for (let at = startAt; ; at--, depth++) {
      if (++this.#work > this.#workLimit) return
      if (node > 0) way[depth - 1] = letters[node]!
      if (at === 0 && node > 0 && isEnd(trie, node)) this.#keepTurned(depth, cost)
      const next = at > 0 ? typed[at - 1]! : -1
      // A slip belongs to the half in which it begins, and only the first has any here.
      if (maySlip) {
        if (at > 0 && at <= half) {
          const tooMuch = this.#tooMuchAt[at - 1]!
          if (tooMuch <= left) this.#backwardsFrom(trie, node, at - 1, cost + tooMuch, slips + 1, depth)
        }
        if (at <= half) {
          const changes = at > 0 ? this.#changeAt[at - 1]! : 0
          const ifLeftOut = another || at === 0 ? anyLetter : bitOf(next)
          const ifChanged = another || at < 2 ? anyLetter : bitOf(typed[at - 2]!)
          const end = childrenFrom(trie, node + 1)
          for (let child = childrenFrom(trie, node); child < end; child++) {
            const written = letters[child]!
            const ofClass = classOf[written]!
            const more = leftOut[ofClass]!
            if (at < half && more <= left && (ifLeftOut === anyLetter || (following[child]! & ifLeftOut) !== 0))
              this.#backwardsFrom(trie, child, at, cost + more, slips + 1, depth + 1)
            if (at === 0 || written === next) continue
            const other = change[changes + ofClass]!
            if (other <= left && (ifChanged === anyLetter || (following[child]! & ifChanged) !== 0))
              this.#backwardsFrom(trie, child, at - 1, cost + other, slips + 1, depth + 1)
          }
        }
        if (swap <= left && at > 1 && at - 2 < half && typed[at - 2] !== next) {
          const first = childOf(trie, node, typed[at - 2]!)
          const second = first < 0 ? -1 : childOf(trie, first, next)
          if (second >= 0) {
            way[depth] = letters[first]!
            this.#backwardsFrom(trie, second, at - 2, cost + swap, slips + 1, depth + 2)
          }
        }
        if (at < half)
          for (let i = 0; i < untyped.length; i++) this.#followTurned(trie, untyped[i]!, node, at, cost, slips, depth)
        const runs = next < 0 ? undefined : byLast[next]
        if (runs !== undefined)
          for (let i = 0; i < runs.length; i++)
            if (at - runs[i]!.typed.length < half) this.#followTurned(trie, runs[i]!, node, at, cost, slips, depth)
      }
      if (at === 0) return
      node = childOf(trie, node, next)
      if (node < 0) return
    }
  }

  #followTurned(
    trie: Trie,
    run: SlipRun,
    start: number,
    startAt: number,
    cost: number,
    slips: number,
    startDepth: number,
  ): void {
    if (cost + run.cost > this.#bound) return
    const { typed, written, final } = run
    const at = startAt - typed.length
    if (at < 0) return
    for (let i = 0; i < typed.length; i++) if (this.#typed[at + i] !== typed[i]) return
    if (final && !(startAt === this.#typed.length ? start === 0 : this.#endsWord(trie, start, startAt))) return
    let node = start
    let depth = startDepth
    for (let i = written.length - 1; i >= 0; i--) {
      node = childOf(trie, node, written[i]!)
      if (node < 0) return
      this.#way[depth++] = written[i]!
    }
    this.#backwardsFrom(trie, node, at, cost + run.cost, slips + 1, depth)
  }

  /** Whether a space was both typed and written behind this place. */
  #endsWord(trie: Trie, node: number, at: number): boolean {
    const { space } = this.#rules
    return space >= 0 && this.#typed[at] === space && node > 0 && trie.letters[node] === space
  }

  #keepTurned(depth: number, cost: number): void {
    let node = 0
    for (let i = depth - 1; i >= 0; i--) {
      node = childOf(this.#trie, node, this.#way[i]!)
      if (node < 0) return
    }
    const key = keyAt(this.#trie, node)
    if (key >= 0) this.#keep(key, cost)
  }
}

/** Asks for no letter. */
const anyLetter = 0x10000

/** The bit of a letter; none for one that no key has. */
function bitOf(letter: number): number {
  return letter < 0 ? 0 : 1 << (letter & 15)
}

/**
 * Tells of every node which letters can follow. Children stand side by side, so a walk reads what it needs of all of them
 * from one place, where it would else look up the children of each. Two bytes a node, made in a few milliseconds when the
 * first query needs it.
 */
function followingOf(trie: Trie): Uint16Array {
  const nodes = trie.letters.length
  const following = new Uint16Array(nodes)
  for (let node = 0, child = childrenFrom(trie, 0); node < nodes; node++)
    for (const end = Math.min(nodes, childrenFrom(trie, node + 1)); child < end; child++)
      following[node]! |= bitOf(trie.letters[child]!)
  return following
}
