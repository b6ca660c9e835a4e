import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'

/**
 * The security headers of every answer. They do not depend on the request, so helmet is asked for them once.
 *
 * The policy is what the page needs and no more: its own scripts, styles and fonts, no inline code, and three Trusted
 * Types policies: Lit's, the one that names the search worker, and the one by which the writing pad puts a long text in
 * its box, of which no element can come. HSTS and `upgrade-insecure-requests` are the business of whoever puts TLS in
 * front: over plain HTTP on localhost they would lock people out.
 */
export const securityHeaders: Readonly<Record<string, string>> = collect(
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['lit-html', 'hiap-worker', 'hiap-plain-text'],
      },
    },
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    // Anyone may read the dictionaries from another origin; nothing here is private.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  }),
)

function collect(
  middleware: (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void,
): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {}
  const response = {
    setHeader: (name: string, value: string) => {
      headers[name.toLowerCase()] = value
    },
    removeHeader: (name: string) => {
      delete headers[name.toLowerCase()]
    },
  }
  middleware({} as IncomingMessage, response as unknown as ServerResponse, (error) => {
    if (error) throw error
  })
  return headers
}
