import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { smallApp } from './small-dictionaries.ts'

const webRoot = mkdtempSync(join(tmpdir(), 'hiap-web-'))
mkdirSync(join(webRoot, 'assets'))
const page = '<!doctype html><title>Hiap</title><script type="module" src="/assets/index-0a1b2c3d.js"></script>'
writeFileSync(join(webRoot, 'index.html'), page)
writeFileSync(join(webRoot, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
writeFileSync(join(webRoot, '.secret'), 'no')
writeFileSync(join(webRoot, 'assets', 'index-0a1b2c3d.js'), 'export default 1\n'.repeat(200))
writeFileSync(join(webRoot, 'assets', 'khmer-0a1b2c3d.woff2'), Buffer.alloc(5000))

const app = smallApp({ webRoot })
const bare = smallApp({ webRoot: join(webRoot, 'nothing') })
afterAll(async () => {
  await app.close()
  await bare.close()
  rmSync(webRoot, { recursive: true })
})

const asBrowser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

describe('the page', () => {
  test.each(['/', '/km-vi', '/km-vi/k0001', '/km-vi/k0001?tu=1', '/any/thing/else'])('answers at %s', async (url) => {
    const answer = await app.inject({ url, headers: asBrowser })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.headers['cache-control']).toBe('no-cache')
    expect(answer.headers['content-security-policy']).toContain("require-trusted-types-for 'script'")
    // Where a dictionary or an entry is shown, the head says so: open-data.test.ts.
    expect(answer.body.replace(/<title>.*<\/script>(?=<script type="module")/su, '<title>Hiap</title>')).toBe(page)
    const held = String(answer.headers.etag)
    expect(held).toMatch(/^(?:W\/)?".+"$/u)
    const again = await app.inject({ url, headers: { ...asBrowser, 'if-none-match': held } })
    expect(again.statusCode).toBe(304)
  })

  test.each([
    ['/nothing', { accept: '*/*' }],
    ['/km-vi/nothing', { accept: '*/*' }],
    ['/km-vi', { accept: 'application/json' }],
    ['/nothing', {}],
    ['/v1', asBrowser],
    ['/v1/nothing', asBrowser],
    ['/bundles', asBrowser],
    ['/bundles/x/y', asBrowser],
    ['/assets/missing-00000000.js', asBrowser],
    ['/assets/missing-00000000.js', { accept: '*/*' }],
    ['/problems/x', asBrowser],
    ['/healthz/x', asBrowser],
  ] as const)('does not answer at %s to %j', async (url, headers) => {
    const answer = await app.inject({ url, headers })
    expect(answer.statusCode).toBe(404)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(answer.json().code).toBe('route-unknown')
  })

  test.each([{}, { accept: '*/*' }])('shows a dictionary to whoever takes anything: %j', async (headers) => {
    const answer = await app.inject({ url: '/km-vi', headers })
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('"@type":"DefinedTermSet"')
  })

  test.each(['POST', 'PUT', 'DELETE'] as const)('does not answer to %s', async (method) => {
    expect((await app.inject({ method, url: '/km-vi', headers: asBrowser })).statusCode).toBe(405)
  })
})

describe('files', () => {
  test('named by their content are kept for ever', async () => {
    for (const [url, type] of [
      ['/assets/index-0a1b2c3d.js', 'application/javascript; charset=utf-8'],
      ['/assets/khmer-0a1b2c3d.woff2', 'font/woff2'],
    ] as const) {
      const answer = await app.inject({ url, headers: { 'accept-encoding': 'br' } })
      expect(answer.statusCode).toBe(200)
      expect(answer.headers['content-type']).toBe(type)
      expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
      expect(answer.headers['content-encoding']).toBe(type === 'font/woff2' ? undefined : 'br')
    }
  })

  test('with a name that stays are asked for again', async () => {
    expect((await app.inject('/favicon.svg')).headers['cache-control']).toBe('no-cache')
  })

  test.each([
    '/.secret',
    '/..%2f..%2fetc%2fpasswd',
    '/assets/..%2f.secret',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets%00.js',
    '//etc/passwd',
  ])('%s is not served', async (url) => {
    const answer = await app.inject(url)
    expect(answer.statusCode).toBe(404)
    expect(answer.json().code).toBe('route-unknown')
  })
})

describe('before the page is built', () => {
  test('its place says how to build it', async () => {
    const answer = await bare.inject({ url: '/', headers: asBrowser })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.body).toContain('pnpm@12.21.0 start')
  })

  test('its other addresses are not there', async () => {
    expect((await bare.inject({ url: '/km-vi', headers: asBrowser })).statusCode).toBe(404)
  })
})
