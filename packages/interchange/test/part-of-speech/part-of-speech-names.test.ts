import { readFileSync } from 'node:fs'
import { udTags } from '@hiap/lexicon'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { articleLabels } from '../../src/article/article-labels.ts'
import { firstPartOfSpeech, partOfSpeechNamed } from '../../src/part-of-speech/part-of-speech-names.ts'

const cases = readFileSync(new URL('../cases/parts-of-speech.tsv', import.meta.url), 'utf8')
  .split('\n')
  .slice(1)
  .filter((line) => line !== '')
  .map((line) => line.split('\t'))

test.each(cases)('%s is %s', (name = '', tag, language, more) => {
  const found = partOfSpeechNamed(name)
  const label = found === undefined || found.usual ? '' : 'label'
  expect([
    found?.ud ?? '-',
    found?.language ?? '',
    [label, found?.kind ?? ''].filter((each) => each !== '').join(' '),
  ]).toEqual([tag, language, more])
})

test('reads what is written for each tag', () => {
  for (const gloss of ['vi', 'en']) {
    const { partsOfSpeech } = articleLabels(gloss)
    for (const ud of udTags) {
      expect(partOfSpeechNamed(ud)).toEqual({ ud, language: 'en', usual: true })
      expect(partOfSpeechNamed(partsOfSpeech[ud])).toEqual({ ud, language: gloss, usual: true })
    }
  }
})

test('no name where marks are missing decides between two', () => {
  // “đg” without its stroke is no noun, and “dai” no other word than “đại”.
  expect(partOfSpeechNamed('dg')?.ud).toBe('VERB')
  expect(partOfSpeechNamed('dt')?.ud).toBe('NOUN')
  expect(partOfSpeechNamed('dai')?.ud).toBe('PRON')
})

test('takes the first of several where a format says that it counts', () => {
  expect(['danh từ, số nhiều', 'adj. (old)', 'n; v', '', ', n'].map((text) => firstPartOfSpeech(text)?.ud)).toEqual([
    'NOUN',
    'ADJ',
    'NOUN',
    undefined,
    undefined,
  ])
})

test('takes any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      const ud = firstPartOfSpeech(text)?.ud
      expect(ud === undefined || udTags.includes(ud)).toBe(true)
    }),
  )
})
