import type { Feature } from '../dictionary-client.ts'
import type { Entry, UdTag } from './entry.ts'

/** What a filter may ask of an entry: `SearchFilter` without the question; and whether it is more than a word. */
export interface EntryFacets {
  /** A whole phrase, which is no word of its language. */
  readonly phrase?: true
  readonly partOfSpeech?: UdTag
  /** Of its senses, each once, without those above them. */
  readonly semanticDomains: readonly string[]
  /** Of its senses and pronunciations, each once. */
  readonly dialects: readonly string[]
  readonly has: readonly Feature[]
}

/**
 * Tells the facets of an entry. The one place that says what "has audio" means: a recording or a picture counts where it
 * is among the media, an example where a sense has one.
 *
 * @example
 * facetsOf(entry) // { partOfSpeech: 'NOUN', semanticDomains: ['1.3'], dialects: [], has: ['example'] }
 */
export function facetsOf({ kind, partOfSpeech, senses, pronunciations = [], media = [] }: Entry): EntryFacets {
  const given = (values: readonly (string | undefined)[]): readonly string[] => [
    ...new Set(values.filter((value) => value !== undefined)),
  ]
  const has: Readonly<Record<Feature, boolean>> = {
    audio: media.some(({ type }) => type === 'audio'),
    image: media.some(({ type }) => type === 'image'),
    example: senses.some(({ examples = [] }) => examples.length > 0),
  }
  return {
    ...(kind === 'phrase' ? { phrase: true } : {}),
    ...(partOfSpeech === undefined ? {} : { partOfSpeech: partOfSpeech.ud }),
    semanticDomains: given(senses.map(({ semanticDomain }) => semanticDomain)),
    dialects: given([...senses, ...pronunciations].map(({ dialect }) => dialect)),
    has: (Object.keys(has) as Feature[]).filter((feature) => has[feature]),
  }
}

/**
 * Lists a semantic domain and those above it, the widest first.
 *
 * @example
 * domainPath('1.3.2') // ['1', '1.3', '1.3.2']
 */
export function domainPath(domain: string): readonly string[] {
  const numbers = domain.split('.')
  return numbers.map((_, i) => numbers.slice(0, i + 1).join('.'))
}
