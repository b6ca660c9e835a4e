import { describe, expect, it } from 'vitest'
import type { Tier } from '../../src/dictionary-client.ts'
import { findHeadwords } from '../../src/search/headword-search.ts'
import { rank } from '../../src/search/rank.ts'
import { searchDictionary } from '../../src/search/search-dictionary.ts'
import { smallDictionary } from './small-dictionary.ts'

const khmer = smallDictionary('km', [
  ['ខ្មែរ', ['Khmer', 'người Khmer'], ['Khmer']],
  ['ខ្មៅ', ['đen'], ['black']],
  ['ទឹក', ['nước'], ['water']],
  ['ទឹកត្រី', ['nước mắm'], ['fish sauce']],
  ['បាយ', ['cơm'], ['cooked rice']],
  ['ញ៉ាំបាយ', ['ăn cơm'], ['to eat a meal']],
  ['ញ៉ាំ', ['ăn'], ['to eat']],
  ['ស្ត្រី', ['phụ nữ'], ['woman']],
  ['សួស្តី', ['xin chào'], ['hello'], ['សួស្ដី']],
  ['ក', ['cổ'], ['neck']],
  ['សង្កាត់', ['phường'], ['commune']],
  ['ដើរ', ['đi'], ['to walk']],
  ['ដេក', ['ngủ'], ['to sleep']],
  ['មើល', ['xem'], ['to look']],
  ['ស្តាប់', ['nghe'], ['to listen']],
])

const jrai = smallDictionary('jra-Latn', [
  ['ia', ['nước'], ['water']],
  ['ia hơjan', ['mưa'], ['rain']],
  ['hơget', ['cái gì'], ['what?']],
  ['hơget', ['làm sao'], ['how?']],
  ['tơlơi', ['bệnh', 'đau'], ['sick']],
  ['tơ̆lơi', ['dây'], ['rope']],
  ['ƀŭk', ['tóc'], ['hair'], ['buk']],
  ['huă', ['ăn'], ['to eat']],
  ['ơ', ['không'], ['no', 'not']],
  ['dô̆p', ['giấu'], ['to hide']],
])

type Case = readonly [
  query: string,
  from: string | undefined,
  headword: string,
  tier: Tier,
  reason: string,
  marked: string,
]

function firstHit(dictionary: typeof khmer, query: string, from?: string) {
  const hit = searchDictionary(dictionary, { query, ...(from === undefined ? {} : { from }) }, 20).hits[0]
  if (hit === undefined) return undefined
  const text = hit.tier === 'gloss' ? hit.gloss : (hit.variant ?? hit.headword)
  const marked = hit.ranges.map(({ from: start, to }) => text.slice(start, to)).join('|')
  return [hit.headword, hit.tier, hit.reason, marked]
}

describe('searching a Khmer dictionary', () => {
  it.each<Case>([
    ['ខ្មែរ', undefined, 'ខ្មែរ', 'exact', 'same', 'ខ្មែរ'],
    // The parts in another order: vowel before coeng, coeng ro before coeng ta.
    ['ខែ\u17d2មរ', undefined, 'ខ្មែរ', 'exact', 'same-word', 'ខ្មែរ'],
    ['ស\u17d2រ\u17d2តី', 'km', 'ស្ត្រី', 'exact', 'same-word', 'ស្ត្រី'],
    ['ទឹកត', undefined, 'ទឹកត្រី', 'prefix', 'begins', 'ទឹកត្រី'],
    ['ទឹក\u200b', undefined, 'ទឹក', 'folded', 'without-marks', 'ទឹក'],
    ['ក', undefined, 'ក', 'exact', 'same', 'ក'],
    ['nước', 'vi', 'ទឹក', 'gloss', 'meaning', 'nước'],
    ['nuoc', 'vi', 'ទឹក', 'gloss', 'meaning-without-marks', 'nước'],
    ['nuoc mam', 'vi', 'ទឹកត្រី', 'gloss', 'meaning-without-marks', 'nước mắm'],
    ['ăn cơm', undefined, 'ញ៉ាំបាយ', 'gloss', 'meaning', 'ăn cơm'],
    ['an com', undefined, 'ញ៉ាំបាយ', 'gloss', 'meaning-without-marks', 'ăn cơm'],
    ['eat', 'en', 'ញ៉ាំ', 'gloss', 'meaning', 'eat'],
    ['to eat', 'en', 'ញ៉ាំ', 'gloss', 'meaning', 'to eat'],
    ['phu n', undefined, 'ស្ត្រី', 'gloss', 'meaning-begins', 'phụ nữ'.slice(0, 5)],
    ['NƯỚC', 'vi', 'ទឹក', 'gloss', 'meaning', 'nước'],
    ['black', undefined, 'ខ្មៅ', 'gloss', 'meaning', 'black'],
  ])('%s (%s) finds %s', (query, from, ...expected) => {
    expect(firstHit(khmer, query, from)).toEqual(expected)
  })
})

