import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/language.ts'
import { english } from '../../src/languages/english/index.ts'
import { type CostTable, readCosts } from '../../src/languages/read-costs.ts'
import { findSlips, slipBound, slipTable } from '../../src/search/slip-distance.ts'
import { costNames, costVector, keyCost, keyRules, nearWords, withCosts, wordTree } from '../../tune/near-words.ts'

/** Letters are characters, and every text is its own key. */
const plain: Language = {
  ...english,
  normalise: (text) => text,
  fold: (text) => text,
  letters: (text) => [...text],
}

const table: CostTable = {
  letter: 1,
  swap: 0.6,
  classes: { C: 'abc' },
  confusions: {
    'a for b': { cost: 0.2, among: 'a/b' },
    'c left out': { cost: 0.3, among: 'c/∅' },
    doubled: { cost: 0.3, among: 'CC/C' },
    'b at the end': { cost: 0.1, among: 'b/c', final: true },
    'd at the end': { cost: 0.25, among: 'd/∅', final: true },
    'two for one': { cost: 0.35, among: 'ab/d' },
  },
}

const slips = slipTable(
  readCosts(table),
  (text) => plain.letters(text),
  (text) => text,
)
const word = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd', ' '), { minLength: 1, maxLength: 8 })
  .map((letters) => letters.join('').trim().replace(/ +/g, ' '))
  .filter((text) => text !== '')

describe('nearWords', () => {
  it('finds what findSlips finds, at its cost, but for words that only two unrelated letters lead to', () => {
    fc.assert(
      fc.property(word, fc.uniqueArray(word, { maxLength: 12 }), (typed, list) => {
        const letters = [...typed]
        const bound = slipBound(letters.length)
        const tree = wordTree(plain, list)
        const found = new Map(
          nearWords(tree, keyRules(table, plain), letters, 5).map((near): [string, number] => [
            tree.words[near.word]!.folded,
            keyCost(near, costVector(table), bound),
          ]),
        )
        for (const each of list) {
          const cost = findSlips(slips, letters, [...each], 2)?.cost ?? Infinity
          if (cost <= bound && cost < 200) expect(found.get(each), `${typed} for ${each}`).toBe(cost)
          else expect(found.get(each) ?? Infinity, `${typed} for ${each}`).toBeGreaterThanOrEqual(Math.min(200, bound))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('knows costs that are not those of the table', () => {
    const costs = costVector(table).with(2, 55)
    const tree = wordTree(plain, ['xaz', 'xbz'])
    const near = nearWords(tree, keyRules(table, plain), [...'xaz'], 5)
    expect(near.map((each) => [tree.words[each.word]!.folded, keyCost(each, costs, 105)])).toEqual([
      ['xaz', 0],
      ['xbz', 55],
    ])
  })
})

describe('costVector', () => {
  it('goes into a table and comes back', () => {
    const costs = [100, 55, 10, 15, 20, 25, 30, 35]
    expect(costVector(withCosts(table, costs))).toEqual(costs)
    expect(costNames(table)).toEqual(['swap', ...Object.keys(table.confusions)])
  })
})
