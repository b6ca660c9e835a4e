/** The vocabularies of the graph, by the prefix of their names. */
export const prefixes = {
  adms: 'http://www.w3.org/ns/adms#',
  dct: 'http://purl.org/dc/terms/',
  lexicog: 'http://www.w3.org/ns/lemon/lexicog#',
  lexinfo: 'http://www.lexinfo.net/ontology/3.0/lexinfo#',
  lime: 'http://www.w3.org/ns/lemon/lime#',
  ontolex: 'http://www.w3.org/ns/lemon/ontolex#',
  owl: 'http://www.w3.org/2002/07/owl#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  schema: 'https://schema.org/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  vartrans: 'http://www.w3.org/ns/lemon/vartrans#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

type Prefix = keyof typeof prefixes

/** A name of one of the vocabularies: `ontolex:sense`. */
export type Name = `${Prefix}:${string}`

/** What a property says: another node by its address or name, or a text. */
export type GraphValue =
  | { readonly to: string }
  | { readonly text: string; readonly language?: string; readonly datatype?: Name }

/** Something of the graph, with what is said of it in one place; in another, more may be said. */
export interface GraphNode {
  /** Its address. */
  readonly id: string
  readonly types?: readonly Name[]
  readonly properties: readonly (readonly [name: Name, value: GraphValue])[]
}

/**
 * The address that a name stands for.
 *
 * @example
 * addressOf('rdf:type') // 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
 */
export function addressOf(name: Name): string {
  const colon = name.indexOf(':')
  return prefixes[name.slice(0, colon) as Prefix] + name.slice(colon + 1)
}

/**
 * Makes a text an address that RDF can write: what it may not hold is percent-encoded.
 *
 * @example
 * writableAddress('https://example.org/a b') // 'https://example.org/a%20b'
 */
export function writableAddress(address: string): string {
  // https://www.w3.org/TR/turtle/#grammar-production-IRIREF
  return address.toWellFormed().replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    /[\u0000-\u0020<>"{}|^`\\]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}
