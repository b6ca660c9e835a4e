import type { FastifyInstance, FastifyRequest } from 'fastify'
import { LogController } from 'fastify'

/** The framework's own lines carry address and query; {@link logAnswers} writes the line instead. */
export const quietRequests: LogController = new LogController({ disableRequestLogging: true })

/** What a log may tell of a request: neither its query nor whence it came. */
export const serializers: { req: (request: FastifyRequest) => { method: string; route: string } } = {
  req: (request) => ({ method: request.method, route: request.routeOptions.url ?? 'none' }),
}

/** Writes one line for each answer, at level `info`. */
export function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info({ req: request, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered')
  })
}
