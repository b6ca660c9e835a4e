import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/language.ts'
import { english } from '../../src/languages/english/index.ts'
import { jrai } from '../../src/languages/jrai/index.ts'
import { khmer } from '../../src/languages/khmer/index.ts'
import { vietnamese } from '../../src/languages/vietnamese/index.ts'
import { foldTones } from '../../src/languages/vietnamese/search-key.ts'
import { foldTonePlacement } from '../../src/languages/vietnamese/tone-placement.ts'
import { codePoints, readCases } from './case-table.ts'

/** Every table whose rows say what a function makes of a text. */
const tables: readonly (readonly [name: string, apply: (text: string) => string])[] = [
  ['khmer-normalise', khmer.normalise],
  ['khmer-fold', khmer.fold],
  ['khmer-letters', (text) => khmer.letters(text).join('|')],
  ['khmer-segment', (text) => words(khmer, text)],
  ['khmer-romanise', khmer.romanise],
  ['jrai-normalise', jrai.normalise],
  ['jrai-fold', jrai.fold],
  ['jrai-letters', (text) => jrai.letters(text).join('|')],
  ['jrai-segment', (text) => words(jrai, text)],
  ['vietnamese-normalise', vietnamese.normalise],
  ['vietnamese-fold', vietnamese.fold],
  ['vietnamese-tones', foldTones],
  ['vietnamese-placement', foldTonePlacement],
  ['english-fold', english.fold],
]

function words(language: Language, text: string): string {
  return language
    .segment(text)
    .map(({ from, to }) => text.slice(from, to))
    .join('|')
}

describe.each(tables)('%s', (name, apply) => {
  it.each(readCases(name))('$title', ({ input, expected }) => {
    const made = apply(input)
    expect(codePoints(made), made).toBe(codePoints(expected))
  })
})

/** Tables whose rows say that one word stands before another. */
const orders: readonly (readonly [name: string, language: Language])[] = [
  ['khmer-order', khmer],
  ['jrai-order', jrai],
  ['vietnamese-order', vietnamese],
]

describe.each(orders)('%s', (name, language) => {
  it.each(readCases(name))('$title', ({ input: before, expected: after }) => {
    expect(language.compare(before, after)).toBeLessThan(0)
    expect(language.compare(after, before)).toBeGreaterThan(0)
  })
})
