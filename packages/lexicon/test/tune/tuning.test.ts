import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { jrai } from '../../src/languages/jrai/index.ts'
import { khmer } from '../../src/languages/khmer/index.ts'
import { vietnamese } from '../../src/languages/vietnamese/index.ts'
import { checkCostsForm } from '../../tune/check-costs.ts'
import { costFiles } from '../../tune/cost-files.ts'
import { figuresOf, reciprocalRank } from '../../tune/figures.ts'
import { khmerErrors } from '../../tune/khmer-errors.ts'
import { jraiErrors, vietnameseErrors } from '../../tune/latin-errors.ts'
import { costNames, costVector, withCosts } from '../../tune/near-words.ts'
import proposals from '../../tune/proposals.json' with { type: 'json' }
import { chanceOf } from '../../tune/random.ts'
import { searchCosts } from '../../tune/search-costs.ts'
import { neighbourKey } from '../../tune/typing-slips.ts'
import { recombined } from '../../tune/word-lists.ts'
import { writeCosts } from '../../tune/write-costs.ts'

describe('figuresOf', () => {
  it('shares places out among equals', () => {
    expect(reciprocalRank({ before: 0, beside: 0 })).toBe(1)
    expect(reciprocalRank({ before: 1, beside: 0 })).toBe(0.5)
    expect(reciprocalRank({ before: 0, beside: 1 })).toBe(0.75)
    expect(reciprocalRank(undefined)).toBe(0)
    expect(figuresOf([{ before: 0, beside: 1 }, { before: 9, beside: 1 }, undefined])).toEqual({
      meanReciprocalRank: (0.75 + (1 / 10 + 1 / 11) / 2) / 3,
      recallAt1: 0.5 / 3,
      recallAt10: 1.5 / 3,
    })
  })
})

describe('searchCosts', () => {
  const search = (quality: (costs: readonly number[]) => readonly number[], allowed = () => true) =>
    searchCosts([100, 60, 30], quality, allowed, () => {})

  it('goes to the best step', () => {
    expect(search(([, , cost]) => [1 - Math.abs(cost! - 45) / 100])).toEqual([100, 60, 45])
  })

  it('stays where a change brings less than its price', () => {
    expect(search(([, , cost]) => [cost! / 100_000])).toEqual([100, 60, 30])
  })

  it('stays where the parts disagree', () => {
    expect(search(([, , cost]) => [cost! / 10, -cost! / 100])).toEqual([100, 60, 30])
  })

  it('stays where costs do not go together', () => {
    expect(
      search(
        ([, , cost]) => [1 - Math.abs(cost! - 45) / 100],
        () => false,
      ),
    ).toEqual([100, 60, 30])
  })
})

describe('writeCosts', () => {
  it.each([...costFiles])('changes the costs of %s and nothing else', (_, file) => {
    const text = readFileSync(file, 'utf8')
    const table = checkCostsForm(text).table!
    expect(writeCosts(text, table)).toBe(text)
    const other = withCosts(
      table,
      costVector(table).map((cost, rule) => (rule === 0 ? cost : 5 + ((cost + rule) % 50))),
    )
    const written = writeCosts(text, other)
    expect(checkCostsForm(written).table).toEqual(other)
    const bare = (each: string) => each.replace(/("swap"|"cost"): [0-9.]+/g, '$1')
    expect(bare(written)).toBe(bare(text))
  })

  it('throws where the text has not the rule', () => {
    expect(() => writeCosts('{}', { letter: 1, swap: 0.5, confusions: {} })).toThrow('costs.json has no "swap":')
  })
})

describe('the proposal', () => {
  it.each(Object.entries(proposals))('of %s names the rules of its costs', (name, proposal) => {
    const { table } = checkCostsForm(readFileSync(costFiles.get(name)!, 'utf8'))
    expect(Object.keys(proposal)).toEqual(costNames(table!))
  })
})

describe('generated errors', () => {
  const khmerList = ['ស្រុក', 'សាលារៀន', 'ម្យ៉ាង', 'សម្រាប់', 'ប្រយោជន៍']
  const jraiList = ['hơdôm', 'tơlơi', 'čư̆', 'dŏk', 'ƀing gơñu']
  const vietnameseList = ['nước', 'trường', 'nghĩa', 'quyển', 'giặt']

  it.each([
    ['Khmer', khmer, khmerList, (seed: number) => khmerErrors(khmerList, 100, chanceOf(seed))],
    ['Jrai', jrai, jraiList, (seed: number) => jraiErrors(jrai, jraiList, 100, chanceOf(seed))],
    [
      'Vietnamese',
      vietnamese,
      vietnameseList,
      (seed: number) => vietnameseErrors(vietnamese, vietnameseList, 100, chanceOf(seed)),
    ],
  ] as const)(
    'of %s are of the words given, differ from them, and come back with their seed',
    (_, language, list, make) => {
      const errors = make(1)
      expect(errors).toHaveLength(100)
      expect(make(1)).toEqual(errors)
      expect(make(2)).not.toEqual(errors)
      expect(new Set(errors.map(({ meant }) => meant))).toEqual(new Set(list.map((word) => language.normalise(word))))
      expect(errors.filter(({ typed, meant }) => typed === meant || typed.trim() === '')).toEqual([])
      // Most are near: an error leaves the word a word.
      const lengths = errors.map(({ typed, meant }) =>
        Math.abs(language.letters(typed).length - language.letters(meant).length),
      )
      expect(Math.max(...lengths)).toBeLessThanOrEqual(6)
    },
  )

  it('slip to a key beside', () => {
    const keys = new Set(Array.from({ length: 100 }, (_, seed) => neighbourKey('a', chanceOf(seed))))
    expect(keys).toEqual(new Set(['s', 'q', 'w', 'z']))
    expect(neighbourKey('ក', chanceOf(1))).toBe('ក')
  })
})

describe('recombined', () => {
  const forms = ['hơdôm', 'tơlơi', 'čư̆', 'dŏk', 'gơñu', 'kơtuai']
  const words = recombined(jrai, forms, 40, chanceOf(1))

  it('has the forms and as many words as asked for, each once, in letters of the forms', () => {
    expect(words).toHaveLength(40)
    expect(new Set(words).size).toBe(40)
    expect(words).toEqual(expect.arrayContaining(forms))
    const letters = new Set(jrai.letters(forms.join('')))
    expect(words.flatMap((word) => jrai.letters(word)).filter((letter) => !letters.has(letter))).toEqual([])
  })

  it('makes words of their length in syllables', () => {
    const syllables = (word: string) => word.normalize('NFD').match(/[aeiou]\p{M}*(?:[aeiou]\p{M}*)*/gu)!.length
    expect(new Set(words.map(syllables))).toEqual(new Set([1, 2]))
  })
})
