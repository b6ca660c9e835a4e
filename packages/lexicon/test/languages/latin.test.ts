import { describe, expect, it } from 'vitest'
import { languageOf } from '../../src/languages/index.ts'
import { jraiAccentOrder } from '../../src/languages/jrai/alphabet.ts'
import { suggestSpelling } from '../../src/languages/latin/suggest-spelling.ts'

const tags = ['jra-Latn', 'bdq', 'rad']

describe.each(tags)('the alphabet of %s', (tag) => {
  const language = languageOf(tag)!

  it.each(language.alphabet)('%s: small, title and capital are one letter and stand in this order', (letter) => {
    const capital = letter.toUpperCase()
    const title = letter.replace(/\p{L}/u, (first) => first.toUpperCase())
    expect(capital).not.toBe(letter)
    expect(capital.toLowerCase()).toBe(letter)
    for (const form of new Set([letter, title, capital])) {
      expect(language.letters(form)).toEqual([form])
      expect(language.normalise(form)).toBe(form)
      expect(language.fold(form)).toBe(language.fold(letter))
    }
    expect(language.compare(letter, title)).toBeLessThan(0)
    if (title !== capital) expect(language.compare(title, capital)).toBeLessThan(0)
    // Case never reaches over to the next letter of the alphabet.
    const next = language.alphabet[language.alphabet.indexOf(letter) + 1]
    if (next !== undefined) expect(language.compare(capital, next)).toBeLessThan(0)
  })

  it('has every letter of Latin somewhere, and each letter once', () => {
    const inOrder = [...'abcdefghijklmnopqrstuvwxyz'].sort(language.compare).join('')
    expect(inOrder).toBe('abcdefghijklmnopqrstuvwxyz')
    expect(new Set(language.alphabet).size).toBe(language.alphabet.length)
  })
})

describe('the order of SIL for Jrai', () => {
  // jra.xml: &A << ă << â, &B << ƀ, &E << ĕ << ê << ê̆, &N < ñ, &O << ŏ << ô << ô̆ << ơ << ơ̆ …
  it.each([
    ['at', 'ăt', 'a marked vowel is an accent'],
    ['ăt', 'aw', 'a marked vowel is an accent'],
    ['ăt', 'ât', 'in the order of the accents'],
    ['ba', 'ƀa', 'ƀ is an accent of b'],
    ['bă', 'ƀa', 'the first accent decides'],
    ['da', 'đa', 'đ is an accent of d'],
    ['đa', 'de', 'đ is an accent of d'],
    ['cuh', 'ču', 'č has a place of its own'],
    ['ny', 'ña', 'ñ has a place of its own'],
    ['nga', 'nha', 'ng is two letters'],
    ['dja', 'dla', 'dj is two letters'],
    ['ê̆t', 'ew', 'two code points'],
    ['at', 'a\u0331t', 'a macron below only at a tie'],
    ['a\u0331t', 'aw', 'a macron below only at a tie'],
    ['ăt', 'Ăt', 'case last'],
  ])('%s before %s: %s', (before, after) => {
    expect(jraiAccentOrder.compare(before, after)).toBeLessThan(0)
    expect(jraiAccentOrder.compare(after, before)).toBeGreaterThan(0)
  })
})

describe('suggestSpelling', () => {
  const jrai = languageOf('jra')!.alphabet
  it.each([
    ['ćư', 'čư'],
    ['Çư', 'Čư'],
    ['ĉĕń', 'čĕñ'],
    ['Ńam', 'Ñam'],
  ])('offers for %s %s', (text, offered) => {
    expect(suggestSpelling(text, jrai)).toBe(offered)
  })

  it.each([['čư'], ['ia'], [''], ['ś']])('offers nothing for "%s"', (text) => {
    expect(suggestSpelling(text, jrai)).toBeUndefined()
  })

  it('offers nothing where the alphabet has not the letter', () => {
    expect(suggestSpelling('ćư', languageOf('vi')!.alphabet)).toBeUndefined()
  })
})
