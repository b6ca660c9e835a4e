import type { Language } from '../../../src/language.ts'
import { buildIndex } from '../../../src/search/build-index.ts'
import { findHeadwords } from '../../../src/search/headword-search.ts'
import { cutQuery } from '../../../src/search/query.ts'
import { compareHits } from '../../../src/search/search-dictionary.ts'
import { openIndex, type SearchIndex } from '../../../src/search/search-index.ts'
import { wordsOf } from '../../../src/search/search-key.ts'
import { glossTags, indexedEntries } from '../corpus.ts'
import { type Engine, type EngineMaker, type Made, mostFound } from '../engine.ts'

/** Our engine, asked as the product asks it: the query as typed, all folding in the time. */
export const ours: EngineMaker = {
  name: 'Hiap',
  answers: [
    'exact',
    'edit-1',
    'edit-1-short',
    'edit-2',
    'edit-2-short',
    'stripped',
    'permuted',
    'coeng-lost',
    'confusable',
    'sounds',
    'sounds-ipa',
    'prefix',
    'run-together',
    'junk',
    'hostile',
  ],
  build({ corpus }) {
    const bytes = buildIndex(corpus.language, corpus.glossLanguages, indexedEntries(corpus))
    return { ...opened(openIndex(bytes, glossTags.length), corpus), save: () => new Uint8Array(bytes) }
  },
  load: (bytes, { corpus }) => opened(openIndex(bytes, glossTags.length), corpus),
}

function opened(index: SearchIndex, corpus: Made['corpus']): Engine {
  const { language } = corpus
  let withWords: Language | undefined
  return {
    search(kind, query) {
      if (kind !== 'run-together') return numbers(findHeadwords(index, language, cutQuery(query), mostFound).found)
      withWords ??= language.withWords!(corpus.entries.map((entry) => [entry.headword, 1] as const))
      return wordsOf(withWords, query).flatMap(({ from, to }) => {
        const found = findHeadwords(index, language, query.slice(from, to), 1).found[0]
        return found?.tier === 'exact' || found?.tier === 'folded' ? [found.entry] : []
      })
    },
  }
}

/** By tier, then score, as hits are ordered. */
function numbers(found: ReturnType<typeof findHeadwords>['found']): readonly number[] {
  return found
    .toSorted(compareHits)
    .slice(0, mostFound)
    .map(({ entry }) => entry)
}

/** In which tier our engine has an entry; undefined where it is not among the first. */
export function tierOf(
  index: SearchIndex,
  language: Language,
  query: string,
  entry: (number: number) => boolean,
): string | undefined {
  return findHeadwords(index, language, cutQuery(query), mostFound).found.find((found) => entry(found.entry))?.tier
}
