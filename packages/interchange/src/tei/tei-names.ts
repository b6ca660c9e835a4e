import type { CrossReference, Sense } from '@hiap/lexicon'
import { registers } from '../entry-values.ts'
import { type NamedPartOfSpeech, partOfSpeechNamed } from '../part-of-speech/part-of-speech-names.ts'

/** The namespace of all elements of the Text Encoding Initiative. */
export const teiNamespace = 'http://www.tei-c.org/ns/1.0'

/**
 * Ids of a document are names of XML. Those of entries have lower-case letters alone, so these, which do not, never meet
 * them.
 */
export const idPrefixes = {
  source: 'Source.',
  status: 'Status.',
  kind: 'Kind.',
  supports: 'Supports.',
} as const

/**
 * The id of an entry as a name of XML, which begins with a letter or low line.
 *
 * @example
 * xmlIdOf('k0001') // 'k0001'
 * xmlIdOf('12') // '_12'
 */
export function xmlIdOf(id: string): string {
  return /^[0-9]/.test(id) ? `_${id}` : id
}

/** The key of a record by its `xml:id`; reverses {@link xmlIdOf}. */
export function keyOf(xmlId: string): string {
  return /^_[0-9]/.test(xmlId) ? xmlId.slice(1) : xmlId
}

/** Labels of usage that say one of our registers; those of `usg` in dictionaries of English glosses among them. */
const registerWords: ReadonlyMap<string, NonNullable<Sense['register']>> = new Map([
  ...registers.map((register) => [register, register] as const),
  ['coll', 'colloquial'],
  ['colloq', 'colloquial'],
  ['familiar', 'colloquial'],
  ['fam', 'colloquial'],
  ['informal', 'colloquial'],
  ['slang', 'colloquial'],
  ['sl', 'colloquial'],
  ['poetic', 'literary'],
  ['poet', 'literary'],
  ['lit', 'literary'],
  ['vulg', 'vulgar'],
  ['rel', 'religious'],
])

/** The register that a label of usage names, where it names one. */
export function registerOf(label: string): Sense['register'] {
  return registerWords.get(label.toLowerCase().replace(/\.$/, ''))
}

type ReferenceType = CrossReference['type']

/** `xr/@type` of Lex-0 for each reference; the subtype tells those apart that share one. */
export const relationOf: Readonly<Record<ReferenceType, string>> = {
  synonym: 'synonymy',
  antonym: 'antonymy',
  'part-of': 'meronymy',
  'has-part': 'meronymy',
  'see-also': 'related',
  'derived-from': 'related',
  'variant-of': 'related',
}

const relationNames: ReadonlyMap<string, ReferenceType> = new Map<string, ReferenceType>([
  ...(Object.keys(relationOf) as ReferenceType[]).map((type) => [type, type] as const),
  ['synonymy', 'synonym'],
  ['syn', 'synonym'],
  ['antonymy', 'antonym'],
  ['ant', 'antonym'],
  ['meronymy', 'part-of'],
  ['holonymy', 'has-part'],
  ['related', 'see-also'],
  ['hyponymy', 'see-also'],
  ['hypernymy', 'see-also'],
  ['cf', 'see-also'],
  ['see', 'see-also'],
])

/**
 * What an `xr` says, by its subtype before its type.
 *
 * @example
 * referenceType('related', 'variant-of') // 'variant-of'
 */
export function referenceType(type: string | undefined, subtype: string | undefined): ReferenceType {
  return relationNames.get(subtype ?? '') ?? relationNames.get(type ?? '') ?? 'see-also'
}

/** The part of speech of a name or tag; FreeDict abbreviates proper nouns in a way of its own. */
export function partOfSpeechIn(text: string): NamedPartOfSpeech | undefined {
  return partOfSpeechNamed(/^pn\.?$/i.test(text) ? 'PROPN' : text)
}
