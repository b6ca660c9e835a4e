import type { FastifyInstance } from 'fastify'
import { ProblemError } from '../../problems.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Resolves when no request is under way. */
    readonly quiet: () => Promise<void>
  }
}

/**
 * Once the app begins to close, lets the requests under way finish, each with the last answer of its connection, and
 * turns away those that still come. The framework waits for the connections of one server only; `localhost` may be two
 * (`127.0.0.1` and `::1`), so the requests are counted here.
 */
export function stopGently(app: FastifyInstance): void {
  let stopping = false
  let underWay = 0
  let waiting: (() => void)[] = []

  app.decorate('quiet', () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    if (underWay === 0) resolve()
    else waiting.push(resolve)
    return promise
  })
  app.addHook('preClose', (done) => {
    stopping = true
    done()
  })
  app.addHook('onRequest', (_request, reply, done) => {
    underWay++
    reply.raw.once('close', () => {
      underWay--
      if (underWay > 0) return
      for (const resolve of waiting) resolve()
      waiting = []
    })
    if (!stopping) return done()
    reply.header('retry-after', '10')
    done(new ProblemError('server-stopping', 'The server is stopping. Try again in a few seconds.'))
  })
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (stopping) reply.header('connection', 'close')
    done(null, payload)
  })
}
