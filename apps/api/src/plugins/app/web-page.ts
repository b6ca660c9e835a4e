import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { registerStatic } from '../external/static.ts'
import { isCurrent } from './entity-tag.ts'
import { type PageData, pageData, withPageData } from './page-data.ts'
import { routeUnknown, sendProblem } from './problem-answers.ts'

/** Where the build of `apps/web` stands in the repository. */
export const builtWebPage: string = fileURLToPath(new URL('../../../../web/dist', import.meta.url))

const notBuilt = `Hiap is running, but its web page is not built yet.

Build it in the folder of the repository with

    npx --yes pnpm@12.21.0 start

The API is there already: /v1/dictionaries, /v1/search?q=ia, and /openapi.json, which lists it all.
`

/** First parts of a path that never belong to the page. */
const notOfThePage =
  /^\/(?:v1|bundles|assets|data|problems|healthz|readyz|(?:openapi\.json|robots\.txt|sitemap[^/?]*\.xml))(?:[/?]|$)/u

/**
 * Serves the web page. Its own addresses (`/km-vi`, `/km-vi/k0001`) are answered with `index.html`, but only to those
 * who ask for a page; what belongs to the API is a problem when it is not there. At the address of a dictionary or an
 * entry the head says what stands there, for search engines.
 *
 * @param baseUrl the public address, with the slash at the end
 */
export function serveWebPage(app: FastifyInstance, webRoot: string, baseUrl?: string): void {
  const built = existsSync(join(webRoot, 'index.html'))
  if (built) registerStatic(app, webRoot)
  else
    app.register(async (scope) => {
      scope.get('/', { schema: { hide: true } }, (_request, reply) => {
        reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(notBuilt)
      })
    })
  app.setNotFoundHandler((request, reply) => {
    const path = (request.raw.url ?? '/').split('?', 1)[0] ?? '/'
    const data = pageData(app.shelf, path, baseUrl)
    if (!(built && asksForPage(request, data !== undefined))) return sendProblem(reply, routeUnknown(request))
    if (data === undefined) return void reply.sendFile('index.html')
    return sendDescribed(request, reply, join(webRoot, 'index.html'), data)
  })
}

/** Read each time, as the other files of the page are: a new build is served without a new start. */
async function sendDescribed(
  request: FastifyRequest,
  reply: FastifyReply,
  file: string,
  data: PageData,
): Promise<void> {
  const page = withPageData(await readFile(file, 'utf8'), data)
  const tag = createHash('sha256').update(page).digest('base64url').slice(0, 22)
  reply.code(200)
  if (isCurrent(request, reply, tag, 'no-cache')) return void reply.code(304).send(undefined)
  reply.type('text/html; charset=utf-8').send(page)
}

/** What shows a dictionary or an entry goes to whoever takes anything too: programs that draw a preview of a link say no more. */
function asksForPage({ method, headers, raw }: FastifyRequest, shown: boolean): boolean {
  const { accept = '*/*' } = headers
  return (
    (method === 'GET' || method === 'HEAD') &&
    (accept.includes('text/html') || (shown && accept.includes('*/*'))) &&
    !notOfThePage.test(raw.url ?? '/')
  )
}
