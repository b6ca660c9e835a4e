import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { Ajv } from 'ajv'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { knownDictionaries, runningText } from '../../received.ts'
import { reference } from '../../schemas/component.ts'
import { glossAnswer } from '../../schemas/gloss.ts'
import { dictionaryIds, languageTag, longText } from '../../schemas/parameters.ts'
import { problemResponses } from '../../schemas/problem.ts'

/** In bytes: the longest text with every character escaped, and the rest. */
export const bodyLimit = 65_536

/** JSON says of what type a value is; only addresses have to be read. Making texts of objects may even throw. */
const asGiven = new Ajv({ coerceTypes: false, strictNumbers: false, allErrors: true, verbose: true })

export async function glossRoute(app: FastifyInstance): Promise<void> {
  // Here alone, so that no other route reads a body.
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit },
    app.getDefaultJsonParser('error', 'error'),
  )
  app.withTypeProvider<TypeBoxTypeProvider>().post(
    '/v1/gloss',
    {
      bodyLimit,
      validatorCompiler: ({ schema }) => asGiven.compile(schema),
      schema: {
        operationId: 'gloss',
        summary: 'Divide a running text into words and look up each of them',
        description:
          'The body is JSON. The first 512 letters are read; truncated says that the text goes on, and text tells what was read. A word that no dictionary has comes without entries.',
        tags: ['dictionary'],
        querystring: Type.Object({}, { additionalProperties: false }),
        body: Type.Object(
          { text: longText, from: languageTag, to: languageTag, dictionaries: dictionaryIds },
          { additionalProperties: false },
        ),
        response: { 200: reference(glossAnswer), ...problemResponses(400, 404, 413, 415, 429, 500, 503) },
      },
    },
    (request, reply) => {
      const { text, from, to, dictionaries } = request.body
      const answer = app.shelf.gloss({
        text: runningText('text', text),
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
        ...(dictionaries !== undefined && { dictionaries: knownDictionaries(app.shelf, dictionaries) }),
      })
      // The answer repeats a text that may be private.
      reply.header('cache-control', 'no-store').send(answer)
    },
  )
}
