import cors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'

/** Lets pages of any origin read, and nothing else: no credentials, no other method. */
export function registerCors(app: FastifyInstance): void {
  app.register(cors, {
    origin: '*',
    methods: ['GET', 'HEAD'],
    allowedHeaders: ['Accept', 'If-None-Match'],
    exposedHeaders: ['ETag', 'Retry-After', 'X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'],
    maxAge: 86_400,
    strictPreflight: false,
  })
}
