import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  joinMaps,
  mapParts,
  mapReplacements,
  onClusters,
  sourceRange,
  unchanged,
} from '../../src/unicode/offset-map.ts'

const offsetsOf = (map: { offsets: Uint32Array }): readonly number[] => [...map.offsets]

describe('mapParts', () => {
  it('gives each code unit the beginning of its part', () => {
    const map = mapParts('ÀßC', [1, 2, 3], (part) => (part === 'ß' ? 'ss' : part.toLowerCase()))
    expect(map.text).toBe('àssc')
    expect(offsetsOf(map)).toEqual([0, 1, 1, 2, 3])
  })

  it('gives what is deleted at the beginning to what follows it', () => {
    const map = mapParts('-a-b', [1, 2, 3, 4], (part) => part.replace('-', ''))
    expect(map.text).toBe('ab')
    expect(offsetsOf(map)).toEqual([0, 3, 4])
    expect(sourceRange(map, { from: 0, to: 1 })).toEqual({ from: 0, to: 3 })
  })
})

describe('mapReplacements', () => {
  it('makes one part of what was replaced', () => {
    const map = mapReplacements('aXYd', 5, [1, 4, 2])
    expect(offsetsOf(map)).toEqual([0, 1, 1, 4, 5])
    expect(sourceRange(map, { from: 2, to: 3 })).toEqual({ from: 1, to: 4 })
  })

  it('is the map of an unchanged text where nothing was replaced', () => {
    expect(mapReplacements('abc', 3, [])).toEqual(unchanged('abc'))
  })

  it('never falls, begins with 0 and ends with the length, whatever was replaced', () => {
    const step = fc.record({ kept: fc.nat(3), cut: fc.nat(3), put: fc.nat(3) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), fc.nat(3), (steps, rest) => {
        let length = 0
        let made = ''
        const replacements: number[] = []
        for (const { kept, cut, put } of steps) {
          replacements.push(length + kept, length + kept + cut, put)
          length += kept + cut
          made += 'k'.repeat(kept) + 'p'.repeat(put)
        }
        made += 'k'.repeat(rest)
        length += rest
        const offsets = offsetsOf(mapReplacements(made, length, replacements))
        expect(offsets.length).toBe(made.length + 1)
        expect(offsets[0]).toBe(0)
        if (made !== '') expect(offsets.at(-1)).toBe(length)
        expect(offsets.every((offset, i) => i === 0 || offset >= offsets[i - 1]!)).toBe(true)
      }),
    )
  })
})

describe('joinMaps', () => {
  it('follows the second map through the first', () => {
    const first = mapReplacements('aXd', 4, [1, 3, 1])
    const second = mapReplacements('YYd', 3, [0, 2, 2])
    expect(offsetsOf(joinMaps(first, second))).toEqual([0, 0, 3, 4])
  })
})

describe('onClusters', () => {
  it('gives all of a cluster the beginning of its first code unit', () => {
    const pairs = onClusters(unchanged('abcde'), (text, from) => Math.min(from + 2, text.length))
    expect(offsetsOf(pairs)).toEqual([0, 0, 2, 2, 4, 5])
    expect(sourceRange(pairs, { from: 1, to: 3 })).toEqual({ from: 0, to: 4 })
  })
})

describe('sourceRange', () => {
  it('is empty for an empty range', () => {
    expect(sourceRange(unchanged('abc'), { from: 1, to: 1 })).toEqual({ from: 1, to: 1 })
  })

  it('covers the whole for the whole', () => {
    expect(sourceRange(mapReplacements('X', 3, [0, 3, 1]), { from: 0, to: 1 })).toEqual({ from: 0, to: 3 })
  })
})
