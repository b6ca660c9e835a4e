import type { LocalisedText, Manifest } from '@hiap/lexicon'

/** A file of a release. */
export interface ReleasedFile {
  /** Path in the folder of the release. */
  readonly path: string
  readonly format: string
  readonly bytes: number
  /** SHA-256 in hexadecimal. */
  readonly sha256: string
}

/**
 * Describes a release for catalogues of data (DCAT 3) and for search engines (schema.org), as JSON-LD. The same release
 * gives the same text.
 *
 * @param baseUrl where the folder of the release is served, with the slash; left out, addresses are relative
 */
export function catalogueOf(
  manifest: Manifest,
  count: number,
  files: readonly ReleasedFile[],
  baseUrl: string = '',
): string {
  const { id, title, description, version, attribution, sources } = manifest
  const languages = [manifest.language, ...manifest.glossLanguages]
  const licence = addressOfLicence(manifest)
  const set = `${baseUrl}#${id}`
  const catalogue = {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      spdx: 'http://spdx.org/rdf/terms#',
      schema: 'https://schema.org/',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@graph': [
      {
        '@id': `${baseUrl}#catalogue`,
        '@type': 'dcat:Catalog',
        'dct:title': localised(title),
        'dcat:dataset': { '@id': set },
      },
      {
        '@id': set,
        '@type': ['dcat:Dataset', 'schema:DefinedTermSet', 'schema:Dataset'],
        'dct:identifier': id,
        'dct:title': localised(title),
        'dct:description': localised(description),
        'dct:language': languages,
        'dct:license': { '@id': licence },
        'dct:rights': attribution,
        'dct:source': sources.map((source) => ({
          'dct:title': source.title,
          'dct:license': source.licence.url === undefined ? source.licence.spdx : { '@id': source.licence.url },
          ...(source.url === undefined ? {} : { 'dcat:landingPage': { '@id': source.url } }),
        })),
        'dcat:version': version,
        'dcat:distribution': files.map(({ path }) => ({ '@id': baseUrl + addressOf(path) })),
        'schema:name': localised(title),
        'schema:description': localised(description),
        'schema:inLanguage': languages,
        'schema:license': { '@id': licence },
        'schema:creditText': attribution,
        'schema:version': version,
        'schema:size': `${count} entries`,
      },
      ...files.map(({ path, format, bytes, sha256 }) => ({
        '@id': baseUrl + addressOf(path),
        '@type': ['dcat:Distribution', 'schema:DataDownload'],
        'dct:title': path,
        'dct:format': format,
        'dct:license': { '@id': licence },
        'dcat:downloadURL': { '@id': baseUrl + addressOf(path) },
        'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${mediaTypeOf(path)}` },
        'dcat:byteSize': { '@type': 'xsd:nonNegativeInteger', '@value': String(bytes) },
        'spdx:checksum': {
          '@type': 'spdx:Checksum',
          'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
          'spdx:checksumValue': { '@type': 'xsd:hexBinary', '@value': sha256 },
        },
        'schema:encodingFormat': mediaTypeOf(path),
        'schema:contentUrl': { '@id': baseUrl + addressOf(path) },
        'schema:sha256': sha256,
      })),
    ],
  }
  return `${JSON.stringify(catalogue, undefined, 2)}\n`
}

function localised(texts: LocalisedText): readonly { readonly '@language': string; readonly '@value': string }[] {
  return Object.entries(texts).map(([tag, text]) => ({ '@language': tag, '@value': text }))
}

/** Where the licence can be read. */
export function addressOfLicence({ licence }: Pick<Manifest, 'licence'>): string {
  return licence.url ?? `https://spdx.org/licenses/${licence.spdx}.html`
}

function addressOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

const mediaTypes: ReadonlyMap<string, string> = new Map([
  ['csv', 'text/csv'],
  ['tsv', 'text/tab-separated-values'],
  ['txt', 'text/plain'],
  ['md', 'text/markdown'],
  ['bib', 'application/x-bibtex'],
  ['json', 'application/json'],
  ['jsonl', 'application/x-ndjson'],
  ['jsonld', 'application/ld+json'],
  ['ttl', 'text/turtle'],
  ['xml', 'application/xml'],
  ['lift', 'application/xml'],
  ['lift-ranges', 'application/xml'],
  ['html', 'text/html'],
  ['zip', 'application/zip'],
  ['gz', 'application/gzip'],
])

function mediaTypeOf(path: string): string {
  return mediaTypes.get(path.slice(path.lastIndexOf('.') + 1).toLowerCase()) ?? 'application/octet-stream'
}
