import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { problemMediaType } from '../src/problems.ts'
import { smallApp } from './small-dictionaries.ts'

const app = smallApp()
afterAll(() => app.close())

/** Text of the scripts at hand, of marks, controls, surrogates and anything else. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 600 }),
  fc.string({ unit: fc.constantFrom(...'កខគសរ្ំះ់៉៊ិីឹាេែោ\u200b\u200c ia ơ̆ŏđư'), maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('\u0301', '\u17d2', '\u0000', '\u202e', '\ufeff', 'a'), maxLength: 60 }),
)
const raw = fc.string({ unit: fc.constantFrom(...'%25aF0eED&=?#+;,/.\\[]{}<>"\'~!@$^*()-_:| '), maxLength: 80 })
const name = fc.constantFrom(
  'q',
  'from',
  'to',
  'dict',
  'pos',
  'domain',
  'dialect',
  'has',
  'fullText',
  'limit',
  'prefix',
  'cursor',
  '__proto__',
  'x',
)
const path = fc.constantFrom(
  '/v1/search',
  '/v1/suggest',
  '/v1/browse/km-vi',
  '/v1/entries/km-vi/k0001',
  '/v1/dictionaries',
)
const wellEncoded = fc
  .array(fc.tuple(name, text), { maxLength: 5 })
  .map((pairs) => pairs.map(([key, value]) => `${key}=${encodeURIComponent(value.toWellFormed())}`).join('&'))

/** What Node itself refuses before a route is looked for: such bytes cannot be in a request line. */
const sendable = (url: string): string => url.replace(/[^\u0021-\u007e]/gu, '_')

test('no query brings the server down: 2,000 at random', async () => {
  const statuses = new Map<number, number>()
  await fc.assert(
    fc.asyncProperty(path, fc.oneof(wellEncoded, raw), async (where, query) => {
      const answer = await app.inject(sendable(`${where}?${query}`))
      statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1)
      expect(answer.statusCode).toBeLessThan(500)
      if (answer.statusCode !== 200) expect(answer.headers['content-type']).toBe(problemMediaType)
    }),
    { numRuns: 2000 },
  )
  expect(statuses.get(200)).toBeGreaterThan(20)
  expect(statuses.get(400)).toBeGreaterThan(20)
}, 120_000)

test('no path brings the server down: 1,000 at random', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('/', '/v1/', '/v1/entries/', '/v1/browse/', '/bundles/'),
      raw,
      async (start, rest) => {
        const url = sendable(start + rest)
        fc.pre(URL.canParse(url, 'http://localhost'))
        const answer = await app.inject({ method: 'GET', url })
        expect(answer.statusCode).toBeLessThan(500)
      },
    ),
    { numRuns: 1000 },
  )
}, 120_000)

test('no running text brings the server down: 1,000 at random', async () => {
  const statuses = new Map<number, number>()
  const long = fc.tuple(text, fc.integer({ min: 1, max: 300 })).map(([piece, times]) => piece.repeat(times))
  const request = fc.record(
    {
      text: fc.oneof(text, long, fc.jsonValue()),
      from: fc.oneof(fc.constantFrom('km', 'jra', 'xx'), fc.jsonValue()),
      to: fc.constantFrom('vi', 'en', ''),
      dictionaries: fc.oneof(fc.constantFrom([], ['km-vi'], 'km-vi', ['x']), fc.jsonValue()),
      other: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  const fit = fc.record({ text: fc.oneof(text, long), from: fc.constantFrom('km', 'jra'), to: fc.constant('vi') })
  const body = fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom('{"text":{"toString":null}}', '{"dictionaries":{"toString":false}}') },
    { weight: 4, arbitrary: fit.map((value) => JSON.stringify(value)) },
    { weight: 4, arbitrary: request.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: raw },
  )
  await fc.assert(
    fc.asyncProperty(body, async (payload) => {
      const answer = await app.inject({
        method: 'POST',
        url: '/v1/gloss',
        headers: { 'content-type': 'application/json' },
        payload,
      })
      statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1)
      expect(answer.statusCode).toBeLessThan(500)
      if (answer.statusCode !== 200) expect(answer.headers['content-type']).toBe(problemMediaType)
    }),
    { numRuns: 1000 },
  )
  expect(statuses.get(200)).toBeGreaterThan(20)
  expect(statuses.get(400)).toBeGreaterThan(20)
}, 120_000)
