import {
  buildIndex,
  type Entry,
  type Hit,
  indexedEntry,
  languageOf,
  openIndex,
  type SearchableDictionary,
  searchDictionary,
} from '@hiap/lexicon'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { compileBundle } from '../src/compile.ts'
import { createShelf, openBundle } from '../src/index.ts'
import { manifest } from './small-source.ts'

const glossLanguages = ['vi', 'en']
const word = fc.string({
  unit: fc.constantFrom('h', 'ơ', 'o', 'd', 'đ', 'ng', 'n', 'i', 'a', 's', 'x', ' '),
  minLength: 1,
  maxLength: 6,
})
const entry = fc
  .record({
    headword: word,
    variant: fc.option(word, { nil: undefined }),
    glosses: fc.array(word, { minLength: 1, maxLength: 2 }),
    noun: fc.boolean(),
  })
  .map(
    ({ headword, variant, glosses, noun }): Omit<Entry, 'id'> => ({
      kind: 'word',
      headword: { text: headword, script: 'Latn' },
      ...(variant === undefined ? {} : { variants: [{ text: variant }] }),
      ...(noun ? { partOfSpeech: { ud: 'NOUN' } } : {}),
      senses: glosses.map((gloss, i) => ({ glosses: { [glossLanguages[i % 2]!]: [gloss] } })),
      status: 'drafted',
      sources: [{ source: 's', supports: ['form'] }],
    }),
  )

/** The entries as they stand in the source, never packed nor sorted. */
function inMemory(entries: readonly Entry[]): SearchableDictionary {
  const language = languageOf('jra')!
  const known = glossLanguages.map((tag) => languageOf(tag)!)
  const index = buildIndex(
    language,
    known,
    entries.map((each) => indexedEntry(each, glossLanguages)),
  )
  return {
    id: manifest.id,
    languageTag: 'jra-Latn',
    glossLanguageTags: glossLanguages,
    language,
    glossLanguages: known,
    index: openIndex(index, glossLanguages.length),
    entryAt: (number) => entries[number]!,
  }
}

/** Equals stand in the order of the entries, which compiling changes. */
function told(hits: readonly Hit[]): readonly string[] {
  return hits.map((hit) => JSON.stringify(hit)).sort()
}

it('a compiled and opened dictionary answers as its source does', () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 25 }), word, fc.boolean(), (made, query, nouns) => {
      const entries = made.map((each, i): Entry => ({ id: `e${i}`, ...each }))
      const shelf = createShelf([openBundle(compileBundle({ manifest, entries }))])
      const request = { query, limit: 100, ...(nouns ? { filter: { partsOfSpeech: ['NOUN'] as const } } : {}) }
      const { hits } = shelf.search(request)
      const tiers = (all: readonly Hit[]) => all.map(({ tier, score }) => `${tier} ${score}`)
      const plain = searchDictionary(inMemory(entries), request, 100)
      expect(told(hits)).toEqual(told(plain.hits))
      expect(tiers(hits)).toEqual(tiers(plain.hits))
    }),
    { numRuns: 300 },
  )
})
