import type { Shelf } from '@hiap/bundle'
import { addressOf } from '@hiap/interchange'
import type { FastifyInstance } from 'fastify'
import { isCurrent } from '../plugins/app/entity-tag.ts'
import { routeUnknown } from '../plugins/app/problem-answers.ts'
import { ProblemError } from '../problems.ts'

/** As many addresses as a sitemap may have. https://www.sitemaps.org/protocol.html */
const mostAddresses = 50_000
const pageSize = 200
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/**
 * Tells search engines what is here: `/robots.txt`, and where the public address is known `/sitemap.xml`, which names a
 * sitemap for each dictionary, `/sitemap-km-vi.xml`; above 50,000 entries `/sitemap-km-vi-2.xml` follows. A sitemap is
 * made when it is first asked for.
 *
 * @param baseUrl the public address, with the slash at the end
 */
export async function sitemapRoutes(
  app: FastifyInstance,
  { baseUrl, hasRelease }: { readonly baseUrl?: string; readonly hasRelease: boolean },
): Promise<void> {
  app.get('/robots.txt', { schema: { hide: true } }, (request, reply) => {
    if (isCurrent(request, reply, app.revision)) return void reply.code(304).send(undefined)
    // Answers of the API are for programs; the pages and the data say the same.
    const lines = ['User-agent: *', 'Disallow: /v1/', 'Disallow: /bundles/', ...(hasRelease ? ['Allow: /data/'] : [])]
    if (baseUrl !== undefined) lines.push('', `Sitemap: ${baseUrl}sitemap.xml`)
    reply.type('text/plain; charset=utf-8').send(`${lines.join('\n')}\n`)
  })
  if (baseUrl === undefined) return

  app.get('/sitemap.xml', { schema: { hide: true } }, (request, reply) => {
    if (isCurrent(request, reply, app.revision)) return void reply.code(304).send(undefined)
    const names = app.shelf
      .dictionaries()
      .flatMap(({ id, counts }) =>
        Array.from({ length: Math.max(1, Math.ceil(counts.entries / mostAddresses)) }, (_, index) =>
          index === 0 ? `sitemap-${id}.xml` : `sitemap-${id}-${index + 1}.xml`,
        ),
      )
    const items = names.map((name) => `<sitemap><loc>${escaped(baseUrl + name)}</loc></sitemap>\n`)
    reply
      .type('application/xml; charset=utf-8')
      .send(`${declaration}<sitemapindex xmlns="${namespace}">\n${items.join('')}</sitemapindex>\n`)
  })

  const made = new Map<string, Promise<string>>()
  app.get<{ Params: { name: string } }>('/sitemap-:name.xml', { schema: { hide: true } }, async (request, reply) => {
    const found = partOf(app.shelf, request.params.name)
    if (found === undefined) {
      const { detail } = routeUnknown(request)
      throw new ProblemError('route-unknown', detail)
    }
    if (isCurrent(request, reply, app.revision)) return reply.code(304).send(undefined)
    const key = request.params.name
    const before = made.get(key) ?? sitemapOf(app.shelf, found.dictionary, found.part, baseUrl)
    made.set(key, before)
    return reply.type('application/xml; charset=utf-8').send(await before)
  })
}

/** The dictionary and the part, from 0, of a name: `km-vi`, `km-vi-2`. An id may itself end in a number. */
function partOf(shelf: Shelf, name: string): { readonly dictionary: string; readonly part: number } | undefined {
  for (const { id, counts } of shelf.dictionaries()) {
    if (name === id) return { dictionary: id, part: 0 }
    const part = name.startsWith(`${id}-`) ? name.slice(id.length + 1) : ''
    if (/^[2-9]$|^[1-9]\d{1,3}$/u.test(part) && (Number(part) - 1) * mostAddresses < counts.entries) {
      return { dictionary: id, part: Number(part) - 1 }
    }
  }
  return undefined
}

async function sitemapOf(shelf: Shelf, dictionary: string, part: number, baseUrl: string): Promise<string> {
  const items: string[] = []
  if (part === 0) items.push(itemOf(addressOf(dictionary, undefined, baseUrl)))
  let seen = 0
  for (let cursor: string | undefined; ; ) {
    const page = shelf.browse({ dictionary, limit: pageSize, ...(cursor === undefined ? {} : { cursor }) })
    for (const { entryId } of page?.entries ?? []) {
      if (Math.floor(seen / mostAddresses) === part) items.push(itemOf(addressOf(dictionary, entryId, baseUrl)))
      seen += 1
    }
    cursor = page?.next
    if (cursor === undefined || seen >= (part + 1) * mostAddresses) break
    // Other requests are answered in between.
    await new Promise((resume) => setImmediate(resume))
  }
  return `${declaration}<urlset xmlns="${namespace}">\n${items.join('')}</urlset>\n`
}

function itemOf(address: string): string {
  return `<url><loc>${escaped(address)}</loc></url>\n`
}

function escaped(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;')
}
