import { openArrays } from './array-table.ts'
import { type FacetLayer, facetsNamed } from './facets.ts'
import { type GlossLayer, glossLayerNamed } from './gloss-layer.ts'
import { type SoundLayer, soundLayerNamed } from './sound-layer.ts'
import { type WordLayer, wordLayerNamed } from './word-layer.ts'

/** An opened index: views on the buffer. Told in `docs/reference/bundle-format.md` § Index. */
export interface SearchIndex {
  readonly words: WordLayer
  /** Where the language of the headwords has a sound key. */
  readonly sounds?: SoundLayer
  /** By place of the gloss language. */
  readonly glosses: readonly GlossLayer[]
  readonly facets: FacetLayer
}

/**
 * Opens what `buildIndex` made. Of all its bytes only the lists of letters are read: it costs the same for any size.
 *
 * @param bytes at an offset that is a multiple of 4
 * @param glossLanguages how many gloss languages it was built for
 * @throws HiapError `index-malformed`
 */
export function openIndex(bytes: Uint8Array | ArrayBuffer, glossLanguages: number): SearchIndex {
  const table = openArrays(bytes)
  const sounds = soundLayerNamed(table)
  return {
    words: wordLayerNamed(table),
    ...(sounds === undefined ? {} : { sounds }),
    glosses: Array.from({ length: glossLanguages }, (_, place) => glossLayerNamed(table, place)),
    facets: facetsNamed(table, 'facet'),
  }
}
