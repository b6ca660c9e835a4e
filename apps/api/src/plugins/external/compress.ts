import compress from '@fastify/compress'
import type { FastifyInstance } from 'fastify'

/** Compresses text answers from 1 kB; what is compressed already (fonts, images, bundles) is left as it is. */
export function registerCompress(app: FastifyInstance): void {
  app.register(compress, {
    globalDecompression: false,
    threshold: 1024,
    // Every answer but a whole dictionary: a tenth of a millisecond for 30 kB, less than a stream takes to be set up.
    syncThreshold: 65_536,
    encodings: ['br', 'gzip'],
    customTypes: /^(?:text\/(?!event-stream)|application\/(?:[\w.-]+\+)?json|application\/javascript|image\/svg\+xml)/u,
  })
}
