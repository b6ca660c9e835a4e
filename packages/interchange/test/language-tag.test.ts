import { expect, test } from 'vitest'
import { languageTag } from '../src/language-tag.ts'

test.each([
  ['vi', 'vi'],
  ['vie', 'vi'],
  ['khm', 'km'],
  ['km-Khmr', 'km'],
  ['km-Latn', 'km-Latn'],
  ['en-GB', 'en'],
  ['en_US', 'en'],
  ['EN', 'en'],
  ['jra', 'jra-Latn'],
  ['jra-VN', 'jra-Latn'],
  ['jra-Khmr', 'jra-Khmr'],
  ['rad-Latn', 'rad'],
  ['rog', 'rog'],
  ['cja-cham-VN', 'cja-Cham'],
  ['en-fonipa', 'en'],
  ['en-x-source', 'en'],
  ['vn', undefined],
  ['x-fieldwork', undefined],
  ['', undefined],
  ['__proto__', undefined],
  ['Vietnamese', undefined],
  [`vi-${'a'.repeat(200)}`, undefined],
])('the tag of “%s” is %s', (tag, expected) => {
  expect(languageTag(tag)).toBe(expected)
})
