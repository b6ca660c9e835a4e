import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutQuery, cutText, longestQuery, longestText } from '../../src/search/query.ts'

describe('cutQuery', () => {
  it.each([
    ['  nước ', 'nước'],
    ['', ''],
    ['a'.repeat(100), 'a'.repeat(64)],
    ['ơ\u0306'.repeat(100), 'ơ\u0306'.repeat(64)],
    [`a${'\u0301'.repeat(4000)}`, `a${'\u0301'.repeat(255)}`],
    ['😀'.repeat(70), '😀'.repeat(64)],
  ])('cuts %j', (query, expected) => {
    expect(cutQuery(query)).toBe(expected)
  })

  it('is idempotent, never longer than the limits, and never cuts a surrogate pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        const cut = cutQuery(text)
        expect(cutQuery(cut)).toBe(cut)
        expect(cut.length).toBeLessThanOrEqual(longestQuery.codeUnits)
        if (text.isWellFormed()) expect(cut.isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('cutText', () => {
  it.each([
    ['  nước ', '  nước '],
    ['', ''],
    ['a'.repeat(600), 'a'.repeat(512)],
    ['ơ\u0306'.repeat(600), 'ơ\u0306'.repeat(512)],
    // Four code units and three letters, the one under another among them: 512 letters are 170 and two more.
    ['ស\u17d2រក'.repeat(200), `${'ស\u17d2រក'.repeat(170)}ស\u17d2រ`],
    // The letter under another is not cut off.
    [`${'ក'.repeat(511)}ស\u17d2រ`, 'ក'.repeat(511)],
    [`${'ក'.repeat(511)}ស៉\u200cិ`, `${'ក'.repeat(511)}ស៉\u200cិ`],
    [`${'a'.repeat(500)}${'b\u0301'.repeat(4000)}`, `${'a'.repeat(500)}${'b\u0301'.repeat(12)}`],
    [`ab${'\u0301'.repeat(4000)}`, 'a'],
    ['\u0301'.repeat(4000), '\u0301'.repeat(2048)],
    ['😀'.repeat(600), '😀'.repeat(512)],
  ])('cuts %j', (text, expected) => {
    expect(cutText(text)).toBe(expected)
  })

  it('keeps a beginning of the text, within the limits, and is idempotent', () => {
    const piece = fc.constantFrom('ក', '\u17d2', 'រ', 'ិ', 'a', '\u0306', '\u200c', '\u200d', ' ', '😀', '\ud83d')
    const text = fc.array(piece, { maxLength: 1200, size: 'max' }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (whole) => {
        const cut = cutText(whole)
        expect(whole.startsWith(cut)).toBe(true)
        expect(cutText(cut)).toBe(cut)
        expect(cut.length).toBeLessThanOrEqual(longestText.codeUnits)
        expect([...cut].filter((each) => !/^[\p{M}\u200c\u200d]$/u.test(each)).length).toBeLessThanOrEqual(512)
        if (cut === whole) return
        expect(whole.slice(cut.length)).not.toMatch(/^[\p{M}\u200c\u200d]/u)
        expect(cut).not.toMatch(/\u17d2$/u)
      }),
      { numRuns: 200 },
    )
  })
})
