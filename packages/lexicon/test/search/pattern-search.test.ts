import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchDictionary } from '../../src/search/search-dictionary.ts'
import { canonicalKey, wordKey } from '../../src/search/search-key.ts'
import { type Line, smallDictionary } from './small-dictionary.ts'

const jrai = smallDictionary('jra-Latn', [
  ['hơget', ['cái gì']],
  ['hoget', ['thử']],
  ['hơdôm', ['bao nhiêu']],
  ['ia', ['nước']],
  ['ia hơjan', ['mưa']],
  ['djă', ['cầm']],
  ['dă', ['thử']],
])
const khmer = smallDictionary('km', [
  ['ស្រុក', ['huyện']],
  ['សុក', ['yên']],
  ['ទឹកត្រី', ['nước mắm']],
])

describe('a pattern', () => {
  it.each([
    ['h*', ['hoget', 'hơdôm', 'hơget']],
    ['hơ*t', ['hoget', 'hơget']],
    ['hơd*', ['hơdôm']],
    ['h?get', ['hoget', 'hơget']],
    ['*et', ['hoget', 'hơget']],
    ['*a*', ['djă', 'dă', 'ia', 'ia hơjan']],
    ['ia *', ['ia hơjan']],
    ['?', []],
    ['*', []],
    // dj is one letter.
    ['d?', ['dă']],
    ['??', []],
    ['**e**t', ['hoget', 'hơget']],
  ])('%s finds %j', (query, headwords) => {
    const { hits } = searchDictionary(jrai, { query, from: 'jra' }, 20)
    const found = hits.filter(({ reason }) => reason === 'pattern').map(({ headword }) => headword)
    expect(found.toSorted()).toEqual(headwords)
  })

  it('asks for whole letters of Khmer', () => {
    const found = (query: string) => searchDictionary(khmer, { query }, 20).hits.map(({ headword }) => headword)
    expect(found('ស?ុក')).toEqual(['ស្រុក'])
    expect(found('*ត្រី')).toEqual(['ទឹកត្រី'])
  })

  it('at the end of a question that fits nothing is no pattern', () => {
    expect(searchDictionary(jrai, { query: 'hơget?' }, 1).hits[0]).toMatchObject({ headword: 'hơget', tier: 'exact' })
  })

  it('finds what a regular expression finds, those with the marks typed first', () => {
    const letter = fc.constantFrom('a', 'ă', 'h', 'o', 'ơ', 't', ' ')
    const word = fc.string({ unit: letter, minLength: 1, maxLength: 6 })
    const pattern = fc.string({ unit: fc.oneof(letter, fc.constantFrom('*', '?')), minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), pattern, (words, query) => {
        if (!/[*?]/.test(query.trim()) || !/[^*?\s]/.test(query)) return
        const dictionary = smallDictionary(
          'jra-Latn',
          words.map((text): Line => [text, ['x']]),
        )
        const { language } = dictionary
        const by = (key: (text: string) => string) => {
          const parts = query.trim().split(/([*?])/)
          const spaced = (part: string): string => {
            const inner = key(part)
            if (inner === '') return /\s/.test(part) ? ' ' : ''
            return `${/^\s/.test(part) ? ' ' : ''}${inner}${/\s$/.test(part) ? ' ' : ''}`
          }
          const source = parts.map((part) => (part === '*' ? '.*' : part === '?' ? '.' : spaced(part))).join('')
          return new RegExp(`^${source}$`, 'u')
        }
        const folded = by((text) => wordKey(language, text))
        const canonical = by((text) => canonicalKey(language, text))
        const fitting = words.flatMap((text, i) => (folded.test(wordKey(language, text)) ? [i] : []))
        const hits = searchDictionary(dictionary, { query, from: 'jra' }, 100).hits.filter(
          (hit) => hit.reason === 'pattern',
        )
        expect(hits.map((hit) => Number(hit.entryId.slice(1))).toSorted((a, b) => a - b)).toEqual(fitting)
        const marked = hits.map(({ headword }) => canonical.test(canonicalKey(language, headword)))
        expect(marked).toEqual(marked.toSorted((a, b) => Number(b) - Number(a)))
      }),
      { numRuns: 2000 },
    )
  })
})
