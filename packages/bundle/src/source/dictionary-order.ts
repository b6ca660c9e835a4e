/** An item that stands outside the order, and the one that it should follow. */
export interface Misplaced<Item> {
  readonly item: Item
  /** `undefined` where it should be the first. */
  readonly after: Item | undefined
}

/**
 * Finds the fewest items whose moving puts a list in order: those outside a longest run that is in order already. One
 * comparison an item where the list is in order, else in proportion to n log n.
 *
 * @param compare negative, zero or positive
 * @example
 * findMisplaced([1, 9, 2, 3], (a, b) => a - b) // [{ item: 9, after: 3 }]
 */
export function findMisplaced<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
): readonly Misplaced<Item>[] {
  const inOrder = items.every((item, index) => index === 0 || compare(items[index - 1] as Item, item) <= 0)
  if (inOrder) return []

  // Patience sorting: ends[k] is the index of the least item with which an ordered run of k + 1 items can end.
  const ends: number[] = []
  const before = new Int32Array(items.length).fill(-1)
  for (const [index, item] of items.entries()) {
    const length = upperBound(ends, (end) => compare(items[end] as Item, item) <= 0)
    before[index] = ends[length - 1] ?? -1
    ends[length] = index
  }
  const keptAt = new Set<number>()
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) keptAt.add(index)

  const kept = items.filter((_, index) => keptAt.has(index))
  const moved = items.filter((_, index) => !keptAt.has(index))
  return moved.map((item) => ({ item, after: kept[upperBound(kept, (other) => compare(other, item) <= 0) - 1] }))
}

// How many leading items hold; those that hold stand before those that do not.
function upperBound<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(items[middle] as Item)) low = middle + 1
    else high = middle
  }
  return low
}
