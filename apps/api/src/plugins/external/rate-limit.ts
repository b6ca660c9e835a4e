import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { ProblemError } from '../../problems.ts'

/** Requests that one address may make in a minute: a school behind one address, all typing at once, stays below. */
export const requestsPerMinute = 3000

/** @param perMinute 0 sets no limit */
export function registerRateLimit(app: FastifyInstance, perMinute: number): void {
  if (perMinute === 0) return
  app.register(rateLimit, {
    max: perMinute,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, { max, ttl }) =>
      new ProblemError(
        'too-many-requests',
        `More than ${max} requests came from this address in a minute. Try again in ${Math.ceil(ttl / 1000)} s.`,
      ),
  })
}
