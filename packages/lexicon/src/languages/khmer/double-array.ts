/**
 * An immutable map from short strings of small numbers (labels) to two costs, as a double-array trie: the child of place p
 * by label l is place `c = bases[p] + l`, and there is one only where `checks[c]` is l. No two places have one base, so
 * that nobody else's child is taken for it. Most steps that lead nowhere read `checks` alone, a byte a place. The root is
 * place 0.
 */
export interface DoubleArray {
  readonly bases: Int32Array
  /** Label by which each place is reached; `nowhere` where there is none. */
  readonly checks: Uint8Array
  /** Cost of the word that ends at each place; -1 where none does. */
  readonly wordCosts: Int16Array
  /** Cost of the cluster that ends at each place; -1 where none does. */
  readonly clusterCosts: Int16Array
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
  let places = 1024
  let bases = new Int32Array(places)
  let checks = new Uint8Array(places).fill(nowhere)
  let wordCosts = new Int16Array(places).fill(-1)
  let clusterCosts = new Int16Array(places).fill(-1)
  /** Whether a place is the base of another one already. */
  let taken = new Uint8Array(places)
  const reserve = (wanted: number): void => {
    if (wanted <= places) return
    places = Math.max(wanted, 2 * places)
    bases = grown(bases, new Int32Array(places))
    checks = grown(checks, new Uint8Array(places).fill(nowhere))
    wordCosts = grown(wordCosts, new Int16Array(places).fill(-1))
    clusterCosts = grown(clusterCosts, new Int16Array(places).fill(-1))
    taken = grown(taken, new Uint8Array(places))
  }
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
      wordCosts[place] = keys[at]!.wordCost
      clusterCosts[place] = keys[at]!.clusterCost
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
      if (checks[child] !== nowhere) full++
      else if (taken[child - first] === 0 && labels.every((label) => checks[child + label - first] === nowhere)) break
    }
    if (full > 64 && full > 0.9 * (child - searchFrom)) searchFrom = child
    const base = child - first
    bases[place] = base
    taken[base] = 1
    for (let i = labels.length - 1; i >= 0; i--) {
      const own = base + labels[i]!
      checks[own] = labels[i]!
      if (own > highest) highest = own
      waiting.push({ place: own, depth: depth + 1, from: starts[i]!, to: starts[i + 1] ?? to })
    }
  }
  // What has no children counts them from beyond all others.
  const size = highest + 1 + mostLabels + 1
  reserve(size)
  for (const leaf of leaves) bases[leaf] = highest + 1
  return {
    bases: bases.slice(0, size),
    checks: checks.slice(0, size),
    wordCosts: wordCosts.slice(0, size),
    clusterCosts: clusterCosts.slice(0, size),
  }
}

function grown<Numbers extends Int32Array | Int16Array | Uint8Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from)
  return to
}
