import { type LineSpool, lineSpool } from './line-spool.ts'
import type { Scratch } from './scratch.ts'

/** Sorts more lines than memory holds. */
export interface ExternalSort<Item> {
  /** The line is what `read` makes the item of again. */
  add(item: Item, line: string): Promise<void> | undefined
  /** All items in order; equal ones in the order in which they were added. */
  sorted(): AsyncGenerator<Item, void, undefined>
}

/** Code units of the lines of one run. */
const runUnits = 6 * 1024 * 1024

/**
 * Makes a sort that holds one run of lines in memory: full runs are sorted and put down, and in the end merged. What fits
 * into one run is never put down.
 *
 * @param compare negative, zero or positive
 * @param read makes an item of its line
 * @param units of one run
 */
export function externalSort<Item>(
  scratch: Scratch,
  compare: (a: Item, b: Item) => number,
  read: (line: string) => Item,
  units: number = runUnits,
): ExternalSort<Item> {
  const runs: LineSpool[] = []
  let run: { readonly item: Item; readonly line: string }[] = []
  let held = 0

  const putDown = async (): Promise<void> => {
    run.sort((a, b) => compare(a.item, b.item))
    const spool = lineSpool(scratch)
    for (const { line } of run) {
      const written = spool.add(line)
      if (written !== undefined) await written
    }
    runs.push(spool)
    run = []
    held = 0
  }

  return {
    add(item, line) {
      run.push({ item, line })
      held += line.length
      return held > units ? putDown() : undefined
    },
    async *sorted() {
      if (runs.length === 0) {
        run.sort((a, b) => compare(a.item, b.item))
        for (const { item } of run) yield item
        return
      }
      if (run.length > 0) await putDown()
      yield* merge(runs, compare, read)
      for (const spool of runs) await spool.remove()
    },
  }
}

/** The next item of a run, and the lines of its lot that follow. */
interface Head<Item> {
  readonly lots: AsyncGenerator<readonly string[], void, undefined>
  readonly run: number
  lot: readonly string[]
  at: number
  item: Item
}

async function* merge<Item>(
  runs: readonly LineSpool[],
  compare: (a: Item, b: Item) => number,
  read: (line: string) => Item,
): AsyncGenerator<Item, void, undefined> {
  // A heap: the least item is the first.
  const heap: Head<Item>[] = []
  const before = (a: Head<Item>, b: Head<Item>): boolean => (compare(a.item, b.item) || a.run - b.run) < 0
  const sink = (from: number): void => {
    for (let at = from; ; ) {
      let least = at
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && before(heap[child]!, heap[least]!)) least = child
      }
      if (least === at) return
      ;[heap[at], heap[least]] = [heap[least]!, heap[at]!]
      at = least
    }
  }

  for (const [index, spool] of runs.entries()) {
    const lots = spool.lots()
    const { value } = await lots.next()
    if (value?.[0] !== undefined) heap.push({ lots, run: index, lot: value, at: 0, item: read(value[0]) })
  }
  for (let at = heap.length >> 1; at >= 0; at--) sink(at)

  for (let head = heap[0]; head !== undefined; head = heap[0]) {
    yield head.item
    head.at += 1
    if (head.at === head.lot.length) {
      const { value } = await head.lots.next()
      head.lot = value ?? []
      head.at = 0
    }
    const line = head.lot[head.at]
    if (line !== undefined) head.item = read(line)
    else {
      const last = heap.pop()
      if (last !== undefined && heap.length > 0) heap[0] = last
    }
    sink(0)
  }
}
