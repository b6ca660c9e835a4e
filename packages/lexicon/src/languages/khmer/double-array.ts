/**
 * An immutable map from short strings of small numbers (labels) to two costs, as a double-array trie: the child of place p
 * by label l is place `c = (nodes[p] >> 8) + l`, and there is one only where the low byte of `nodes[c]` is l. No two
 * places have one base, so that nobody else's child is taken for it. The root is place 0. Base and label of a place stand
 * in one number, and so do its costs: a step reads one of each.
 */
export interface DoubleArray {
  /** Base of each place's children, and in the low byte the label by which it is reached; `nowhere` where there is none. */
  readonly nodes: Int32Array
  /** Cost of the word that ends at each place, and in the low 16 bits that of the cluster; -1 each where none does. */
  readonly costs: Int32Array
}

/** Labels are 1 up to this; also a step by 0 leads nowhere. */
const mostLabels = 127
const nowhere = 255

/** A cost is no more than this. */
export const mostCost = 0x7fff

/** A key of a {@link DoubleArray}, with its costs or -1. */
export interface Key {
  readonly labels: Uint8Array
  readonly wordCost: number
  readonly clusterCost: number
}

/**
 * Builds the map. Takes time linear in the size of the keys, but for the search of free places, which gives up looking
 * where hardly any is free.
 *
 * @param keys ascending by label, each once, none empty
 */
export function buildDoubleArray(keys: readonly Key[]): DoubleArray {
  let places = 0
  let nodes = new Int32Array()
  let costs = new Int32Array()
  /** Whether a place is the base of another one already. */
  let taken = new Uint8Array()
  const reserve = (wanted: number): void => {
    if (wanted <= places) return
    const before = [nodes, costs, taken] as const
    places = Math.max(wanted, 2 * places)
    nodes = new Int32Array(places).fill(nowhere)
    costs = new Int32Array(places).fill(-1)
    taken = new Uint8Array(places)
    nodes.set(before[0])
    costs.set(before[1])
    taken.set(before[2])
  }
  reserve(1024)
  let highest = 0
  // No child stands at 0, the root's place.
  let searchFrom = 1
  const labels: number[] = []
  const starts: number[] = []
  const leaves: number[] = []
  // Depth first, so that the places of a word lie near one another: `from` up to `to` are the keys below a place, which
  // agree on `depth` labels.
  const waiting: { readonly place: number; readonly depth: number; readonly from: number; readonly to: number }[] = [
    { place: 0, depth: 0, from: 0, to: keys.length },
  ]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const { place, depth, from, to } = node
    let at = from
    if (at < to && keys[at]!.labels.length === depth) {
      const { wordCost, clusterCost } = keys[at]!
      costs[place] = (wordCost << 16) | (clusterCost & 0xffff)
      at++
    }
    labels.length = 0
    starts.length = 0
    for (; at < to; at++) {
      const label = keys[at]!.labels[depth]!
      if (label === labels.at(-1)) continue
      labels.push(label)
      starts.push(at)
    }
    const first = labels[0]
    if (first === undefined) {
      leaves.push(place)
      continue
    }
    let child = Math.max(searchFrom, first)
    let full = 0
    for (; ; child++) {
      reserve(child + mostLabels + 1)
      if (nodes[child] !== nowhere) full++
      else if (taken[child - first] === 0 && labels.every((label) => nodes[child + label - first] === nowhere)) break
    }
    if (full > 64 && full > 0.9 * (child - searchFrom)) searchFrom = child
    const base = child - first
    nodes[place] = (base << 8) | (nodes[place]! & 255)
    taken[base] = 1
    for (let i = labels.length - 1; i >= 0; i--) {
      const own = base + labels[i]!
      nodes[own] = labels[i]!
      if (own > highest) highest = own
      waiting.push({ place: own, depth: depth + 1, from: starts[i]!, to: starts[i + 1] ?? to })
    }
  }
  // What has no children counts them from beyond all others.
  const size = highest + 1 + mostLabels + 1
  reserve(size)
  for (const leaf of leaves) nodes[leaf] = ((highest + 1) << 8) | nodes[leaf]!
  return { nodes: nodes.slice(0, size), costs: costs.slice(0, size) }
}
