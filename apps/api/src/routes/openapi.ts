import type { FastifyInstance } from 'fastify'
import { isCurrent } from '../plugins/app/entity-tag.ts'

export async function openapiRoute(app: FastifyInstance): Promise<void> {
  let document: string | undefined
  app.get('/openapi.json', { schema: { hide: true } }, (request, reply) => {
    if (isCurrent(request, reply, app.revision)) return void reply.code(304).send(undefined)
    document ??= JSON.stringify(app.swagger())
    reply.type('application/json; charset=utf-8').send(document)
  })
}
