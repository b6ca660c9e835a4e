import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jrai } from '../../src/languages/jrai/index.ts'
import { letterEnds } from '../../src/languages/latin/mapped.ts'
import { sourceRange } from '../../src/unicode/offset-map.ts'
import { anyText, latinText } from './arbitrary-text.ts'

describe('the parts that change each by itself', () => {
  it('are not cut before anything that may compose with what stands before', () => {
    const cut: string[] = []
    for (let point = 0x80; point <= 0x10ffff; point++) {
      if (point >= 0xd800 && point < 0xe000) continue
      const character = String.fromCodePoint(point)
      if (character.normalize() !== character) continue
      const parts = [...character.normalize('NFD')]
      if (parts.length > 1 && [...letterEnds(parts.join(''))].length > 1) cut.push(character)
    }
    expect(cut).toEqual([])
  })

  it('normalise one by one to what the whole normalises to', () => {
    fc.assert(
      fc.property(fc.oneof(latinText, anyText), (text) => {
        let from = 0
        let joined = ''
        for (const to of letterEnds(text)) {
          joined += text.slice(from, to).normalize()
          from = to
        }
        expect(joined).toBe(text.normalize())
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('the way back of the Jrai search form', () => {
  /** Where the first occurrence of a found piece stands in the text as it was written. */
  const cases: readonly (readonly [text: string, found: string, shown: string])[] = [
    ['Hơdôm', 'dom', 'dôm'],
    ['Hơ̆dôm', 'ho', 'Hơ̆'],
    ["H'Prăk", 'hp', "H'P"],
    ['ia   krông', 'a k', 'a   k'],
    ['ia   krông', 'krong', 'krông'],
    ['nham chư', 'c', 'ch'],
    ['nham chư', 'nam', 'nham'],
    ['mataʔ', 'ta', 'taʔ'],
    ['ʔbŭk', 'b', 'ʔb'],
    ['e\u0306\u0302i', 'e', 'e\u0306\u0302'],
    ['  ia', 'ia', '  ia'],
  ]
  it.each(cases)('%s: %s is %s', (text, found, shown) => {
    const mapped = jrai.foldMapped(text)
    const from = mapped.text.indexOf(found)
    expect(from).toBeGreaterThanOrEqual(0)
    const range = sourceRange(mapped, { from, to: from + found.length })
    expect(text.slice(range.from, range.to)).toBe(shown)
  })
})
