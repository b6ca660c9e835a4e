import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/language.ts'
import { languages as builtIn } from '../../src/languages/index.ts'
import { neutralLanguage } from '../../src/languages/neutral.ts'

const languages = [...builtIn, neutralLanguage('rog')]

const many = 100_000

/**
 * Texts that quadratic code does not come through: with `normalize('NFC')` alone the first of these takes minutes. The test's
 * time limit is the guard.
 */
const texts: Readonly<Record<string, string>> = {
  'marks of two classes in turn on one letter': `e${'\u0323\u0302'.repeat(many / 2)}`,
  'breves and circumflexes on one letter': `e${'\u0306\u0302'.repeat(many / 2)}`,
  'carons and circumflexes on many letters': `e${'\u030c\u0302'.repeat(14)}`.repeat(many / 29),
  'vowels on one Khmer base': `ក${'\u17be\u17b6\u17bb\u17c1\u17b8'.repeat(many / 5)}`,
  'coengs without a letter': `ក${'\u17d2\u17dd'.repeat(many / 2)}`,
  'subscripts, ro first': `ក${'\u17d2\u179a\u17d2\u1780'.repeat(many / 4)}`,
  'joiners that promise a final coeng': `ក${'\u200d\u17d2'.repeat(many / 2)}`,
  'bare Khmer letters': 'ក'.repeat(many),
  'one listed word over and over': 'អូរ'.repeat(many / 3),
  'letters and spaces in turn': 'a ក '.repeat(many / 4),
  'hyphens between two letters': `a${'-'.repeat(many)}b`,
  'digits and khans': '១\u17d2។'.repeat(many / 3),
  'halves of surrogate pairs': '\ud800'.repeat(many),
  'the beginning of ng': 'n'.repeat(many),
}

describe('texts made to be slow', () => {
  const cases = Object.keys(texts).flatMap((name) =>
    languages.map((language) => ({ name, tag: language.tag, language })),
  )

  it.each(cases)('$tag: $name', ({ name, language }) => {
    const text = texts[name]!
    expect(language.normalise(language.normalise(text)) === language.normalise(text)).toBe(true)
    expect(language.fold(language.fold(text)) === language.fold(text)).toBe(true)
    expect(language.letters(text).join('') === text).toBe(true)
    expect(language.segment(text).at(-1)?.to).toBe(text.length)
    expect(language.compare(text, `${text}a`)).not.toBe(0)
    expect(typeof language.romanise(text)).toBe('string')
  })

  it('a million marks on one letter end', () => {
    const khmerMarks = `ក${'\u17c6\u17b6\u17d2\u17b8\u17c1'.repeat(200_000)}`
    const khmer = languages.find((language) => language.tag === 'km')!
    const once = khmer.normalise(khmerMarks)
    expect(once.length).toBeLessThanOrEqual(khmerMarks.length)
    expect(khmer.normalise(once) === once).toBe(true)
    expect(khmer.fold(khmerMarks)).toBe('ក\u17d2\u17c1\u17be\u17b8\u17b6\u17c6')
    const latinMarks = `e${'\u0323\u0302\u0306'.repeat(333_333)}`
    for (const language of languages) expect(language.normalise(latinMarks) === latinMarks).toBe(true)
  })

  it('leaves a run of marks beyond the limit as it is, and composes what stands around it', () => {
    const vietnamese = languages.find((language: Language) => language.tag === 'vi')!
    const run = '\u0323\u0302'.repeat(50)
    expect(vietnamese.normalise(`e\u0302${run}e\u0302`)).toBe(`e\u0302${run}ê`)
    expect(vietnamese.normalise(`o\u0302e${run}e\u0302`)).toBe(`ôe${run}ê`)
  })
})
