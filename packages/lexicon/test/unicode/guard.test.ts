import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guardText, type TextFault } from '../../src/unicode/guard.ts'

const limits = { maximumLength: 100 }

describe('guardText', () => {
  it.each([
    ['nước'],
    ['ស្ត្រី\u200b'],
    ['\ud83d\ude00'],
    [''],
    [`e${'\u0302'.repeat(30)}`],
    ['a'.repeat(100)],
    ['a\u00a0b\u00ad\u2060'],
    ['ក\u200bខ\u200cគ\u200dឃ'],
    ['a\u2028b\u2029c\ufeffd\ufffd'],
    ['\u0378'],
  ])('lets "%s" through', (text) => {
    expect(guardText(text, limits)).toEqual({ fit: true })
  })

  const refused: readonly (readonly [text: string, fault: TextFault, at: number])[] = [
    ['a'.repeat(101), 'too-long', 100],
    [`e${'\u0302'.repeat(31)}`, 'too-many-marks', 31],
    [`ក${'\u17b6'.repeat(31)}`, 'too-many-marks', 31],
    ['a\ud800', 'lone-surrogate', 1],
    ['\udc00a', 'lone-surrogate', 0],
    ['\ud800\ud800\udc00', 'lone-surrogate', 0],
    ['a\u0000', 'control', 1],
    ['a\nb', 'control', 1],
    ['\u007f', 'control', 0],
    ['\u0085', 'control', 0],
    ['\u009f', 'control', 0],
    ['a\u202eb', 'bidi-control', 1],
    ['\u2066', 'bidi-control', 0],
    ['\u200f', 'bidi-control', 0],
    ['\u200e', 'bidi-control', 0],
    ['\u061c', 'bidi-control', 0],
    ['\u202a', 'bidi-control', 0],
    ['\u2069', 'bidi-control', 0],
    ['a\ufffe', 'not-text', 1],
    ['\uffff', 'not-text', 0],
    ['\ufdd0', 'not-text', 0],
    ['\ufdef', 'not-text', 0],
    ['\ud83f\udffe', 'not-text', 0],
    ['e\u202e\u0000', 'bidi-control', 1],
  ]
  it.each(refused)('refuses %j: %s at %d', (text, fault, at) => {
    expect(guardText(text, limits)).toEqual({ fit: false, fault, at })
  })

  it('lets tab and line ends through where lines are asked for, and no other control', () => {
    expect(guardText('a\tb\r\nc', { ...limits, lines: true })).toEqual({ fit: true })
    expect(guardText('a\u000b', { ...limits, lines: true })).toEqual({ fit: false, fault: 'control', at: 1 })
  })

  it.each([['\u2028'], ['\u2029'], ['\ufeff'], ['\ufffd']])('refuses %j in a text that is kept', (character) => {
    expect(guardText(`a${character}`, { ...limits, kept: true })).toEqual({ fit: false, fault: 'not-text', at: 1 })
    expect(guardText('ក\u200bខ\u200cគ\u200dឃ', { ...limits, kept: true })).toEqual({ fit: true })
  })

  it('reads a long text in time in proportion', () => {
    // The test's time limit is the guard.
    const khmer = 'ក្កា'.repeat(500_000)
    expect(guardText(khmer, { maximumLength: khmer.length })).toEqual({ fit: true })
    const marks = `e${'\u0302'.repeat(30)}`.repeat(60_000)
    expect(guardText(marks, { maximumLength: marks.length })).toEqual({ fit: true })
  })

  it('counts marks against the limit that is given', () => {
    expect(guardText('e\u0302\u0301', { ...limits, maximumMarks: 1 })).toEqual({
      fit: false,
      fault: 'too-many-marks',
      at: 2,
    })
  })

  it('lets through nothing that is ill-formed, too long or holds a control', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), fc.integer({ min: 0, max: 0xffff }), (text, unit) => {
        const whole = text + String.fromCharCode(unit)
        const bidi = /\p{Bidi_Control}/u.test(whole)
        const control = /\p{Cc}/u.test(whole)
        const marks = /\p{M}{31}/u.test(whole)
        const noncharacter = /\p{Noncharacter_Code_Point}/u.test(whole)
        const fit = whole.length <= 100 && whole.isWellFormed() && !bidi && !control && !marks && !noncharacter
        expect(guardText(whole, limits).fit).toBe(fit)
        const stray = /[\u2028\u2029\ufeff\ufffd]/.test(whole)
        expect(guardText(whole, { ...limits, kept: true }).fit).toBe(fit && !stray)
      }),
      { numRuns: 5_000 },
    )
  })
})
