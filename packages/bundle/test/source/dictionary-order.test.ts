import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findMisplaced } from '../../src/source/dictionary-order.ts'

const byValue = (a: number, b: number): number => a - b

test.each<[number[], { item: number; after: number | undefined }[]]>([
  [[], []],
  [[1, 1, 2], []],
  [[1, 9, 2, 3], [{ item: 9, after: 3 }]],
  [[5, 1, 2, 3], [{ item: 5, after: 3 }]],
  [[1, 2, 3, 0], [{ item: 0, after: undefined }]],
])('in %j, %j are misplaced', (items, misplaced) => {
  expect(findMisplaced(items, byValue)).toEqual(misplaced)
})

test('moving what is misplaced puts the list in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 30 }), (values) => {
      // Objects, so that equal numbers are told apart.
      const items = values.map((value) => ({ value }))
      const misplaced = findMisplaced(items, (a, b) => a.value - b.value)
      const moved = new Set(misplaced.map(({ item }) => item))
      const rest = items.filter((item) => !moved.has(item))
      expect(rest).toEqual(rest.toSorted((a, b) => a.value - b.value))
      for (const { item, after } of misplaced) {
        const next = rest[after === undefined ? 0 : rest.indexOf(after) + 1]
        expect(after === undefined || after.value <= item.value).toBe(true)
        expect(next === undefined || next.value > item.value).toBe(true)
      }
    }),
  )
})

test('no fewer items could be moved', () => {
  // The longest ordered run by trying every choice.
  const longestRun = ([first, ...rest]: readonly number[], least = Number.NEGATIVE_INFINITY): number =>
    first === undefined ? 0 : Math.max(longestRun(rest, least), first >= least ? 1 + longestRun(rest, first) : 0)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 10 }), (items) => {
      expect(findMisplaced(items, byValue).length).toBe(items.length - longestRun(items))
    }),
  )
})
