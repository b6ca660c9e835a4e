import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openArrays, packArrays } from '../../src/search/array-table.ts'
import {
  buildTrie,
  findNode,
  keysOf,
  longestKey,
  trieArrays,
  trieNamed,
  valuesOf,
  visitBelow,
} from '../../src/search/trie.ts'

/** Few letters, so that keys share beginnings; a surrogate half and a coeng among them. */
const key = fc.string({ unit: fc.constantFrom('a', 'b', 'ក', '\u17d2', '\ud83d'), minLength: 1, maxLength: 6 })
const pairs = fc.array(fc.tuple(key, fc.nat({ max: 9 })), { maxLength: 40 })

function scan(all: readonly (readonly [string, number])[], fits: (key: string) => boolean): number[] {
  return [...new Set(all.filter(([each]) => fits(each)).map(([, value]) => value))].sort((a, b) => a - b)
}

describe('trie', () => {
  it('finds what a scan over the same keys finds', () => {
    fc.assert(
      fc.property(pairs, key, (all, wanted) => {
        const trie = buildTrie(all)
        expect([...valuesOf(trie, findNode(trie, wanted))]).toEqual(scan(all, (each) => each === wanted))
      }),
    )
  })

  it('lists its keys by code unit', () => {
    fc.assert(
      fc.property(pairs, (all) => {
        expect([...keysOf(buildTrie(all))]).toEqual([...new Set(all.map(([each]) => each))].sort())
      }),
    )
  })

  it('visits below a prefix, shortest first, what a scan finds', () => {
    fc.assert(
      fc.property(pairs, key, (all, prefix) => {
        const trie = buildTrie(all)
        const levels: [number, number[]][] = []
        visitBelow(trie, findNode(trie, prefix), (values, extra) => {
          levels.push([extra, [...new Set(values)].sort((a, b) => a - b)])
          return true
        })
        const expected = [0, 1, 2, 3, 4, 5, 6]
          .map((extra): [number, number[]] => [
            extra,
            scan(all, (each) => each.startsWith(prefix) && each.length === prefix.length + extra),
          ])
          .filter(([, values]) => values.length > 0)
        expect(levels).toEqual(expected)
      }),
    )
  })

  it('is the same after packing and opening', () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const trie = buildTrie(all)
        expect(trieNamed(openArrays(packArrays(trieArrays('t', trie))), 't')).toEqual(trie)
      }),
    )
  })

  it('stops a visit when asked to', () => {
    const trie = buildTrie([
      ['a', 1],
      ['ab', 2],
      ['abc', 3],
    ])
    const seen: number[] = []
    visitBelow(trie, findNode(trie, 'a'), (values) => {
      seen.push(...values)
      return seen.length < 2
    })
    expect(seen).toEqual([1, 2])
  })

  it('finds nothing in an empty trie', () => {
    const trie = buildTrie([])
    expect(findNode(trie, 'a')).toBe(-1)
    expect([...valuesOf(trie, -1)]).toEqual([])
  })

  it('cuts keys that are too long and ends a walk over children that lead back', () => {
    const trie = buildTrie([['k'.repeat(longestKey + 9), 5]])
    expect([...valuesOf(trie, findNode(trie, 'k'.repeat(longestKey)))]).toEqual([5])
    const looping = { ...trie, firstChild: Uint32Array.from(trie.firstChild, (_, i) => i) }
    let visits = 0
    visitBelow({ ...looping, firstValue: looping.firstChild, values: looping.firstChild }, 0, () => ++visits > 0)
    expect(visits).toBeLessThanOrEqual(longestKey + 1)
  })
})
