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
  languageTag,
  limit,
  partsOfSpeech,
  queryText,
  semanticDomains,
} from '../../schemas/parameters.ts'
import { notModified, problemResponses } from '../../schemas/problem.ts'
import { entrySummary } from '../../schemas/search.ts'

export async function suggestRoute(app: FastifyInstance): Promise<void> {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/v1/suggest',
    {
      config: { keepAnswers: true },
      schema: {
        operationId: 'suggest',
        summary: 'Complete a headword that is being typed',
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
            limit: limit(shelfLimits.suggest.most, shelfLimits.suggest.usual),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object(
            { suggestions: Type.Array(reference(entrySummary)) },
            {
              additionalProperties: false,
              description: 'Whole words, then the shortest that begin so, then what sounds so or goes on so.',
            },
          ),
          304: notModified,
          ...problemResponses(400, 404, 429, 500, 503),
        },
      },
    },
    (request, reply) => {
      const { q, from, to, dict, limit, ...filtering } = request.query
      const prefix = plainText('q', q)
      const dictionaries = chosenDictionaries(app.shelf, dict)
      const filter = chosenFilter(app.shelf, filtering)
      if (isCurrent(request, reply, app.revision)) return void reply.code(304).send(undefined)
      const suggestions = app.shelf.suggest({
        prefix,
        ...(limit !== undefined && { limit }),
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
        ...(dictionaries !== undefined && { dictionaries }),
        ...(filter !== undefined && { filter }),
      })
      reply.send({ suggestions: [...suggestions] })
    },
  )
}
