const types: ReadonlyMap<string, string> = new Map([
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
  ['rng', 'application/xml'],
  ['lift', 'application/xml'],
  ['lift-ranges', 'application/xml'],
  ['html', 'text/html'],
  ['zip', 'application/zip'],
  ['gz', 'application/gzip'],
  ['hiap', 'application/octet-stream'],
  ['opus', 'audio/ogg'],
  ['ogg', 'audio/ogg'],
  ['mp3', 'audio/mpeg'],
  ['wav', 'audio/wav'],
  ['webm', 'video/webm'],
  ['mp4', 'video/mp4'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['png', 'image/png'],
  ['webp', 'image/webp'],
  ['avif', 'image/avif'],
])

/**
 * The media type of a file of a release, by the ending of its name.
 *
 * @example
 * mediaTypeOf('km-vi/lift/km-vi.lift') // 'application/xml'
 */
export function mediaTypeOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (name === 'SHA256SUMS') return 'text/plain'
  return types.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) ?? 'application/octet-stream'
}
