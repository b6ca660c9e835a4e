import cors, { type FastifyCorsOptions } from '@fastify/cors'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { methodsOf } from '../../methods.ts'

/** Lets pages of any origin ask, and nothing else: no credentials, no method but that of the address. */
export function registerCors(app: FastifyInstance): void {
  app.register(cors, {
    delegator: (request: FastifyRequest, answer: (error: null, options: FastifyCorsOptions) => void) =>
      answer(null, {
        origin: '*',
        methods: [...methodsOf(request.raw.url ?? '/')],
        allowedHeaders: ['Accept', 'Content-Type', 'If-None-Match', 'If-Range', 'Range'],
        exposedHeaders: [
          'Accept-Ranges',
          'Content-Range',
          'ETag',
          'Retry-After',
          'X-RateLimit-Limit',
          'X-RateLimit-Remaining',
          'X-RateLimit-Reset',
        ],
        maxAge: 86_400,
        strictPreflight: false,
      }),
  })
}
