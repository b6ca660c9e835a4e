import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutByKey, type Filed, isLeftOut, isWide, pieceOf, separator, widePrefixes } from '../../src/shards/cut-keys.ts'

const key = fc.string({ unit: fc.constantFrom('a', 'b', 'ơ', ' ', 'ក', '\u{20000}'), minLength: 1, maxLength: 6 })
const filedItems = fc.array(fc.tuple(key, fc.nat(60)), { maxLength: 120 })
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 61, maxLength: 61 })

/** What begins so, by looking at everything. */
function beginning(filed: readonly Filed[], prefix: string): ReadonlySet<number> {
  return new Set(filed.filter(([each]) => each.startsWith(prefix)).map(([, item]) => item))
}

describe('cutting by key', () => {
  it('keeps what begins alike in one piece, or calls it wide', () => {
    fc.assert(
      fc.property(filedItems, sizes, fc.integer({ min: 9, max: 40 }), (filed, sizeOf, most) => {
        const pieces = cutByKey(filed, (item) => sizeOf[item]!, most)
        const firsts = pieces.map(({ first }) => first)
        expect(firsts[0]).toBe('')
        for (let i = 1; i < firsts.length; i++) expect(firsts[i - 1]! < firsts[i]!).toBe(true)
        const wide = new Set(widePrefixes(firsts))
        for (const [each] of filed)
          for (let end = 1; end <= each.length; end++) {
            const prefix = each.slice(0, end)
            expect(isWide(firsts, prefix)).toBe(wide.has(prefix))
            const there = beginning(filed, prefix)
            if (isWide(firsts, prefix)) continue
            const piece = pieces[pieceOf(firsts, prefix)]!
            for (const item of there) expect(piece.items).toContain(item)
          }
      }),
    )
  })

  it('makes no piece too large, and leaves out what is under one key alone only where that is', () => {
    fc.assert(
      fc.property(filedItems, sizes, fc.integer({ min: 9, max: 40 }), (filed, sizeOf, most) => {
        const pieces = cutByKey(filed, (item) => sizeOf[item]!, most)
        const firsts = pieces.map(({ first }) => first)
        const weigh = (items: Iterable<number>): number => [...items].reduce((sum, item) => sum + sizeOf[item]!, 0)
        for (const { items } of pieces) expect(weigh(items)).toBeLessThanOrEqual(most)
        for (const [each] of filed) {
          const alone = new Set(filed.filter(([other]) => other === each).map(([, item]) => item))
          expect(isLeftOut(firsts, each)).toBe(weigh(alone) > most)
          if (weigh(alone) > most) expect(isWide(firsts, each)).toBe(true)
          else for (const item of alone) expect(pieces[pieceOf(firsts, each)]!.items).toContain(item)
        }
      }),
    )
  })

  it('divides only what is too large: an even list fills its pieces', () => {
    const filed = Array.from({ length: 1000 }, (_, i): Filed => [i.toString(36).padStart(3, '0'), i])
    const pieces = cutByKey(filed, () => 1, 100)
    expect(pieces.length).toBeLessThanOrEqual(16)
    expect(pieces.reduce((sum, { items }) => sum + items.length, 0)).toBe(1000)
  })

  it('has one empty piece for nothing', () => {
    expect(cutByKey([], () => 1, 10)).toEqual([{ first: '', items: [] }])
  })

  it.each([
    ['abc', 'abd', 'abd'],
    ['ab', 'abc', 'abc'],
    ['a', 'b', 'b'],
    ['', 'xyz', 'x'],
  ])('between %j and %j stands %j', (before, after, expected) => {
    expect(separator(before, after)).toBe(expected)
  })
})
