import type { Language } from '../language.ts'
import type { EntryFacets } from '../model/entry-facets.ts'
import { packArrays } from './array-table.ts'
import { buildFacets, facetArrays } from './facets.ts'
import { buildGlossLayer, type GlossedEntry, glossLayerArrays } from './gloss-layer.ts'
import { buildSoundLayer, soundLayerArrays } from './sound-layer.ts'
import { buildWordLayer, type SpelledEntry, wordLayerArrays } from './word-layer.ts'

/** What the index needs to know of an entry. Its number is its place in the list. */
export interface IndexedEntry extends SpelledEntry, GlossedEntry {
  readonly headword: string
  /** Other spellings, and the same word in other scripts. */
  readonly variants: readonly string[]
  /** Every gloss, sense by sense; `language` is its place in `glossLanguages`. */
  readonly glosses: readonly { readonly language: number; readonly text: string }[]
  readonly facets: EntryFacets
}

/**
 * Builds the search index of one dictionary as one buffer: layers of the words, of their sounds where the language knows
 * them, of the glosses by language, and of what filters ask. The same input gives the same bytes.
 *
 * @param language of the headwords
 * @throws HiapError `index-letters`
 */
export function buildIndex(
  language: Language,
  glossLanguages: readonly Language[],
  entries: readonly IndexedEntry[],
): ArrayBuffer {
  const words = buildWordLayer(language, entries)
  return packArrays([
    ...wordLayerArrays(words.layer),
    ...soundLayerArrays(buildSoundLayer(language, words.spellings)),
    ...glossLanguages.flatMap((glossLanguage, place) =>
      glossLayerArrays(place, buildGlossLayer(glossLanguage, place, entries)),
    ),
    ...facetArrays('facet', buildFacets(entries.map(({ facets }) => facets))),
  ])
}
