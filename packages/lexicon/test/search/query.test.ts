import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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
