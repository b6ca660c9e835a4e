/// <reference path="../ontolex/n3.d.ts" />
import type { Manifest } from '@hiap/lexicon'
import { DataFactory, Writer } from 'n3'
import { iso639P3 } from '../iso-639-3.ts'
import { addressOf, addressOfLicence, type PageAddresses, type TaggedText, taggedTexts } from './defined-term.ts'
import { mediaTypeOf } from './media-types.ts'

/** A file of a release. */
export interface ReleasedFile {
  /** Path in the folder of the release. */
  readonly path: string
  /** Id of its dictionary, left out where it belongs to the release as a whole. */
  readonly dictionary?: string
  /** Name of the format that it is, or is a part of. */
  readonly format?: string
  readonly bytes: number
  /** SHA-256 in hexadecimal. */
  readonly sha256: string
}

/** A dictionary of a release. */
export interface ReleasedDictionary {
  readonly manifest: Manifest
  readonly entries: number
  readonly files: readonly ReleasedFile[]
}

/** Where a release is. */
export interface ReleaseAddresses extends PageAddresses {
  /** Where the folder of the release is served, with the slash; left out, addresses are relative. */
  readonly dataUrl?: string
}

type Value =
  | string
  | TaggedText
  | { readonly '@id': string }
  | { readonly '@type': string; readonly '@value': string }
  | Node
interface Node {
  readonly '@id': string
  readonly '@type': readonly string[]
  readonly [property: string]: Value | readonly Value[]
}

const prefixes = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  spdx: 'http://spdx.org/rdf/terms#',
  schema: 'https://schema.org/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

/** Standards that the formats follow, where they have an address. */
const standards: Readonly<Record<string, string>> = {
  lift: 'https://github.com/sillsdev/lift-standard',
  tei: 'https://lex-0.org/',
  ontolex: 'http://www.w3.org/ns/lemon/ontolex',
  jsonld: 'http://www.w3.org/ns/lemon/ontolex',
  cldf: 'http://cldf.clld.org/v1.0/terms.rdf#Dictionary',
  csv: 'https://www.rfc-editor.org/rfc/rfc4180',
  terms: 'https://schema.org/DefinedTermSet',
}

/**
 * Describes a release for catalogues of data by DCAT 3, and for search engines by schema.org, as JSON-LD and as Turtle
 * with the same statements. The same release gives the same texts.
 */
export function catalogueOf(
  dictionaries: readonly ReleasedDictionary[],
  addresses: ReleaseAddresses,
): { readonly jsonld: string; readonly turtle: Promise<string> } {
  const nodes = nodesOf(dictionaries, addresses)
  return {
    jsonld: `${JSON.stringify({ '@context': prefixes, '@graph': nodes }, undefined, 2)}\n`,
    turtle: turtleOf(nodes),
  }
}

