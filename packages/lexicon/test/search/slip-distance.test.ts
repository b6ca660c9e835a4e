import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Confusion, EditCosts } from '../../src/language.ts'
import { languages } from '../../src/languages/index.ts'
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

/** Two confusions in a row, and a run of two letters. */
const chain: EditCosts = {
  letter: 1,
  swap: 0.6,
  confusions: [
    ['a', 'b', 0.2],
    ['b', 'c', 0.2],
    ['xy', 'bz', 0.3],
  ],
}

/** Every two of the letters, '' for none, at the cheapest that any way over others makes of the costs (hundredths). */
function closed(letters: readonly string[], costs: readonly number[]): readonly Confusion[] {
  let next = 0
  const table = letters.map((_, i) => letters.map((_, j) => (i < j ? costs[next++]! : 0)))
  const cost = letters.map((_, i) => letters.map((_, j) => table[Math.min(i, j)]![Math.max(i, j)]!))
  for (let k = 0; k < letters.length; k++)
    for (let i = 0; i < letters.length; i++)
      for (let j = 0; j < letters.length; j++) cost[i]![j] = Math.min(cost[i]![j]!, cost[i]![k]! + cost[k]![j]!)
  return letters.flatMap((a, i) => letters.slice(i + 1).map((b, j): Confusion => [a, b, cost[i]![i + 1 + j]! / 100]))
}

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

  it('obeys the triangle where a slip is of one letter, no swap is cheap, and no two confusions undercut one', () => {
    const cost = fc.integer({ min: 5, max: 100 })
    fc.assert(
      fc.property(fc.array(cost, { minLength: 10, maxLength: 10 }), letters, letters, letters, (costs, a, b, c) => {
        const table = tableOf({ letter: 1, swap: 2, confusions: closed(['', 'a', 'b', 'c', 'd'], costs) })
        const there = findSlips(table, a, c)!.cost
        expect(there).toBeLessThanOrEqual(findSlips(table, a, b)!.cost + findSlips(table, b, c)!.cost)
      }),
    )
  })

  it.each([
    ['a swap and a letter put in', plain, 'ca', 'ac', 'abc'],
    ['a confusion of a confusion', tableOf({ ...chain, confusions: chain.confusions.slice(0, 2) }), 'a', 'b', 'c'],
    ['a letter of a run', tableOf(chain), 'xy', 'bz', 'cz'],
  ])('does not obey it for %s: from %s by %s to %s no letter is touched twice', (_, table, a, b, c) => {
    const [direct, first, second] = [
      [a, c],
      [a, b],
      [b, c],
    ].map(([from, to]) => findSlips(table, [...from!], [...to!])!.cost)
    expect(direct).toBeGreaterThan(first! + second!)
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

describe.each(languages.map((language) => ({ tag: language.tag, language })))('slips of $tag', ({ language }) => {
  const table = slipTable(
    language.costs,
    (text) => language.letters(text),
    (text) => text,
  )
  const letter = fc.constantFrom(
    ...new Set(language.costs.confusions.flatMap(([a, b]) => language.letters(a + b))),
    ' ',
  )
  const word = fc.array(letter, { maxLength: 8 })

  it('cost nothing for the same word only, the same both ways, and no more than letters and swaps', () => {
    const unrelated = tableOf({ ...language.costs, confusions: [] })
    fc.assert(
      fc.property(word, word, (a, b) => {
        const { cost } = findSlips(table, a, b)!
        expect(cost === 0).toBe(a.join('|') === b.join('|'))
        expect(findSlips(table, b, a)!.cost).toBe(cost)
        expect(cost).toBeLessThanOrEqual(findSlips(unrelated, a, b)!.cost)
      }),
    )
  })

  it('cost no more than the slips that were made, where no two overlap', () => {
    const inside = table.confusions.filter(({ final }) => !final)
    const slip = fc.constantFrom(...inside)
    const last = fc.option(fc.constantFrom(...table.confusions))
    fc.assert(
      fc.property(fc.array(fc.oneof(letter, slip), { maxLength: 5 }), last, (parts, end) => {
        const all = end === null ? parts : [...parts, end]
        const [typed, written] = (['typed', 'written'] as const).map((side) =>
          all.flatMap((part) => (typeof part === 'string' ? [part] : part[side])),
        )
        const made = all.reduce((sum, part) => sum + (typeof part === 'string' ? 0 : part.cost), 0)
        expect(findSlips(table, typed!, written!)!.cost).toBeLessThanOrEqual(made)
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