describe('searching a Jrai dictionary', () => {
  it.each<Case>([
    ['ia', undefined, 'ia', 'exact', 'same', 'ia'],
    ['IA', undefined, 'ia', 'exact', 'same-word', 'ia'],
    ['hơget', undefined, 'hơget', 'exact', 'same', 'hơget'],
    ['hoget', undefined, 'hơget', 'folded', 'without-marks', 'hơget'],
    ['ho', undefined, 'hơget', 'prefix', 'begins-without-marks', 'hơ'],
    ['toloi', undefined, 'tơlơi', 'folded', 'without-marks', 'tơlơi'],
    // Breve before circumflex is not repaired by NFC.
    ['do\u0306\u0302p', undefined, 'dô̆p', 'exact', 'same-word', 'dô̆p'],
    ['b\u0335ŭk', undefined, 'ƀŭk', 'exact', 'same-word', 'ƀŭk'],
    ['buk', undefined, 'ƀŭk', 'variant', 'variant', 'buk'],
    ['ơ', undefined, 'ơ', 'exact', 'same', 'ơ'],
    ['nuoc', undefined, 'ia', 'gloss', 'meaning-without-marks', 'nước'],
    // No gloss has both words: the one that is among those typed is the nearest.
    ['an com', undefined, 'huă', 'gloss', 'meaning-of-a-part', 'ăn'],
    ['water', undefined, 'ia', 'gloss', 'meaning', 'water'],
  ])('%s (%s) finds %s', (query, from, ...expected) => {
    expect(firstHit(jrai, query, from)).toEqual(expected)
  })

  it('keeps homographs apart and in order', () => {
    const { hits } = searchDictionary(jrai, { query: 'hơget' }, 20)
    expect(hits.map((hit) => [hit.entryId, hit.tier])).toEqual([
      ['e2', 'exact'],
      ['e3', 'exact'],
    ])
  })

  it('puts the nearer of two folded words first', () => {
    const { hits } = searchDictionary(jrai, { query: 'tơloi' }, 20)
    expect(hits.map((hit) => hit.headword)).toEqual(['tơlơi', 'tơ̆lơi'])
  })

  it.each([
    ['headwords only, asked from Jrai', { query: 'ia', from: 'jra' }, ['ia', 'ia hơjan']],
    ['glosses only, asked from Vietnamese', { query: 'nuoc', from: 'vi', to: 'jra-Latn' }, ['ia']],
    ['no headword, asked from Vietnamese', { query: 'ia', from: 'vi' }, []],
    ['no gloss, asked from Jrai', { query: 'nước', from: 'jra' }, []],
    ['nothing into a language it lacks', { query: 'ia', to: 'km' }, []],
    ['nothing for an empty query', { query: '' }, []],
    ['nothing for marks alone', { query: '\u0306\u0306' }, []],
    ['nothing for a space', { query: ' \u200b ' }, []],
  ])('finds %s', (_, request, headwords) => {
    expect(searchDictionary(jrai, request, 20).hits.map((hit) => hit.headword)).toEqual(headwords)
  })

  it('counts no marks of a word that a gloss lacks', () => {
    const { hits } = searchDictionary(jrai, { query: 'ăn nuoc', from: 'vi' }, 20)
    const score = (headword: string): number => hits.find((hit) => hit.headword === headword)!.score
    // Each gloss has one of the words, one as it was typed and one but for its marks.
    expect(hits.map((hit) => hit.reason)).toEqual(['meaning-of-a-part', 'meaning-of-a-part'])
    expect(score('huă') - score('ia')).toBeCloseTo(rank.glossMarks / 2)
  })

  it('shows the gloss of the language asked for', () => {
    expect(searchDictionary(jrai, { query: 'ia', from: 'jra', to: 'en' }, 1).hits[0]).toMatchObject({
      gloss: 'water',
      glossLanguage: 'en',
      headwordLanguage: 'jra-Latn',
    })
  })
})

