import type { Shelf } from '@hiap/bundle'
import { definedTerm, definedTermSet } from '@hiap/interchange'

/** What an address of the page shows, as search engines read it. */
export interface PageData {
  readonly title: string
  readonly description: string
  readonly canonical: string | undefined
  /** JSON-LD. */
  readonly data: object
}

/**
 * Describes the dictionary or the entry that an address shows; `undefined` where it shows neither.
 *
 * @param path without the query
 * @param baseUrl the public address, with the slash; left out, addresses count from the page's own
 * @example
 * pageData(shelf, '/km-vi/k0001')?.title // 'ទឹក: nước'
 */
export function pageData(shelf: Shelf, path: string, baseUrl?: string): PageData | undefined {
  const [, dictionary = '', entryId] = /^\/([a-z0-9-]{1,64})(?:\/([a-z0-9-]{1,64}))?\/?$/u.exec(path) ?? []
  const info = shelf.dictionaries().find(({ id }) => id === dictionary)
  if (info === undefined) return undefined
  const addresses = { baseUrl: baseUrl ?? '/' }
  const set = definedTermSet(info, addresses)
  const [first = 'vi'] = info.glossLanguages
  if (entryId === undefined) {
    return {
      title: info.title[first] ?? Object.values(info.title)[0] ?? info.id,
      description: info.description[first] ?? Object.values(info.description)[0] ?? '',
      canonical: baseUrl === undefined ? undefined : `${baseUrl}${dictionary}`,
      data: set,
    }
  }
  const entry = shelf.entry(dictionary, entryId)
  if (entry === undefined) return undefined
  const term = definedTerm(entry, info, addresses)
  const glosses = term.description[0]?.['@value'] ?? ''
  const { '@context': context, ...inner } = set
  return {
    title: `${entry.headword.text}: ${glosses}`,
    description: term.description.map((text) => text['@value']).join(' · '),
    canonical: baseUrl === undefined ? undefined : `${baseUrl}${dictionary}/${entryId}`,
    data: { '@context': context, ...term, inDefinedTermSet: inner },
  }
}

/**
 * Puts the description into the head of the page. The JSON-LD is data, not a script: no Content-Security-Policy stands
 * against it, and nothing runs.
 */
export function withPageData(html: string, { title, description, canonical, data }: PageData): string {
  const head = [
    `<title>${escaped(title)} · Hiap</title>`,
    `<meta name="description" content="${escaped(description)}" />`,
    ...(canonical === undefined ? [] : [`<link rel="canonical" href="${escaped(canonical)}" />`]),
    // Nothing of a text ends the element, or begins a comment in it.
    `<script type="application/ld+json">${JSON.stringify(data).replace(/</gu, '\\u003c')}</script>`,
  ].join('\n    ')
  return html.replace(/\s*<meta name="description"[^>]*>/u, '').replace(/<title>[^<]*<\/title>/u, () => head)
}

function escaped(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;')
}
