import {
  buildIndex,
  type Entry,
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

const jrai = languageOf('jra')!
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
  const known = glossLanguages.map((tag) => languageOf(tag)!)
  const index = buildIndex(
    jrai,
    known,
    entries.map((each) => indexedEntry(each, glossLanguages)),
  )
  return {
    id: manifest.id,
    languageTag: 'jra-Latn',
    glossLanguageTags: glossLanguages,
    language: jrai,
    glossLanguages: known,
    index: openIndex(index, glossLanguages.length),
    entryAt: (number) => entries[number]!,
  }
}

it('a compiled and opened dictionary answers as its source does', () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 25 }), word, fc.boolean(), (made, query, nouns) => {
      // In the order of the dictionary: of equals the first stands first, and scores more.
      const ordered = made.toSorted((a, b) => jrai.compare(a.headword.text, b.headword.text))
      const entries = ordered.map((each, i): Entry => ({ id: `e${String(i).padStart(2, '0')}`, ...each }))
      const shelf = createShelf([openBundle(compileBundle({ manifest, entries }))])
      const request = { query, limit: 100, ...(nouns ? { filter: { partsOfSpeech: ['NOUN'] as const } } : {}) }
      const { hits } = shelf.search(request)
      expect(hits).toEqual(searchDictionary(inMemory(entries), request, 100).hits)
    }),
    { numRuns: 300 },
  )
})
