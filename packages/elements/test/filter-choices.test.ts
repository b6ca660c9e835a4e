import type { DictionaryInfo } from '@hiap/lexicon'
import { describe, expect, test } from 'vitest'
import { choices } from '../src/filter-choices.ts'
import type { SearchScope } from '../src/scope.ts'
import { info, infos } from './fixture.ts'

const khmer: DictionaryInfo = {
  ...info('km-vi', 'km'),
  facets: {
    partsOfSpeech: [
      { value: 'NOUN', count: 8 },
      { value: 'VERB', count: 3 },
    ],
    semanticDomains: [
      { value: '1', count: 4 },
      { value: '1.3', count: 2 },
    ],
    dialects: [],
    has: { audio: 2, image: 0, example: 5 },
  },
}
const secondKhmer: DictionaryInfo = {
  ...khmer,
  id: 'km-vi-2',
  facets: {
    partsOfSpeech: [
      { value: 'NOUN', count: 2 },
      { value: 'ADJ', count: 1 },
    ],
    semanticDomains: [],
    dialects: [{ value: 'Sóc Trăng', count: 1 }],
    has: { audio: 0, image: 1, example: 1 },
  },
}

describe('values to choose from', () => {
  test('those of all dictionaries that are searched, counted together', () => {
    expect(choices('partsOfSpeech', undefined, [khmer, secondKhmer])).toEqual([
      { value: 'NOUN', count: 10 },
      { value: 'VERB', count: 3 },
      { value: 'ADJ', count: 1 },
    ])
    expect(choices('has', undefined, [khmer, secondKhmer])).toEqual([
      { value: 'audio', count: 2 },
      { value: 'example', count: 6 },
      { value: 'image', count: 1 },
    ])
  })

  test('those of the dictionaries chosen alone', () => {
    const scope: SearchScope = { dictionaries: ['km-vi-2'] }
    expect(choices('partsOfSpeech', scope, [khmer, secondKhmer]).map(({ value }) => value)).toEqual(['NOUN', 'ADJ'])
    expect(choices('semanticDomains', scope, [khmer, secondKhmer])).toEqual([])
    expect(choices('dictionaries', scope, [khmer, secondKhmer])).toEqual([
      { value: 'km-vi', count: 1 },
      { value: 'km-vi-2', count: 1 },
    ])
  })

  test('nothing that no entry has; but what is chosen can be taken back', () => {
    for (const name of ['partsOfSpeech', 'semanticDomains', 'dialects', 'has'] as const) {
      expect(choices(name, undefined, infos)).toEqual([])
    }
    expect(choices('dialects', { dialects: ['Pleiku'] }, [khmer])).toEqual([{ value: 'Pleiku', count: 0 }])
    expect(choices('has', { has: ['image'] }, [khmer])).toEqual([
      { value: 'audio', count: 2 },
      { value: 'example', count: 5 },
      { value: 'image', count: 0 },
    ])
  })

  test('one dictionary is no choice', () => {
    expect(choices('dictionaries', undefined, [khmer])).toEqual([])
    expect(choices('dictionaries', { dictionaries: ['jra-vi'] }, [khmer])).toEqual([{ value: 'jra-vi', count: 0 }])
  })
})
