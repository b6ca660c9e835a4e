import { guardText } from '@hiap/lexicon'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readableText } from '../src/readable-text.ts'

describe('readable text', () => {
  test.each([
    ['ទឹក\u200bផ្ទះ\u200c', 'ទឹក\u200bផ្ទះ\u200c', 'what Khmer is written with stays'],
    ['a\r\nb\rc\vd\fe\u2028f', 'a\nb\nc\nd\ne\nf', 'every kind of line end'],
    ['a\u0007b\tc\u009fd', 'a b\tc d', 'controls become spaces'],
    ['a\u200fb\u202ec\u2066d', 'abcd', 'what turns the direction of writing'],
    ['a\ud83db😀', 'a\ufffdb😀', 'half of a pair'],
    ['a\uffffb\ufdd0', 'ab', 'code points that stand for nothing'],
    [`a${'\u0301'.repeat(40)}`, `a${'\u0301'.repeat(30)}`, 'a crowd of marks'],
  ])('%j becomes %j: %s', (text, expected) => {
    expect(readableText(text)).toBe(expected)
  })

  test('the API refuses none of it, and what is readable stays as it is', () => {
    const unit = fc.constantFrom(
      'a',
      'ក',
      '\u17d2',
      '\u0301',
      '\u202e',
      '\u0000',
      '\r',
      '\n',
      '\ud83d',
      '\udc00',
      '\ufffe',
    )
    const crowd = fc.nat({ max: 80 }).map((count) => '\u0306'.repeat(count))
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(fc.oneof(unit, crowd), { maxLength: 40 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (given) => {
        const readable = readableText(given)
        expect(guardText(readable, { maximumLength: 1e6, lines: true })).toEqual({ fit: true })
        expect(readableText(readable)).toBe(readable)
      }),
      { numRuns: 1000 },
    )
  })
})
