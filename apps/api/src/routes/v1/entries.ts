import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { isCurrent } from '../../plugins/app/entity-tag.ts'
import { ProblemError, quoted } from '../../problems.ts'
import { dictionaryUnknown, hasDictionary } from '../../received.ts'
import { reference } from '../../schemas/component.ts'
import { entry } from '../../schemas/entry.ts'
import { dictionaryId, entryId } from '../../schemas/parameters.ts'
import { notModified, problemResponses } from '../../schemas/problem.ts'

export async function entriesRoute(app: FastifyInstance): Promise<void> {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/v1/entries/:dictionary/:id',
    {
      schema: {
        operationId: 'readEntry',
        summary: 'One entry',
        tags: ['dictionary'],
        params: Type.Object({ dictionary: dictionaryId, id: entryId }),
        querystring: Type.Object({}, { additionalProperties: false }),
        response: { 200: reference(entry), 304: notModified, ...problemResponses(400, 404, 429, 500, 503) },
      },
    },
    (request, reply) => {
      const { dictionary, id } = request.params
      if (!hasDictionary(app.shelf, dictionary)) throw dictionaryUnknown(app.shelf, [dictionary])
      const found = app.shelf.entry(dictionary, id)
      if (found === undefined)
        throw new ProblemError(
          'entry-unknown',
          `The dictionary ${dictionary} has no entry ${quoted(id)}. Search for its headword.`,
        )
      if (isCurrent(request, reply, app.revision)) return void reply.code(304).send(undefined)
      reply.send(found)
    },
  )
}
