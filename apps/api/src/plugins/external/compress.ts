import compress from '@fastify/compress'
import type { FastifyInstance } from 'fastify'

/** Compresses text answers from 1 kB; what is compressed already (fonts, images, bundles) is left as it is. */
export function registerCompress(app: FastifyInstance): void {
  app.register(compress, {
    globalDecompression: false,
    threshold: 1024,
    encodings: ['br', 'gzip'],
    customTypes: /^(?:text\/(?!event-stream)|application\/(?:[\w.-]+\+)?json|application\/javascript|image\/svg\+xml)/u,
  })
}
