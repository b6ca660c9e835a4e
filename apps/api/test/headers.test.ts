import { afterAll, describe, expect, test } from 'vitest'
import { smallApp } from './small-dictionaries.ts'

const app = smallApp()
afterAll(() => app.close())

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html hiap-worker hiap-plain-text',
].join(';')

describe.each(['/', '/v1/search?q=ia', '/v1/search', '/nothing', '/%E0%A4%A', '/healthz', '/openapi.json'])(
  '%s',
  (url) => {
    test('has the security headers', async () => {
      const { headers } = await app.inject(url)
      expect(headers['content-security-policy']).toBe(policy)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['x-frame-options']).toBe('DENY')
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers['cross-origin-resource-policy']).toBe('cross-origin')
    })

    test('sets no cookie, no HSTS, and does not name the software', async () => {
      const { headers } = await app.inject(url)
      for (const name of ['set-cookie', 'strict-transport-security', 'x-powered-by', 'server'])
        expect(headers[name]).toBeUndefined()
    })
  },
)

describe('other origins', () => {
  test('may read, without credentials', async () => {
    const { headers } = await app.inject({ url: '/v1/search?q=ia', headers: { origin: 'https://school.example' } })
    expect(headers['access-control-allow-origin']).toBe('*')
    expect(headers['access-control-allow-credentials']).toBeUndefined()
  })

  test('may read a problem too', async () => {
    const { headers } = await app.inject({ url: '/v1/search', headers: { origin: 'https://school.example' } })
    expect(headers['access-control-allow-origin']).toBe('*')
  })

  test('are told in a preflight that they may only read', async () => {
    const answer = await app.inject({
      method: 'OPTIONS',
      url: '/v1/search',
      headers: { origin: 'https://school.example', 'access-control-request-method': 'POST' },
    })
    expect(answer.statusCode).toBe(204)
    expect(answer.headers['access-control-allow-methods']).toBe('GET, HEAD')
  })

  test('are told in a preflight that they may send a running text', async () => {
    const answer = await app.inject({
      method: 'OPTIONS',
      url: '/v1/gloss',
      headers: {
        origin: 'https://school.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    })
    expect(answer.statusCode).toBe(204)
    expect(answer.headers['access-control-allow-methods']).toBe('POST')
    expect(answer.headers['access-control-allow-headers']).toContain('Content-Type')
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined()
  })

  test('OPTIONS without an origin is answered', async () => {
    expect((await app.inject({ method: 'OPTIONS', url: '/v1/search' })).statusCode).toBe(204)
  })
})
