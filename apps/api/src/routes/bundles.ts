import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Bundle } from '../app.ts'
import { isCurrent } from '../plugins/app/entity-tag.ts'
import { immutable } from '../plugins/external/static.ts'
import { ProblemError } from '../problems.ts'
import { bundleHash } from '../schemas/parameters.ts'
import { notModified, problemResponses } from '../schemas/problem.ts'

type Encoding = 'br' | 'gzip'

const compressors: Readonly<Record<Encoding, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gzip: (bytes) => promisify(gzip)(bytes),
}

/** Serves the compiled dictionaries as files. Each is compressed once, when first asked for, off the main thread. */
export async function bundlesRoute(app: FastifyInstance, { bundles }: { bundles: readonly Bundle[] }): Promise<void> {
  const byHash = new Map(bundles.map((bundle) => [bundle.info.hash, bundle]))
  const compressed = new Map<string, Promise<Buffer>>()
  const encoded = (hash: string, bytes: Buffer, encoding: Encoding): Promise<Buffer> => {
    const key = `${hash}-${encoding}`
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
        tags: ['bundle'],
        params: Type.Object({ hash: bundleHash }),
        querystring: Type.Object({}, { additionalProperties: false }),
        response: {
          200: {
            description: 'The bytes whose SHA-256 is the hash.',
            content: {
              'application/octet-stream': { schema: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }) },
            },
          },
          304: notModified,
          ...problemResponses(400, 404, 429, 500, 503),
        },
      },
    },
    async (request, reply) => {
      const { hash } = request.params
      const bundle = byHash.get(hash)
      if (bundle === undefined)
        throw new ProblemError('bundle-unknown', `No bundle has the hash ${hash}. /v1/dictionaries has the hashes.`)
      if (isCurrent(request, reply, hash, immutable)) return reply.code(304).send(undefined)
      const { buffer, byteOffset, byteLength } = bundle.bytes
      const bytes = Buffer.from(buffer, byteOffset, byteLength)
      const { id, version } = bundle.info
      reply.header('content-disposition', `attachment; filename="${id}-${version}.hiap"`)
      reply.type('application/octet-stream')
      const encoding = chosenEncoding(request.headers['accept-encoding'])
      if (encoding === undefined) return reply.send(bytes)
      reply.header('content-encoding', encoding)
      return reply.send(await encoded(hash, bytes, encoding))
    },
  )
}

function chosenEncoding(header: string | undefined): Encoding | undefined {
  const accepted = new Set<string>()
  for (const item of (header ?? '').toLowerCase().split(',')) {
    const [name, ...parameters] = item.split(';').map((part) => part.trim())
    if (!parameters.some((parameter) => /^q=0(?:\.0*)?$/u.test(parameter))) accepted.add(name ?? '')
  }
  return accepted.has('br') ? 'br' : accepted.has('gzip') ? 'gzip' : undefined
}
