import { readFileSync } from 'node:fs'
import type { Language } from '../../../src/language.ts'
import { buildIndex } from '../../../src/search/build-index.ts'
import { compareHits } from '../../../src/search/candidate.ts'
import { findGlosses } from '../../../src/search/gloss-search.ts'
import { findHeadwords } from '../../../src/search/headword-search.ts'
import { cutQuery } from '../../../src/search/query.ts'
import { searchDictionary } from '../../../src/search/search-dictionary.ts'
import { openIndex, type SearchIndex } from '../../../src/search/search-index.ts'
import { wordsOf } from '../../../src/search/search-key.ts'
import type { SearchableDictionary } from '../../../src/search/searchable-dictionary.ts'
import { entryOf, glossTags, indexedEntries } from '../corpus.ts'
import {
  type Engine,
  type EngineMaker,
  glossKinds,
  headwordKinds,
  type Made,
  mostFound,
  prefixKinds,
} from '../engine.ts'

/** Our engine, asked as the product asks it: the query as typed, all folding in the time. */
export const ours: EngineMaker = {
  name: 'Hiap',
  answers: [...headwordKinds, ...glossKinds, 'sounds', 'sounds-ipa', ...prefixKinds, 'run-together', 'hostile'],
  limits: '',
  build({ corpus }) {
    const bytes = buildIndex(corpus.language, corpus.glossLanguages, indexedEntries(corpus))
    return { ...opened(openIndex(bytes, glossTags.length), corpus), save: () => new Uint8Array(bytes) }
  },
  load: (file, { corpus }) => opened(openIndex(readFileSync(file), glossTags.length), corpus),
}

function opened(index: SearchIndex, corpus: Made['corpus']): Engine {
  const { language, glossLanguages } = corpus
  let withWords: Language | undefined
  return {
    tierOf: (query, headword) =>
      findHeadwords(index, language, cutQuery(query), mostFound).found.find(
        ({ entry }) => corpus.entries[entry]!.headword === headword,
      )?.tier,
    search(kind, query) {
      if (glossKinds.includes(kind))
        return numbers(findGlosses(index.glosses[0]!, glossLanguages[0]!, cutQuery(query), mostFound).found)
      if (kind !== 'run-together') return numbers(findHeadwords(index, language, cutQuery(query), mostFound).found)
      withWords ??= language.withWords!(corpus.entries.map((entry) => [entry.headword, 1] as const))
      return wordsOf(withWords, query).flatMap(({ from, to }) => {
        const found = findHeadwords(index, language, query.slice(from, to), 1).found[0]
        return found?.tier === 'exact' || found?.tier === 'folded' ? [found.entry] : []
      })
    },
  }
}

/** The same with whole answers: meanings too, hits with the words and the ranges that a page shows. */
export const wholeAnswers: EngineMaker = {
  name: 'Hiap, whole answers',
  answers: ours.answers.filter((kind) => kind !== 'run-together'),
  limits: '',
  build({ corpus }) {
    const { tag, language, glossLanguages, entries } = corpus
    const bytes = buildIndex(language, glossLanguages, indexedEntries(corpus))
    const dictionary: SearchableDictionary = {
      id: 'bench',
      languageTag: tag,
      glossLanguageTags: glossTags,
      language,
      glossLanguages,
      index: openIndex(bytes, glossTags.length),
      entryAt: (number) => entryOf(entries[number]!, number, tag),
    }
    return {
      search: (_kind, query) =>
        searchDictionary(dictionary, { query }, mostFound).hits.map(({ entryId }) => Number(entryId.slice(1))),
    }
  },
}

/** By tier, then score, as hits are ordered. */
function numbers(found: ReturnType<typeof findHeadwords>['found']): readonly number[] {
  return found
    .toSorted(compareHits)
    .slice(0, mostFound)
    .map(({ entry }) => entry)
}
