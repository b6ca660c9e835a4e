import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareKhmer, khmerSortKey } from '../../src/languages/khmer/collate.ts'
import { anyText, khmerText } from './arbitrary-text.ts'

const letters = fc
  .array(
    fc.constantFrom(
      ...'កខរលអឥឧឪឫឭ',
      ...'ាិុូេោំះ',
      ...'\u17c9\u17cb\u17cc\u17d0\u17d2\u17d2\u17d2',
      'ៗ',
      '១',
      ' ',
      '\u200b',
      'a',
    ),
    {
      maxLength: 7,
    },
  )
  .map((each) => each.join(''))
const text = fc.oneof({ weight: 5, arbitrary: letters }, { weight: 3, arbitrary: khmerText }, anyText)

describe('sort key', () => {
  it('orders by code units as compare does, and is equal for equal texts alone', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [keyA, keyB] = [khmerSortKey(a), khmerSortKey(b)]
        const byKey = keyA < keyB ? -1 : Number(keyA > keyB)
        expect(Math.sign(compareKhmer(a, b))).toBe(byKey)
        expect(keyA === keyB).toBe(a === b)
      }),
      { numRuns: 50_000 },
    )
  })

  it('orders texts that begin alike as compare does', () => {
    fc.assert(
      fc.property(letters, letters, letters, (start, a, b) => {
        const [keyA, keyB] = [khmerSortKey(start + a), khmerSortKey(start + b)]
        const byKey = keyA < keyB ? -1 : Number(keyA > keyB)
        expect(Math.sign(compareKhmer(start + a, start + b))).toBe(byKey)
      }),
      { numRuns: 50_000 },
    )
  })
})
