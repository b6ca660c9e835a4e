import { type ArrayTable, arrayNamed, type NumberArray } from './array-table.ts'

/**
 * An immutable trie over UTF-16 code units, level by level: node 0 is the root, then all nodes one unit deep, then two
 * deep. The children of a node stand side by side, sorted by label, and so do all nodes of one depth below any node.
 *
 * ```text
 * ia, in, ka        root      i  k      a  n  a
 *                    0        1  2      3  4  5
 * firstChild         1        3  5      6  6  6  (6)
 * ```
 *
 * So the keys that begin with a prefix are one run of nodes a level, shortest level first, and their values one run of
 * `values`: a prefix walk visits levels, not nodes.
 */
export interface Trie {
  /** Last code unit of the way to each node; 0 for the root. */
  readonly labels: Uint16Array
  /** Children of node n are `firstChild[n]` up to `firstChild[n + 1]`. */
  readonly firstChild: Uint32Array
  /** Values of node n are `values[firstValue[n]]` up to `firstValue[n + 1]`. */
  readonly firstValue: Uint32Array
  readonly values: Uint32Array
}

/** Longer keys than this are cut when a trie is built, so that no walk is longer. */
export const longestKey = 256

/**
 * Builds a trie.
 *
 * @param pairs key and value; a key may come several times. Empty keys are left out.
 * @returns the trie; the values of one key stand in ascending order, each once
 * @example
 * const trie = buildTrie([['ia', 7]])
 * valuesOf(trie, findNode(trie, 'ia')) // Uint32Array [7]
 */
export function buildTrie(pairs: Iterable<readonly [key: string, value: number]>): Trie {
  const valuesByKey = new Map<string, number[]>()
  for (const [key, value] of pairs) {
    const cut = key.length > longestKey ? key.slice(0, longestKey) : key
    if (cut === '') continue
    const values = valuesByKey.get(cut)
    if (values === undefined) valuesByKey.set(cut, [value])
    else values.push(value)
  }
  const keys = [...valuesByKey.keys()].sort(byCodeUnit)

  const labels: number[] = [0]
  const firstChild: number[] = []
  const firstValue: number[] = []
  const values: number[] = []
  // The keys below each node of the level at hand: [from, to) in `keys`; they agree on their first `depth` units.
  let level: { from: number; to: number }[] = [{ from: 0, to: keys.length }]
  for (let depth = 0; level.length > 0; depth++) {
    const next: { from: number; to: number }[] = []
    for (const node of level) {
      firstChild.push(labels.length)
      firstValue.push(values.length)
      let from = node.from
      if (from < node.to && keys[from]!.length === depth) {
        const own = [...new Set(valuesByKey.get(keys[from]!))].sort((a, b) => a - b)
        for (const value of own) values.push(value)
        from++
      }
      while (from < node.to) {
        const label = keys[from]!.charCodeAt(depth)
        let to = from + 1
        while (to < node.to && keys[to]!.charCodeAt(depth) === label) to++
        labels.push(label)
        next.push({ from, to })
        from = to
      }
    }
    level = next
  }
  firstChild.push(labels.length)
  firstValue.push(values.length)
  return {
    labels: Uint16Array.from(labels),
    firstChild: Uint32Array.from(firstChild),
    firstValue: Uint32Array.from(firstValue),
    values: Uint32Array.from(values),
  }
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The arrays of a trie under names that begin with `name`, for `packArrays`. */
export function trieArrays(name: string, trie: Trie): readonly (readonly [string, NumberArray])[] {
  return [
    [`${name}.labels`, trie.labels],
    [`${name}.firstChild`, trie.firstChild],
    [`${name}.firstValue`, trie.firstValue],
    [`${name}.values`, trie.values],
  ]
}

/** The trie that {@link trieArrays} named so; throws `index-malformed` where it is not there. */
export function trieNamed(table: ArrayTable, name: string): Trie {
  return {
    labels: arrayNamed(table, `${name}.labels`, Uint16Array),
    firstChild: arrayNamed(table, `${name}.firstChild`, Uint32Array),
    firstValue: arrayNamed(table, `${name}.firstValue`, Uint32Array),
    values: arrayNamed(table, `${name}.values`, Uint32Array),
  }
}

/** The node that `key` leads to, whether or not a key ends there; -1 where none does. */
export function findNode(trie: Trie, key: string): number {
  const { labels, firstChild } = trie
  let node = 0
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i)
    let low = firstChild[node]!
    const end = firstChild[node + 1]!
    let high = end
    while (low < high) {
      const middle = (low + high) >>> 1
      if (labels[middle]! < unit) low = middle + 1
      else high = middle
    }
    if (low === end || labels[low] !== unit) return -1
    node = low
  }
  return node
}

/** The values of the key that ends at `node`, ascending, as a view; empty where none ends there or `node` is -1. */
export function valuesOf(trie: Trie, node: number): Uint32Array {
  return node < 0
    ? trie.values.subarray(0, 0)
    : trie.values.subarray(trie.firstValue[node]!, trie.firstValue[node + 1]!)
}

/**
 * Lists the keys of a trie by code unit, cut to `longestKey` as it holds them.
 *
 * @example
 * [...keysOf(buildTrie([['ka', 2], ['ia', 7]]))] // ['ia', 'ka']
 */
export function* keysOf(trie: Trie): Generator<string, void, undefined> {
  const { labels, firstChild, firstValue } = trie
  // Places still to go to, the next one last; what stands before each.
  const places: { readonly node: number; readonly before: string }[] = [{ node: 0, before: '' }]
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    const { node, before } = place
    const key = node === 0 ? '' : before + String.fromCharCode(labels[node]!)
    if (key.length > longestKey) continue
    if (firstValue[node]! < firstValue[node + 1]!) yield key
    for (let child = firstChild[node + 1]! - 1; child >= firstChild[node]!; child--)
      // A file that lies about its children leads nowhere twice.
      if (child > node) places.push({ node: child, before: key })
  }
}

/**
 * Visits the values below a node, shortest keys first: once a level, with a view on the values of all keys of that
 * length. Stops when `visit` returns false.
 *
 * @param extra letters that the visited keys have beyond the node's own; 0 for the node itself
 */
export function visitBelow(trie: Trie, node: number, visit: (values: Uint32Array, extra: number) => boolean): void {
  if (node < 0) return
  let from = node
  let to = node + 1
  // `longestKey` ends the walk also over a file that lies about its children.
  for (let extra = 0; from < to && extra <= longestKey; extra++) {
    const first = trie.firstValue[from]!
    const end = trie.firstValue[to]!
    if (first < end && !visit(trie.values.subarray(first, end), extra)) return
    from = trie.firstChild[from]!
    to = trie.firstChild[to]!
  }
}
