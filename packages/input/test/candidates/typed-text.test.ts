import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { typedText } from '../../src/candidates/typed-text.ts'

/** As much as the binding gives. */
const seen = (text: string): string => text.slice(-256)

describe('what was typed since the caret was moved', () => {
  it('goes on with the word that stands there at the first look', () => {
    const typed = typedText(false)
    expect(typed.see('ទៅ sala', true)).toBe('')
    expect(typed.see('ទៅ salar', false)).toBe('salar')
  })

  it('is nothing where the caret was put, then what is typed', () => {
    const typed = typedText(false)
    expect(typed.see('', true)).toBe('')
    expect(typed.see('sala', true)).toBe('')
    expect(typed.see('salar', false)).toBe('r')
    expect(typed.see('sala', false)).toBe('')
    expect(typed.see('sal', false)).toBe('')
    expect(typed.see('sals', false)).toBe('s')
    expect(typed.see('sa', true)).toBe('')
    expect(typed.see('sar', false)).toBe('r')
  })

  it('goes on with the word behind which the caret was put, where words are completed', () => {
    const typed = typedText(true)
    typed.see('', true)
    expect(typed.see('hơdôm tơl', true)).toBe('')
    expect(typed.see('hơdôm tơlơ', false)).toBe('tơlơ')
  })

  it('is what was put in behind any text, letter by letter', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 400 }),
        fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
        (before, put) => {
          fc.pre(!/(.)\1{20}|(..)\2{15}/s.test(before + put))
          const typed = typedText(false)
          typed.see('', true)
          typed.see(seen(before), true)
          let last = ''
          for (let at = 1; at <= put.length; at++) last = typed.see(seen(before + put.slice(0, at)), false)
          // Of a short field behind which more is typed than is read, less is known.
          if (before.length + put.length <= 256 || before.length >= 32) expect(last).toBe(put)
          else expect(put.endsWith(last)).toBe(true)
        },
      ),
    )
  })
})
