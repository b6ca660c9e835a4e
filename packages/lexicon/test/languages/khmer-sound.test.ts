import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { romaniseExactKhmer, unromaniseExactKhmer } from '../../src/languages/khmer/exact.ts'
import { normaliseKhmer } from '../../src/languages/khmer/normalise.ts'
import { romaniseKhmer } from '../../src/languages/khmer/romanise.ts'
import { soundKeyKhmer } from '../../src/languages/khmer/sound-key.ts'
import { anyText, khmerText, latinText } from './arbitrary-text.ts'
import { readCases } from './case-table.ts'

const runs = { numRuns: 5_000 }
const text = fc.oneof({ weight: 6, arbitrary: khmerText }, latinText, anyText)

describe('romanise', () => {
  it('gives printable ASCII for any text, without edge or double spaces', () => {
    fc.assert(
      fc.property(text, (each) => {
        expect(romaniseKhmer(each)).toMatch(/^(?:[!-~]+(?: [!-~]+)*)?$/)
      }),
      runs,
    )
  })

  it.each([
    ['bare letters', 'ក'],
    ['letters with a vowel that may be silent', 'តិ'],
    ['clusters', 'ន្ត'],
    ['subscripts on one base', '\u17d2ក'],
    ['listed words', 'តា'],
  ])('reads 100,000 %s', (_, unit) => {
    expect(romaniseKhmer(`ក${unit.repeat(100_000)}`).length).toBeGreaterThan(99_999)
  })
})

describe('exact romanisation', () => {
  it('is undone by its inverse, whatever the text', () => {
    fc.assert(
      fc.property(text, (each) => {
        expect(unromaniseExactKhmer(romaniseExactKhmer(each))).toBe(normaliseKhmer(each))
      }),
      { numRuns: 20_000 },
    )
  })

  it('leaves no Khmer letter, vowel or subscript of a well-formed text', () => {
    const consonant = fc.integer({ min: 0x1780, max: 0x17a2 }).map((code) => String.fromCharCode(code))
    const some = (from: number, to: number): fc.Arbitrary<string> =>
      fc.option(
        fc.integer({ min: from, max: to }).map((code) => String.fromCharCode(code)),
        { nil: '' },
      )
    const syllable = fc
      .tuple(
        consonant,
        fc.option(consonant, { nil: '' }),
        some(0x17c9, 0x17ca),
        some(0x17b6, 0x17c5),
        some(0x17c6, 0x17c8),
      )
      .map(([base, below, ...marks]) => base + (below && `\u17d2${below}`) + marks.join(''))
    fc.assert(
      fc.property(fc.array(syllable, { maxLength: 6 }), (syllables) => {
        expect(romaniseExactKhmer(syllables.join(''))).not.toMatch(/[\u1780-\u17d3]/)
      }),
      runs,
    )
  })

  it('its inverse reads quotes to their end, and one that has none once', () => {
    expect(unromaniseExactKhmer('⟦a⟧⟧b⟧ka⟦k')).toBe('a⟧bក⟦ក')
    const open = '⟦'.repeat(200_000)
    expect(unromaniseExactKhmer(open)).toBe(open)
    expect(unromaniseExactKhmer(romaniseExactKhmer(open))).toBe(open)
  })

  it('its inverse takes any text', () => {
    fc.assert(
      fc.property(text, (each) => {
        expect(unromaniseExactKhmer(each)).toBeTypeOf('string')
      }),
      runs,
    )
  })

  it.each([
    ['ខ្មែរ', 'khmaera'],
    ['ភ្នំពេញ', 'bhnaṃbeña'],
    ['ក្ហ', 'k·ha'],
    ['កឥ', 'ka·i'],
    ['ឱ្យ', 'oˌya'],
    ['ធម៌', 'dhamŕa'],
    ['ម៉្យាង', 'my″āṅa'],
    ['៣.៥ kg', '3⟦.⟧5 ⟦kg⟧'],
  ])('writes %s as %s', (khmer, latin) => {
    expect(romaniseExactKhmer(khmer)).toBe(latin)
    expect(unromaniseExactKhmer(latin)).toBe(normaliseKhmer(khmer))
  })
})

describe('sound key', () => {
  it('is idempotent, ASCII letters only, and the same for the canonical spelling', () => {
    fc.assert(
      fc.property(text, (each) => {
        const key = soundKeyKhmer(each)
        expect(key).toMatch(/^[a-z]*$/)
        expect(soundKeyKhmer(key)).toBe(key)
        expect(soundKeyKhmer(normaliseKhmer(each))).toBe(key)
      }),
      { numRuns: 20_000 },
    )
  })

  it('is idempotent for any Latin letters', () => {
    const letters = fc
      .array(fc.constantFrom(...'aeiouychhkgnrstdjvwmxpb'), { maxLength: 16 })
      .map((each) => each.join(''))
    fc.assert(
      fc.property(letters, (each) => {
        const key = soundKeyKhmer(each)
        expect(soundKeyKhmer(key)).toBe(key)
      }),
      { numRuns: 20_000 },
    )
  })

  it('of what is typed in Latin letters is that of the word for nine in ten spellings', () => {
    const cases = readCases('khmer-sound')
    const missed = cases.filter(({ input, expected }) => soundKeyKhmer(input) !== soundKeyKhmer(expected))
    console.log(
      `${cases.length - missed.length} of ${cases.length} typed spellings; not: ${missed
        .map(({ input, expected }) => `${input} ${expected} (${soundKeyKhmer(input)}, ${soundKeyKhmer(expected)})`)
        .join('; ')}`,
    )
    expect(1 - missed.length / cases.length).toBeGreaterThanOrEqual(0.9)
  })
})
