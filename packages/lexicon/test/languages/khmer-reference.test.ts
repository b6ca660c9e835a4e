import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { khnormal } from 'khmer-normalizer'
import { describe, expect, it } from 'vitest'
import { differences } from '../../bench/agreement.ts'
import { khmer } from '../../src/languages/khmer/index.ts'
import { codePoints } from './case-table.ts'

const fixtures = new URL('../../test/fixtures/', import.meta.resolve('khmer-normalizer'))
const lines = (name: string): readonly string[] => readFileSync(new URL(name, fixtures), 'utf8').split(/\r\n?|\n/)

describe('the fixtures of the reference program', () => {
  const good = lines('good.txt')
  const pairs = lines('bad.txt').map((bad, index) => ({ bad, good: good[index]! }))

  it('are there', () => {
    expect(pairs.length).toBe(85)
    expect(good.length).toBe(85)
  })

  it.each(pairs)('$bad → $good', ({ bad, good }) => {
    expect(codePoints(khmer.normalise(bad))).toBe(codePoints(good))
  })
})

describe('the rules on which the npm package differs', () => {
  it.each([
    ['2.3', 'ក\u17d2\u17d2ខ', 'ក\u17d2ខ'],
    ['2.4', 'កើា', 'កោី'],
    ['2.6, ba anywhere', 'ប\u17d2តុី', 'ប\u17d2ត៉ី'],
    ['2.9', '១\u17d2។', '\u19e1'],
    ['2.11', 'ក\u17d2\u17ddខ', 'ក\u17d2ខ\u17dd'],
  ])('%s: %s → %s', (_, text, expected) => {
    expect(khmer.normalise(text)).toBe(expected)
    expect(khnormal(text)).not.toBe(expected)
  })
})

const lists = fileURLToPath(new URL('../../../../../shared/data/lexical/khmer-reference.tsv.gz', import.meta.url))

describe.runIf(existsSync(lists))('the words of the Khmer lists', () => {
  it('are spelt as the reference program spells them, but for a coeng typed twice', () => {
    expect(differences().map(({ word, rule }) => [word, rule])).toEqual([
      ['សេដ\u17d2\u17d2ឋកិច\u17d2ច', '2.3 further coengs are dropped'],
      ['កំណួចខ\u17d2\u17d2សែ', '2.3 further coengs are dropped'],
      ['ថ\u17d2កុំថ\u17d2\u17d2កើង', '2.3 further coengs are dropped'],
      ['ផ\u17d2\u17d2សះមុខរបួស', '2.3 further coengs are dropped'],
    ])
  }, 60_000)
})
