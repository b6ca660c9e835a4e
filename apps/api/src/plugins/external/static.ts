import { sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

export const immutable = 'public, max-age=31536000, immutable'

/**
 * Serves the files of the web page. What the build names by its content (`assets/`) never changes; everything else,
 * `index.html` first, is asked for again by its entity tag.
 */
export function registerStatic(app: FastifyInstance, webRoot: string): void {
  const assets = `${sep}assets${sep}`
  app.register(fastifyStatic, {
    root: webRoot,
    cacheControl: false,
    dotfiles: 'ignore',
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.slice(webRoot.length).startsWith(assets) ? immutable : 'no-cache')
    },
  })
}
