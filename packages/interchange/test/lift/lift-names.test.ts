import { readFileSync } from 'node:fs'
import { udTags } from '@hiap/lexicon'
import { expect, test } from 'vitest'
import {
  catalogued,
  morphTypes,
  nameOfPartOfSpeech,
  registers,
  relationTypes,
  variantTypes,
} from '../../src/lift/lift-names.ts'

const meanings: Readonly<Record<string, (name: string) => string>> = {
  'part-of-speech': (name) => {
    const named = catalogued(name)
    return named === undefined ? '' : `${named.ud} ${named.language}${named.usual ? ' usual' : ''}`
  },
  register: (name) => registers.get(name) ?? '',
  relation: (name) => relationTypes.find(([each]) => each === name)?.[1] ?? '',
  variant: (name) => variantTypes.find(([each]) => each === name)?.[1] ?? '',
  kind: (name) => morphTypes.get(name) ?? '',
}

const cases = readFileSync(new URL('../cases/lift-names.tsv', import.meta.url), 'utf8')
  .split('\n')
  .slice(1)
  .filter((line) => line !== '')
  .map((line) => line.split('\t'))

test.each(cases)('%s %s: %s', (list, name = '', meaning = '') => {
  expect(meanings[list ?? '']?.(name)).toBe(meaning)
})

test('every tag has a name that is read as the tag', () => {
  for (const ud of udTags) expect(catalogued(nameOfPartOfSpeech(ud))).toEqual({ ud, language: 'en', usual: true })
})
