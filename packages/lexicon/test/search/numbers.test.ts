import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildAscending, lengthOf, numberAt } from '../../src/search/ascending.ts'
import { packedAt, packNumbers } from '../../src/search/packed-numbers.ts'
import { buildPostings, documentsOf } from '../../src/search/postings.ts'

describe('ascending numbers', () => {
  it('gives back what was put in, small steps and wide ones', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(3), fc.nat(300), fc.nat(100_000)), { maxLength: 100 }), (steps) => {
        let sum = 0
        const values = steps.map((step) => (sum += step))
        const built = buildAscending(values)
        expect(lengthOf(built)).toBe(values.length)
        expect(values.map((_, place) => numberAt(built, place))).toEqual(values)
      }),
    )
  })
})

describe('packed numbers', () => {
  it('gives back what was put in, at any width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31 }), fc.array(fc.nat()), (width, values) => {
        const all = values.map((value) => value % 2 ** width)
        const packed = packNumbers(all)
        expect(all.map((_, place) => packedAt(packed, place))).toEqual(all)
      }),
    )
  })
})

describe('postings', () => {
  const list = fc.uniqueArray(fc.nat(2_000_000), { maxLength: 30 }).map((all) => all.sort((a, b) => a - b))

  it('give the documents of terms side by side, each once, ascending', () => {
    fc.assert(
      fc.property(fc.array(list, { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(), (lists, a, b) => {
        const [from, to] = [a % lists.length, b % (lists.length + 1)]
        const found = documentsOf(buildPostings(lists), Math.min(from, to), Math.max(from, to), 1000)
        const expected = new Set(lists.slice(Math.min(from, to), Math.max(from, to)).flat())
        expect([...found]).toEqual([...expected].sort((x, y) => x - y))
      }),
    )
  })

  it('stop where told', () => {
    expect([...documentsOf(buildPostings([[1, 2, 3], [4]]), 0, 2, 2)]).toEqual([1, 2])
  })
})
