/**
 * The shape of a dictionary entry, as it stands in `entries.jsonl` and inside a bundle. The JSON Schema beside it is
 * `dictionaries/schema/entry.schema.json`; names follow OntoLex-lexicog and TEI Lex-0. Strings are plain text in NFC or
 * the canonical spelling of their language; nothing holds HTML. Arrays are never empty: what is absent is left out.
 */
export interface Entry {
  /** Stable for ever and never reused: lower-case letters, digits and hyphens, at most 64. */
  readonly id: string
  readonly kind: EntryKind
  readonly headword: Headword
  /** 1, 2, … where several entries share a headword. */
  readonly homograph?: number
  /** The same word in another script or orthography. */
  readonly forms?: readonly WrittenForm[]
  readonly variants?: readonly Variant[]
  readonly pronunciations?: readonly Pronunciation[]
  readonly partOfSpeech?: PartOfSpeech
  /** How common the word is: 1 for the 500 commonest, 2 for the next 2,000, 3 for the next 5,000, 4 for the next 15,000, 5 for all others. */
  readonly frequencyBand?: number
  readonly senses: readonly Sense[]
  readonly crossReferences?: readonly CrossReference[]
  readonly etymology?: string
  readonly status: Status
  /** Required where `status` is `reviewed`. */
  readonly review?: Review
  /** What attests the entry; at least one cites its form. */
  readonly sources: readonly Citation[]
  readonly notes?: readonly LocalisedText[]
  readonly media?: readonly Media[]
  /** Only for `kind: 'culture'`: when and where. */
  readonly culture?: CultureFacts
}

export type EntryKind = 'word' | 'affix' | 'phrase' | 'culture'

/**
 * - `attested`: form and meaning from cited sources.
 * - `drafted`: form attested; gloss or example written by the project, not yet checked by a native speaker.
 * - `reviewed`: a named reviewer's approval is on record.
 */
export type Status = 'attested' | 'drafted' | 'reviewed'

/** Text by interface language, such as `{ vi: 'con vật', en: 'animal' }`. */
export type LocalisedText = Readonly<Record<string, string>>

export interface Headword {
  readonly text: string
  /** ISO 15924: `Khmr`, `Latn`. */
  readonly script: string
  /** Name of the spelling rules where a language has several. */
  readonly orthography?: string
}

export interface WrittenForm {
  /** BCP 47 with script: `jra-Khmr`. */
  readonly language: string
  readonly text: string
}

export interface Variant {
  readonly text: string
  readonly type?: 'spelling' | 'dialect' | 'abbreviation' | 'obsolete'
  readonly note?: LocalisedText
}

export interface Pronunciation {
  readonly ipa?: string
  readonly romanised?: string
  /** `id` of an item of `media`. */
  readonly audio?: string
  readonly speaker?: string
  readonly dialect?: string
  /** `id` of a source of the dictionary. */
  readonly source?: string
}

/** Universal Dependencies tag, and the dictionary's own label where it says more. */
export interface PartOfSpeech {
  readonly ud: UdTag
  readonly label?: LocalisedText
}

/** Parts of speech of Universal Dependencies. https://universaldependencies.org/u/pos/ */
export const udTags = [
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
  'X',
] as const

export type UdTag = (typeof udTags)[number]

export interface Sense {
  /** Short equivalents by language: `{ vi: ['nước'], en: ['water'] }`. */
  readonly glosses: Readonly<Record<string, readonly string[]>>
  readonly definition?: LocalisedText
  /** Number of the SIL Dictionary Development Process domain, such as `1.3` (water). */
  readonly semanticDomain?: string
  readonly register?: 'formal' | 'colloquial' | 'royal' | 'religious' | 'vulgar' | 'literary'
  readonly dialect?: string
  readonly examples?: readonly Example[]
  readonly note?: LocalisedText
}

export interface Example {
  readonly text: string
  readonly translations: LocalisedText
  /** `drafted` where the project wrote it. */
  readonly status: Status
  readonly source?: string
}

export interface CrossReference {
  readonly type: 'synonym' | 'antonym' | 'part-of' | 'has-part' | 'see-also' | 'derived-from' | 'variant-of'
  /** `id` of an entry of the same dictionary. */
  readonly entry: string
}

export interface Review {
  readonly by: string
  /** ISO 8601 date. */
  readonly date: string
}

export interface Citation {
  /** `id` of a source of the dictionary's manifest. */
  readonly source: string
  /** What the source says: the written form, how it is spoken, what the definition tells, or the meaning in the language named. */
  readonly supports: readonly ('form' | 'pronunciation' | 'definition' | `gloss:${string}`)[]
  /** The form as the source writes it: the key of the row. */
  readonly form?: string
  /** Where in the source, if the form alone does not say. */
  readonly locator?: string
  /** Why our form or gloss differs from the source's. */
  readonly note?: string
}

export interface Media {
  readonly id: string
  readonly type: 'audio' | 'image' | 'video'
  /** Path inside the dictionary's `media/` folder. */
  readonly file: string
  readonly licence: string
  readonly speaker?: string
  /** How the person heard or seen agreed. */
  readonly consent?: string
  readonly caption?: LocalisedText
}

export interface CultureFacts {
  readonly place?: LocalisedText
  readonly time?: LocalisedText
}
