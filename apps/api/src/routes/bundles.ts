import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { withoutText } from '@hiap/bundle'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type TUnsafe, Type } from 'typebox'
import type { Bundle } from '../app.ts'
import { byteRange } from '../byte-range.ts'
import { isCurrent } from '../plugins/app/entity-tag.ts'
import { immutable } from '../plugins/external/static.ts'
import { ProblemError } from '../problems.ts'
import { bundleHash } from '../schemas/parameters.ts'
import { notModified, problemResponses } from '../schemas/problem.ts'

type Encoding = 'br' | 'gzip'

const withoutSection = Type.Optional(
  Type.Literal('text', {
    description: 'Leaves out the section text, the last of the file; a client that needs it asks for its range.',
  }),
)

const compressors: Readonly<Record<Encoding, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gzip: (bytes) => promisify(gzip)(bytes),
}

/**
 * Serves the compiled dictionaries as files. Each is compressed once, when first asked for, off the main thread. A part of
 * one is sent as it is: ranges count the bytes of the file, not of what it was compressed to.
 */
export async function bundlesRoute(app: FastifyInstance, { bundles }: { bundles: readonly Bundle[] }): Promise<void> {
  const byHash = new Map(bundles.map((bundle) => [bundle.info.hash, bundle]))
  const compressed = new Map<string, Promise<Buffer>>()
  const encoded = (hash: string, bytes: Buffer, encoding: Encoding): Promise<Buffer> => {
    const key = `${hash}-${bytes.length}-${encoding}`
    const before = compressed.get(key) ?? compressors[encoding](bytes)
    compressed.set(key, before)
    return before
  }

  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/bundles/:hash',
    {
      compress: false,
      schema: {
        operationId: 'readBundle',
        summary: 'A whole dictionary as one immutable file',
        description:
          'Answers one range of bytes with 206; several are answered with the whole. A range is never compressed.',
        tags: ['bundle'],
        params: Type.Object({ hash: bundleHash }),
        querystring: Type.Object({ without: withoutSection }, { additionalProperties: false }),
        response: {
          200: file('The bytes whose SHA-256 is the hash; with `without`, those before the section.'),
          206: file('The bytes asked for in Range.'),
          304: notModified,
          ...problemResponses(400, 404, 416, 429, 500, 503),
        },
      },
    },
    async (request, reply) => {
      const { hash } = request.params
      const bundle = byHash.get(hash)
      if (bundle === undefined)
        throw new ProblemError('bundle-unknown', `No bundle has the hash ${hash}. /v1/dictionaries has the hashes.`)
      if (isCurrent(request, reply, hash, immutable)) return reply.code(304).send(undefined)
      const { buffer, byteOffset, byteLength } =
        request.query.without === undefined ? bundle.bytes : withoutText(bundle.bytes)
      const bytes = Buffer.from(buffer, byteOffset, byteLength)
      const range = wantsRange(request, hash) ? byteRange(request.headers.range, bytes.length) : undefined
      if (range === 'unsatisfiable') {
        reply.header('content-range', `bytes */${bytes.length}`)
        throw new ProblemError('range-unsatisfiable', `The bundle has ${bytes.length} bytes. Ask for some of them.`)
      }
      const { id, version } = bundle.info
      reply.header('content-disposition', `attachment; filename="${id}-${version}.hiap"`)
      reply.header('accept-ranges', 'bytes')
      reply.type('application/octet-stream')
      if (range !== undefined) {
        reply.header('content-range', `bytes ${range.from}-${range.to - 1}/${bytes.length}`)
        return reply.code(206).send(bytes.subarray(range.from, range.to))
      }
      const encoding = chosenEncoding(request.headers['accept-encoding'])
      if (encoding === undefined) return reply.send(bytes)
      reply.header('content-encoding', encoding)
      return reply.send(await encoded(hash, bytes, encoding))
    },
  )
}

/** A file, as OpenAPI describes one. */
function file(description: string): {
  readonly description: string
  readonly content: { readonly 'application/octet-stream': { readonly schema: TUnsafe<Buffer> } }
} {
  const schema = Type.Unsafe<Buffer>({ type: 'string', format: 'binary' })
  return { description, content: { 'application/octet-stream': { schema } } }
}

/** Whether Range counts: only for GET, and only for the very bytes that If-Range names (RFC 9110 §13.1.5, §14.2). */
function wantsRange({ method, headers }: FastifyRequest, hash: string): boolean {
  return method === 'GET' && (headers['if-range'] === undefined || headers['if-range'] === `"${hash}"`)
}

function chosenEncoding(header: string | undefined): Encoding | undefined {
  const accepted = new Set<string>()
  for (const item of (header ?? '').toLowerCase().split(',')) {
    const [name, ...parameters] = item.split(';').map((part) => part.trim())
    if (!parameters.some((parameter) => /^q=0(?:\.0*)?$/u.test(parameter))) accepted.add(name ?? '')
  }
  return accepted.has('br') ? 'br' : accepted.has('gzip') ? 'gzip' : undefined
}