describe('the frequency of words', () => {
  const common = { 'ia hơjan': 1, iao: 5, ian: 3 }
  const dictionary = smallDictionary(
    'jra-Latn',
    [
      ['ia hơjan', ['mưa']],
      ['iao', ['a']],
      ['ian', ['b']],
      ['iar', ['c']],
      ['iats', ['d']],
      ['iatsu', ['e']],
    ],
    common,
  )

  it('puts a common word where a shorter one of no known frequency would stand', () => {
    const headwords = searchDictionary(dictionary, { query: 'ia', from: 'jra' }, 20).hits.map((hit) => hit.headword)
    expect(headwords).toEqual(['ian', 'iao', 'iar', 'iats', 'iatsu', 'ia hơjan'])
  })

  it('finds the same under a smaller limit', () => {
    for (let limit = 1; limit < 6; limit++)
      expect(searchDictionary(dictionary, { query: 'ia', from: 'jra' }, limit).hits.map((hit) => hit.headword)).toEqual(
        ['ian', 'iao', 'iar', 'iats', 'iatsu'].slice(0, limit),
      )
  })

  it('decides between words that are equally far', () => {
    const near = smallDictionary(
      'jra-Latn',
      [
        ['tal', ['a']],
        ['tam', ['b']],
      ],
      { tam: 2 },
    )
    expect(searchDictionary(near, { query: 'tap', from: 'jra' }, 20).hits.map((hit) => hit.headword)).toEqual([
      'tam',
      'tal',
    ])
  })
})

describe('a filter', () => {
  const language = 'jra-Latn'
  const entries = smallDictionary(
    language,
    [
      ['ia', ['nước']],
      ['ia hơjan', ['mưa']],
      ['iap', ['nước']],
    ],
    {},
    [
      {
        partOfSpeech: { ud: 'NOUN' },
        senses: [{ glosses: { vi: ['nước'] }, semanticDomain: '1.3.2', dialect: 'Chor' }],
      },
      {
        partOfSpeech: { ud: 'VERB' },
        senses: [
          {
            glosses: { vi: ['mưa'] },
            semanticDomain: '1.31',
            examples: [{ text: 'ia hơjan', translations: { vi: 'mưa' }, status: 'drafted' }],
          },
        ],
      },
      { media: [{ id: 'm', type: 'audio', file: 'a.opus', licence: 'CC0-1.0' }] },
    ],
  )

  it.each([
    [{}, ['ia', 'iap', 'ia hơjan']],
    [{ partsOfSpeech: ['NOUN'] }, ['ia']],
    [{ partsOfSpeech: ['NOUN', 'VERB'] }, ['ia', 'ia hơjan']],
    [{ partsOfSpeech: [] }, ['ia', 'iap', 'ia hơjan']],
    // 1.31 is not below 1.3.
    [{ semanticDomains: ['1.3'] }, ['ia']],
    [{ semanticDomains: ['1'] }, ['ia', 'ia hơjan']],
    [{ dialects: ['Chor'] }, ['ia']],
    [{ has: ['audio'] }, ['iap']],
    [{ has: ['example'] }, ['ia hơjan']],
    [{ has: ['audio', 'example'] }, []],
    [{ partsOfSpeech: ['NOUN'], has: ['example'] }, []],
  ] as const)('%j lets %j answer', (filter, headwords) => {
    const { hits } = searchDictionary(entries, { query: 'ia', from: 'jra', filter }, 20)
    expect(hits.map((hit) => hit.headword)).toEqual(headwords)
  })

  it('holds for meanings too, and lets the better answers in though others come first', () => {
    const { hits } = searchDictionary(entries, { query: 'nuoc', filter: { has: ['audio'] } }, 1)
    expect(hits.map((hit) => hit.headword)).toEqual(['iap'])
  })
})

