import { languageOf } from '@hiap/lexicon'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { begunWords, plainSegmentation, segmentByLetters, soundedWords } from '../../src/candidates/pending-words.ts'

const khmer = plainSegmentation('km')
const jrai = languageOf('jra')!

describe('what is typed by sound', () => {
  const cases: readonly (readonly [text: string, queries: readonly string[], note: string])[] = [
    ['sruk', ['sruk'], 'Latin letters at the caret'],
    ['ទៅsala', ['sala'], 'behind Khmer letters'],
    ['sala rien', ['sala rien', 'rien'], 'with spaces, and the last word alone'],
    ['a b c d e', ['b c d e', 'c d e', 'd e', 'e'], 'four words at most'],
    ["p'ah", ["p'ah"], 'an apostrophe inside'],
    ["'ah", ['ah'], 'not at the beginning'],
    ['sruk ', [], 'a space ends it'],
    ['sruk,', [], 'a sign ends it'],
    ['sala  rien', ['rien'], 'two spaces part words'],
    ['đường', [], 'the end of a word with marks'],
    ['ស្រុក', [], 'no Latin letter'],
    ['', [], 'nothing'],
  ]
  it.each(cases)('%s: %j (%s)', (text, queries) => {
    expect(soundedWords(text).map(({ query }) => query)).toEqual(queries)
  })

  it('goes on from the word picked', () => {
    const picked = { text: 'សាលា', typed: 'sala' }
    expect(soundedWords('សាលាrien', picked)).toEqual([
      { replaces: 'សាលាrien', query: 'sala rien', keeps: 'សាលា' },
      { replaces: 'rien', query: 'rien', keeps: '' },
    ])
    expect(soundedWords('សាលា rien', picked).map(({ query }) => query)).toEqual(['rien'])
    expect(soundedWords('ស្រុកrien', picked).map(({ query }) => query)).toEqual(['rien'])
  })
})

describe('words that are begun', () => {
  const cases: readonly (readonly [tag: string, text: string, queries: readonly string[], note: string])[] = [
    ['jra', 'hơ', ['hơ'], 'the word at the caret'],
    ['jra', 'ană hơ', ['ană hơ', 'hơ'], 'headwords have spaces'],
    ['jra', 'ană. hơ', ['hơ'], 'a sign ends a word'],
    ['jra', 'hơ ', [], 'a space ends it'],
    ['jra', 'h', [], 'one letter is too little'],
    ['km', 'ខ្ញុំទៅសាលារ', ['ខ្ញុំទៅសាលារ', 'ទៅសាលារ', 'សាលារ', 'លារ'], 'Khmer: parts of what is read as words'],
    ['km', 'ទៅ\u200bសាលា', ['សាលា'], 'a zero-width space ends a word'],
    ['km', 'សាលា។', [], 'a sign'],
    ['km', '12', [], 'a number is no word'],
  ]
  it.each(cases)('%s %s: %j (%s)', (tag, text, queries) => {
    const words = begunWords(text, tag === 'km' ? khmer : jrai.segment).map(({ query }) => query)
    expect(queries.filter((query) => !words.includes(query))).toEqual([])
    expect(words.at(-1)).toBe(queries.at(-1))
  })

  it('takes Khmer clusters where the browser knows no words', () => {
    const words = begunWords('ទៅ សាលារ', segmentByLetters).map(({ query }) => query)
    expect(words).toEqual(['ទៅ សាលារ', 'សាលារ', 'លារ'])
  })

  it('takes the browser’s words where no language is given', () => {
    expect(begunWords('xin chào', plainSegmentation('vi')).map(({ query }) => query)).toEqual(['xin chào', 'chào'])
  })
})

describe('laws', () => {
  const text = fc.string({ unit: fc.constantFrom(..."ab'’ ,.1đêកស្រុា\u200b"), maxLength: 120 })

  it('every word ends at the caret, longest first, and a longer one begins no later', () => {
    fc.assert(
      fc.property(
        text,
        text.map((picked) => `ក${picked}`),
        fc.constantFrom('sounds', 'km', 'jra', 'letters'),
        (typed, picked, way) => {
          const words =
            way === 'sounds'
              ? soundedWords(typed, { text: picked, typed: 'x' })
              : begunWords(typed, way === 'km' ? khmer : way === 'jra' ? jrai.segment : segmentByLetters)
          words.forEach(({ replaces, query, keeps }, at) => {
            expect(typed.endsWith(replaces)).toBe(true)
            expect(replaces.startsWith(keeps)).toBe(true)
            expect(query).not.toBe('')
            expect(replaces.length).toBeLessThan(words[at - 1]?.replaces.length ?? Number.POSITIVE_INFINITY)
          })
        },
      ),
    )
  })

  it('a Latin letter after anything but Latin begins a word', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'កស្រុា១ ,'), maxLength: 60 }), (before) => {
        expect(soundedWords(`${before}s`).at(-1)?.query).toBe('s')
      }),
    )
  })
})
