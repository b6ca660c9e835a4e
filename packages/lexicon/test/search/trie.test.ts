import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openArrays, packArrays } from '../../src/search/array-table.ts'
import { numberAt } from '../../src/search/ascending.ts'
import { buildKeyLayer, keyLayerArrays, keyLayerNamed, numbersOf } from '../../src/search/key-layer.ts'
import { nodesBeginning } from '../../src/search/prefix.ts'
import { findNode, keyAt, longestKey, visitBelow } from '../../src/search/trie.ts'

const letter = fc.constantFrom('a', 'b', 'ng', 'n', '្ក', '😀')
const key = fc.array(letter, { maxLength: 8 })
const keys = fc.array(key, { maxLength: 60 })

/** The layer of these keys, packed and opened again, each form its place. */
function layerOf(all: readonly (readonly string[])[]) {
  const { layer, forms } = buildKeyLayer(all.map((each, place) => ({ key: each, place })))
  return { layer: keyLayerNamed(openArrays(packArrays(keyLayerArrays('test', layer))), 'test'), forms }
}

/** Places of the keys that are just these letters. */
function placesOf({ layer, forms }: ReturnType<typeof layerOf>, letters: readonly string[]): readonly number[] {
  const number = keyAt(layer.trie, findNode(layer.trie, numbersOf(layer.table, letters)))
  if (number < 0) return []
  return forms.slice(numberAt(layer.forms, number), numberAt(layer.forms, number + 1)).map(({ place }) => place)
}

describe('a layer of keys', () => {
  it('gives each key its forms, and nothing for others', () => {
    fc.assert(
      fc.property(keys, key, (all, other) => {
        const opened = layerOf(all)
        for (const each of [...all, other]) {
          const expected = all.flatMap((same, place) => (same.join('|') === each.join('|') ? [place] : []))
          expect(placesOf(opened, each)).toEqual(each.length === 0 ? [] : expected)
        }
      }),
    )
  })

  it('gives the keys that begin so, level by level', () => {
    fc.assert(
      fc.property(keys, key, (all, typed) => {
        const { layer, forms } = layerOf(all)
        const begun = nodesBeginning(layer, typed)
        const found: number[] = []
        let before = 0
        visitBelow(layer.trie, begun.from, begun.to, (from, to, extra) => {
          for (let form = numberAt(layer.forms, from); form < numberAt(layer.forms, to); form++) {
            const { key: letters, place } = forms[form]!
            expect(letters.length).toBe(typed.length + extra)
            expect(letters.length).toBeGreaterThanOrEqual(before)
            before = letters.length
            found.push(place)
          }
          return true
        })
        // By letters: `n` begins `ng`, `na` does not begin `nga`.
        const expected = all.flatMap((each, place) => {
          const last = typed.at(-1)
          const begins = typed.slice(0, -1).every((wanted, i) => each[i] === wanted)
          return last !== undefined && begins && each[typed.length - 1]?.startsWith(last) ? [place] : []
        })
        expect(found.sort((a, b) => a - b)).toEqual(expected)
      }),
    )
  })

  it('numbers more letters than a byte can', () => {
    const all = Array.from({ length: 700 }, (_, i) => [String.fromCharCode(0x4e00 + i), 'a'])
    const opened = layerOf(all)
    expect(opened.layer.trie.letters).toBeInstanceOf(Uint16Array)
    all.forEach((each, place) => {
      expect(placesOf(opened, each)).toEqual([place])
    })
  })

  it('cuts keys that are too long', () => {
    const long = Array.from({ length: longestKey + 50 }, () => 'a')
    const opened = layerOf([long])
    expect(placesOf(opened, long.slice(0, longestKey))).toEqual([0])
    expect(placesOf(opened, long)).toEqual([])
  })

  it('is empty without keys', () => {
    const opened = layerOf([])
    expect(placesOf(opened, ['a'])).toEqual([])
    const { from, to, whole } = nodesBeginning(opened.layer, ['a'])
    expect([to - from, whole]).toEqual([0, -1])
  })

  it('refuses arrays that are not there', () => {
    expect(() => keyLayerNamed(openArrays(packArrays([])), 'test')).toThrow(/test\.alphabet is missing/)
  })
})
