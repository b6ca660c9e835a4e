import { lookup } from 'node:dns/promises'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { compileBundle } from '@hiap/bundle/compile'
import { writeBundle } from '@hiap/bundle/node'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listen, type RunningServer, startServer } from '../src/server.ts'
import { opened, smallApp, sources } from './small-dictionaries.ts'

let data = ''
const folders: string[] = []
const folder = async (): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), 'hiap-data-'))
  folders.push(made)
  return made
}
beforeAll(async () => {
  data = await folder()
  for (const source of sources) await writeBundle(data, source.manifest.id, compileBundle(source))
})
afterAll(() => Promise.all(folders.map((each) => rm(each, { recursive: true }))))

/** Takes a port on every address of localhost that the machine has. */
async function takePort(host: string, port = 0): Promise<{ port: number; release: () => Promise<void> }> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { port: address.port, release: () => new Promise((resolve) => server.close(() => resolve())) }
}

describe('starting', () => {
  test('serves every bundle of the folder', async () => {
    const server = await startServer({ data, port: 0 })
    expect(server.url).toBe(`http://localhost:${server.port}`)
    const answer = await fetch(`${server.url}/v1/dictionaries`)
    const { dictionaries } = (await answer.json()) as { dictionaries: { id: string; hash: string }[] }
    expect(dictionaries.map(({ id }) => id)).toEqual(['jra-vi', 'km-vi'])
    expect(dictionaries.map(({ hash }) => hash).sort()).toEqual(opened.map(({ info }) => info.hash).sort())
    await server.close()
  })

  test.each(['127.0.0.1'])('takes the next port where %s has the first taken', async (host) => {
    const taken = await takePort(host)
    const server = await startServer({ data, port: taken.port })
    expect(server.port).toBeGreaterThan(taken.port)
    expect(server.port).toBeLessThan(taken.port + 20)
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
    await server.close()
    await taken.release()
  })

  test('listens at this machine only, unless told otherwise', async () => {
    const app = smallApp()
    const server = await listen(app, { port: 0 })
    for (const address of app.addresses())
      expect(['127.0.0.1', '::1']).toContain(typeof address === 'string' ? address : address.address)
    await server.close()
  })

  test('gives up after twenty ports and says which', async () => {
    const app = smallApp()
    const held: (() => Promise<void>)[] = []
    // The last port there is leaves no other to try.
    const taken = await takePort('127.0.0.1', 65_535).catch(() => undefined)
    if (taken !== undefined) held.push(taken.release)
    await expect(listen(app, { port: 65_535, host: '127.0.0.1' })).rejects.toMatchObject({ code: 'port-taken' })
    for (const release of held) await release()
  })

  test.each([
    ['an address that this machine has not', { port: 0, host: '192.0.2.1' }],
    ['a host that is none', { port: 4330, host: 'no-such-host.invalid' }],
  ])('refuses %s', async (_what, options) => {
    await expect(listen(smallApp(), options)).rejects.toMatchObject({ name: 'HiapError', code: 'port-refused' })
  })
})

describe('data that cannot be served', () => {
  test('no folder', async () => {
    await expect(startServer({ data: '/nowhere/at/all', port: 0 })).rejects.toMatchObject({
      name: 'HiapError',
      code: 'bundle-missing',
      message: expect.stringContaining('/nowhere/at/all'),
    })
  })

  test('an empty folder', async () => {
    const empty = await folder()
    await expect(startServer({ data: empty, port: 0 })).rejects.toMatchObject({
      name: 'HiapError',
      code: 'data-empty',
      message: expect.stringContaining(empty),
    })
  })

  test.each([
    ['not a bundle', () => Buffer.from('hello')],
    ['an empty file', () => Buffer.alloc(0)],
    ['one byte changed', () => flipped()],
    ['cut short', () => Buffer.from(opened[0]?.bytes ?? []).subarray(0, 2000)],
  ])('%s beside a good one', async (_what, bytes) => {
    const mixed = await folder()
    await writeBundle(mixed, 'good', Buffer.from(opened[1]?.bytes ?? []))
    await writeFile(join(mixed, 'bad.hiap'), bytes())
    await expect(startServer({ data: mixed, port: 0 })).rejects.toMatchObject({
      name: 'HiapError',
      code: expect.stringMatching(/^bundle-/u),
      message: expect.stringContaining('bad.hiap'),
    })
  })

  function flipped(): Buffer {
    const bytes = Buffer.from(opened[0]?.bytes ?? [])
    const middle = bytes.length >> 1
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    return bytes
  }

  test('the same dictionary twice', async () => {
    const twice = await folder()
    await writeBundle(twice, 'one', Buffer.from(opened[0]?.bytes ?? []))
    await writeBundle(twice, 'two', Buffer.from(opened[0]?.bytes ?? []))
    await expect(startServer({ data: twice, port: 0 })).rejects.toMatchObject({ code: 'dictionary-twice' })
  })
})

