import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { isCurrent } from '../../plugins/app/entity-tag.ts'
import { reference } from '../../schemas/component.ts'
import { dictionary } from '../../schemas/dictionary.ts'
import { notModified, problemResponses } from '../../schemas/problem.ts'

export async function dictionariesRoute(app: FastifyInstance): Promise<void> {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/v1/dictionaries',
    {
      schema: {
        operationId: 'listDictionaries',
        summary: 'The dictionaries of this server',
        tags: ['dictionary'],
        querystring: Type.Object({}, { additionalProperties: false }),
        response: {
          200: Type.Object(
            { dictionaries: Type.Array(reference(dictionary)) },
            { additionalProperties: false, description: 'All of them, in order.' },
          ),
          304: notModified,
          ...problemResponses(400, 429, 500, 503),
        },
      },
    },
    (request, reply) => {
      if (isCurrent(request, reply, app.revision)) return void reply.code(304).send(undefined)
      reply.send({ dictionaries: [...app.shelf.dictionaries()] })
    },
  )
}