function nodesOf(dictionaries: readonly ReleasedDictionary[], addresses: ReleaseAddresses): readonly Node[] {
  const { dataUrl = '', baseUrl } = addresses
  const place = (path: string): string => dataUrl + path.split('/').map(encodeURIComponent).join('/')
  const datasetOf = ({ id }: Manifest): string => `${place('catalogue.ttl')}#${id}`
  const catalogue: Node = {
    '@id': `${place('catalogue.ttl')}#catalogue`,
    '@type': ['dcat:Catalog', 'schema:DataCatalog'],
    'dct:title': dictionaries.flatMap(({ manifest }) => taggedTexts(manifest.title)),
    'dcat:dataset': dictionaries.map(({ manifest }) => ({ '@id': datasetOf(manifest) })),
    ...(baseUrl === undefined ? {} : { 'dct:publisher': { '@id': baseUrl }, 'dcat:landingPage': { '@id': baseUrl } }),
  }
  return [
    catalogue,
    ...dictionaries.flatMap(({ manifest, entries, files }) => {
      const { id, title, description, version, attribution, sources, language, glossLanguages } = manifest
      const licence = { '@id': addressOfLicence(manifest) }
      const tags = [language, ...glossLanguages]
      const dataset: Node = {
        '@id': datasetOf(manifest),
        '@type': ['dcat:Dataset', 'schema:Dataset'],
        'dct:identifier': id,
        'dct:title': taggedTexts(title),
        'dct:description': taggedTexts(description),
        'dct:language': tags.flatMap((tag) => {
          const code = iso639P3(tag)
          return code === undefined ? [] : [{ '@id': `http://lexvo.org/id/iso639-3/${code}` }]
        }),
        'dct:license': licence,
        'dct:rights': attribution,
        'dct:type': { '@id': 'http://purl.org/dc/dcmitype/Dataset' },
        'dct:source': sources.map(
          (source): Node => ({
            '@id': `${datasetOf(manifest)}-${source.id}`,
            '@type': ['dct:BibliographicResource'],
            'dct:title': source.title,
            ...(source.author === undefined ? {} : { 'dct:creator': source.author }),
            'dct:rights': source.attribution,
            'dct:license': { '@id': addressOfLicence(source) },
            ...(source.url === undefined ? {} : { 'dcat:landingPage': { '@id': source.url } }),
          }),
        ),
        'dcat:version': version,
        ...(baseUrl === undefined ? {} : { 'dcat:landingPage': { '@id': addressOf(id, undefined, baseUrl) } }),
        'dcat:distribution': files.map(({ path }) => ({ '@id': place(path) })),
        'schema:name': taggedTexts(title),
        'schema:description': taggedTexts(description),
        'schema:inLanguage': tags,
        'schema:license': licence,
        'schema:creditText': attribution,
        'schema:version': version,
        'schema:size': `${entries} entries`,
        'schema:mainEntity': { '@id': addressOf(id, undefined, baseUrl) },
      }
      return [
        dataset,
        ...files.map(({ path, format = '', bytes, sha256 }): Node => {
          const standard = Object.hasOwn(standards, format) ? standards[format] : undefined
          return {
            '@id': place(path),
            '@type': ['dcat:Distribution', 'schema:DataDownload'],
            'dct:title': path.slice(path.lastIndexOf('/') + 1),
            ...(format === '' ? {} : { 'dct:format': format }),
            ...(standard === undefined ? {} : { 'dct:conformsTo': { '@id': standard } }),
            'dct:license': licence,
            'dcat:accessURL': { '@id': place(path) },
            'dcat:downloadURL': { '@id': place(path) },
            'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${mediaTypeOf(path)}` },
            'dcat:byteSize': { '@type': 'xsd:nonNegativeInteger', '@value': String(bytes) },
            'spdx:checksum': {
              '@id': `${place(path)}#checksum`,
              '@type': ['spdx:Checksum'],
              'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
              'spdx:checksumValue': { '@type': 'xsd:hexBinary', '@value': sha256 },
            } satisfies Node,
            'schema:encodingFormat': mediaTypeOf(path),
            'schema:contentUrl': { '@id': place(path) },
            'schema:sha256': sha256,
          }
        }),
      ]
    }),
  ]
}

const { namedNode, literal } = DataFactory
const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'

/** The statements of nodes as Turtle. */
function turtleOf(nodes: readonly Node[]): Promise<string> {
  const pieces: string[] = []
  const output = {
    write(piece: string, _encoding: string, done?: () => void) {
      pieces.push(piece)
      done?.()
    },
    end: (done?: () => void) => done?.(),
  }
  const writer = new Writer(output, { prefixes })
  const add = (node: Node): void => {
    const subject = namedNode(iri(node['@id']))
    // Nodes inside another come behind it, so that each stands in one piece.
    const inner: Node[] = []
    for (const type of node['@type']) writer.addQuad(subject, namedNode(rdfType), namedNode(iri(type)))
    for (const [property, values] of Object.entries(node)) {
      if (property.startsWith('@')) continue
      for (const value of [values].flat() as readonly Value[]) {
        if (isNode(value)) inner.push(value)
        writer.addQuad(subject, namedNode(iri(property)), term(value))
      }
    }
    for (const each of inner) add(each)
  }
  for (const node of nodes) add(node)
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  writer.end((error) => {
    if (error === undefined || error === null) resolve(pieces.join(''))
    else reject(error)
  })
  return promise
}

function isNode(value: Value): value is Node {
  return typeof value !== 'string' && '@type' in value && Array.isArray(value['@type'])
}

function iri(text: string): string {
  const colon = text.indexOf(':')
  const prefix = text.slice(0, colon)
  return Object.hasOwn(prefixes, prefix) ? prefixes[prefix as keyof typeof prefixes] + text.slice(colon + 1) : text
}

function term(value: Value): ReturnType<typeof namedNode> | ReturnType<typeof literal> {
  if (typeof value === 'string') return literal(value)
  if ('@language' in value) return literal(String(value['@value']), String(value['@language']))
  if ('@value' in value) return literal(String(value['@value']), namedNode(iri(String(value['@type']))))
  return namedNode(iri(value['@id']))
}
