import type { Feature } from '../dictionary-client.ts'
import type { EntryKind, LocalisedText, Status, UdTag } from './entry.ts'

/**
 * What `dictionary.json` says of a dictionary. JSON Schema: `dictionaries/schema/dictionary.schema.json`.
 */
export interface Manifest {
  /** Stable, part of every address: lower-case letters, digits and hyphens, such as `km-vi`. */
  readonly id: string
  readonly title: LocalisedText
  readonly description: LocalisedText
  /** BCP 47 tag of the headwords. */
  readonly language: string
  /** BCP 47 tags of the glosses; the first is shown where nobody asks for another. */
  readonly glossLanguages: readonly string[]
  /** Semantic version of the data. */
  readonly version: string
  readonly licence: Licence
  readonly attribution: string
  /** Where and how a reader reports a mistake. */
  readonly reporting?: LocalisedText
  readonly sources: readonly Source[]
}

export interface Licence {
  /** SPDX identifier. */
  readonly spdx: string
  readonly url?: string
}

/** A work that entries cite. */
export interface Source {
  readonly id: string
  readonly title: string
  readonly author?: string
  readonly year?: number
  readonly licence: Licence
  /** The words that the licence asks us to repeat. */
  readonly attribution: string
  readonly url?: string
  readonly note?: LocalisedText
}

/** What an opened dictionary tells of itself: the manifest and what the compiler counted. */
export interface DictionaryInfo extends Manifest {
  /** SHA-256 of the bundle in hexadecimal: its address and its version. */
  readonly hash: string
  /** Size of the bundle in bytes. */
  readonly bytes: number
  readonly counts: DictionaryCounts
  readonly facets: DictionaryFacets
  /** First letters in dictionary order, with the number of entries under each. */
  readonly initials: readonly { readonly letter: string; readonly count: number }[]
}

export interface DictionaryCounts {
  readonly entries: number
  readonly byStatus: Readonly<Record<Status, number>>
  readonly byKind: Readonly<Record<EntryKind, number>>
}

/** By what the entries of a dictionary can be filtered, and how many each filter alone lets through. */
export interface DictionaryFacets {
  /** Most frequent first. */
  readonly partsOfSpeech: readonly FacetCount<UdTag>[]
  /** In order of the numbers, `1` and `1.3`: the two upper levels, each with all that is below. A filter takes deeper ones too. */
  readonly semanticDomains: readonly FacetCount[]
  /** Most frequent first. */
  readonly dialects: readonly FacetCount[]
  readonly has: Readonly<Record<Feature, number>>
}

/** A value to filter by, and the number of entries that have it. */
export interface FacetCount<Value extends string = string> {
  readonly value: Value
  readonly count: number
}
