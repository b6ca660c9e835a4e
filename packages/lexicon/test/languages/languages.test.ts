import { describe, expect, it } from 'vitest'
import { anyLanguageOf, languageOf, languages } from '../../src/languages/index.ts'

describe('languageOf', () => {
  it.each([
    ['km', 'km'],
    ['km-KH', 'km'],
    ['KM', 'km'],
    ['jra', 'jra-Latn'],
    ['jra-Latn', 'jra-Latn'],
    ['JRA-latn-VN', 'jra-Latn'],
    ['jra-VN', 'jra-Latn'],
    ['jra-Khmr', 'jra-Khmr'],
    ['jra-Khmr-KH', 'jra-Khmr'],
    ['xhm', 'xhm'],
    ['vi', 'vi'],
    ['vi-VN', 'vi'],
    ['en-GB', 'en'],
    ['bdq', 'bdq'],
    ['bdq-VN', 'bdq'],
    ['rad', 'rad'],
    ['rad-Latn', 'rad'],
  ])('finds for %s the language %s', (tag, expected) => {
    expect(languageOf(tag)?.tag).toBe(expected)
  })

  it.each([[''], ['ede'], ['xx'], ['k'], ['kmx'], ['jra-Thai'], ['jr'], ['-'], ['constructor']])(
    'finds none for "%s"',
    (tag) => {
      expect(languageOf(tag)).toBeUndefined()
    },
  )
})

describe('anyLanguageOf', () => {
  it.each([
    ['km-KH', 'km'],
    ['jra', 'jra-Latn'],
    ['rog', 'rog'],
    ['cja-Cham', 'cja-Cham'],
    ['jra-Thai', 'jra-Thai'],
    ['fr', 'fr'],
  ])('finds for %s the language %s', (tag, expected) => {
    expect(anyLanguageOf(tag)?.tag).toBe(expected)
  })

  it.each([[''], ['vn'], ['kh'], ['xx'], ['k'], ['rogl'], ['rog-VN'], ['rog-latn'], ['ROG'], ['constructor']])(
    'finds none for "%s"',
    (tag) => {
      expect(anyLanguageOf(tag)).toBeUndefined()
    },
  )
})

describe('a language without rules of its own', () => {
  const language = anyLanguageOf('rog')!

  it('composes, and repairs nothing', () => {
    expect(language.normalise('ania\u0303 ɓo')).toBe('aniã ɓo')
    expect(language.fold('Aniã  Đi')).toBe('ania di')
  })

  it('orders by the search form, then by the text', () => {
    const words = ['bó', 'Bo', 'bo', 'ai', 'bo a', 'bò', 'đa']
    expect([...words].sort(language.compare)).toEqual(['ai', 'Bo', 'bo', 'bò', 'bó', 'bo a', 'đa'])
  })
})

describe.each(languages.map((language) => ({ tag: language.tag, language })))('$tag', ({ language }) => {
  it('has an alphabet in its own order and in canonical spelling', () => {
    const { alphabet } = language
    expect(new Set(alphabet).size).toBe(alphabet.length)
    expect(alphabet.map((letter) => language.normalise(letter))).toEqual(alphabet)
    expect(alphabet.map((letter) => letter.toLowerCase())).toEqual(alphabet)
    expect(alphabet.filter((letter) => language.letters(letter).length !== 1)).toEqual([])
    // Khmer shows its independent vowels after the consonants, also those which the order has among them.
    const among = alphabet.filter((letter) => !'ឫឬឭឮ'.includes(letter))
    expect([...among].sort(language.compare)).toEqual(among)
  })

  it('has costs between 0 and an unrelated letter, each pair once, in whole letters of canonical spelling', () => {
    const { letter, swap, confusions } = language.costs
    expect(letter).toBe(1)
    expect(swap).toBeGreaterThan(0)
    expect(swap).toBeLessThanOrEqual(letter)
    const pairs = confusions.map(([a, b, , where]) => [...[a, b].sort(), where].join(' ↔ '))
    expect(pairs.filter((pair, index) => pairs.indexOf(pair) !== index)).toEqual([])
    for (const [a, b, cost] of confusions) {
      expect(a).not.toBe(b)
      expect(cost).toBeGreaterThan(0)
      expect(cost).toBeLessThan(Math.max(language.letters(a).length, language.letters(b).length) * letter)
      expect([language.normalise(a), language.normalise(b)]).toEqual([a, b])
    }
  })
})

describe('Khmer alphabet', () => {
  it('has the 33 consonants, then the independent vowels', () => {
    const alphabet = languageOf('km')!.alphabet
    expect(alphabet.slice(0, 33).join('')).toBe('កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ')
    expect(alphabet.length).toBe(46)
  })
})

describe('Jrai alphabet', () => {
  it('has 40 letters, and each has its capital in one spelling with the small one', () => {
    const { alphabet, fold } = languageOf('jra')!
    expect(alphabet.length).toBe(40)
    for (const letter of alphabet) {
      const capital = letter.toUpperCase()
      expect(capital).not.toBe(letter)
      expect(capital.toLowerCase()).toBe(letter)
      expect(fold(capital)).toBe(fold(letter))
    }
  })
})
