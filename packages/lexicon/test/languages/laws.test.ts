import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/language.ts'
import { languages as builtIn } from '../../src/languages/index.ts'
import { neutralLanguage } from '../../src/languages/neutral.ts'
import { anyText, khmerText, latinText } from './arbitrary-text.ts'

const languages = [...builtIn, neutralLanguage('rog')]

const runs = { numRuns: 2_000 }

function textOf(language: Language): fc.Arbitrary<string> {
  const inKhmer = language.alphabet.includes('ក')
  return fc.oneof(
    { weight: 6, arbitrary: inKhmer ? khmerText : latinText },
    { weight: 1, arbitrary: inKhmer ? latinText : khmerText },
    { weight: 1, arbitrary: anyText },
  )
}

function law(title: string, holds: (language: Language, text: string) => void): void {
  it.each(languages.map((language) => ({ language, tag: language.tag })))(`$tag: ${title}`, ({ language }) => {
    fc.assert(
      fc.property(textOf(language), (text) => holds(language, text)),
      runs,
    )
  })
}

describe('laws of every language', () => {
  law('normalise is idempotent', (language, text) => {
    const once = language.normalise(text)
    expect(language.normalise(once)).toBe(once)
  })

  law('fold is idempotent', (language, text) => {
    const once = language.fold(text)
    expect(language.fold(once)).toBe(once)
  })

  law('fold takes a text and its canonical spelling for one', (language, text) => {
    expect(language.fold(language.normalise(text))).toBe(language.fold(text))
  })

  law('a canonical text is folded to a canonical one', (language, text) => {
    const folded = language.fold(text)
    expect(language.normalise(folded)).toBe(folded)
  })

  law('normalise and fold with the way back give the same text, and cover the original', (language, text) => {
    for (const [mapped, made] of [
      [language.normaliseMapped(text), language.normalise(text)],
      [language.foldMapped(text), language.fold(text)],
    ] as const) {
      expect(mapped.text).toBe(made)
      expect(mapped.offsets.length).toBe(made.length + 1)
      expect(mapped.offsets[0]).toBe(0)
      if (made !== '') expect(mapped.offsets.at(-1)).toBe(text.length)
      for (let at = 0; at < made.length; at++) expect(mapped.offsets[at]).toBeLessThanOrEqual(mapped.offsets[at + 1]!)
    }
  })

  law('letters joined are the text, none is empty', (language, text) => {
    const letters = language.letters(text)
    expect(letters.join('')).toBe(text)
    expect(letters).not.toContain('')
  })

  law('segments cover the text, are not empty, and cut no letter', (language, text) => {
    const edges = new Set([0])
    let at = 0
    for (const letter of language.letters(text)) {
      at += letter.length
      edges.add(at)
    }
    let before = 0
    for (const { from, to } of language.segment(text)) {
      expect(from).toBe(before)
      expect(to).toBeGreaterThan(from)
      expect(edges.has(from)).toBe(true)
      before = to
    }
    expect(before).toBe(text.length)
  })

  law('no segment has white space or punctuation beside a letter or digit', (language, text) => {
    for (const { from, to } of language.segment(text)) {
      const segment = text.slice(from, to)
      if (/[\p{L}\p{N}]/u.test(segment)) expect(segment).not.toMatch(/[\s\u200b,;:!?\u17d4-\u17d6]/u)
    }
  })

  law('romanise gives the same twice, and the same for the canonical spelling', (language, text) => {
    expect(language.romanise(language.normalise(text))).toBe(language.romanise(text))
  })

  it.each(languages.flatMap(({ tag, compare, sortKey }) => (sortKey ? [{ tag, compare, sortKey }] : [])))(
    '$tag: compare is the order of the sort keys',
    ({ tag, compare, sortKey }) => {
      const text = textOf(languages.find((language) => language.tag === tag)!)
      const pair = fc.tuple(text, text, text).map(([start, a, b]) => [start + a, start + b] as const)
      fc.assert(
        fc.property(pair, ([a, b]) => {
          const [keyA, keyB] = [sortKey(a), sortKey(b)]
          expect(Math.sign(compare(a, b))).toBe(keyA < keyB ? -1 : keyA > keyB ? 1 : 0)
        }),
        runs,
      )
    },
  )

  it.each(languages.map((language) => ({ language, tag: language.tag })))(
    '$tag: compare is a total order',
    ({ language }) => {
      const canonical = textOf(language).map((text) => language.normalise(text))
      fc.assert(
        fc.property(canonical, canonical, canonical, (a, b, c) => {
          const sign = (x: string, y: string): number => Math.sign(language.compare(x, y))
          expect(sign(a, a)).toBe(0)
          expect(sign(a, b) === 0).toBe(a === b)
          expect(sign(a, b) + sign(b, a)).toBe(0)
          if (sign(a, b) <= 0 && sign(b, c) <= 0) expect(sign(a, c)).toBeLessThanOrEqual(0)
        }),
        runs,
      )
    },
  )
})
