import type { TUnsafe } from 'typebox'
import { Type } from 'typebox'
import type { Problem } from '../problems.ts'
import { component, reference } from './component.ts'

export const problem: TUnsafe<Problem> = component<Problem>()(
  'Problem',
  Type.Object(
    {
      type: Type.String({ description: 'Relative reference that names the kind of problem: /problems/{code}.' }),
      title: Type.String(),
      status: Type.Integer(),
      detail: Type.String({ description: 'What was received, and the way out.' }),
      code: Type.String({ description: 'Stable: programs may depend on it.' }),
      errors: Type.Optional(
        Type.Array(Type.Object({ parameter: Type.String(), message: Type.String() }, { additionalProperties: false }), {
          description: 'One item for each faulty parameter.',
        }),
      ),
    },
    { additionalProperties: false, description: 'RFC 9457 problem details.' },
  ),
)

type ProblemResponse = {
  readonly description: string
  readonly content: { readonly 'application/problem+json': { readonly schema: TUnsafe<Problem> } }
}

/** What OpenAPI says of each status; the codes under it are in docs/reference/api.md. */
const meanings = {
  400: 'The request is at fault; the code and the list of errors say where.',
  404: 'What was asked for is not there.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  416: 'The range lies behind the end of the bundle; Content-Range says how long it is.',
  429: 'Too many requests from one address; Retry-After says how long to wait.',
  500: 'The server failed.',
  503: 'The server is busy, stopping or without dictionaries. Try again later.',
} as const

/** Describes the problem answers of a route, by status. */
export function problemResponses<Status extends keyof typeof meanings>(
  ...statuses: Status[]
): Record<Status, ProblemResponse> {
  const responses = {} as Record<Status, ProblemResponse>
  for (const status of statuses)
    responses[status] = {
      description: meanings[status],
      content: { 'application/problem+json': { schema: reference(problem) } },
    }
  return responses
}

/** The answer to a request whose If-None-Match names what would be sent. */
export const notModified: TUnsafe<undefined> = Type.Unsafe<undefined>({
  type: 'null',
  description: 'What the client has is current.',
})
