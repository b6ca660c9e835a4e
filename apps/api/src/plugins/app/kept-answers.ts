import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { LRUCache } from 'lru-cache'
import { isCurrent } from './entity-tag.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Good answers of the route are kept as they were sent. For routes that answer with a function of their address. */
    readonly keepAnswers?: boolean
  }
}

/** Memory for answers where nobody says: some 20,000 searches of twenty hits, compressed. */
export const usualKeptBytes: number = 32 * 1024 * 1024

/** What an answer takes beside its bytes and its key, about. */
const overhead = 256

/** Longest Accept-Encoding header of which answers are kept: browsers send some twenty characters. */
const longestAcceptEncoding = 64

/** An answer as it goes over the wire. */
interface KeptAnswer {
  readonly bytes: Buffer
  readonly type: string
  readonly encoding: string | undefined
}

/**
 * Keeps the bytes of good answers, compressed where they were, and sends them to whoever asks for the same address
 * again: people type the same first letters. A dictionary does not change while the server runs, so an answer is right
 * for as long as it is kept; the answers asked for longest ago are forgotten when the memory is full.
 *
 * Must be registered after what counts or refuses requests, and after compression, whose outcome it reads.
 */
export const keepAnswers: ReturnType<typeof plugin<{ readonly bytes: number }>> = plugin(
  async (app: FastifyInstance, { bytes: most }: { readonly bytes: number }) => {
    if (most === 0) return
    const kept = new LRUCache<string, KeptAnswer>({
      maxSize: most,
      // A key may have letters of two bytes each.
      sizeCalculation: ({ bytes }, key) => bytes.length + 2 * key.length + overhead,
    })

    function sendKept(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
      const key = keyOf(request)
      const answer = key === undefined ? undefined : kept.get(key)
      if (answer === undefined) return void done()
      if (isCurrent(request, reply, app.revision)) return void reply.code(304).send(undefined)
      reply.header('content-type', answer.type)
      if (answer.encoding !== undefined) reply.header('content-encoding', answer.encoding)
      reply.send(answer.bytes)
    }

    function keep(
      request: FastifyRequest,
      reply: FastifyReply,
      payload: unknown,
      done: (error: null, payload: unknown) => void,
    ): void {
      const key = reply.statusCode === 200 && request.method === 'GET' ? keyOf(request) : undefined
      if (key !== undefined && (typeof payload === 'string' || Buffer.isBuffer(payload)) && !kept.has(key)) {
        const encoding = reply.getHeader('content-encoding')
        kept.set(key, {
          bytes: ownBytes(payload),
          type: String(reply.getHeader('content-type')),
          encoding: typeof encoding === 'string' ? encoding : undefined,
        })
      }
      done(null, payload)
    }

    app.addHook('onRoute', (route) => {
      if (route.config?.keepAnswers !== true) return
      route.onRequest = [...[route.onRequest ?? []].flat(), sendKept]
      route.onSend = [...[route.onSend ?? []].flat(), keep]
    })
  },
)

/** Copies an answer into memory of its own size: a compressor's is a small part of a large buffer, which it would hold. */
export function ownBytes(payload: string | Buffer): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(payload))
  if (typeof payload === 'string') bytes.write(payload)
  else payload.copy(bytes)
  return bytes
}

/** Names the answer to a request: by its address and what it accepts; `undefined` where it is not to be kept. */
function keyOf({ raw, headers }: FastifyRequest): string | undefined {
  const accepted = headers['accept-encoding'] ?? ''
  // By the second header, @fastify/compress lets a client refuse compression.
  if (accepted.length > longestAcceptEncoding || headers['x-no-compression'] !== undefined) return undefined
  return `${accepted} ${raw.url}`
}
