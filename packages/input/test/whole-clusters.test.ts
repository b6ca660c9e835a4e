import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wholeClusters } from '../src/whole-clusters.ts'

describe('wholeClusters', () => {
  it.each([
    ['កា', { deleteBefore: 1, insert: '' }, { deleteBefore: 2, insert: 'ក' }],
    ['ko', { deleteBefore: 1, insert: 'ô' }, { deleteBefore: 1, insert: 'ô' }],
    ['ô\u0306', { deleteBefore: 1, insert: '' }, { deleteBefore: 2, insert: 'ô' }],
    ['កា', { deleteBefore: 0, insert: '\u17C6' }, { deleteBefore: 0, insert: '\u17C6' }],
    // A coeng goes on past the marks behind it. // UAX #29, GB9c
    ['ក្ុក', { deleteBefore: 1, insert: '' }, { deleteBefore: 4, insert: 'ក្ុ' }],
    ['', { deleteBefore: 1, insert: 'x' }, { deleteBefore: 0, insert: 'x' }],
  ])('after %s makes of %o %o', (before, edit, wide) => {
    expect(wholeClusters(edit, before)).toEqual(wide)
  })

  it('never begins inside a cluster of the browser, and writes back what need not go', () => {
    const segmenter = new Intl.Segmenter('km', { granularity: 'grapheme' })
    const letter = fc.constantFrom(
      'k',
      'ក',
      '្',
      'ត',
      'ុ',
      'ំ',
      'o',
      '\u031B',
      '\u0306',
      '👩',
      '\u200D',
      '🏽',
      '🇻',
      '🇳',
      ' ',
    )
    fc.assert(
      fc.property(
        fc.string({ unit: letter, maxLength: 12 }),
        fc.integer({ min: 1, max: 8 }),
        (before, deleteBefore) => {
          const { deleteBefore: wide, insert } = wholeClusters({ deleteBefore, insert: '|' }, before)
          const begin = before.length - wide
          const begins = [...segmenter.segment(before)].map(({ index }) => index)
          expect([...begins, before.length]).toContain(begin)
          expect(before.slice(0, begin) + insert).toBe(`${before.slice(0, Math.max(0, before.length - deleteBefore))}|`)
        },
      ),
    )
  })
})
