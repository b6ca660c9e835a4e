/**
 * An immutable map from short strings of small numbers (labels) to two costs, as a double-array trie in one array, four
 * numbers a place. The child of place p by label l is place `c = cells[p] + 4 * l`, and there is one only where
 * `cells[c + parent]` is p: a step reads two neighbouring numbers, however many children there are. The root is 0.
 */
export interface DoubleArray {
  readonly cells: Int32Array
}

/** What stands in the four numbers of a place, besides where its children are counted from. */
export const parent = 1
/** Cost of the word that ends here; -1 where none does. */
export const wordCost = 2
/** Cost of the cluster that ends here; -1 where none does. */
export const clusterCost = 3

/** Labels are 1 up to this. */
const mostLabels = 127

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
  let cells = new Int32Array(4096).fill(-1)
  const reserve = (places: number): void => {
    if (4 * places <= cells.length) return
    const larger = new Int32Array(Math.max(4 * places, 2 * cells.length)).fill(-1)
    larger.set(cells)
    cells = larger
  }
  const isFree = (place: number): boolean => cells[4 * place + parent] === -1
  let highest = 0
  // No child stands at 0, the root's place.
  let searchFrom = 1
  const labels: number[] = []
  const starts: number[] = []
  // Breadth first: `from` up to `to` are the keys below a place; they agree on `depth` labels.
  let level: { readonly place: number; readonly from: number; readonly to: number }[] = [
    { place: 0, from: 0, to: keys.length },
  ]
  for (let depth = 0; level.length > 0; depth++) {
    const next: typeof level = []
    for (const { place, from, to } of level) {
      let at = from
      if (at < to && keys[at]!.labels.length === depth) {
        cells[4 * place + wordCost] = keys[at]!.wordCost
        cells[4 * place + clusterCost] = keys[at]!.clusterCost
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
      if (first === undefined) continue
      let child = Math.max(searchFrom, first)
      let taken = 0
      for (; ; child++) {
        reserve(child + mostLabels + 1)
        if (!isFree(child)) taken++
        else if (labels.every((label) => isFree(child + label - first))) break
      }
      if (taken > 64 && taken > 0.9 * (child - searchFrom)) searchFrom = child
      cells[4 * place] = 4 * (child - first)
      for (let i = 0; i < labels.length; i++) {
        const own = child + labels[i]! - first
        cells[4 * own + parent] = 4 * place
        if (own > highest) highest = own
        next.push({ place: own, from: starts[i]!, to: starts[i + 1] ?? to })
      }
    }
    level = next
  }
  // Room for a step by any label from any place; one without children counts them from the root, nobody's parent there.
  const size = highest + mostLabels + 1
  reserve(size)
  for (let place = 0; place < size; place++) if (cells[4 * place] === -1) cells[4 * place] = 0
  return { cells: cells.slice(0, 4 * size) }
}
