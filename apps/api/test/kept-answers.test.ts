import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib'
import { createShelf } from '@hiap/bundle'
import type { SearchAnswer } from '@hiap/lexicon'
import { afterEach, describe, expect, test } from 'vitest'
import type { AppOptions } from '../src/app.ts'
import { ownBytes } from '../src/plugins/app/kept-answers.ts'
import { opened, smallApp } from './small-dictionaries.ts'

let searches: string[] = []
let app: ReturnType<typeof smallApp>
afterEach(async () => {
  await app.close()
  searches = []
})

/** An app that notes what is really searched for. */
function countingApp(limits: AppOptions['limits'] = {}): typeof app {
  const shelf = createShelf(opened)
  app = smallApp({
    programVersion: '1',
    limits: { requestsPerMinute: 0, eventLoopDelay: 0, ...limits },
    shelf: {
      ...shelf,
      search(request) {
        searches.push(request.query)
        return shelf.search(request)
      },
      suggest(request) {
        searches.push(request.prefix)
        return shelf.suggest(request)
      },
    },
  })
  return app
}

describe.each(['', 'gzip', 'br', 'gzip, deflate, br, zstd'])('with Accept-Encoding “%s”', (accepted) => {
  test.each(['/v1/search?q=%E1%9E%80', '/v1/search?q=n', '/v1/search?q=', '/v1/suggest?q=i'])(
    'the second answer to %s is the first, without a second search',
    async (url) => {
      countingApp()
      const ask = () => app.inject({ url, headers: { 'accept-encoding': accepted } })
      const [first, second] = [await ask(), await ask()]
      expect(searches).toHaveLength(1)
      expect(second.statusCode).toBe(200)
      expect(second.rawPayload.equals(first.rawPayload)).toBe(true)
      const { date: _first, ...sent } = first.headers
      const { date: _second, ...sentAgain } = second.headers
      expect(sentAgain).toEqual(sent)
    },
  )
})

test('each encoding has its own bytes of one text', async () => {
  countingApp()
  const url = '/v1/search?q=ngh%C4%A9a&limit=100'
  const texts: string[] = []
  for (const accepted of ['', 'br', 'gzip', '', 'br', 'gzip']) {
    const { rawPayload, headers } = await app.inject({ url, headers: { 'accept-encoding': accepted } })
    expect(headers['content-encoding'] ?? '').toBe(accepted)
    const open = { '': (bytes: Buffer) => bytes, br: brotliDecompressSync, gzip: gunzipSync }[accepted]
    texts.push(String(open?.(rawPayload)))
  }
  expect(new Set(texts).size).toBe(1)
  expect(JSON.parse(texts[0]!).hits.length).toBeGreaterThan(10)
  expect(searches).toHaveLength(3)
})

test('who has the answer is told so, and who asks for the head gets no body', async () => {
  countingApp()
  const url = '/v1/search?q=ia'
  const { headers, body } = await app.inject(url)
  const current = await app.inject({ url, headers: { 'if-none-match': String(headers.etag) } })
  expect([current.statusCode, current.body]).toEqual([304, ''])
  const head = await app.inject({ method: 'HEAD', url })
  expect([head.statusCode, head.body]).toEqual([200, ''])
  expect(head.headers['content-length']).toBe(String(Buffer.byteLength(body)))
  expect(searches).toHaveLength(1)
})

test('a head is not kept as the answer', async () => {
  countingApp()
  await app.inject({ method: 'HEAD', url: '/v1/search?q=ia' })
  expect((await app.inject('/v1/search?q=ia')).json<SearchAnswer>().hits).not.toEqual([])
})

test('a problem is not kept', async () => {
  countingApp()
  for (const _ of [1, 2]) {
    const answer = await app.inject('/v1/search?q=ia&limit=0')
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['cache-control']).toBe('no-store')
  }
})

test('every parameter tells answers apart', async () => {
  countingApp()
  const urls = ['', '&limit=1', '&from=vi', '&to=vi', '&dict=jra-vi', '&pos=NOUN', '&domain=1', '&has=audio']
  for (const _ of [1, 2]) for (const more of urls) await app.inject(`/v1/search?q=ia${more}`)
  expect(searches).toHaveLength(urls.length)
})

test('what was asked for longest ago is forgotten when the memory is full', async () => {
  countingApp({ keptBytes: 20_000 })
  for (let i = 0; i < 200; i++) {
    await app.inject(`/v1/search?q=zz${i}`)
    await app.inject('/v1/search?q=ia')
  }
  expect(searches.filter((query) => query === 'ia')).toHaveLength(1)
  expect(searches).toHaveLength(201)
  await app.inject('/v1/search?q=zz199')
  expect(searches).toHaveLength(201)
  await app.inject('/v1/search?q=zz0')
  expect(searches).toHaveLength(202)
})

test.each(['', 'n', 'nước ទឹក '.repeat(100)])('a kept answer takes no more memory than its bytes', (text) => {
  const compressed = brotliCompressSync(text)
  // What is told apart: a compressor's answer is a piece of a buffer of 16 kB.
  expect(compressed.buffer.byteLength).toBeGreaterThan(compressed.length)
  for (const payload of [text, compressed]) {
    const bytes = ownBytes(payload)
    expect(bytes.equals(Buffer.from(payload))).toBe(true)
    expect(bytes.buffer.byteLength).toBe(bytes.length)
  }
})

test('nothing is kept where there is no memory for it, nor what is larger than all of it', async () => {
  countingApp({ keptBytes: 0 })
  for (const _ of [1, 2]) await app.inject('/v1/search?q=ia')
  expect(searches).toHaveLength(2)
  await app.close()
  searches = []
  countingApp({ keptBytes: 300 })
  for (const _ of [1, 2]) expect((await app.inject('/v1/search?q=ia')).statusCode).toBe(200)
  expect(searches).toHaveLength(2)
})

test('kept answers are counted by the limit of requests', async () => {
  countingApp({ requestsPerMinute: 3 })
  const statuses: number[] = []
  for (let i = 0; i < 5; i++) statuses.push((await app.inject('/v1/search?q=ia')).statusCode)
  expect(statuses).toEqual([200, 200, 200, 429, 429])
})

test('headers that no browser sends do not fill the memory', async () => {
  countingApp()
  const odd = [{ 'accept-encoding': `br, ${'x'.repeat(64)}` }, { 'accept-encoding': 'br', 'x-no-compression': '1' }]
  for (const headers of odd) {
    for (const _ of [1, 2]) await app.inject({ url: '/v1/search?q=ngh%C4%A9a', headers })
  }
  expect(searches).toHaveLength(4)
})
