import underPressure from '@fastify/under-pressure'
import type { FastifyInstance } from 'fastify'

/** Mean delay of the event loop, in milliseconds, above which requests are turned away. */
export const busyDelay = 1000

/** @param maxEventLoopDelay in milliseconds; 0 sets no limit */
export function registerUnderPressure(app: FastifyInstance, maxEventLoopDelay: number): void {
  if (maxEventLoopDelay === 0) return
  app.register(underPressure, { maxEventLoopDelay, retryAfter: 5 })
}
