import { HiapError } from '@hiap/lexicon'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { methodsOf } from '../../methods.ts'
import type { ParameterFault, Problem, ProblemCode } from '../../problems.ts'
import { ProblemError, problemMediaType, problemOf, quoted } from '../../problems.ts'
import { pathOf } from './request-guard.ts'

/** Turns every error into problem details, in this one place. A 5xx is logged and shows nothing of the inside. */
export function answerWithProblems(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    sendProblem(reply, problemFor(error, request))
  })
}

/** Sends problem details; they are never kept by a cache. */
export function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (problem.status === 405) reply.header('allow', [...methodsOf(reply.request.raw.url ?? '/'), 'OPTIONS'].join(', '))
  reply.removeHeader('etag')
  reply.code(problem.status).header('cache-control', 'no-store').type(problemMediaType)
  reply.send(JSON.stringify(problem))
}

/** What an error of a handler, of the framework or of one of its plug-ins tells the client. */
export function problemFor(error: FastifyError, request: FastifyRequest): Problem {
  if (error instanceof ProblemError) return problemOf(error.code, error.message, error.errors)
  if (error.validation !== undefined) return validationProblem(error.validation)
  if (error instanceof HiapError && error.code === 'cursor-unknown') return problemOf('cursor-unknown', error.message)
  switch (error.code) {
    case 'FST_UNDER_PRESSURE':
      return problemOf('server-busy', 'Try again in a few seconds.')
    case 'FST_ERR_BAD_URL':
      return problemOf(
        'url-malformed',
        `The path ${pathOf(request)} has a percent sign that does not begin a UTF-8 sequence.`,
      )
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return problemOf('url-too-long', 'A part of the path is too long.')
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return problemOf(
        'body-too-large',
        `At most ${request.routeOptions.bodyLimit} bytes are read. Send the text in parts.`,
      )
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return problemOf('media-type-refused', 'Send JSON, with Content-Type: application/json.')
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return bodyMalformed()
  }
  // As the parser of JSON refuses `__proto__`.
  if (error instanceof SyntaxError && error.statusCode === 400) return bodyMalformed()
  // The web page's files are the only other source of a client error, for paths that no file can have.
  const status = error.statusCode ?? 500
  if (status >= 400 && status < 500) return routeUnknown(request)
  request.log.error({ err: error }, 'request failed')
  return problemOf(
    'internal',
    `The server could not answer. Try again; if it stays so, tell whoever runs it the number ${request.id}.`,
  )
}

function bodyMalformed(): Problem {
  return problemOf('body-malformed', 'Send a JSON object such as { "text": "…" }.')
}

export function routeUnknown(request: FastifyRequest): Problem {
  return problemOf('route-unknown', `There is nothing at ${pathOf(request)}. /openapi.json lists what there is.`)
}

/** A fault as Ajv tells it in verbose mode. */
interface Fault {
  readonly keyword: string
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
  readonly message?: string
  readonly data?: unknown
  readonly parentSchema?: { readonly description?: string }
}

/** Most faults that one answer tells. */
const faultsTold = 10

function validationProblem(validation: readonly Fault[]): Problem {
  // Only a body can be another thing than a list of names and values.
  if (validation.some(({ keyword, instancePath }) => keyword === 'type' && instancePath === '')) return bodyMalformed()
  const faults = validation.slice(0, faultsTold).map(faultOf)
  const errors: ParameterFault[] = []
  // One wrong value may break several rules; the first is told.
  for (const { parameter, message } of faults)
    if (!errors.some((known) => known.parameter === parameter)) errors.push({ parameter, message })
  return problemOf(
    faults[0]!.code,
    errors.map(({ parameter, message }) => `${parameter}: ${message}`).join(' '),
    errors,
  )
}

function faultOf(fault: Fault): ParameterFault & { readonly code: ProblemCode } {
  switch (fault.keyword) {
    case 'additionalProperties':
      return {
        code: 'parameter-unknown',
        parameter: quoted(fault.params.additionalProperty).slice(1, -1),
        message: 'no parameter has this name; leave it out.',
      }
    case 'required':
      return {
        code: 'parameter-missing',
        parameter: String(fault.params.missingProperty),
        message: 'it is missing; it may be empty, but must be there.',
      }
    default: {
      const expected = fault.parentSchema?.description ?? fault.message ?? ''
      const received = Array.isArray(fault.data) ? 'it several times' : quoted(fault.data)
      return {
        code: 'parameter-invalid',
        parameter: fault.instancePath.split('/')[1] ?? '',
        message: `received ${received}. Expected: ${expected}`,
      }
    }
  }
}
