import type { Entry, LocalisedText, Manifest } from '@hiap/lexicon'

/** A text of JSON-LD with its language. */
export interface TaggedText {
  readonly '@language': string
  readonly '@value': string
}

/** An entry as search engines read it. https://schema.org/DefinedTerm */
export interface DefinedTerm {
  readonly '@context'?: 'https://schema.org/'
  readonly '@type': 'DefinedTerm'
  readonly '@id': string
  readonly url?: string
  readonly termCode: string
  readonly name: TaggedText
  readonly alternateName?: readonly TaggedText[]
  readonly description: readonly TaggedText[]
  readonly inDefinedTermSet: string
}

/** Where entries and dictionaries are. */
export interface PageAddresses {
  /** Where entries are shown, with the slash at the end; left out, addresses are `urn:hiap:km-vi:k0001`. */
  readonly baseUrl?: string
}

/**
 * The address of an entry, or of a dictionary where no entry is named.
 *
 * @example
 * addressOf('km-vi', 'k0001', 'https://example.org/') // 'https://example.org/km-vi/k0001'
 * addressOf('km-vi') // 'urn:hiap:km-vi'
 */
export function addressOf(dictionary: string, entry?: string, baseUrl?: string): string {
  if (baseUrl === undefined) return `urn:hiap:${dictionary}${entry === undefined ? '' : `:${entry}`}`
  return `${baseUrl}${dictionary}${entry === undefined ? '' : `/${entry}`}`
}

/**
 * Describes an entry as a `DefinedTerm` of schema.org: headword, variants and other spellings, and the glosses of all
 * senses as description, each language in a text of its own.
 *
 * @example
 * definedTerm(entry, manifest).description // [{ '@language': 'vi', '@value': 'nước; nước uống' }]
 */
export function definedTerm(
  { id, headword, variants = [], forms = [], senses }: Entry,
  { id: dictionary, language, glossLanguages }: Pick<Manifest, 'id' | 'language' | 'glossLanguages'>,
  { baseUrl }: PageAddresses = {},
): DefinedTerm {
  const others = [
    ...variants.map(({ text }) => tagged(language, text)),
    ...forms.map((form) => tagged(form.language, form.text)),
  ]
  const address = addressOf(dictionary, id, baseUrl)
  return {
    '@type': 'DefinedTerm',
    '@id': address,
    ...(baseUrl === undefined ? {} : { url: address }),
    termCode: id,
    name: tagged(language, headword.text),
    ...(others.length === 0 ? {} : { alternateName: others }),
    description: glossLanguages.flatMap((tag) => {
      const glosses = senses.flatMap(({ glosses: its }) => (its[tag] === undefined ? [] : [its[tag].join(', ')]))
      return glosses.length === 0 ? [] : [tagged(tag, glosses.join('; '))]
    }),
    inDefinedTermSet: addressOf(dictionary, undefined, baseUrl),
  }
}

/** What a dictionary is as a `DefinedTermSet`, without its terms. https://schema.org/DefinedTermSet */
export function definedTermSet(
  { id, title, description, language, glossLanguages, licence, attribution, version }: Manifest,
  { baseUrl }: PageAddresses = {},
): Readonly<Record<string, unknown>> {
  const address = addressOf(id, undefined, baseUrl)
  return {
    '@context': 'https://schema.org/',
    '@type': 'DefinedTermSet',
    '@id': address,
    ...(baseUrl === undefined ? {} : { url: address }),
    identifier: id,
    name: taggedTexts(title),
    description: taggedTexts(description),
    inLanguage: [language, ...glossLanguages],
    license: addressOfLicence({ licence }),
    creditText: attribution,
    version,
  }
}

/** Texts by language as JSON-LD has them. */
export function taggedTexts(texts: LocalisedText): readonly TaggedText[] {
  return Object.entries(texts).map(([tag, text]) => tagged(tag, text))
}

function tagged(tag: string, text: string): TaggedText {
  return { '@language': tag, '@value': text }
}

/** Where the licence can be read. */
export function addressOfLicence({ licence }: Pick<Manifest, 'licence'>): string {
  return licence.url ?? `https://spdx.org/licenses/${licence.spdx}.html`
}
