import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance } from '../../src/search/edit-distance.ts'
import { cutQuery, longestQuery } from '../../src/search/query.ts'

describe('cutQuery', () => {
  it.each([
    ['  nước ', 'nước'],
    ['', ''],
    ['a'.repeat(100), 'a'.repeat(64)],
    ['ơ\u0306'.repeat(100), 'ơ\u0306'.repeat(64)],
    [`a${'\u0301'.repeat(4000)}`, `a${'\u0301'.repeat(255)}`],
    ['😀'.repeat(70), '😀'.repeat(64)],
  ])('cuts %j', (query, expected) => {
    expect(cutQuery(query)).toBe(expected)
  })

  it('is idempotent, never longer than the limits, and never cuts a surrogate pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        const cut = cutQuery(text)
        expect(cutQuery(cut)).toBe(cut)
        expect(cut.length).toBeLessThanOrEqual(longestQuery.codeUnits)
        if (text.isWellFormed()) expect(cut.isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('editDistance', () => {
  const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 })

  it.each([
    ['', '', 0],
    ['abc', '', 3],
    ['abc', 'abc', 0],
    ['abc', 'acb', 2],
    ['kitten', 'sitting', 3],
  ])('%s to %s is %i', (a, b, distance) => {
    expect(editDistance([...a], [...b])).toBe(distance)
  })

  it('is a metric', () => {
    fc.assert(
      fc.property(letters, letters, letters, (a, b, c) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a))
        expect(editDistance(a, b) === 0).toBe(a.join() === b.join())
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c))
      }),
    )
  })
})
