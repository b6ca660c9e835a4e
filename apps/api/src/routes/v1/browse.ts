import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { shelfLimits } from '@hiap/bundle'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { isCurrent } from '../../plugins/app/entity-tag.ts'
import { dictionaryUnknown, plainText } from '../../received.ts'
import { reference } from '../../schemas/component.ts'
import { cursor, dictionaryId, limit, prefixText } from '../../schemas/parameters.ts'
import { notModified, problemResponses } from '../../schemas/problem.ts'
import { browsePage } from '../../schemas/search.ts'

export async function browseRoute(app: FastifyInstance): Promise<void> {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/v1/browse/:dictionary',
    {
      schema: {
        operationId: 'browse',
        summary: 'Turn the pages of a dictionary in its own order',
        tags: ['dictionary'],
        params: Type.Object({ dictionary: dictionaryId }),
        querystring: Type.Object(
          { prefix: prefixText, cursor, limit: limit(shelfLimits.browse.most, shelfLimits.browse.usual) },
          { additionalProperties: false },
        ),
        response: { 200: reference(browsePage), 304: notModified, ...problemResponses(400, 404, 429, 500, 503) },
      },
    },
    (request, reply) => {
      const { dictionary } = request.params
      const { prefix, cursor, limit } = request.query
      const page = app.shelf.browse({
        dictionary,
        ...(limit !== undefined && { limit }),
        ...(prefix !== undefined && { prefix: plainText('prefix', prefix) }),
        ...(cursor !== undefined && { cursor }),
      })
      if (page === undefined) throw dictionaryUnknown(app.shelf, [dictionary])
      if (isCurrent(request, reply, app.revision)) return void reply.code(304).send(undefined)
      reply.send(page)
    },
  )
}
