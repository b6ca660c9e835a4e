import { arrayNamed, openArrays } from './array-table.ts'
import { type Trie, trieNamed } from './trie.ts'

/** An opened index: views on the buffer, nothing parsed. Told in `docs/reference/bundle-format.md` § Index. */
export interface SearchIndex {
  /** Canonical headwords → entries. */
  readonly headword: Trie
  /** Canonical variants → entries. */
  readonly variant: Trie
  /** Folded headwords and variants → entries. */
  readonly folded: Trie
  /** By place of the gloss language. */
  readonly glosses: readonly GlossLayer[]
}

/** The glosses of one language; a document is one gloss. */
export interface GlossLayer {
  /** Canonical words → documents. */
  readonly canonical: Trie
  /** Folded words → documents. */
  readonly folded: Trie
  /** Entry of each document. */
  readonly entry: Uint32Array
  /** Place of each document among the glosses of its entry, as `glossesOf` counts. */
  readonly ordinal: Uint16Array
  /** Weight of all words of each document, in 1 / `weightScale`. */
  readonly weight: Uint32Array
}

/**
 * Opens what `buildIndex` made. Costs the same for any size.
 *
 * @param bytes at an offset that is a multiple of 4
 * @param glossLanguages how many gloss languages it was built for
 * @throws HiapError `index-malformed`
 */
export function openIndex(bytes: Uint8Array | ArrayBuffer, glossLanguages: number): SearchIndex {
  const table = openArrays(bytes)
  const glosses: GlossLayer[] = []
  for (let i = 0; i < glossLanguages; i++)
    glosses.push({
      canonical: trieNamed(table, `gloss${i}.canonical`),
      folded: trieNamed(table, `gloss${i}.folded`),
      entry: arrayNamed(table, `gloss${i}.entry`, Uint32Array),
      ordinal: arrayNamed(table, `gloss${i}.ordinal`, Uint16Array),
      weight: arrayNamed(table, `gloss${i}.weight`, Uint32Array),
    })
  return {
    headword: trieNamed(table, 'headword'),
    variant: trieNamed(table, 'variant'),
    folded: trieNamed(table, 'folded'),
    glosses,
  }
}
