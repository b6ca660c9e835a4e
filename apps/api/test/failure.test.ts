import { setTimeout as sleep } from 'node:timers/promises'
import { createShelf, type Shelf } from '@hiap/bundle'
import { expect, test } from 'vitest'
import { opened, smallApp } from './small-dictionaries.ts'

const secret = 'secret inside /home/keeper/db.sqlite'

function failing(): Shelf {
  return {
    ...createShelf(opened),
    search: () => {
      throw new Error(secret)
    },
  }
}

test('a failure shows nothing of the inside, and is logged', async () => {
  const lines: string[] = []
  const app = smallApp({ shelf: failing(), log: { level: 'error', stream: { write: (line) => lines.push(line) } } })
  const answer = await app.inject('/v1/search?q=very-private')
  expect(answer.statusCode).toBe(500)
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(answer.json().code).toBe('internal')
  expect(answer.body).not.toMatch(/secret|keeper|sqlite|at .*\.ts/u)
  expect(answer.headers.etag).toBeUndefined()
  expect(answer.headers['cache-control']).toBe('no-store')
  const logged = lines.map((line) => JSON.parse(line) as { err?: { message: string }; reqId?: string })
  expect(logged).toHaveLength(1)
  expect(logged[0]?.err?.message).toBe(secret)
  expect(answer.json().detail).toContain(logged[0]?.reqId)
  expect(lines.join('')).not.toContain('very-private')
  await app.close()
})

test('the log tells neither what was asked nor by whom', async () => {
  const lines: string[] = []
  const app = smallApp({ log: { level: 'info', stream: { write: (line) => lines.push(line) } } })
  for (const url of [
    '/v1/search?q=very-private',
    '/v1/search?q=very-private&limit=0',
    '/very-private',
    '/very-private%E0%A4%A',
  ])
    await app.inject({ url, remoteAddress: '203.0.113.77', headers: { referer: 'http://x/very-private' } })
  await app.close()
  expect(lines.filter((line) => line.includes('/v1/search'))).toHaveLength(2)
  expect(lines.join('')).not.toMatch(/very-private|203\.0\.113\.77/u)
})

test('without a log option nothing is written', async () => {
  const app = smallApp({ shelf: failing() })
  expect((await app.inject('/v1/search?q=a')).statusCode).toBe(500)
  await app.close()
})

test('an address that asks too often is told to wait; another is not', async () => {
  const app = smallApp({ limits: { requestsPerMinute: 3, eventLoopDelay: 0 } })
  const ask = (remoteAddress: string, url = '/v1/search?q=ia') => app.inject({ url, remoteAddress })
  for (let i = 0; i < 3; i++) {
    const answer = await ask('192.0.2.1')
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['x-ratelimit-remaining']).toBe(String(2 - i))
  }
  const refused = await ask('192.0.2.1')
  expect(refused.statusCode).toBe(429)
  expect(refused.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(refused.json().code).toBe('too-many-requests')
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect((await ask('192.0.2.2')).statusCode).toBe(200)
  expect((await ask('192.0.2.1', '/healthz')).statusCode).toBe(200)
  expect((await ask('192.0.2.1', '/readyz')).statusCode).toBe(200)
  await app.close()
})

test('under too much work requests are turned away, but not those about health', async () => {
  const app = smallApp({ limits: { requestsPerMinute: 0, eventLoopDelay: 0.001 } })
  await app.ready()
  // The load is sampled once a second; a busy half second stands out in any sample.
  const until = performance.now() + 3000
  let answer = await app.inject('/v1/search?q=ia')
  while (answer.statusCode === 200 && performance.now() < until) {
    const busy = performance.now() + 100
    while (performance.now() < busy);
    await sleep(20)
    answer = await app.inject('/v1/search?q=ia')
  }
  expect(answer.statusCode).toBe(503)
  expect(answer.json().code).toBe('server-busy')
  expect(answer.headers['retry-after']).toBe('5')
  expect((await app.inject('/healthz')).statusCode).toBe(200)
  await app.close()
})

test('a server without a dictionary is alive but not ready', async () => {
  const app = smallApp({ shelf: createShelf([]), bundles: [] })
  expect((await app.inject('/healthz')).json()).toEqual({ status: 'alive' })
  const ready = await app.inject('/readyz')
  expect(ready.statusCode).toBe(503)
  expect(ready.json().code).toBe('not-ready')
  expect((await app.inject('/v1/dictionaries')).json()).toEqual({ dictionaries: [] })
  await app.close()
})

test('with dictionaries it is ready', async () => {
  const app = smallApp()
  expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready' })
  await app.close()
})
