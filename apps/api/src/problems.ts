/**
 * Every problem that the API answers with: `code` to status and title. Codes are stable; `/problems/<code>` is the
 * `type` of RFC 9457. Mirrored for readers in `docs/reference/api.md`.
 */
export const problems = {
  'parameter-unknown': { status: 400, title: 'The request has a parameter that this resource does not know.' },
  'parameter-missing': { status: 400, title: 'A parameter that this resource needs is missing.' },
  'parameter-invalid': { status: 400, title: 'A parameter is out of its limits.' },
  'text-refused': { status: 400, title: 'The text has characters that no search text has.' },
  'cursor-unknown': { status: 400, title: 'The cursor is not one of this dictionary.' },
  'url-malformed': { status: 400, title: 'The address is not well-formed.' },
  'body-malformed': { status: 400, title: 'The body is not a JSON object.' },
  'request-malformed': { status: 400, title: 'The request is not well-formed HTTP.' },
  'route-unknown': { status: 404, title: 'Nothing stands at this address.' },
  'dictionary-unknown': { status: 404, title: 'No dictionary has this id.' },
  'entry-unknown': { status: 404, title: 'The dictionary has no entry of this id.' },
  'bundle-unknown': { status: 404, title: 'No bundle has this hash.' },
  'method-refused': { status: 405, title: 'The address does not take this method.' },
  'request-timeout': { status: 408, title: 'The request took too long to arrive.' },
  'body-too-large': { status: 413, title: 'The body is too large.' },
  'url-too-long': { status: 414, title: 'The address is too long.' },
  'media-type-refused': { status: 415, title: 'The body is of a type that is not read.' },
  'range-unsatisfiable': { status: 416, title: 'The bundle has none of the bytes asked for.' },
  'too-many-requests': { status: 429, title: 'Too many requests from one address.' },
  'headers-too-large': { status: 431, title: 'The request headers are too large.' },
  internal: { status: 500, title: 'The server failed.' },
  'server-busy': { status: 503, title: 'The server has more work than it can do.' },
  'server-stopping': { status: 503, title: 'The server is stopping.' },
  'not-ready': { status: 503, title: 'The server has no dictionary open.' },
} as const

export type ProblemCode = keyof typeof problems

/** Fault of one parameter. */
export interface ParameterFault {
  readonly parameter: string
  readonly message: string
}

/** RFC 9457 problem details, as sent. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly errors?: readonly ParameterFault[]
}

export const problemMediaType = 'application/problem+json; charset=utf-8'

/** Carries a problem from where it is found to the error handler, which sends it. */
export class ProblemError extends Error {
  readonly code: ProblemCode
  readonly errors: readonly ParameterFault[] | undefined
  readonly statusCode: number

  constructor(code: ProblemCode, detail: string, errors?: readonly ParameterFault[]) {
    super(detail)
    this.name = 'ProblemError'
    this.code = code
    this.errors = errors
    this.statusCode = problems[code].status
  }
}

/**
 * Writes out a problem.
 *
 * @param detail What was received, and the way out, in sentences.
 * @example
 * problemOf('bundle-unknown', 'No bundle has the hash 00….').type // '/problems/bundle-unknown'
 */
export function problemOf(code: ProblemCode, detail: string, errors?: readonly ParameterFault[]): Problem {
  const { status, title } = problems[code]
  return { type: `/problems/${code}`, title, status, detail, code, ...(errors !== undefined && { errors }) }
}

/** Shows a received value in a sentence: quoted, escaped, at most 40 letters of it. */
export function quoted(value: unknown): string {
  // What was received may be an object of any shape; JSON can always tell it.
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  const letters = [...text.slice(0, 200)]
  return JSON.stringify(letters.length > 40 || text.length > 200 ? `${letters.slice(0, 40).join('')}…` : text)
}