describe('stopping', async () => {
  /** An app with a route that answers when it is told to. */
  function slowApp(): { app: FastifyInstance; begun: Promise<void>; finish: () => void } {
    const app = smallApp()
    const begun = Promise.withResolvers<void>()
    const finished = Promise.withResolvers<void>()
    app.register(async (scope) => {
      scope.get('/slow', async () => {
        begun.resolve()
        await finished.promise
        return { finished: true }
      })
    })
    return { app, begun: begun.promise, finish: finished.resolve }
  }

  test('the request under way finishes, new ones are refused', async () => {
    const { app, begun, finish } = slowApp()
    const server = await listen(app, { port: 0, host: '127.0.0.1' })
    const slow = fetch(`http://127.0.0.1:${server.port}/slow`)
    await begun
    const closed = server.close()
    let settled = false
    closed.then(() => {
      settled = true
    })
    await sleep(100)
    expect(settled).toBe(false)
    await expect(fetch(`http://127.0.0.1:${server.port}/healthz`)).rejects.toThrow()
    finish()
    const answer = await slow
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ finished: true })
    await closed
    await server.close()
  })

  const twoAddresses = await lookup('localhost', { all: true })
  test.skipIf(twoAddresses.length < 2)('requests at every address of localhost finish', async () => {
    for (const { address, family } of twoAddresses) {
      const { app, begun, finish } = slowApp()
      const server = await listen(app, { port: 0 })
      const slow = fetch(`http://${family === 6 ? `[${address}]` : address}:${server.port}/slow`)
      await begun
      const closed = server.close()
      let settled = false
      closed.then(() => {
        settled = true
      })
      await sleep(100)
      expect(settled).toBe(false)
      finish()
      expect((await slow).status).toBe(200)
      await closed
    }
  })

  test('an open connection does not hold up the end once its request is answered', async () => {
    const { app, begun, finish } = slowApp()
    const server = await listen(app, { port: 0, host: '127.0.0.1' })
    const slow = fetch(`http://127.0.0.1:${server.port}/slow`)
    await begun
    const closed = server.close()
    await sleep(100)
    finish()
    expect((await slow).headers.get('connection')).toBe('close')
    await closed
  })

  test('a request that never ends is ended when the time is over', async () => {
    const { app, begun } = slowApp()
    const server = await listen(app, { port: 0, host: '127.0.0.1', drainTime: 200 })
    const slow = fetch(`http://127.0.0.1:${server.port}/slow`)
    const outcome = expect(slow).rejects.toThrow()
    await begun
    await server.close()
    await outcome
  })

  test('a request that arrives while the server stops is told so', async () => {
    const { app, begun, finish } = slowApp()
    const server = await listen(app, { port: 0, host: '127.0.0.1' })
    const slow = fetch(`http://127.0.0.1:${server.port}/slow`)
    const socket = connect(server.port, '127.0.0.1')
    let received = ''
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      received += chunk
    })
    const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    // Half a request keeps the connection from being idle.
    socket.write('GET /readyz HTTP/1.1\r\n')
    await begun
    await sleep(100)
    const closed = server.close()
    await sleep(100)
    socket.write('Host: x\r\n\r\n')
    await ended
    finish()
    await slow
    await closed
    expect(received).toMatch(/^HTTP\/1\.1 503 /u)
    expect(received.toLowerCase()).toContain('connection: close')
    expect(received.toLowerCase()).toContain('content-type: application/problem+json')
    expect(received).toContain('"code":"server-stopping"')
  })
})

describe('what is not a request', () => {
  let server: RunningServer
  beforeAll(async () => {
    server = await listen(smallApp(), { port: 0, host: '127.0.0.1' })
  })
  afterAll(() => server.close())

  const send = (bytes: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(server.port, '127.0.0.1')
      let received = ''
      socket.setEncoding('utf8').on('data', (chunk: string) => {
        received += chunk
      })
      socket.once('error', reject)
      socket.once('close', () => resolve(received))
      socket.write(bytes)
    })

  test.each([
    ['no HTTP', 'hello\r\n\r\n', 400, 'request-malformed'],
    ['TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n', 400, 'request-malformed'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400, undefined],
    ['headers of 40 kB', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`, 431, 'headers-too-large'],
    ['an address of 40 kB', `GET /?q=${'a'.repeat(40_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431, 'headers-too-large'],
    [
      'a path out of the root',
      'GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      404,
      'route-unknown',
    ],
    [
      'an address of 10 kB',
      `GET /v1/search?q=${'a'.repeat(10_000)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
      414,
      'url-too-long',
    ],
  ])('%s', async (_what, bytes, status, code) => {
    const answer = await send(bytes)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `, 'u'))
    if (code !== undefined) {
      expect(answer.toLowerCase()).toContain('content-type: application/problem+json')
      expect(answer).toContain(`"code":"${code}"`)
    }
    expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200)
  })

  test('a request that stops half way does not keep others waiting', async () => {
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write('GET /v1/search?q=ia HTTP/1.1\r\nHost: x\r\n')
    expect((await fetch(`http://127.0.0.1:${server.port}/v1/search?q=ia`)).status).toBe(200)
    socket.destroy()
  })
})
