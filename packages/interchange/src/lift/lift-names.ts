import type { CrossReference, EntryKind, Sense, UdTag, Variant } from '@hiap/lexicon'
import { type NamedPartOfSpeech, partOfSpeechNamed } from '../part-of-speech/part-of-speech-names.ts'

// Names that FieldWorks 9 gives to the items of its lists, and what they are in an entry. A list of a project may have
// any names; those that are not here are kept beside the entry. The first name of each meaning is the one that is written.

/** The names that the catalogue of FieldWorks (GOLDEtic) has for the tags. */
const catalogueNames: Readonly<Record<UdTag, string>> = {
  NOUN: 'Noun',
  VERB: 'Verb',
  ADJ: 'Adjective',
  ADV: 'Adverb',
  PRON: 'Pronoun',
  NUM: 'Numeral',
  PROPN: 'Proper noun',
  ADP: 'Adposition',
  CCONJ: 'Coordinating connective',
  SCONJ: 'Subordinating connective',
  DET: 'Determiner',
  INTJ: 'Interjection',
  PART: 'Particle',
  AUX: 'Auxiliary',
  PUNCT: 'Punctuation',
  SYM: 'Symbol',
  X: 'Other',
}

/** Names and abbreviations of the catalogue that other dictionaries have not, or mean otherwise. */
const moreOfCatalogue: readonly (readonly [ud: UdTag, names: string])[] = [
  ['NOUN', 'nominal, nom, substantive, subs, gerund, ger, verbal noun, vnoun, possessed noun, abstract noun'],
  ['NOUN', 'countable noun, mass noun'],
  ['VERB', 'trverb, intrverb, ditrverb, participle, ptcp, infinitive, existential marker, existmrkr'],
  ['VERB', 'unaccusative verb, unergative verb'],
  ['ADV', 'converb, verbal adverb, adverbializer, interrogative adverb'],
  ['ADJ', 'verbal adjective, adjectivizer'],
  ['ADP', 'circumposition, circumadp'],
  ['NUM', 'distributive numeral, distrnum, multiplicative numeral, multipnum, partitive numeral, partnum'],
  ['PRON', 'pro-form, emphatic pronoun, emph, indef, reciprocal pronoun, recp'],
  ['PRON', 'interrogative pro-form, interrogative pronoun'],
  ['SCONJ', 'subordinating connective, sub, adverbial clause connective, relativizer, rlzr'],
  ['CCONJ', 'coordinating connective, correlative connective, corcon'],
  ['PART', 'nominal particle, verbal particle, discourse particle, interrogative particle, evidential particle'],
  ['PART', 'politeness particle, expletive, expl'],
]

const ofCatalogue: ReadonlyMap<string, UdTag> = new Map(
  moreOfCatalogue.flatMap(([ud, names]) => names.split(', ').map((name) => [name, ud] as const)),
)

/**
 * The part of speech of a name or abbreviation, in letters of any case, by the catalogue before other dictionaries;
 * `usual` is the name that is written for the tag.
 *
 * @returns `undefined` where none is known
 * @example
 * catalogued('Gerund') // { ud: 'NOUN', language: 'en', usual: false }
 */
export function catalogued(name: string): NamedPartOfSpeech | undefined {
  const plain = name.trim().normalize('NFC').toLowerCase()
  const ud = ofCatalogue.get(plain)
  const named = ud === undefined ? partOfSpeechNamed(name) : { ud, language: 'en' as const }
  return named === undefined ? undefined : { ...named, usual: plain === catalogueNames[named.ud].toLowerCase() }
}

/** The name that FieldWorks has for a part of speech. */
export function nameOfPartOfSpeech(ud: UdTag): string {
  return catalogueNames[ud]
}

/** The names of the list `usage-type`, and in which register they put a sense. */
export const registers: ReadonlyMap<string, NonNullable<Sense['register']>> = new Map([
  ['formal', 'formal'],
  ['colloquial', 'colloquial'],
  ['royal', 'royal'],
  ['religious', 'religious'],
  ['vulgar', 'vulgar'],
  ['literary', 'literary'],
  ['informal', 'colloquial'],
  ['slang', 'colloquial'],
  ['familiar', 'colloquial'],
  ['coarse', 'vulgar'],
  ['taboo', 'vulgar'],
  ['obscene', 'vulgar'],
  ['poetic', 'literary'],
  ['ecclesiastical', 'religious'],
])

/** Relations of FieldWorks and what they are in an entry; `Part` leads to a part. */
export const relationTypes: readonly (readonly [name: string, type: CrossReference['type']])[] = [
  ['Synonyms', 'synonym'],
  ['Antonym', 'antonym'],
  ['Part', 'has-part'],
  ['Whole', 'part-of'],
  ['Compare', 'see-also'],
  ['Synonym', 'synonym'],
  ['Antonyms', 'antonym'],
  ['BaseForm', 'derived-from'],
  ['Confer', 'see-also'],
  ['Cross Reference', 'see-also'],
  ['Calendar', 'see-also'],
  ['Specific', 'see-also'],
  ['Generic', 'see-also'],
  ['minorentry', 'see-also'],
  ['subentry', 'see-also'],
]

/** The relation by which FieldWorks names what a complex form or a variant is made of. */
export const component = '_component-lexeme'

/** The list `variant-type`, and which kind of variant each is. */
export const variantTypes: readonly (readonly [name: string, type: NonNullable<Variant['type']>])[] = [
  ['Spelling Variant', 'spelling'],
  ['Dialectal Variant', 'dialect'],
  ['Abbreviation', 'abbreviation'],
  ['Obsolete Variant', 'obsolete'],
  ['Orthographic Variant', 'spelling'],
  ['Acronym', 'abbreviation'],
]

/** The kinds of entry that the list `morph-type` tells; all others are words. */
export const morphTypes: ReadonlyMap<string, EntryKind> = new Map([
  ['affix', 'affix'],
  ['prefix', 'affix'],
  ['suffix', 'affix'],
  ['infix', 'affix'],
  ['circumfix', 'affix'],
  ['simulfix', 'affix'],
  ['suprafix', 'affix'],
  ['prefixing interfix', 'affix'],
  ['infixing interfix', 'affix'],
  ['suffixing interfix', 'affix'],
  ['phrase', 'phrase'],
  ['discontiguous phrase', 'phrase'],
])

/** Traits and fields that LIFT leaves to each program: what an entry says and LIFT has no element for. */
export const own = {
  kind: 'hiap-kind',
  status: 'hiap-status',
  reviewedBy: 'hiap-reviewed-by',
  reviewedOn: 'hiap-reviewed-on',
  frequencyBand: 'hiap-frequency-band',
  form: 'hiap-form',
  place: 'hiap-place',
  time: 'hiap-time',
  note: 'hiap-note',
  media: 'hiap-media',
  recording: 'hiap-recording',
  source: 'hiap-source',
  dialect: 'hiap-dialect',
  speaker: 'hiap-speaker',
  partOfSpeech: 'hiap-part-of-speech',
  label: 'hiap-label-',
  dictionary: 'hiap-dictionary',
} as const

/** Elements in which white space is text. */
export const mixed: ReadonlySet<string> = new Set(['text', 'span'])
