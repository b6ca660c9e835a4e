import { createHash, randomUUID } from 'node:crypto'
import type { Shelf } from '@hiap/bundle'
import type { DictionaryInfo } from '@hiap/lexicon'
import type { FastifyInstance } from 'fastify'
import Fastify from 'fastify'
import { answerClientError } from './plugins/app/client-error.ts'
import { entityTag } from './plugins/app/entity-tag.ts'
import { stopGently } from './plugins/app/gentle-stop.ts'
import { keepAnswers, usualKeptBytes } from './plugins/app/kept-answers.ts'
import { answerWithProblems, problemFor, sendProblem } from './plugins/app/problem-answers.ts'
import { guardRequests } from './plugins/app/request-guard.ts'
import { logAnswers, quietRequests, serializers } from './plugins/app/request-log.ts'
import { builtWebPage, serveWebPage } from './plugins/app/web-page.ts'
import { registerCompress } from './plugins/external/compress.ts'
import { registerCors } from './plugins/external/cors.ts'
import { securityHeaders } from './plugins/external/helmet.ts'
import { registerRateLimit, requestsPerMinute } from './plugins/external/rate-limit.ts'
import { registerSwagger } from './plugins/external/swagger.ts'
import { busyDelay, registerUnderPressure } from './plugins/external/under-pressure.ts'
import type { OpenedRelease } from './release.ts'
import { bundlesRoute } from './routes/bundles.ts'
import { dataRoute } from './routes/data.ts'
import { healthRoutes } from './routes/health.ts'
import { openapiRoute } from './routes/openapi.ts'
import { problemsRoute } from './routes/problems.ts'
import { sitemapRoutes } from './routes/sitemaps.ts'
import { browseRoute } from './routes/v1/browse.ts'
import { dictionariesRoute } from './routes/v1/dictionaries.ts'
import { entriesRoute } from './routes/v1/entries.ts'
import { glossRoute } from './routes/v1/gloss.ts'
import { searchRoute } from './routes/v1/search.ts'
import { suggestRoute } from './routes/v1/suggest.ts'
import { dictionary } from './schemas/dictionary.ts'
import { entry, localisedText, partOfSpeech } from './schemas/entry.ts'
import { glossAnswer } from './schemas/gloss.ts'
import { problem } from './schemas/problem.ts'
import { browsePage, entrySummary, hit, searchAnswer } from './schemas/search.ts'

declare module 'fastify' {
  interface FastifyInstance {
    readonly shelf: Shelf
    /** Names the bundles and the run of the program: the entity tag of every answer. */
    readonly revision: string
  }
}

/** A compiled dictionary as `/bundles/<hash>` serves it; every `OpenedDictionary` is one. */
export interface Bundle {
  readonly info: DictionaryInfo
  readonly bytes: Uint8Array
}

export interface AppOptions {
  /** Answers the questions. */
  readonly shelf: Shelf
  /** The files behind the shelf. */
  readonly bundles: readonly Bundle[]
  /** Folder of the built web page. Default: `apps/web/dist` of the repository. */
  readonly webRoot?: string
  /** Open data, served under `/data/`. Default: none, and nothing stands there. */
  readonly release?: OpenedRelease
  /** The public address, with the slash at the end: `https://example.org/`. Default: not known, so there are no sitemaps. */
  readonly baseUrl?: string
  /** Names the program in entity tags. Nodes that serve the same data should share it. Default: this run. */
  readonly programVersion?: string
  /** Default: no log. Lines go to `stream`, else to stdout. */
  readonly log?: { readonly level: 'error' | 'warn' | 'info'; readonly stream?: { write(line: string): void } }
  readonly limits?: {
    /** Requests of one address; 0: no limit. Default 3000. */
    readonly requestsPerMinute?: number
    /** Mean event-loop delay in milliseconds above which requests are turned away; 0: no limit. Default 1000. */
    readonly eventLoopDelay?: number
    /** Memory for answers that are asked for again, in bytes; 0: none are kept. Default 32 MB. */
    readonly keptBytes?: number
  }
}

/**
 * Builds the server without listening: plug-ins, then own hooks, then routes.
 *
 * @example
 * const app = buildApp({ shelf: createShelf(opened), bundles: opened })
 * const answer = await app.inject('/v1/search?q=ia')
 */
export function buildApp(options: AppOptions): FastifyInstance {
  const { log, limits } = options
  const app: FastifyInstance = Fastify({
    logger: log === undefined ? false : { level: log.level, serializers, ...(log.stream && { stream: log.stream }) },
    logController: quietRequests,
    trustProxy: false,
    bodyLimit: 1024,
    // An address longer than the guard's limit must arrive to be told so.
    http: { maxHeaderSize: 32_768, headersTimeout: 10_000 },
    requestTimeout: 10_000,
    connectionTimeout: 30_000,
    keepAliveTimeout: 5_000,
    return503OnClosing: false,
    routerOptions: { maxParamLength: 256 },
    ajv: {
      // With strictNumbers, Ajv would let "Infinity" through: it coerces it, and then looks at no bound.
      customOptions: {
        // One dialect is a list of one. A list given for another parameter has two items or more and stays a fault.
        coerceTypes: 'array',
        strictNumbers: false,
        removeAdditional: false,
        allErrors: true,
        verbose: true,
      },
    },
    frameworkErrors: (error, request, reply) => {
      reply.headers(securityHeaders)
      sendProblem(reply, problemFor(error, request))
    },
    clientErrorHandler: answerClientError,
  })
  app.server.maxConnections = 10_000
  app.removeAllContentTypeParsers()
  // The schemas describe the answers and the type checker holds them to the models; writing them is left to JSON.stringify,
  // which drops nothing and is faster here than a serialiser made from the schema (bench/serialise.ts).
  app.setSerializerCompiler(() => JSON.stringify)

  app.decorate('shelf', options.shelf)
  app.decorate('revision', revisionOf(options))

  if (log?.level === 'info') logAnswers(app)
  guardRequests(app)
  stopGently(app)
  answerWithProblems(app)
  registerCors(app)
  registerUnderPressure(app, limits?.eventLoopDelay ?? busyDelay)
  registerRateLimit(app, limits?.requestsPerMinute ?? requestsPerMinute)
  registerCompress(app)
  app.register(keepAnswers, { bytes: limits?.keptBytes ?? usualKeptBytes })
  app.register(entityTag)
  registerSwagger(app)

  for (const schema of [
    localisedText,
    partOfSpeech,
    dictionary,
    entry,
    entrySummary,
    hit,
    searchAnswer,
    browsePage,
    glossAnswer,
    problem,
  ])
    app.addSchema(schema)

  app.register(dictionariesRoute)
  app.register(searchRoute)
  app.register(suggestRoute)
  app.register(browseRoute)
  app.register(glossRoute)
  app.register(entriesRoute)
  app.register(bundlesRoute, { bundles: options.bundles })
  app.register(openapiRoute)
  app.register(healthRoutes)
  app.register(problemsRoute)
  const { release, baseUrl } = options
  if (release !== undefined) app.register(dataRoute, { release })
  app.register(sitemapRoutes, { hasRelease: release !== undefined, ...(baseUrl !== undefined && { baseUrl }) })
  serveWebPage(app, options.webRoot ?? builtWebPage, baseUrl)
  return app
}

function revisionOf({ shelf, programVersion = randomUUID() }: AppOptions): string {
  const hash = createHash('sha256').update(programVersion)
  for (const dictionary of shelf.dictionaries()) hash.update(`\n${dictionary.hash}`)
  return hash.digest('base64url').slice(0, 22)
}
