import type { FastifyInstance } from 'fastify'
import type { ProblemCode } from '../problems.ts'
import { problems } from '../problems.ts'

/** Lets the `type` of a problem be opened in a browser. */
export async function problemsRoute(app: FastifyInstance): Promise<void> {
  app.get<{ Params: { code: string } }>('/problems/:code', { schema: { hide: true } }, (request, reply) => {
    const { code } = request.params
    if (!Object.hasOwn(problems, code)) return void reply.callNotFound()
    const { status, title } = problems[code as ProblemCode]
    reply.type('text/plain; charset=utf-8').send(`${code} (status ${status})\n\n${title}\n`)
  })
}
