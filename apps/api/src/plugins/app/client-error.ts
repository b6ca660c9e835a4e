import type { Socket } from 'node:net'
import { problemMediaType, problemOf } from '../../problems.ts'

/** Answers what is not HTTP, or too large to be read as a request, before the connection is closed. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy()
    return
  }
  const problem =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? problemOf('headers-too-large', 'Address and headers together may have 32 kB.')
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? problemOf('request-timeout', 'The request was not complete within 10 s.')
        : problemOf('request-malformed', 'The bytes received are not an HTTP/1.1 request.')
  const body = JSON.stringify(problem)
  const reasons: Readonly<Record<number, string>> = { 408: 'Request Timeout', 431: 'Request Header Fields Too Large' }
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${reasons[problem.status] ?? 'Bad Request'}`,
      `Content-Type: ${problemMediaType}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}
