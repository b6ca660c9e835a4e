import { describe, expect, test } from 'vitest'
import {
  dictionariesOf,
  glossLanguageFor,
  learntLanguage,
  learntLanguages,
  searchRequest,
  swapped,
  through,
  usableDirection,
} from '../src/direction.ts'
import { languageName, sameLanguage, scriptOf } from '../src/language-tag.ts'
import { translator } from '../src/strings/catalogue.ts'
import { info, infos } from './fixture.ts'
import { readCases } from './read-cases.ts'

const [khmer, jrai] = infos as readonly [(typeof infos)[0], (typeof infos)[0]]

describe('direction', () => {
  test.each(readCases<'query' | 'from' | 'to' | 'asked-from' | 'asked-to' | 'note'>('directions'))(
    '$query, $from → $to: $note',
    (row) => {
      const request = searchRequest(row.query, { from: row.from, to: row.to }, infos, 30)
      expect([request.from ?? '', request.to ?? '', request.query, request.limit]).toEqual([
        row['asked-from'],
        row['asked-to'],
        row.query,
        30,
      ])
    },
  )

  test('a remembered direction that no dictionary serves gives way to the first dictionary', () => {
    expect(usableDirection({ from: 'vi', to: 'bdq' }, infos, 'vi')).toEqual({ from: 'vi', to: 'km' })
    expect(usableDirection(undefined, infos, 'vi')).toEqual({ from: 'vi', to: 'km' })
    expect(usableDirection({ from: 'jra-Latn', to: 'vi' }, infos, 'vi')).toEqual({ from: 'jra-Latn', to: 'vi' })
    expect(usableDirection({ from: 'vi', to: 'km' }, [], 'vi')).toBeUndefined()
  })

  test('a reader of English starts at English where the dictionary has it', () => {
    expect(usableDirection(undefined, infos, 'en')).toEqual({ from: 'en', to: 'km' })
    expect(glossLanguageFor({ ...info('x', 'km'), glossLanguages: ['vi'] }, 'en')).toBe('vi')
  })

  test('another language keeps the way round', () => {
    expect(through(jrai, { from: 'vi', to: 'km' }, infos)).toEqual({ from: 'vi', to: 'jra-Latn' })
    expect(through(jrai, { from: 'km', to: 'vi' }, infos)).toEqual({ from: 'jra-Latn', to: 'vi' })
    expect(through(khmer, { from: 'en', to: 'jra-Latn' }, infos)).toEqual({ from: 'en', to: 'km' })
  })

  test('a dictionary with headwords of the readers leads to the language of its glosses', () => {
    const culture = { ...info('vi-jra', 'vi'), glossLanguages: ['en', 'jra-Latn'] }
    const all = [culture, ...infos]
    expect(learntLanguage(culture)).toBe('jra-Latn')
    expect([...learntLanguages(all)].map(([tag, { id }]) => [tag, id])).toEqual([
      ['jra-Latn', 'jra-vi'],
      ['km', 'km-vi'],
    ])
    expect(through(culture, { from: 'vi', to: 'km' }, all)).toEqual({ from: 'vi', to: 'jra-Latn' })
    expect(through(culture, { from: 'km', to: 'en' }, all)).toEqual({ from: 'jra-Latn', to: 'vi' })
    expect(usableDirection(undefined, [culture], 'vi')).toEqual({ from: 'vi', to: 'jra-Latn' })
    expect(dictionariesOf({ from: 'vi', to: 'km' }, all)).toEqual([khmer])
    expect(dictionariesOf({ from: 'vi', to: 'jra-Latn' }, all)).toEqual([culture, jrai])
    expect(learntLanguage({ ...info('vi-en', 'vi'), glossLanguages: ['en'] })).toBe('vi')
  })

  test('turned round twice it is itself, and goes through the same dictionary', () => {
    const direction = { from: 'vi', to: 'jra-Latn' }
    expect(swapped(swapped(direction))).toEqual(direction)
    expect(dictionariesOf(direction, infos)).toEqual([jrai])
    expect(dictionariesOf(swapped(direction), infos)).toEqual([jrai])
  })
})

describe('language tags', () => {
  test.each([
    ['km', 'Khmr'],
    ['vi', 'Latn'],
    ['jra-Latn', 'Latn'],
    ['jra-Khmr', 'Khmr'],
    ['', 'Latn'],
    ['not a tag', 'Latn'],
  ])('%j is written in %s', (tag, script) => {
    expect(scriptOf(tag)).toBe(script)
  })

  test('tags match by subtags, not by letters', () => {
    expect(sameLanguage('jra', 'jra-Latn')).toBe(true)
    expect(sameLanguage('km', 'kmr')).toBe(false)
  })

  test('languages have names also where the catalogue has none', () => {
    expect(languageName('jra-Latn', translator('vi'))).toBe('Jrai')
    expect(languageName('fr', translator('en'))).toBe('French')
    expect(languageName('not a tag', translator('en'))).toBe('not a tag')
  })
})
