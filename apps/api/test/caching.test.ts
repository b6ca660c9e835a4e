import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { createShelf } from '@hiap/bundle'
import { afterAll, describe, expect, test } from 'vitest'
import { opened, smallApp } from './small-dictionaries.ts'

const app = smallApp({ programVersion: '1' })
afterAll(() => app.close())

const cached = [
  '/v1/dictionaries',
  '/v1/search?q=ia',
  '/v1/suggest?q=i',
  '/v1/browse/km-vi',
  '/v1/entries/km-vi/k0001',
  '/openapi.json',
  `/bundles/${opened[0]?.info.hash}`,
]

describe.each(cached)('%s', (url) => {
  test('has a strong tag and a lifetime', async () => {
    const answer = await app.inject(url)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers.etag).toMatch(/^"[\w-]+"$/u)
    expect(answer.headers['cache-control']).toMatch(/^public, max-age=\d+, (?:stale-while-revalidate=\d+|immutable)$/u)
    expect(answer.headers.vary).toBe('accept-encoding')
  })

  test.each(['', 'br', 'gzip'])('is not sent again to who has it (encoding %s)', async (encoding) => {
    const first = await app.inject({ url, headers: { 'accept-encoding': encoding } })
    const tag = String(first.headers.etag)
    for (const held of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await app.inject({ url, headers: { 'accept-encoding': encoding, 'if-none-match': held } })
      expect(again.statusCode).toBe(304)
      expect(again.body).toBe('')
      // A length here would be read as that of the answer held (RFC 9110 §8.6).
      expect(again.headers['content-length']).toBeUndefined()
      if (held !== '*') expect(again.headers.etag).toBe(tag)
      expect(again.headers['cache-control']).toBe(first.headers['cache-control'])
    }
    const other = await app.inject({ url, headers: { 'if-none-match': '"other"' } })
    expect(other.statusCode).toBe(200)
  })
})

test('compressed bytes have a tag of their own and are the same text', async () => {
  const url = '/v1/dictionaries'
  const plain = await app.inject(url)
  const br = await app.inject({ url, headers: { 'accept-encoding': 'gzip, br' } })
  const gzip = await app.inject({ url, headers: { 'accept-encoding': 'gzip' } })
  expect(br.headers['content-encoding']).toBe('br')
  expect(gzip.headers['content-encoding']).toBe('gzip')
  expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain.body)
  expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body)
  expect(new Set([plain, br, gzip].map((answer) => answer.headers.etag)).size).toBe(3)
})

test('a short answer is not compressed', async () => {
  const answer = await app.inject({ url: '/v1/search?q=', headers: { 'accept-encoding': 'br' } })
  expect(answer.headers['content-encoding']).toBeUndefined()
})

test('the tag changes with the bundles and with the program', async () => {
  const tagOf = async (shelved: typeof opened, programVersion: string): Promise<unknown> => {
    const other = smallApp({ shelf: createShelf(shelved), programVersion })
    const answer = await other.inject('/v1/search?q=ia')
    await other.close()
    return answer.headers.etag
  }
  const tags = [await tagOf(opened, '1'), await tagOf(opened, '2'), await tagOf(opened.slice(1), '1')]
  expect(new Set(tags).size).toBe(3)
  expect(await tagOf(opened, '1')).toBe(tags[0])
})

test('a 304 is never sent for what would be an error', async () => {
  const { etag } = (await app.inject('/v1/search?q=ia')).headers
  for (const [url, status] of [
    ['/v1/entries/km-vi/k9999', 404],
    ['/v1/search?q=ia&limit=0', 400],
    ['/v1/search?q=ia&dict=nope', 404],
    ['/v1/browse/nope', 404],
  ] as const)
    expect((await app.inject({ url, headers: { 'if-none-match': String(etag) } })).statusCode).toBe(status)
})

describe('bundles', () => {
  test.each(opened.map((each) => [each.info.id, each] as const))('%s is served byte by byte', async (_id, each) => {
    const url = `/bundles/${each.info.hash}`
    const plain = await app.inject(url)
    expect(plain.headers['content-type']).toBe('application/octet-stream')
    expect(plain.headers['content-length']).toBe(String(each.bytes.length))
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(plain.headers['content-disposition']).toBe(`attachment; filename="${each.info.id}-1.2.3.hiap"`)
    expect(Buffer.compare(plain.rawPayload, each.bytes)).toBe(0)
    const br = await app.inject({ url, headers: { 'accept-encoding': 'br' } })
    expect(br.headers['content-encoding']).toBe('br')
    expect(Buffer.compare(brotliDecompressSync(br.rawPayload), each.bytes)).toBe(0)
    const gzip = await app.inject({ url, headers: { 'accept-encoding': 'br;q=0, gzip;q=0.5' } })
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(Buffer.compare(gunzipSync(gzip.rawPayload), each.bytes)).toBe(0)
  })
})