describe('Latin letters for a Khmer word', () => {
  it.each([
    ['salarien', 'សាលារៀន', 'sounds'],
    ['sala rien', 'សាលារៀន', 'sounds'],
    ['sruk', 'ស្រុក', 'sounds'],
    ['srok', 'ស្រុក', 'sounds'],
    ['phnom', 'ភ្នំ', 'sounds'],
    ['pnum', 'ភ្នំ', 'sounds'],
    ['salar', 'សាលារៀន', 'sounds-begins'],
  ])('%s finds %s: %s', (query, headword, reason) => {
    const dictionary = smallDictionary('km', [
      ['សាលារៀន', ['trường học']],
      ['ស្រុក', ['huyện']],
      ['ភ្នំ', ['núi']],
      ['ទឹក', ['nước']],
    ])
    expect(searchDictionary(dictionary, { query }, 20).hits[0]).toMatchObject({ headword, reason, tier: 'romanised' })
  })
})

describe('Latin letters for a Khmer word that is being typed', () => {
  const dictionary = smallDictionary('km', [
    ['សាលារៀន', ['trường học']],
    ['ស្រុក', ['huyện']],
    ['ស្រែ', ['ruộng']],
    ['ភ្នំ', ['núi']],
    ['ទឹក', ['nước']],
    ['ទឹកកក', ['nước đá']],
    ['កម្ពុជា', ['Campuchia']],
  ])
  const { index, language } = dictionary
  const completed = (query: string): readonly (readonly [string, string])[] =>
    findHeadwords(index, language, query, 9, undefined, ['completed'])
      .found.filter(({ tier }) => tier === 'romanised')
      .map(({ entry, reason }) => [dictionary.entryAt(entry).headword.text, reason])

  it.each([
    ['s', ['ស្រែ', 'sounds-begins']],
    ['sr', ['ស្រែ', 'sounds-begins']],
    ['sruk', ['ស្រុក', 'sounds']],
    ['sal', ['សាលារៀន', 'sounds-begins']],
    ['sala r', ['សាលារៀន', 'sounds-begins']],
    ['kamp', ['កម្ពុជា', 'sounds-begins']],
    ['pn', ['ភ្នំ', 'sounds-begins']],
    ['tuek', ['ទឹក', 'sounds']],
    ['tuekk', ['ទឹក', 'sounds']],
    ['tuekka', ['ទឹកកក', 'sounds-begins']],
  ] as const)('%s gives first %j', (query, first) => {
    expect(completed(query)[0]).toEqual(first)
  })

  it.each(['', '  ', 'ស', '12', '!', 'ឃឃឃ'])('%j sounds like nothing', (query) => {
    expect(completed(query)).toEqual([])
  })

  it('finds every word by the whole of its reading', () => {
    for (let number = 0; number < 7; number++) {
      const { text } = dictionary.entryAt(number).headword
      expect(completed(language.romanise(text))[0]).toEqual([text, 'sounds'])
    }
  })
})

describe('slips', () => {
  it.each([
    ['jra-Latn', 'hơdôm', 'hơxôm', 'one-slip', ['x>d']],
    ['jra-Latn', 'hơdôm', 'hodo', 'begins-without-marks', []],
    ['jra-Latn', 'čơđai', 'cơđaii', 'one-slip', ['ii>i']],
    ['km', 'សំរាប់', 'សម្រាប់', 'one-slip', ['សម្រា>សំរា']],
    ['km', 'សំណាប', 'សំណាប់', 'one-slip', ['ប់>ប']],
    // Of Khmer whole clusters are told.
    ['km', 'សាលា', 'សាឡា', 'one-slip', ['ឡា>លា']],
  ])('%s: %s typed %s', (tag, headword, query, reason, slips) => {
    const { hits } = searchDictionary(smallDictionary(tag, [[headword, ['x']]]), { query }, 20)
    expect(
      hits.map((hit) => [
        hit.headword,
        hit.reason,
        hit.slips?.map(({ typed, written }) => `${typed}>${written}`) ?? [],
      ]),
    ).toEqual([[headword, reason, slips]])
  })
})
