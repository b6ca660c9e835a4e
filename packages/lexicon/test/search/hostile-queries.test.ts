import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchDictionary } from '../../src/search/search-dictionary.ts'
import { type Line, smallDictionary } from './small-dictionary.ts'

/** Words enough that walks have where to go. */
function words(units: readonly string[], seed: number): readonly Line[] {
  const word = fc.string({ unit: fc.constantFrom(...units), minLength: 1, maxLength: 9 })
  return fc.sample(fc.tuple(word, word), { seed, numRuns: 2_000 }).map(([headword, gloss]): Line => [headword, [gloss]])
}

const dictionaries = [
  smallDictionary('km', words([...'កខគងចញតថទនបពមយរលវសហអាិីុូេែោំះ', '្រ', '្ម', '្ត'], 1)),
  smallDictionary('jra-Latn', words([...'aăâbƀčdđeêghijklmnñoôơprstuưwy ', 'ng', 'ơ̆'], 2)),
]

const parts = [
  fc.constantFrom(
    '*',
    '?',
    '**',
    '*?',
    '-',
    '"',
    '\\',
    '%',
    '_',
    '(',
    '~',
    '^',
    ':',
    '\0',
    '\u200b',
    '\u200d',
    '\ufeff',
    '\ud800',
  ),
  fc.constantFrom('\u0306', '\u0302', '\u031b', '\u17d2', '\u17c9', '\u17cb', '\u17b6', '\u0301', '\u20dd'),
  fc.constantFrom('ក', '្រ', 'ា', 'a', 'ơ̆', 'ng', 'dj', ' ', 'ư', 'đ', '😀', '漢', 'ﬁ', 'İ', 'ß'),
  fc.string({ unit: 'binary', maxLength: 4 }),
]
const query = fc.oneof(
  { weight: 20, arbitrary: fc.string({ unit: fc.oneof(...parts), maxLength: 24 }) },
  { weight: 2, arbitrary: fc.tuple(fc.oneof(...parts), fc.nat(300)).map(([part, times]) => part.repeat(times)) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.oneof(...parts), { minLength: 40, maxLength: 60 })
      .map((all) => all.join('').repeat(40).slice(0, 4096)),
  },
)

describe('hostile queries', () => {
  // Every query must come back; how long the slowest takes is measured by `pnpm bench search`.
  it('100,000 of them are answered without a throw, within the limit asked for', () => {
    for (const each of fc.sample(query, { seed: 20_261_122, numRuns: 100_000 / dictionaries.length }))
      for (const dictionary of dictionaries) {
        const { hits, truncated } = searchDictionary(dictionary, { query: each }, 5)
        if (hits.length > 5 || typeof truncated !== 'boolean')
          expect.fail(`${JSON.stringify(each)}: ${hits.length} hits`)
      }
  }, 120_000)
})
