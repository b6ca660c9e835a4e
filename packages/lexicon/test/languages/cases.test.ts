import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/language.ts'
import { normaliseKhmer } from '../../src/languages/khmer/normalise.ts'
import { middleKhmer } from '../../src/languages/khmer/variants.ts'
import { foldTones } from '../../src/languages/vietnamese/search-key.ts'
import { foldTonePlacement } from '../../src/languages/vietnamese/tone-placement.ts'
import { codePoints, readCases } from './case-table.ts'

type Change = (text: string) => string

/** What the rows of a table `<folder of the language>-<function>.tsv` say, by the name of the function. */
const functions: Readonly<Record<string, (language: Language) => Change>> = {
  normalise: (language) => language.normalise,
  fold: (language) => language.fold,
  letters: (language) => (text) => language.letters(text).join('|'),
  segment: (language) => (text) =>
    language
      .segment(text)
      .map(({ from, to }) => text.slice(from, to))
      .join('|'),
  romanise: (language) => language.romanise,
}

/** Tables of functions that one language has beside the contract. */
const others: Readonly<Record<string, Change>> = {
  'khmer-strict': (text) => normaliseKhmer(text, { strictZwnj: true }),
  'khmer-middle': middleKhmer.normalise,
  'vietnamese-tones': foldTones,
  'vietnamese-placement': foldTonePlacement,
}

const tables = readdirSync(new URL('../cases/', import.meta.url)).map((file) => file.replace(/\.tsv$/, ''))
const folders = readdirSync(new URL('../../src/languages/', import.meta.url))

/** The language of a table, by the name of its folder. */
async function languageOf(table: string): Promise<Language | undefined> {
  const folder = folders.find((name) => table.startsWith(`${name}-`))
  if (folder === undefined) return undefined
  const module: Record<string, unknown> = await import(`../../src/languages/${folder}/index.ts`)
  return Object.values(module).find(
    (value): value is Language => typeof value === 'object' && !!value && 'tag' in value,
  )
}

for (const table of tables) {
  const language = await languageOf(table)
  const name = table.slice(table.indexOf('-') + 1)
  const change = others[table] ?? (language && functions[name]?.(language))
  if (change !== undefined) {
    describe(table, () => {
      it.each(readCases(table))('$title', ({ input, expected }) => {
        const made = change(input)
        expect(codePoints(made), made).toBe(codePoints(expected))
      })
    })
  } else if (language !== undefined && name === 'order') {
    describe(table, () => {
      it.each(readCases(table))('$title', ({ input: before, expected: after }) => {
        expect(language.compare(before, after)).toBeLessThan(0)
        expect(language.compare(after, before)).toBeGreaterThan(0)
      })
    })
  }
}
