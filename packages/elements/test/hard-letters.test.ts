import { languageOf } from '@hiap/lexicon'
import { describe, expect, test } from 'vitest'
import { hardLetters, letterName } from '../src/hard-letters.ts'
import { translator } from '../src/strings/catalogue.ts'

describe('letters that keyboards lack', () => {
  test('of Jrai: all of its alphabet that is not of plain letters, in its order', () => {
    expect(hardLetters('jra-Latn').join(' ')).toBe('ă â ƀ č đ ĕ ê ê̆ ĭ ñ ŏ ô ô̆ ơ ơ̆ ŭ ư ư̆')
  })

  test.each(['rad', 'bdq', 'jra'])('of %s: each is a letter of the alphabet, none is typed by plain keys', (tag) => {
    const letters = hardLetters(tag)
    expect(letters.length).toBeGreaterThan(10)
    const alphabet = languageOf(tag)?.alphabet ?? []
    expect(alphabet.filter((letter) => /[^a-z']/.test(letter))).toEqual(letters)
  })

  test.each(['vi', 'en', 'km', 'xx', ''])('of %j: none', (tag) => {
    expect(hardLetters(tag)).toEqual([])
  })

  test.each([
    ['ơ̆', 'ơ̆, o with horn, breve', 'ơ̆, o có móc, trăng'],
    ['Ê̆', 'Ê̆, E with circumflex, breve', 'Ê̆, E có mũ, trăng'],
    ['ƀ', 'ƀ, b with stroke', 'ƀ, b có gạch ngang'],
    ['Đ', 'Đ, D with stroke', 'Đ, D có gạch ngang'],
    ['č', 'č, c with caron', 'č, c có mũ ngược'],
    ['ñ', 'ñ, n with tilde', 'ñ, n có ngã'],
    ['a', 'a', 'a'],
  ])('%s is read out by its parts', (letter, en, vi) => {
    expect([letterName(letter, translator('en')), letterName(letter, translator('vi'))]).toEqual([en, vi])
  })

  test.each(['jra', 'rad', 'bdq'])('every letter of %s has a name of its own, small and capital', (tag) => {
    const letters = hardLetters(tag).flatMap((letter) => [letter, letter.toUpperCase()])
    for (const letter of letters) expect(letterName(letter, translator('vi'))).not.toBe(letter)
    expect(new Set(letters.map((letter) => letterName(letter, translator('vi')))).size).toBe(letters.length)
  })
})
