import { openBundle } from '@hiap/bundle'
import * as fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { byteRange } from '../src/byte-range.ts'
import { opened, smallApp } from './small-dictionaries.ts'

const app = smallApp()
afterAll(() => app.close())

/** The dictionary with texts, and the one without. */
const [khmer, jrai] = opened
const { hash } = khmer!.info
const url = `/bundles/${hash}`
const whole = Buffer.from(khmer!.bytes)
const length = whole.length
const textFrom = Buffer.from((await app.inject(`${url}?without=text`)).rawPayload).length

describe('a range of a bundle', () => {
  test.each([
    ['bytes=0-0', 0, 1],
    ['bytes=0-9', 0, 10],
    ['bytes=10-', 10, length],
    [`bytes=${length - 1}-`, length - 1, length],
    [`bytes=5-${length * 9}`, 5, length],
    ['bytes=5-99999999999999999999', 5, length],
    ['bytes=-4', length - 4, length],
    [`bytes=-${length * 9}`, 0, length],
    ['BYTES= 1-2 ', 1, 3],
  ])('%s is bytes %d up to %d', async (range, from, to) => {
    const answer = await app.inject({ url, headers: { range, 'accept-encoding': 'br' } })
    expect(answer.statusCode).toBe(206)
    expect(answer.headers['content-range']).toBe(`bytes ${from}-${to - 1}/${length}`)
    expect(answer.headers['content-length']).toBe(String(to - from))
    expect(answer.headers['content-encoding']).toBeUndefined()
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.etag).toBe(`"${hash}"`)
    expect(Buffer.compare(answer.rawPayload, whole.subarray(from, to))).toBe(0)
  })

  test.each([`bytes=${length}-`, `bytes=${length}-${length + 5}`, 'bytes=-0', 'bytes=99999999999999999999-'])(
    '%s has nothing of it',
    async (range) => {
      const answer = await app.inject({ url, headers: { range } })
      expect(answer.statusCode).toBe(416)
      expect(answer.headers['content-range']).toBe(`bytes */${length}`)
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(answer.headers.etag).toBeUndefined()
      expect(answer.headers['content-disposition']).toBeUndefined()
      expect(answer.json()).toMatchObject({ code: 'range-unsatisfiable', status: 416 })
    },
  )

  test.each([
    'bytes=',
    'bytes=-',
    'bytes=5-4',
    'bytes=a-b',
    'bytes=0-1,3-4',
    'lines=0-1',
    'bytes 0-1',
    'bytes=--1',
    '0-1',
  ])('what is no single range is passed over: %s', async (range) => {
    const answer = await app.inject({ url, headers: { range } })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['accept-ranges']).toBe('bytes')
    expect(Buffer.compare(answer.rawPayload, whole)).toBe(0)
  })

  test('counts only for the bytes that If-Range names', async () => {
    const asked = async (headers: Readonly<Record<string, string>>): Promise<number> =>
      (await app.inject({ url, headers: { range: 'bytes=0-3', ...headers } })).statusCode
    expect(await asked({ 'if-range': `"${hash}"` })).toBe(206)
    expect(await asked({ 'if-range': `W/"${hash}"` })).toBe(200)
    expect(await asked({ 'if-range': `"${hash}-br"` })).toBe(200)
    expect(await asked({ 'if-range': '"other"' })).toBe(200)
    expect(await asked({ 'if-range': 'Sun, 22 Nov 2026 10:00:00 GMT' })).toBe(200)
    // If-None-Match comes first (RFC 9110 §13.2.2).
    expect(await asked({ 'if-none-match': `"${hash}"` })).toBe(304)
  })

  test('is for GET alone', async () => {
    const answer = await app.inject({ url, method: 'HEAD', headers: { range: 'bytes=0-3' } })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-length']).toBe(String(length))
  })

  test('lies in the file, whatever was asked for', () => {
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'bytes=-0123456789, \t'), maxLength: 24 }),
      fc.tuple(fc.nat(), fc.nat()).map(([from, to]) => `bytes=${from}-${to}`),
    )
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 1000 }), (header, size) => {
        const range = byteRange(header, size)
        if (range === undefined || range === 'unsatisfiable') return
        expect(range.from).toBeGreaterThanOrEqual(0)
        expect(range.to).toBeGreaterThan(range.from)
        expect(range.to).toBeLessThanOrEqual(size)
      }),
    )
  })
})

describe('a bundle without its texts', () => {
  test.each(['', 'br', 'gzip'])('is the beginning of the file (encoding %s)', async (encoding) => {
    const answer = await app.inject({ url: `${url}?without=text`, headers: { 'accept-encoding': encoding } })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-encoding'] ?? '').toBe(encoding)
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    if (encoding === '') expect(Buffer.compare(answer.rawPayload, whole.subarray(0, textFrom))).toBe(0)
  })

  test('is not taken for the whole one, compressed or not', async () => {
    const length = async (address: string): Promise<number> =>
      (await app.inject({ url: address, headers: { 'accept-encoding': 'gzip' } })).rawPayload.length
    expect(await length(`${url}?without=text`)).toBeLessThan(await length(url))
    expect(await length(url)).toBeGreaterThan(await length(`${url}?without=text`))
  })

  test('opens, and with the range behind it answers as the whole does', async () => {
    const { rawPayload } = await app.inject(`${url}?without=text`)
    const part = openBundle(rawPayload, 'part', {
      hash,
      readText: async (from, to) =>
        (await app.inject({ url, headers: { range: `bytes=${from}-${to - 1}`, 'if-range': `"${hash}"` } })).rawPayload,
    })
    await part.loadFullText()
    await khmer!.loadFullText()
    const request = { query: 'chat long', limit: 5 }
    expect(part.fullText!.find(request, 'all').hits.map((hit) => hit.excerpt)).toEqual(['chất lỏng không màu'])
    expect(part.fullText!.find(request, 'all')).toEqual(khmer!.fullText!.find(request, 'all'))
  })

  test('is the whole file where there are no texts', async () => {
    const answer = await app.inject(`/bundles/${jrai!.info.hash}?without=text`)
    expect(Buffer.compare(answer.rawPayload, jrai!.bytes)).toBe(0)
  })

  test('can be without nothing else', async () => {
    expect((await app.inject(`${url}?without=entries`)).statusCode).toBe(400)
  })
})
