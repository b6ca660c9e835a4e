import type { GlossedWord } from '@hiap/lexicon'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countWords, languageOfRun, type TextPiece, textLines } from '../src/text-lines.ts'
import { hit, infos } from './fixture.ts'

const word = (from: number, to: number, ...headwords: readonly string[]): GlossedWord => ({
  from,
  to,
  entries: headwords.map((headword) => hit('e1', { headword })),
})
const khmer = (from: number, to: number): GlossedWord => ({
  from,
  to,
  entries: [hit('k1', { headword: 'ទឹក', headwordLanguage: 'km' })],
})

const shown = (pieces: readonly TextPiece[]): string[] =>
  textLines(pieces).map((line) =>
    line.map(({ text, entries }) => (entries === undefined ? text : `[${text}:${entries.length}]`)).join(''),
  )

describe('lines of a text', () => {
  test.each<[readonly TextPiece[], string[]]>([
    [[{ text: 'ia, adơi!', words: [word(0, 2, 'ia'), word(4, 8)] }], ['[ia:1], [adơi:0]!']],
    [
      [{ text: 'ia\n\n  \nadơi\n', words: [word(0, 2, 'ia'), word(7, 11, 'adơi', 'adơi')] }, { text: 'not read\nyet' }],
      ['[ia:1]', '[adơi:2]', 'not read', 'yet'],
    ],
    // A line may go on in the next piece.
    [
      [
        { text: 'ia ', words: [word(0, 2, 'ia')] },
        { text: 'ia', words: [word(0, 2, 'ia')] },
      ],
      ['[ia:1] [ia:1]'],
    ],
    // A headword of two words may stand on two lines; it is one word.
    [[{ text: 'dua\npluh', words: [word(0, 8, 'dua pluh')] }], ['[dua\npluh:1]']],
    [[], []],
    [[{ text: ' \n ' }], []],
  ])('%j', (pieces, expected) => {
    expect(shown(pieces)).toEqual(expected)
  })

  test('nothing but white space is lost', () => {
    const piece = fc
      .tuple(fc.array(fc.constantFrom('ia', ' ', '\n', '។', 'ទឹក'), { maxLength: 12 }), fc.boolean())
      .map(([parts, read]): TextPiece => {
        const text = parts.join('')
        const words = [...text.matchAll(/ia|ទឹក/g)].map(({ index, 0: found }) => word(index, index + found.length))
        return read ? { text, words } : { text }
      })
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
        const bare = (text: string): string => text.replace(/\s/g, '')
        const lines = textLines(pieces)
        expect(bare(lines.flatMap((line) => line.map(({ text }) => text)).join(''))).toBe(
          bare(pieces.map(({ text }) => text).join('')),
        )
        expect(lines.flat().filter(({ entries }) => entries !== undefined)).toHaveLength(countWords(pieces).all)
      }),
    )
  })

  test('words are counted, known ones too', () => {
    expect(
      countWords([{ text: 'ia ia', words: [word(0, 2, 'ia'), word(3, 5)] }, { text: 'ia' }, { text: '' }]),
    ).toEqual({ all: 2, found: 1 })
  })

  test('the language of what no dictionary told', () => {
    const latin: readonly TextPiece[] = [{ text: 'ia', words: [word(0, 2, 'ia'), khmer(3, 6), khmer(3, 6)] }]
    expect(languageOfRun('កខ។', infos, [])).toBe('km')
    expect(languageOfRun('abc កខ', infos, latin)).toBe('km')
    expect(languageOfRun('abc', infos, latin)).toBe('jra-Latn')
    expect(languageOfRun('abc', infos, [])).toBe('und')
    expect(languageOfRun('កខ', [], [])).toBe('und')
  })
})
