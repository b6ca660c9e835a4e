import type { FastifyInstance, FastifyRequest } from 'fastify'
import { methodsOf } from '../../methods.ts'
import { ProblemError, quoted } from '../../problems.ts'
import { securityHeaders } from '../external/helmet.ts'

/** Longest address (path and query) in bytes: 512 letters of three bytes, each written in nine, and the rest. */
export const urlLimit = 8192

/** Refuses, before any other work, what no route can answer; and puts the security headers on every answer. */
export function guardRequests(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(securityHeaders)
    done(faultOf(request))
  })
}

function faultOf({ method, raw }: FastifyRequest): ProblemError | undefined {
  const url = raw.url ?? '/'
  const methods = methodsOf(url)
  if (method !== 'OPTIONS' && !methods.includes(method))
    return new ProblemError('method-refused', `${method} was received. Use ${methods.join(' or ')}.`)
  if (url.length > urlLimit)
    return new ProblemError(
      'url-too-long',
      `The address has ${url.length} characters; at most ${urlLimit} are read. Shorten the query.`,
    )
  const query = url.indexOf('?')
  if (query >= 0 && url.includes('%', query) && !isWellFormed(url.slice(query)))
    return new ProblemError(
      'url-malformed',
      'The query has a percent sign that does not begin a UTF-8 sequence. Encode it with encodeURIComponent.',
    )
  return undefined
}

/** Also false for encoded lone surrogates (`%ED%A0%80`): they are not UTF-8. */
function isWellFormed(encoded: string): boolean {
  try {
    decodeURIComponent(encoded)
    return true
  } catch {
    return false
  }
}

/** Shows an address in a message, without its query. */
export function pathOf(request: FastifyRequest): string {
  return quoted((request.raw.url ?? '/').split('?', 1)[0])
}
