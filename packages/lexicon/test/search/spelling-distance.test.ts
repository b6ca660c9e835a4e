import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EditCosts } from '../../src/language.ts'
import { languageOf } from '../../src/languages/index.ts'
import { letterNumbers, letterTable } from '../../src/search/letter-table.ts'
import { findSlips, slipTable } from '../../src/search/slip-distance.ts'
import { canonicalSlips } from '../../src/search/slip-tables.ts'
import { SpellingDistance } from '../../src/search/spelling-distance.ts'

const made: EditCosts = {
  letter: 1,
  swap: 0.6,
  confusions: [
    ['a', 'b', 0.2],
    ['c', '', 0.3],
    ['ab', 'c', 0.3],
    ['', 'cd', 0.4],
    ['b', 'c', 0.1, 'final'],
    ['d', '', 0.2, 'final'],
    ['x', 'a', 0.2],
  ],
}
const tables = {
  made: {
    table: slipTable(
      made,
      (text) => [...text],
      (text) => text,
    ),
    letters: ['a', 'b', 'c', 'd', 'e', ' '],
  },
  khmer: {
    table: canonicalSlips(languageOf('km')!),
    letters: ['ក', 'គ', 'ដ', 'ត', '្រ', 'រ', 'ិ', 'ី', 'ំ', 'ម', '្ម', '់', ' '],
  },
  jrai: {
    table: canonicalSlips(languageOf('jra-Latn')!),
    letters: ['a', 'ă', 'c', 'č', 'h', 'n', 'ng', 'ñ', 'dj', 'j', 'k', ' '],
  },
} as const

describe('SpellingDistance', () => {
  it.each(Object.entries(tables))('is the distance of findSlips, costs %s', (_, { table, letters }) => {
    // A layer lacks the last letter, which may be typed all the same; x only confusions have.
    const layer = letterTable(letters)
    const distance = new SpellingDistance(table, layer)
    const written = fc.array(fc.constantFrom(...letters), { maxLength: 7 })
    const typed = fc.array(fc.constantFrom(...letters, 'x', '?'), { maxLength: 7 })
    fc.assert(
      fc.property(typed, written, (a, b) => {
        const numbers = letterNumbers(layer, b.length + 3)
        numbers.set(
          b.map((letter) => layer.numbers.get(letter)!),
          2,
        )
        distance.from(a)
        expect(distance.to(numbers, 2, 2 + b.length)).toBe(findSlips(table, a, b)!.cost)
      }),
      { numRuns: 3000 },
    )
  })
})
