import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EditCosts } from '../../src/language.ts'
import { jrai } from '../../src/languages/jrai/index.ts'
import { findSlips, slipBound, slipTable } from '../../src/search/slip-distance.ts'

const plain = tableOf({ letter: 1, swap: 0.6, confusions: [] })
const confused = tableOf({
  letter: 1,
  swap: 0.6,
  confusions: [
    ['a', 'b', 0.2],
    ['c', '', 0.3],
    ['ab', 'c', 0.3],
    ['b', 'c', 0.1, 'final'],
  ],
})

function tableOf(costs: EditCosts) {
  return slipTable(
    costs,
    (text) => [...text],
    (text) => text,
  )
}

describe('findSlips', () => {
  it.each([
    ['', '', 0, []],
    ['abc', '', 300, ['a>', 'b>', 'c>']],
    ['abc', 'abc', 0, []],
    ['abc', 'acb', 60, ['bc>cb']],
    ['kitten', 'sitting', 300, ['k>s', 'e>i', '>g']],
  ])('%s to %s costs %i', (a, b, cost, slips) => {
    expect(told(plain, a, b)).toEqual({ cost, slips })
  })

  it.each([
    ['a', 'b', 20, ['a>b']],
    ['xc', 'x', 30, ['c>']],
    ['x', 'xc', 30, ['>c']],
    ['xaby', 'xcy', 30, ['ab>c']],
    ['xcy', 'xaby', 30, ['c>ab']],
    ['xb', 'xc', 10, ['b>c']],
    ['xb y', 'xc y', 10, ['b>c']],
    // Inside the word the confusion of the end does not hold.
    ['xby', 'xcy', 100, ['b>c']],
  ])('%s to %s, with confusions, costs %i', (a, b, cost, slips) => {
    expect(told(confused, a, b)).toEqual({ cost, slips })
  })

  it('counts slips', () => {
    expect(findSlips(plain, [...'abc'], [...'xyc'], 2)?.cost).toBe(200)
    expect(findSlips(plain, [...'abc'], [...'xyz'], 2)).toBeUndefined()
    expect(findSlips(plain, [...'abc'], [...'abc'], 0)).toEqual({ cost: 0, slips: [] })
  })

  const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ' '), { maxLength: 6 })

  it('is nothing for the same word only, the same both ways, and never more for more slips', () => {
    fc.assert(
      fc.property(letters, letters, fc.nat(3), (a, b, most) => {
        const cost = findSlips(confused, a, b)!.cost
        expect(cost === 0).toBe(a.join() === b.join())
        expect(findSlips(confused, b, a)?.cost).toBe(cost)
        expect(findSlips(confused, a, b, most)?.cost ?? Infinity).toBeGreaterThanOrEqual(cost)
        expect(findSlips(confused, a, b, a.length + b.length)?.cost).toBe(cost)
      }),
    )
  })

  it('obeys the triangle where each letter is touched once at one price', () => {
    const table = tableOf({ letter: 1, swap: 2, confusions: [['a', 'b', 0.5]] })
    fc.assert(
      fc.property(letters, letters, letters, (a, b, c) => {
        const there = findSlips(table, a, c)!.cost
        expect(there).toBeLessThanOrEqual(findSlips(table, a, b)!.cost + findSlips(table, b, c)!.cost)
      }),
    )
  })

  it('gives slips that lead from one word to the other', () => {
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        const { slips } = findSlips(confused, a, b)!
        const gained = slips.reduce((sum, slip) => sum + slip.written.length - slip.typed.length, 0)
        expect(a.length + gained).toBe(b.length)
      }),
    )
  })
})

describe('slipTable', () => {
  it('leaves out what the form makes equal', () => {
    const table = slipTable(
      jrai.costs,
      (text) => jrai.letters(text),
      (text) => jrai.fold(text),
    )
    const rules = table.confusions.map(({ typed, written }) => `${typed.join('')}>${written.join('')}`)
    expect(rules).toContain('x>s')
    expect(rules).toContain('s>x')
    expect(rules.filter((rule) => rule.split('>')[0] === rule.split('>')[1])).toEqual([])
  })
})

describe('slipBound', () => {
  it.each([
    [0, 0],
    [1, 0],
    [2, 70],
    [5, 175],
    [6, 200],
    [64, 200],
  ])('%i letters allow %i', (letters, bound) => {
    expect(slipBound(letters)).toBe(bound)
  })
})

function told(table: Parameters<typeof findSlips>[0], a: string, b: string) {
  const found = findSlips(table, [...a], [...b])
  return found && { cost: found.cost, slips: found.slips.map(({ typed, written }) => `${typed}>${written}`) }
}
