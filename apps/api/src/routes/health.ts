import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { ProblemError } from '../problems.ts'
import { problemResponses } from '../schemas/problem.ts'

const state = (word: 'alive' | 'ready', description: string) =>
  Type.Object({ status: Type.Literal(word) }, { additionalProperties: false, description })

/** For supervisors and load balancers: answered also under load and without limit. */
export async function healthRoutes(app: FastifyInstance): Promise<void> {
  const config = { rateLimit: false, pressureHandler: () => undefined } as const
  app.get(
    '/healthz',
    {
      config,
      schema: {
        operationId: 'isAlive',
        summary: 'Whether the process runs',
        tags: ['server'],
        response: { 200: state('alive', 'It does.') },
      },
    },
    (_request, reply) => {
      reply.header('cache-control', 'no-store').send({ status: 'alive' })
    },
  )
  app.get(
    '/readyz',
    {
      config,
      schema: {
        operationId: 'isReady',
        summary: 'Whether requests should be sent here',
        tags: ['server'],
        response: { 200: state('ready', 'They should.'), ...problemResponses(503) },
      },
    },
    (_request, reply) => {
      if (app.shelf.dictionaries().length === 0)
        throw new ProblemError('not-ready', 'No dictionary is open. Compile one with: hiap compile.')
      reply.header('cache-control', 'no-store').send({ status: 'ready' })
    },
  )
}
