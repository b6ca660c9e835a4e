import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutText } from '../../src/search/query.ts'
import { textPieces } from '../../src/search/text-pieces.ts'

const line = (letters: number): string => 'ក'.repeat(letters)

describe('textPieces', () => {
  it.each<[string, readonly string[]]>([
    ['', []],
    ['ទឹក។\nផ្ទះ', ['ទឹក។\nផ្ទះ']],
    [`${line(300)}\n${line(300)}`, [`${line(300)}\n`, line(300)]],
    // A line end before all else, whatever stands behind it.
    [`${line(9)}\n${line(200)}។ ${line(400)}`, [`${line(9)}\n`, `${line(200)}។ `, line(400)]],
    [`${line(300)}។${line(300)}`, [`${line(300)}។`, line(300)]],
    // Not inside a number.
    [`${line(200)} 3.5${line(400)}`, [`${line(200)} `, `3.5${line(400)}`]],
    [`${line(300)} ${line(300)}`, [`${line(300)} `, line(300)]],
    [`${line(300)}\u200b${line(300)}`, [`${line(300)}\u200b`, line(300)]],
    [line(1000), [line(512), line(488)]],
  ])('%j', (text, expected) => {
    expect(textPieces(text)).toEqual(expected)
  })

  it('joined, the pieces are the text; each is read whole, and none is empty', () => {
    const part = fc.constantFrom(
      'ក',
      '្',
      'រ',
      'ា',
      'ia',
      'ơ̆',
      ' ',
      '\n',
      '។',
      '. ',
      '\u200b',
      '😀',
      '\ud83d',
      line(300),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 900, size: 'max' }), (parts) => {
        const text = parts.join('')
        const pieces = textPieces(text)
        expect(pieces.join('')).toBe(text)
        for (const piece of pieces) {
          expect(piece).not.toBe('')
          expect(cutText(piece)).toBe(piece)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('a megabyte without an end is divided', () => {
    expect(textPieces(line(1_000_000)).length).toBe(Math.ceil(1_000_000 / 512))
    expect(textPieces('\u0301'.repeat(1_000_000)).length).toBe(Math.ceil(1_000_000 / 2048))
  })
})
