import type { CrossReference, EntryKind, Sense, UdTag, Variant } from '@hiap/lexicon'

// Names that FieldWorks 9 gives to the items of its lists, and what they are in an entry. A list of a project may have
// any names; those that are not here are kept beside the entry. The first name of each meaning is the one that is written.

/** Parts of speech of the catalogue of FieldWorks (GOLDEtic), with their abbreviations, and the names in Vietnamese. */
const partsOfSpeech: readonly (readonly [ud: UdTag, language: 'en' | 'vi', ...names: string[]])[] = [
  ['NOUN', 'en', 'Noun', 'n'],
  ['VERB', 'en', 'Verb', 'v'],
  ['ADJ', 'en', 'Adjective', 'adj'],
  ['ADV', 'en', 'Adverb', 'adv'],
  ['PRON', 'en', 'Pronoun', 'pro', 'pron'],
  ['NUM', 'en', 'Numeral', 'num'],
  ['PROPN', 'en', 'Proper noun', 'nprop', 'Proper name'],
  ['ADP', 'en', 'Adposition', 'adp'],
  ['CCONJ', 'en', 'Coordinating connective', 'coordconn', 'Coordinating conjunction', 'Conjunction', 'conj'],
  ['SCONJ', 'en', 'Subordinating connective', 'subordconn', 'Subordinating conjunction', 'sub'],
  ['DET', 'en', 'Determiner', 'det'],
  ['INTJ', 'en', 'Interjection', 'interj', 'intj'],
  ['PART', 'en', 'Particle', 'prt', 'ptcl'],
  ['AUX', 'en', 'Auxiliary', 'aux', 'Auxiliary verb'],
  ['PUNCT', 'en', 'Punctuation', 'punct'],
  ['SYM', 'en', 'Symbol', 'sym'],
  ['X', 'en', 'Other'],
  ['NOUN', 'en', 'Common noun', 'Nominal', 'nom', 'Substantive', 'subs', 'Classifier', 'clf', 'Gerund', 'ger'],
  ['NOUN', 'en', 'Verbal noun', 'vnoun', 'Possessed noun', 'Abstract noun', 'Countable noun', 'Mass noun'],
  ['VERB', 'en', 'Transitive verb', 'vt', 'Intransitive verb', 'vi', 'Ditransitive verb', 'vd', 'ditrverb'],
  [
    'VERB',
    'en',
    'trverb',
    'intrverb',
    'Stative verb',
    'vs',
    'Participle',
    'ptcp',
    'Infinitive',
    'Copulative verb',
    'cop',
  ],
  ['VERB', 'en', 'Existential marker', 'existmrkr', 'Serial verb', 'Unaccusative verb', 'Unergative verb'],
  ['AUX', 'en', 'Modal', 'Modal verb', 'Copula'],
  ['ADV', 'en', 'Converb', 'Verbal adverb', 'Adverbializer', 'Ideophone', 'ideo', 'Interrogative adverb'],
  ['ADJ', 'en', 'Verbal adjective', 'Adjectivizer'],
  ['ADP', 'en', 'Preposition', 'prep', 'Postposition', 'postp', 'post', 'Circumposition', 'circumadp'],
  [
    'DET',
    'en',
    'Article',
    'art',
    'Definite article',
    'Indefinite article',
    'Demonstrative',
    'dem',
    'Quantifier',
    'quant',
  ],
  ['NUM', 'en', 'Cardinal numeral', 'cardnum', 'Ordinal numeral', 'ordnum', 'Distributive numeral', 'distrnum'],
  ['NUM', 'en', 'Multiplicative numeral', 'multipnum', 'Partitive numeral', 'partnum'],
  ['PRON', 'en', 'Pro-form', 'pro-form', 'Personal pronoun', 'pers', 'Emphatic pronoun', 'emph', 'Possessive pronoun'],
  ['PRON', 'en', 'Indefinite pronoun', 'indef', 'Reciprocal pronoun', 'recp', 'Reflexive pronoun', 'refl'],
  ['PRON', 'en', 'Relative pronoun', 'rel', 'Demonstrative pronoun', 'Interrogative pro-form', 'interrog'],
  ['PRON', 'en', 'Interrogative pronoun'],
  ['SCONJ', 'en', 'Complementizer', 'comp', 'Adverbial clause connective', 'Relativizer', 'rlzr'],
  ['CCONJ', 'en', 'Connective', 'conn', 'Correlative connective', 'corcon'],
  ['PART', 'en', 'Nominal particle', 'Verbal particle', 'Question particle', 'Negative particle', 'Discourse particle'],
  ['PART', 'en', 'Interrogative particle', 'Evidential particle', 'Politeness particle', 'Expletive', 'expl'],
  ['NOUN', 'vi', 'Danh từ', 'Loại từ'],
  ['VERB', 'vi', 'Động từ'],
  ['ADJ', 'vi', 'Tính từ'],
  ['ADV', 'vi', 'Phó từ', 'Trạng từ'],
  ['PRON', 'vi', 'Đại từ'],
  ['NUM', 'vi', 'Số từ'],
  ['PROPN', 'vi', 'Danh từ riêng'],
  ['ADP', 'vi', 'Giới từ'],
  ['CCONJ', 'vi', 'Liên từ', 'Kết từ'],
  ['INTJ', 'vi', 'Thán từ'],
  ['PART', 'vi', 'Trợ từ', 'Tiểu từ'],
]

/** What a name of a part of speech means. */
export interface NamedPartOfSpeech {
  readonly ud: UdTag
  /** BCP 47 tag of the name. */
  readonly language: 'en' | 'vi'
  /** Whether it is the name that is written for the tag. */
  readonly usual: boolean
}

const usualNames = new Map<UdTag, string>()
const byName = new Map<string, NamedPartOfSpeech>()
for (const [ud, language, ...names] of partsOfSpeech) {
  for (const name of names) {
    const usual = !usualNames.has(ud)
    if (usual) usualNames.set(ud, name)
    byName.set(name.toLowerCase(), { ud, language, usual })
  }
}

/** The part of speech of a name or abbreviation, in letters of any case; `undefined` where none is known. */
export function partOfSpeechNamed(name: string): NamedPartOfSpeech | undefined {
  return byName.get(name.trim().normalize('NFC').toLowerCase())
}

/** The name that FieldWorks has for a part of speech. */
export function nameOfPartOfSpeech(ud: UdTag): string {
  return usualNames.get(ud) ?? ud
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
