import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { registerStatic } from '../external/static.ts'
import { routeUnknown, sendProblem } from './problem-answers.ts'

/** Where the build of `apps/web` stands in the repository. */
export const builtWebPage: string = fileURLToPath(new URL('../../../../web/dist', import.meta.url))

const notBuilt = `Hiap is running, but its web page is not built yet.

Build it in the folder of the repository with

    npx --yes pnpm@12.21.0 start

The API is there already: /v1/dictionaries, /v1/search?q=ia, and /openapi.json, which lists it all.
`

/** First parts of a path that never belong to the page. */
const notOfThePage = /^\/(?:v1|bundles|assets|problems|healthz|readyz|openapi\.json)(?:[/?]|$)/u

/**
 * Serves the web page. Its own addresses (`/km-vi`, `/km-vi/k0001`) are answered with `index.html`, but only to those
 * who ask for a page; what belongs to the API is a problem when it is not there.
 */
export function serveWebPage(app: FastifyInstance, webRoot: string): void {
  const built = existsSync(join(webRoot, 'index.html'))
  if (built) registerStatic(app, webRoot)
  else
    app.register(async (scope) => {
      scope.get('/', { schema: { hide: true } }, (_request, reply) => {
        reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(notBuilt)
      })
    })
  app.setNotFoundHandler((request, reply) => {
    if (built && asksForPage(request)) reply.sendFile('index.html')
    else sendProblem(reply, routeUnknown(request))
  })
}

function asksForPage({ method, headers, raw }: FastifyRequest): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    (headers.accept?.includes('text/html') ?? false) &&
    !notOfThePage.test(raw.url ?? '/')
  )
}
