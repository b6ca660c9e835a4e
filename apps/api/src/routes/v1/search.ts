import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { shelfLimits } from '@hiap/bundle'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { isCurrent } from '../../plugins/app/entity-tag.ts'
import { chosenDictionaries, chosenFilter, plainText } from '../../received.ts'
import { reference } from '../../schemas/component.ts'
import {
  dialects,
  dictionaryList,
  featuresWanted,
  fullText,
  languageTag,
  limit,
  partsOfSpeech,
  queryText,
  semanticDomains,
} from '../../schemas/parameters.ts'
import { notModified, problemResponses } from '../../schemas/problem.ts'
import { searchAnswer } from '../../schemas/search.ts'

export async function searchRoute(app: FastifyInstance): Promise<void> {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/v1/search',
    {
      config: { keepAnswers: true },
      schema: {
        operationId: 'search',
        summary: 'Find entries by headword or meaning',
        description:
          'Hits of a better tier stand before those of a lesser. An empty q finds nothing. The work of a query is limited: truncated says that it ended there, and that there may be more.',
        tags: ['dictionary'],
        querystring: Type.Object(
          {
            q: queryText,
            from: languageTag,
            to: languageTag,
            dict: dictionaryList,
            pos: partsOfSpeech,
            domain: semanticDomains,
            dialect: dialects,
            has: featuresWanted,
            fullText,
            limit: limit(shelfLimits.search.most, shelfLimits.search.usual),
          },
          { additionalProperties: false },
        ),
        response: { 200: reference(searchAnswer), 304: notModified, ...problemResponses(400, 404, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      const { q, from, to, dict, fullText, limit, ...filtering } = request.query
      const query = plainText('q', q)
      const dictionaries = chosenDictionaries(app.shelf, dict)
      const filter = chosenFilter(app.shelf, filtering)
      if (isCurrent(request, reply, app.revision)) return reply.code(304).send(undefined)
      // The first search of texts waits for them; every other is answered at once.
      if (fullText) await app.shelf.loadFullText(dictionaries)
      return app.shelf.search({
        query,
        ...(limit !== undefined && { limit }),
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
        ...(dictionaries !== undefined && { dictionaries }),
        ...(filter !== undefined && { filter }),
        ...(fullText !== undefined && { fullText }),
      })
    },
  )
}
