import type { Entry } from '@hiap/lexicon'
import { describe, expect, test } from 'vitest'
import {
  citedSources,
  firstGloss,
  glossesInOrder,
  localDate,
  localised,
  partOfSpeechName,
  readings,
  statusSentence,
  supportsInWords,
  webAddress,
} from '../src/entry-parts.ts'
import { translator } from '../src/strings/catalogue.ts'
import { adoi, info } from './fixture.ts'

const khmer: Entry = { ...adoi, headword: { text: 'ស្រុក', script: 'Khmr' } }
const jrai = info('jra-vi', 'jra-Latn')
const vi = translator('vi')

describe('parts of an entry', () => {
  test('glosses: the reader’s language, then the dictionary’s', () => {
    const sense = { glosses: { en: ['sky'], fr: ['ciel'], vi: ['trời'] } }
    expect(glossesInOrder(sense, jrai, 'vi').map((g) => g.language)).toEqual(['vi', 'en', 'fr'])
    expect(glossesInOrder(sense, jrai, 'en').map((g) => g.language)).toEqual(['en', 'vi', 'fr'])
    expect(firstGloss(adoi, jrai, 'vi')).toBe('trời')
    expect(firstGloss(adoi, undefined, 'fr')).toBe('sky')
  })

  test('text falls back to Vietnamese, then to whatever there is', () => {
    expect(localised({ vi: 'trời', en: 'sky' }, 'en')).toEqual({ language: 'en', text: 'sky' })
    expect(localised({ en: 'sky', vi: 'trời' }, 'km')).toEqual({ language: 'vi', text: 'trời' })
    expect(localised({ en: 'sky' }, 'km')).toEqual({ language: 'en', text: 'sky' })
    expect(localised({}, 'vi')).toBeUndefined()
  })

  test.each([
    ['an automatic reading in Latin letters', khmer, () => 'srŏk', [{ text: 'srŏk', kind: 'automatic' }]],
    ['none where the language gives no Latin letters', khmer, (text: string) => text, []],
    ['none for a headword that is Latin already', adoi, () => 'adoi', []],
    ['none without a romanisation', khmer, undefined, []],
    [
      'what the entry says goes before the automatic one',
      { ...khmer, pronunciations: [{ romanised: 'srok', ipa: 'srok' }] },
      () => 'srŏk',
      [
        { text: 'srok', kind: 'given' },
        { text: 'srok', kind: 'ipa' },
      ],
    ],
    [
      'IPA alone does not replace it',
      { ...khmer, pronunciations: [{ ipa: 'srok' }] },
      () => 'srŏk',
      [
        { text: 'srŏk', kind: 'automatic' },
        { text: 'srok', kind: 'ipa' },
      ],
    ],
  ] as const)('reading: %s', (_, entry, romanise, expected) => {
    expect(readings(entry, romanise)).toEqual(expected)
  })

  test('part of speech in words, the dictionary’s own label first', () => {
    expect(partOfSpeechName(adoi, vi)).toBe('danh từ')
    const label = { vi: 'loại từ' }
    expect(partOfSpeechName({ partOfSpeech: { ud: 'NOUN', label } }, vi)).toBe('loại từ')
    expect(partOfSpeechName({ partOfSpeech: { ud: 'NOUN', label } }, translator('en'))).toBe('noun')
    expect(partOfSpeechName({}, vi)).toBeUndefined()
  })

  test('status in a sentence', () => {
    expect(statusSentence({ ...adoi, status: 'drafted' }, vi)).toContain('chưa được người bản ngữ kiểm tra')
    expect(statusSentence({ ...adoi, kind: 'phrase', status: 'drafted' }, vi)).toContain('Từng từ có nguồn')
    const reviewed: Entry = { ...adoi, status: 'reviewed', review: { by: 'Rơ Châm H’Bia', date: '2026-03-05' } }
    expect(statusSentence(reviewed, translator('en'))).toBe('Checked by Rơ Châm H’Bia on March 5, 2026.')
    expect(localDate('spring', 'en')).toBe('spring')
  })

  test('citations with their works and what they attest', () => {
    const cited = citedSources(adoi, jrai)
    expect(cited.map((c) => c.source?.title)).toEqual(['ABVD 744'])
    expect(citedSources(adoi, undefined)[0]?.source).toBeUndefined()
    const citation = cited[0]?.citation
    expect(citation && supportsInWords(citation, vi, (tag) => `<${tag}>`)).toEqual(['cách viết', 'nghĩa <en>'])
    expect(supportsInWords({ source: 'a', supports: ['definition'] }, vi, (tag) => tag)).toEqual(['lời mô tả'])
  })

  test.each([
    ['https://example.org/a', true],
    ['http://example.org', true],
    ['javascript:alert(1)', false],
    [' https://example.org', false],
    ['data:text/html,x', false],
    [undefined, false],
  ])('%j may be a link: %s', (url, linked) => {
    expect(webAddress(url)).toBe(linked ? url : undefined)
  })
})
