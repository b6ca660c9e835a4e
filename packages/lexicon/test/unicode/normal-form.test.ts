import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { letterEnd, lettersWithMarks } from '../../src/unicode/grapheme.ts'
import { compose, decompose } from '../../src/unicode/normal-form.ts'
import { anyText, latinText } from '../languages/arbitrary-text.ts'

const runs = { numRuns: 5_000 }

describe('compose and decompose', () => {
  it('are NFC and NFD where no run of marks is over the limit', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, latinText), (text) => {
        fc.pre(!/\p{M}{31}/u.test(text))
        expect(compose(text)).toBe(text.normalize('NFC'))
        expect(decompose(text)).toBe(text.normalize('NFD'))
      }),
      runs,
    )
  })

  it('compose is idempotent over any text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, latinText), (text) => {
        const once = compose(text)
        expect(compose(once)).toBe(once)
      }),
      runs,
    )
  })
})

describe('lettersWithMarks', () => {
  it('keeps marks with their letter and pairs together', () => {
    expect(lettersWithMarks('hơ̆i\ud83d\ude00\ud83d\u0302')).toEqual(['h', 'ơ̆', 'i', '\ud83d\ude00', '\ud83d\u0302'])
  })

  it('joined, they are the text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, latinText), (text) => {
        expect(lettersWithMarks(text).join('')).toBe(text)
      }),
      runs,
    )
  })
})

describe('letterEnd', () => {
  it('counts code units', () => {
    expect(letterEnd('a', 0)).toBe(1)
    expect(letterEnd('\ud834\udd1ea', 0)).toBe(2)
    expect(letterEnd('xe\u0323\u0302', 1)).toBe(4)
  })
})
