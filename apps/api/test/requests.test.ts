import { createShelf } from '@hiap/bundle'
import { httpClient } from '@hiap/bundle/browser'
import {
  type DictionaryClient,
  features,
  type SearchFilter,
  type SearchRequest,
  type SuggestRequest,
  udTags,
} from '@hiap/lexicon'
import fc from 'fast-check'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { opened, smallApp } from './small-dictionaries.ts'

// A name may be anything, also what means something in an address.
const dialects = ['Kiên Giang', 'a, b', 'x&q=y', '100 %', 'Chơrai+']
const shelf = createShelf(opened)
const infos = shelf
  .dictionaries()
  .map((info) => ({ ...info, facets: { ...info.facets, dialects: dialects.map((value) => ({ value, count: 1 })) } }))

// Everything that reached the shelf: a request made twice is answered from what is kept, and stands here once.
let asked: (SearchRequest | SuggestRequest)[] = []
beforeEach(() => {
  asked = []
})
const app = smallApp({
  shelf: {
    ...shelf,
    dictionaries: () => infos,
    search(request) {
      asked.push(request)
      return { query: request.query, hits: [], truncated: false }
    },
    suggest(request) {
      asked.push(request)
      return []
    },
  },
})
afterAll(() => app.close())

const client: DictionaryClient = httpClient({
  baseUrl: '',
  fetch: async (input) => {
    const answer = await app.inject(String(input))
    return new Response(answer.rawPayload, { status: answer.statusCode })
  },
})

const some = <T>(values: readonly T[], maxLength: number = values.length): fc.Arbitrary<readonly T[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength })
const domain = fc
  .array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 })
  .map((numbers) => numbers.join('.'))
const present = { requiredKeys: [] }
const filter: fc.Arbitrary<SearchFilter> = fc
  .record(
    {
      partsOfSpeech: some(udTags),
      semanticDomains: fc.array(domain, { minLength: 1, maxLength: 20 }),
      dialects: some(dialects),
      has: some(features),
    },
    present,
  )
  .filter((each) => Object.keys(each).length > 0)
const query = fc.string({ unit: fc.constantFrom(...'aơ&=+%?*# /ក្'), maxLength: 20 })
const dictionaries = some(['km-vi', 'jra-vi'])
const tag = fc.constantFrom('km', 'jra-Latn', 'vi')
const search: fc.Arbitrary<SearchRequest> = fc.record(
  {
    query,
    from: tag,
    to: tag,
    dictionaries,
    filter,
    fullText: fc.boolean(),
    limit: fc.integer({ min: 1, max: 100 }),
  },
  { requiredKeys: ['query'] },
)
const suggest: fc.Arbitrary<SuggestRequest> = fc.record(
  { prefix: query, from: tag, to: tag, dictionaries, filter, limit: fc.integer({ min: 1, max: 20 }) },
  { requiredKeys: ['prefix'] },
)

test('what the client is asked for reaches the shelf whole: search', async () => {
  await fc.assert(
    fc.asyncProperty(search, async (request) => {
      await client.search(request)
      expect(asked).toContainEqual({ limit: 20, fullText: false, ...request })
    }),
  )
})

test('what the client is asked for reaches the shelf whole: suggest', async () => {
  await fc.assert(
    fc.asyncProperty(suggest, async (request) => {
      await client.suggest(request)
      expect(asked).toContainEqual({ limit: 9, ...request })
    }),
  )
})

test('an empty list asks for nothing, and is not sent', async () => {
  const nothing: SearchFilter = { partsOfSpeech: [], semanticDomains: [], dialects: [], has: [] }
  await client.search({ query: 'ia', filter: nothing })
  await client.suggest({ prefix: 'ia', filter: nothing })
  expect(asked).toEqual([
    { query: 'ia', limit: 20, fullText: false },
    { prefix: 'ia', limit: 9 },
  ])
})
