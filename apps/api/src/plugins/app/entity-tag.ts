import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'

/** How long an answer may be used without asking again: bundles change seldom. */
const freshness = 'public, max-age=60, stale-while-revalidate=86400'

const encodings = ['br', 'gzip'] as const

/**
 * Gives a good answer its entity tag and lifetime, and tells whether the client has it already: then nothing more need
 * be made, and the handler answers 304.
 *
 * An answer is a function of its address, the bundles and the program, so `revision`, which names the last two, is a
 * strong tag for every address. Compressed bytes are another representation and have the tag with the encoding's name.
 *
 * @example
 * if (isCurrent(request, reply, app.revision)) return void reply.code(304).send(undefined)
 */
export function isCurrent(
  request: FastifyRequest,
  reply: FastifyReply,
  revision: string,
  cacheControl: string = freshness,
): boolean {
  reply.header('cache-control', cacheControl)
  reply.header('vary', 'accept-encoding')
  const wanted = request.headers['if-none-match']
  const held = wanted === undefined ? undefined : tagAmong(wanted, revision)
  reply.header('etag', held ?? `"${revision}"`)
  return held !== undefined
}

/** The tag of `revision` that stands in an If-None-Match header, by weak comparison (RFC 9110 §13.1.2). */
function tagAmong(header: string, revision: string): string | undefined {
  const ours = [`"${revision}"`, ...encodings.map((encoding) => `"${revision}-${encoding}"`)]
  if (header.trim() === '*') return ours[0]
  const theirs = new Set(header.split(',').map((tag) => tag.trim().replace(/^W\//u, '')))
  return ours.find((tag) => theirs.has(tag))
}

/** Must be registered after compression, whose outcome it reads. */
export const entityTag: ReturnType<typeof plugin<Record<never, never>>> = plugin(async (app: FastifyInstance) => {
  app.addHook('onRoute', (route) => {
    route.onSend = [...[route.onSend ?? []].flat(), tagEncoding]
  })
})

function tagEncoding(
  _request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: (error: null, payload: unknown) => void,
): void {
  const encoding = reply.getHeader('content-encoding')
  if (reply.statusCode === 200 && typeof encoding === 'string' && encoding !== 'identity') {
    const tag = reply.getHeader('etag')
    if (typeof tag === 'string' && tag.startsWith('"')) reply.header('etag', `${tag.slice(0, -1)}-${encoding}"`)
  }
  done(null, payload)
}
