import { type Language, languageOf } from '@hiap/lexicon'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TextCounter } from '../src/write-counts.ts'
import { readCases } from './read-cases.ts'

const language = (tag: string): Language => {
  const found = languageOf(tag)
  if (found === undefined) throw new Error(`no language ${tag}`)
  return found
}

describe('counts', () => {
  test.each(readCases<'language' | 'text' | 'letters' | 'words' | 'lines' | 'note'>('counts'))(
    '$language $text: $note',
    ({ language: tag, text, letters, words, lines }) => {
      const written = text.replaceAll('⏎', '\n')
      expect(new TextCounter(language(tag)).count(written)).toEqual({
        letters: Number(letters),
        words: Number(words),
        lines: Number(lines),
      })
    },
  )

  test('Khmer words are those of the list', () => {
    const khmer = language('km')
    const withWords = khmer.withWords?.([
      ['ខ្ញុំ', 1],
      ['ទៅ', 1],
      ['សាលារៀន', 1],
    ])
    expect(new TextCounter(withWords ?? khmer).count('ខ្ញុំទៅសាលារៀន').words).toBe(3)
  })

  test('line by line, with rests and from memory, is the same as the text as a whole', () => {
    const parts = ['ខ្មែរ', 'ក', '្', 'ា', ' ', '\n', 'ng', 'hơ̆i', '.', '\u200b', '\u0306', '\ud800', '१']
    const anyText = fc.array(fc.constantFrom(...parts), { maxLength: 60 }).map((all) => all.join(''))
    const whole = (text: string, of: Language): unknown => {
      const isLetter = (part: string): boolean => /[\p{L}\p{N}\p{M}]/u.test(part)
      const lines = text.split('\n')
      return {
        letters: lines.flatMap((line) => of.letters(line)).filter(isLetter).length,
        words: of.segment(text).filter(({ from, to }) => isLetter(text.slice(from, to))).length,
        lines: text === '' ? 0 : lines.length,
      }
    }
    for (const tag of ['km', 'jra', 'vi']) {
      const counter = new TextCounter(language(tag))
      fc.assert(
        fc.property(anyText, (text) => {
          // What reaches over a space is no text: a mark without its letter, a coeng without the letter under it.
          const apart = text.replace(/\u17d2(?=\s)/g, '').replace(/(^|\s)\p{M}+/gu, '$1')
          expect(counter.count(apart)).toEqual(whole(apart, language(tag)))
          expect(counter.count(apart)).toEqual(counter.count(apart))
        }),
        { numRuns: 500 },
      )
    }
  })

  test('rests while it counts what is new, and not in what it knows', () => {
    const counter = new TextCounter(language('jra'))
    const text = Array.from({ length: 2000 }, (_, at) => `Kâo mñam ia ${at}`).join('\n')
    const rests = (): number => [...counter.steps(text)].length
    expect(rests()).toBeGreaterThan(5)
    expect(rests()).toBe(0)
  })
})
