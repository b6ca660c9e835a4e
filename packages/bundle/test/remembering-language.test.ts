import { type Language, languageOf, languages } from '@hiap/lexicon'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rememberingLanguage } from '../src/remembering-language.ts'

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'ăơôđ aeinh', 'ក', 'ខ', '\u17d2', 'ស្រុ', '\u0306', "'"), maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
)

describe.each(languages.map((language) => [language.tag, language] as const))('a %s that remembers', (_, language) => {
  it('says what the language says, the first time and after', () => {
    const own = rememberingLanguage(language)
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
        for (const each of [...texts, ...texts]) {
          expect(own.normalise(each)).toBe(language.normalise(each))
          expect(own.fold(each)).toBe(language.fold(each))
          expect(own.foldMapped(each)).toEqual(language.foldMapped(each))
          expect(own.segment(each)).toEqual(language.segment(each))
          expect(own.letters(each)).toEqual(language.letters(each))
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('memory', () => {
  /** A language that notes what it folds. */
  function noting(): { readonly language: Language; readonly folded: string[] } {
    const folded: string[] = []
    const vietnamese = languageOf('vi')!
    const fold = (each: string): string => {
      folded.push(each)
      return vietnamese.fold(each)
    }
    return { language: rememberingLanguage({ ...vietnamese, fold }), folded }
  }

  it('makes nothing twice that was asked for lately', () => {
    const { language, folded } = noting()
    for (let i = 0; i < 3000; i++) {
      language.fold(`Từ ${i}`)
      language.fold('nước')
    }
    expect(folded.filter((each) => each === 'nước')).toHaveLength(1)
  })

  it('forgets what was asked for long ago, and keeps no long text', () => {
    const { language, folded } = noting()
    const long = 'nước '.repeat(20)
    for (let i = 0; i < 5000; i++) language.fold(`Từ ${i}`)
    for (const again of ['Từ 0', long, long]) language.fold(again)
    expect(folded.filter((each) => each === 'Từ 0')).toHaveLength(2)
    expect(folded.filter((each) => each === long)).toHaveLength(2)
  })
})
