import { languageOf } from '../../src/languages/index.ts'
import type { Entry } from '../../src/model/entry.ts'
import { buildIndex } from '../../src/search/build-index.ts'
import { indexedEntry } from '../../src/search/indexed-entry.ts'
import { openIndex } from '../../src/search/search-index.ts'
import type { SearchableDictionary } from '../../src/search/searchable-dictionary.ts'

/** One line of a test dictionary: headword, Vietnamese glosses, English glosses, variants. */
export type Line = readonly [
  headword: string,
  vi: readonly string[],
  en?: readonly string[],
  variants?: readonly string[],
]

/**
 * Makes a dictionary in memory, entries numbered and named by their place: `e0`, `e1` …
 *
 * @param bands frequency bands by headword
 * @param more what the entries have besides, by place
 */
export function smallDictionary(
  languageTag: string,
  lines: readonly Line[],
  bands: Readonly<Record<string, number>> = {},
  more: readonly Partial<Entry>[] = [],
): SearchableDictionary {
  const glossLanguageTags = ['vi', 'en']
  const known = (tag: string) => {
    const language = languageOf(tag)
    if (language === undefined) throw new Error(`no language ${tag}`)
    return language
  }
  const entries = lines.map(
    ([text, vi, en = [], variants = []], number): Entry => ({
      id: `e${number}`,
      kind: 'word',
      headword: { text, script: 'Latn' },
      ...(variants.length > 0 ? { variants: variants.map((variant) => ({ text: variant })) } : {}),
      senses: [{ glosses: { ...(vi.length > 0 ? { vi } : {}), ...(en.length > 0 ? { en } : {}) } }],
      status: 'drafted',
      sources: [{ source: 'test', supports: ['form'] }],
      ...(bands[text] === undefined ? {} : { frequencyBand: bands[text] }),
      ...more[number],
    }),
  )
  const language = known(languageTag)
  const glossLanguages = glossLanguageTags.map(known)
  const index = buildIndex(
    language,
    glossLanguages,
    entries.map((entry) => indexedEntry(entry, glossLanguageTags)),
  )
  return {
    id: `${languageTag}-test`,
    languageTag,
    glossLanguageTags,
    language,
    glossLanguages,
    index: openIndex(index, glossLanguages.length),
    entryAt: (number) => entries[number]!,
  }
}
