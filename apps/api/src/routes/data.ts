import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { mediaTypeOf } from '@hiap/interchange'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { byteRange } from '../byte-range.ts'
import { isCurrent } from '../plugins/app/entity-tag.ts'
import { routeUnknown } from '../plugins/app/problem-answers.ts'
import { ProblemError } from '../problems.ts'
import type { OpenedRelease } from '../release.ts'

/** A page of a release has its own styles, fonts and pictures inside, and nothing that runs. */
const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

/** What a browser shows; everything else it saves under its name. */
const shown = /\.(?:html|md|txt|jsonld|ttl)$|(?:^|\/)SHA256SUMS$/u

const textTypes = /^text\/|^application\/(?:json|ld\+json|x-ndjson|xml|x-bibtex)$/u

/**
 * Serves a release under `/data/`: the files of its list of checksums, by those as entity tags, whole or in a range.
 * They are never compressed on the way: their bytes are those that the checksums tell.
 */
export async function dataRoute(app: FastifyInstance, { release }: { readonly release: OpenedRelease }): Promise<void> {
  app.get('/data', { schema: { hide: true } }, (_request, reply) => {
    reply.header('cache-control', 'no-cache').redirect('/data/', 308)
  })
  app.route<{ Params: { '*': string } }>({
    // HEAD too: the one that the framework makes would read the file to its end.
    method: ['GET', 'HEAD'],
    url: '/data/*',
    compress: false,
    schema: { hide: true },
    handler: (request, reply) => sendFile(request, reply, release, request.params['*']),
  })
}

async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { folder, files }: OpenedRelease,
  asked: string,
): Promise<FastifyReply> {
  const path = asked === '' ? 'index.html' : asked
  const file = files.get(path)
  if (file === undefined) {
    const { code, detail } = routeUnknown(request)
    throw new ProblemError(code as 'route-unknown', detail)
  }
  const { sha256, bytes } = file
  if (isCurrent(request, reply, sha256, 'public, no-cache')) return reply.code(304).send(undefined)
  const range = bytes > 0 && wantsRange(request, sha256) ? byteRange(request.headers.range, bytes) : undefined
  if (range === 'unsatisfiable') {
    reply.header('content-range', `bytes */${bytes}`)
    throw new ProblemError('range-unsatisfiable', `The file has ${bytes} bytes. Ask for some of them.`)
  }
  const handle = await open(join(folder, path))
  const { size } = await handle.stat()
  if (size !== bytes) {
    await handle.close()
    throw new Error(`${path} of the release has ${size} bytes, not ${bytes}: it was changed while it is served`)
  }
  const type = mediaTypeOf(path)
  reply.type(textTypes.test(type) ? `${type}; charset=utf-8` : type)
  reply.header('accept-ranges', 'bytes')
  if (type === 'text/html') reply.header('content-security-policy', pagePolicy)
  if (!shown.test(path)) reply.header('content-disposition', disposition(path))
  if (range !== undefined) {
    reply.code(206).header('content-range', `bytes ${range.from}-${range.to - 1}/${bytes}`)
  }
  const { from, to } = range ?? { from: 0, to: bytes }
  reply.header('content-length', to - from)
  if (request.method === 'HEAD' || bytes === 0) {
    await handle.close()
    return reply.send(request.method === 'HEAD' ? undefined : '')
  }
  return reply.send(handle.createReadStream({ start: from, end: to - 1 }))
}

/** Whether Range counts: only for GET, and only for the very bytes that If-Range names (RFC 9110 §13.1.5, §14.2). */
function wantsRange({ method, headers }: FastifyRequest, sha256: string): boolean {
  return method === 'GET' && (headers['if-range'] === undefined || headers['if-range'] === `"${sha256}"`)
}

/** RFC 6266: the name in ASCII where it is, and in UTF-8 where not. */
function disposition(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (/^[\w. +-]+$/u.test(name)) return `attachment; filename="${name}"`
  return `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`
}
