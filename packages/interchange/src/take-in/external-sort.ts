import { type LineSpool, lineSpool } from './line-spool.ts'
import type { Scratch } from './scratch.ts'

/** Sorts more lines than memory holds. */
export interface ExternalSort<Key> {
  /** The key is what the line is sorted by, and `read` finds it in the line again. */
  add(key: Key, line: string): Promise<void> | undefined
  /** All lines in order; equal ones in the order in which they were added. */
  sorted(): AsyncGenerator<string, void, undefined>
}

/** Code units of the lines of one run. */
const runUnits = 4 * 1024 * 1024

/**
 * Makes a sort that holds one run of lines in memory: full runs are sorted and put down, and in the end merged. What fits
 * into one run is never put down.
 *
 * @param compare negative, zero or positive
 * @param read finds the key of a line
 * @param units of one run
 */
export function externalSort<Key>(
  scratch: Scratch,
  compare: (a: Key, b: Key) => number,
  read: (line: string) => Key,
  units: number = runUnits,
): ExternalSort<Key> {
  const runs: LineSpool[] = []
  let run: { readonly key: Key; readonly line: string }[] = []
  let held = 0

  const putDown = async (): Promise<void> => {
    run.sort((a, b) => compare(a.key, b.key))
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
    add(key, line) {
      run.push({ key, line })
      held += line.length
      return held > units ? putDown() : undefined
    },
    async *sorted() {
      if (runs.length === 0) {
        run.sort((a, b) => compare(a.key, b.key))
        for (const { line } of run) yield line
        return
      }
      if (run.length > 0) await putDown()
      yield* merge(runs, compare, read)
      for (const spool of runs) await spool.remove()
    },
  }
}

/** The next line of a run, and the lines of its lot that follow. */
interface Head<Key> {
  readonly lots: AsyncGenerator<readonly string[], void, undefined>
  readonly run: number
  lot: readonly string[]
  at: number
  line: string
  key: Key
}

async function* merge<Key>(
  runs: readonly LineSpool[],
  compare: (a: Key, b: Key) => number,
  read: (line: string) => Key,
): AsyncGenerator<string, void, undefined> {
  // A heap: the least line is the first.
  const heap: Head<Key>[] = []
  const before = (a: Head<Key>, b: Head<Key>): boolean => (compare(a.key, b.key) || a.run - b.run) < 0
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
    if (value?.[0] !== undefined)
      heap.push({ lots, run: index, lot: value, at: 0, line: value[0], key: read(value[0]) })
  }
  for (let at = heap.length >> 1; at >= 0; at--) sink(at)

  for (let head = heap[0]; head !== undefined; head = heap[0]) {
    yield head.line
    head.at += 1
    if (head.at === head.lot.length) {
      const { value } = await head.lots.next()
      head.lot = value ?? []
      head.at = 0
    }
    const line = head.lot[head.at]
    if (line !== undefined) {
      head.line = line
      head.key = read(line)
    } else {
      const last = heap.pop()
      if (last !== undefined && heap.length > 0) heap[0] = last
    }
    sink(0)
  }
}
