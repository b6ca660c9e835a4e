import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'

/** Makes the OpenAPI document from the routes' schemas. */
export function registerSwagger(app: FastifyInstance): void {
  app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Hiap',
        version: '1',
        summary: 'Dictionaries of the minority languages of Vietnam.',
        description:
          'Read-only, without account or cookie, open to every origin. Running text alone is sent with POST, so that it stands in no address. Errors are RFC 9457 problem details.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      tags: [
        { name: 'dictionary', description: 'Look up and browse.' },
        { name: 'bundle', description: 'Whole dictionaries as files.' },
        { name: 'server', description: 'For those who run it.' },
      ],
    },
    refResolver: { buildLocalReference: (json, _base, _fragment, i) => String(json.$id ?? `schema-${i}`) },
  })
}
