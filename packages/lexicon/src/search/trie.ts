import { type ArrayTable, arrayNamed, type NumberArray } from './array-table.ts'
import { type Ascending, ascendingArrays, ascendingNamed, buildAscending, numberAt } from './ascending.ts'
import { type LetterNumbers, lettersOfArray } from './letter-table.ts'

/**
 * An immutable trie over letter numbers, level by level: node 0 is the root, then all nodes one letter deep, then two
 * deep. The children of a node stand side by side, sorted by letter, and so do all nodes of one depth below any node.
 *
 * ```text
 * ia, in, ka        root      i  k      a  n  a
 *                    0        1  2      3  4  5
 * children           1        3  5      6  6  6  (6)
 * ```
 *
 * Keys are numbered in this order too: shorter ones first. So the keys that begin with a prefix are one run of nodes and
 * one run of key numbers a level. A node costs 2.6 bytes.
 */
export interface Trie {
  /** Last letter of the way to each node; 0 for the root. */
  readonly letters: LetterNumbers
  /** Children of node n are those from number n up to number n + 1. */
  readonly children: Ascending
  /** One bit a node: whether a key ends there. */
  readonly ends: Uint32Array
  /** By run of 256 nodes: how many keys end before it. */
  readonly endsBefore: Uint32Array
}

/** Longer keys are cut when a trie is built, so that no walk is deeper. */
export const longestKey = 256

/**
 * Builds a trie.
 *
 * @param keys letter numbers as code units, sorted by code unit, each once, none empty, none over `longestKey`
 * @param room makes the array of that many letters
 * @returns the trie, and by key number the place of the key in `keys`
 * @example
 * keyAt(trie, findNode(trie, [1, 0])) // 0, the number of the key '\x01\x00'
 */
export function buildTrie(
  keys: readonly string[],
  room: (length: number) => LetterNumbers,
): { readonly trie: Trie; readonly places: Uint32Array } {
  const letters: number[] = [0]
  const children: number[] = []
  const ends: number[] = []
  const places: number[] = []
  // The keys below each node of the level at hand, [from, to) pairs: they agree on their first `depth` letters.
  let level: number[] = [0, keys.length]
  for (let depth = 0; level.length > 0; depth++) {
    const next: number[] = []
    for (let i = 0; i < level.length; i += 2) {
      let from = level[i]!
      const end = level[i + 1]!
      if (from < end && keys[from]!.length === depth) {
        const node = children.length
        while (ends.length <= node >>> 5) ends.push(0)
        ends[node >>> 5]! |= 1 << (node & 31)
        places.push(from)
        from++
      }
      children.push(letters.length)
      while (from < end) {
        const letter = keys[from]!.charCodeAt(depth)
        let to = from + 1
        while (to < end && keys[to]!.charCodeAt(depth) === letter) to++
        letters.push(letter)
        next.push(from, to)
        from = to
      }
    }
    level = next
  }
  children.push(letters.length)
  const array = room(letters.length)
  array.set(letters)
  const bits = new Uint32Array(Math.ceil(letters.length / 32))
  bits.set(ends)
  // One more than there are runs where the last is full: the place behind the last node may be asked for.
  const endsBefore = new Uint32Array((letters.length >>> 8) + 1)
  for (let word = 0, count = 0; word <= bits.length; word++) {
    if (word % 8 === 0 && word / 8 < endsBefore.length) endsBefore[word / 8] = count
    count += ones(bits[word] ?? 0)
  }
  return {
    trie: { letters: array, children: buildAscending(children), ends: bits, endsBefore },
    places: Uint32Array.from(places),
  }
}

function ones(word: number): number {
  let w = word - ((word >>> 1) & 0x55555555)
  w = (w & 0x33333333) + ((w >>> 2) & 0x33333333)
  return Math.imul((w + (w >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Where the children of a node begin; those of the next node end them. */
export function childrenFrom(trie: Trie, node: number): number {
  return numberAt(trie.children, node)
}

/** The child that a letter leads to; -1 where none does. */
export function childOf(trie: Trie, node: number, letter: number): number {
  const { letters } = trie
  let low = numberAt(trie.children, node)
  const end = numberAt(trie.children, node + 1)
  let high = end
  while (high - low > 8) {
    const middle = (low + high) >>> 1
    if (letters[middle]! < letter) low = middle + 1
    else high = middle
  }
  while (low < end) {
    const found = letters[low]!
    if (found >= letter) return found === letter ? low : -1
    low++
  }
  return -1
}

/** The node whose child a node is; that of the root is the root. */
export function parentOf(trie: Trie, node: number): number {
  let low = 0
  let high = node
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (childrenFrom(trie, middle) <= node) low = middle
    else high = middle
  }
  return low
}

/** The node that letters lead to, whether or not a key ends there; -1 where none does, or where a letter is negative. */
export function findNode(trie: Trie, letters: ArrayLike<number>): number {
  let node = 0
  for (let i = 0; i < letters.length && node >= 0; i++) node = childOf(trie, node, letters[i]!)
  return node
}

/** Whether a key ends at a node. */
export function isEnd(trie: Trie, node: number): boolean {
  return ((trie.ends[node >>> 5]! >>> (node & 31)) & 1) === 1
}

/** How many keys end before a node: the number of the key that ends there, if one does. */
export function keysBefore(trie: Trie, node: number): number {
  let keys = trie.endsBefore[node >>> 8] ?? 0
  const word = node >>> 5
  for (let i = (node >>> 8) * 8; i < word; i++) keys += ones(trie.ends[i] ?? 0)
  return (node & 31) === 0 ? keys : keys + ones((trie.ends[word] ?? 0) & ((1 << (node & 31)) - 1))
}

/** The number of the key that ends at a node; -1 where none does or `node` is -1. */
export function keyAt(trie: Trie, node: number): number {
  return node > 0 && isEnd(trie, node) ? keysBefore(trie, node) : -1
}

/**
 * Visits the keys below nodes that stand side by side at one depth, shortest first: one run of key numbers a level.
 * Stops when `visit` returns false.
 *
 * @param visit gets `[from, to)`, and how many letters the keys have beyond the nodes; 0 for the nodes themselves
 */
export function visitBelow(
  trie: Trie,
  firstNode: number,
  endNode: number,
  visit: (from: number, to: number, extra: number) => boolean,
): void {
  let [from, to] = [firstNode, endNode]
  // `longestKey` ends the walk also over a file that lies about its children.
  for (let extra = 0; from < to && extra <= longestKey; extra++) {
    const [first, end] = [keysBefore(trie, from), keysBefore(trie, to)]
    if (first < end && !visit(first, end, extra)) return
    from = childrenFrom(trie, from)
    to = childrenFrom(trie, to)
  }
}

/** The arrays of a trie under names that begin with `name`, for `packArrays`. */
export function trieArrays(name: string, trie: Trie): (readonly [string, NumberArray])[] {
  return [
    [`${name}.letters`, trie.letters],
    ...ascendingArrays(`${name}.children`, trie.children),
    [`${name}.ends`, trie.ends],
    [`${name}.endsBefore`, trie.endsBefore],
  ]
}

/** The trie that {@link trieArrays} named so; throws `index-malformed` where it is not there. */
export function trieNamed(table: ArrayTable, name: string): Trie {
  return {
    letters: lettersOfArray(table, `${name}.letters`),
    children: ascendingNamed(table, `${name}.children`),
    ends: arrayNamed(table, `${name}.ends`, Uint32Array),
    endsBefore: arrayNamed(table, `${name}.endsBefore`, Uint32Array),
  }
}
