import { HiapError } from '@hiap/lexicon'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
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
  if (problem.status === 405) reply.header('allow', 'GET, HEAD, OPTIONS')
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
  }
  // The web page's files are the only other source of a client error, for paths that no file can have.
  const status = error.statusCode ?? 500
  if (status >= 400 && status < 500) return routeUnknown(request)
  request.log.error({ err: error }, 'request failed')
  return problemOf(
    'internal',
    `The server could not answer. Try again; if it stays so, tell whoever runs it the number ${request.id}.`,
  )
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
