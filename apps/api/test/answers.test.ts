import { readFileSync } from 'node:fs'
import { createShelf, shelfClient } from '@hiap/bundle'
import { httpClient } from '@hiap/bundle/browser'
import type { BrowsePage, Entry, EntrySummary, GlossRequest, SearchAnswer } from '@hiap/lexicon'
import { Ajv } from 'ajv'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fullEntry, opened, smallApp, sources } from './small-dictionaries.ts'

const app = smallApp()
const shelf = createShelf(opened)
beforeAll(() => shelf.loadFullText())
afterAll(() => app.close())

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >
}

/** Judges an answer by the published schema of its route, in which every object is closed. */
async function breaches(route: string, answer: unknown): Promise<unknown> {
  const document = (await app.inject('/openapi.json')).json<{
    paths: Record<string, { get?: Operation; post?: Operation }>
    components: { schemas: Record<string, object> }
  }>()
  const { get, post } = document.paths[route] ?? {}
  const schema = (get ?? post)?.responses['200']?.content?.['application/json']?.schema
  if (schema === undefined) throw new Error(`${route} has no schema`)
  const ajv = new Ajv({ strict: false, allErrors: true })
  const validate = ajv.compile({ ...schema, components: document.components })
  validate(answer)
  return validate.errors ?? []
}

describe.each([
  ['/v1/dictionaries', '/v1/dictionaries', () => ({ dictionaries: shelf.dictionaries() })],
  ['/v1/search', '/v1/search?q=ia', () => shelf.search({ query: 'ia' })],
  ['/v1/search', '/v1/search?q=nuoc', () => shelf.search({ query: 'nuoc' })],
  ['/v1/search', '/v1/search?q=n%C6%B0%E1%BB%9Bc&to=km', () => shelf.search({ query: 'nước', to: 'km' })],
  ['/v1/search', '/v1/search?q=water&from=en&limit=1', () => shelf.search({ query: 'water', from: 'en', limit: 1 })],
  ['/v1/search', '/v1/search?q=ia&dict=km-vi', () => shelf.search({ query: 'ia', dictionaries: ['km-vi'] })],
  [
    '/v1/search',
    '/v1/search?q=ia&dict=km-vi,jra-vi',
    () => shelf.search({ query: 'ia', dictionaries: ['km-vi', 'jra-vi'] }),
  ],
  ['/v1/search', '/v1/search?q=t%C6%A1loj', () => shelf.search({ query: 'tơloj' })],
  ['/v1/search', '/v1/search?q=h*m&from=jra', () => shelf.search({ query: 'h*m', from: 'jra' })],
  ['/v1/search', '/v1/search?q=kh%C3%B4ng&fullText=true', () => shelf.search({ query: 'không', fullText: true })],
  ['/v1/search', '/v1/search?q=n&pos=NOUN', () => shelf.search({ query: 'n', filter: { partsOfSpeech: ['NOUN'] } })],
  ['/v1/suggest', '/v1/suggest?q=h&limit=3', () => ({ suggestions: shelf.suggest({ prefix: 'h', limit: 3 }) })],
  ['/v1/browse/{dictionary}', '/v1/browse/km-vi?limit=4', () => shelf.browse({ dictionary: 'km-vi', limit: 4 })],
  [
    '/v1/browse/{dictionary}',
    '/v1/browse/km-vi?prefix=%E1%9E%80',
    () => shelf.browse({ dictionary: 'km-vi', prefix: 'ក' }),
  ],
  ['/v1/entries/{dictionary}/{id}', '/v1/entries/km-vi/k0001', () => fullEntry],
  ['/v1/entries/{dictionary}/{id}', '/v1/entries/jra-vi/j0002', () => shelf.entry('jra-vi', 'j0002')],
])('%s as %s', (route, url, expected) => {
  test('answers with what the shelf has, as published', async () => {
    const answer = await app.inject(url)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(answer.json()).toEqual(expected())
    expect(await breaches(route, answer.json())).toEqual([])
  })
})

test('the judge of answers knows a bad one', async () => {
  expect(await breaches('/v1/entries/{dictionary}/{id}', { ...fullEntry, surprise: 1 })).not.toEqual([])
  expect(await breaches('/v1/search', { query: 'x', hits: [{}], truncated: false })).not.toEqual([])
})

test('the full entry has every field that the file schema allows', () => {
  const file = JSON.parse(
    readFileSync(new URL('../../../dictionaries/schema/entry.schema.json', import.meta.url), 'utf8'),
  ) as { $defs: Record<string, SchemaNode> } & SchemaNode
  const missing: string[] = []
  const walk = (node: SchemaNode, value: unknown, path: string): void => {
    const target = node.$ref === undefined ? node : (file.$defs[node.$ref.slice('#/$defs/'.length)] ?? {})
    if (value === undefined) missing.push(path)
    else if (target.items !== undefined) walk(target.items, (value as unknown[])[0], `${path}[]`)
    else
      for (const [name, property] of Object.entries(target.properties ?? {}))
        walk(property, (value as Record<string, unknown>)[name], `${path}.${name}`)
  }
  walk(file, fullEntry, 'entry')
  expect(missing).toEqual([])
})

interface SchemaNode {
  readonly $ref?: string
  readonly items?: SchemaNode
  readonly properties?: Readonly<Record<string, SchemaNode>>
}

describe('running text', () => {
  const gloss = (request: GlossRequest) => app.inject({ method: 'POST', url: '/v1/gloss', payload: request })

  test.each<GlossRequest>([
    { text: 'ទឹកសាលារៀន ia hơdôm?' },
    { text: 'ទឹក\nផ្ទះ', from: 'km', to: 'en' },
    { text: 'ទឹក ia', dictionaries: ['jra-vi'] },
    { text: 'ទឹក ia', dictionaries: [] },
    { text: 'ទឹក'.repeat(1300) },
    { text: '' },
    { text: 'water', from: 'xx' },
  ])('%j is answered with what the shelf has, as published', async (request) => {
    const answer = await gloss(request)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(answer.json()).toEqual(shelf.gloss(request))
    expect(await breaches('/v1/gloss', answer.json())).toEqual([])
  })

  test('is kept by no cache, and has no tag', async () => {
    const answer = await gloss({ text: 'ទឹក' })
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers.etag).toBeUndefined()
    const again = await app.inject({
      method: 'POST',
      url: '/v1/gloss',
      payload: { text: 'ទឹក' },
      headers: { 'if-none-match': '*' },
    })
    expect(again.statusCode).toBe(200)
  })

  test('a text of many words is compressed', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/gloss',
      payload: { text: 'ទឹក ផ្ទះ '.repeat(50) },
      headers: { 'accept-encoding': 'gzip' },
    })
    expect(answer.headers['content-encoding']).toBe('gzip')
  })
})

describe('what is asked for decides who answers', () => {
  const found = async (query: string): Promise<readonly string[]> =>
    (await app.inject(`/v1/search?${query}`))
      .json<SearchAnswer>()
      .hits.map((hit) => `${hit.entryId} ${hit.reason}`)
      .toSorted()

  test.each([
    ['q=nuoc&from=vi', ['j0001 meaning-without-marks', 'k0001 meaning-without-marks']],
    ['q=nuoc&from=vi&dict=jra-vi', ['j0001 meaning-without-marks']],
    ['q=nuoc&from=vi&pos=NOUN,VERB', ['k0001 meaning-without-marks']],
    ['q=nuoc&from=vi&pos=VERB', []],
    ['q=nuoc&from=vi&domain=1', ['k0001 meaning-without-marks']],
    ['q=nuoc&from=vi&domain=1.2,1.3', ['k0001 meaning-without-marks']],
    ['q=nuoc&from=vi&domain=1.3.1', []],
    ['q=nuoc&from=vi&dialect=Ki%C3%AAn%20Giang', ['k0001 meaning-without-marks']],
    ['q=nuoc&from=vi&has=audio,example', ['k0001 meaning-without-marks']],
    ['q=nuoc&from=vi&has=audio,image', []],
    ['q=l%E1%BB%8Fng&from=vi', []],
    ['q=l%E1%BB%8Fng&from=vi&fullText=true', ['k0001 in-definition']],
    ['q=l%E1%BB%8Fng&from=vi&fullText=true&has=image', []],
    ['q=h*m&from=jra', ['j0002 pattern']],
    ['q=h%C6%A1%3F%C3%B4m&from=jra', ['j0002 pattern']],
  ])('%s finds %j', async (query, expected) => {
    expect(await found(query)).toEqual(expected)
  })

  test('suggestions are filtered too', async () => {
    const suggested = async (query: string): Promise<readonly string[]> =>
      (await app.inject(`/v1/suggest?${query}`))
        .json<{ suggestions: EntrySummary[] }>()
        .suggestions.map(({ entryId }) => entryId)
    expect(await suggested('q=%E1%9E%91')).toEqual(['k0001'])
    expect(await suggested('q=%E1%9E%91&has=audio')).toEqual(['k0001'])
    expect(await suggested('q=%E1%9E%91&has=image')).toEqual([])
  })
})

describe('empty and unmatched', () => {
  test.each([
    ['/v1/search?q='],
    ['/v1/search?q=%20%20'],
    ['/v1/search?q=%E6%B0%B4'],
    ['/v1/search?q=ia&from=xx'],
    ['/v1/search?q=ia&to=xx-Yyyy'],
  ])('%s finds nothing and is no error', async (url) => {
    const answer = await app.inject(url)
    expect(answer.statusCode).toBe(200)
    expect(answer.json<SearchAnswer>().hits).toEqual([])
  })

  test('an empty text suggests without error', async () => {
    const answer = await app.inject('/v1/suggest?q=')
    expect(answer.statusCode).toBe(200)
    expect(answer.json<{ suggestions: EntrySummary[] }>().suggestions.length).toBeLessThanOrEqual(9)
  })
})

test('the longest query that is allowed is answered', async () => {
  const answer = await app.inject(`/v1/search?q=${'%E1%9E%80'.repeat(512)}`)
  expect(answer.statusCode).toBe(200)
})

test('turning the pages meets every entry once, there and back', async () => {
  const page = async (cursor?: string): Promise<BrowsePage> =>
    (
      await app.inject({ url: '/v1/browse/km-vi', query: { limit: '4', ...(cursor === undefined ? {} : { cursor }) } })
    ).json()
  const forward: string[] = []
  let current = await page()
  for (;;) {
    forward.push(...current.entries.map(({ entryId }) => entryId))
    if (current.next === undefined) break
    current = await page(current.next)
  }
  expect(new Set(forward).size).toBe(sources[0]?.entries.length)
  expect(forward).toHaveLength(current.total)
  let back = 0
  while (current.previous !== undefined) {
    current = await page(current.previous)
    back++
  }
  expect(back).toBe(Math.ceil(forward.length / 4) - 1)
})

test('HEAD answers as GET, without the body', async () => {
  const answer = await app.inject({ method: 'HEAD', url: '/v1/search?q=ia' })
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toBe('')
  expect(answer.headers.etag).toBeDefined()
})

describe('the HTTP client meets the API', () => {
  const client = httpClient({
    baseUrl: 'http://api.test',
    fetch: async (input, init) => {
      const answer = await app.inject({
        method: (init?.method ?? 'GET') as 'GET' | 'POST',
        url: String(input).replace('http://api.test', ''),
        headers: init?.headers as Record<string, string>,
        ...(init?.body ? { payload: String(init.body) } : {}),
      })
      return new Response(answer.rawPayload, {
        status: answer.statusCode,
        headers: { 'content-type': String(answer.headers['content-type']) },
      })
    },
  })
  const local = shelfClient(shelf)

  test('answers are those of the shelf itself', async () => {
    expect(await client.dictionaries()).toEqual(await local.dictionaries())
    for (const query of ['ia', 'nước', 'ខ្មែរ', 'hodom', 'a & b = c?', '', '100%', '+'])
      expect(await client.search({ query, limit: 5 })).toEqual(await local.search({ query, limit: 5 }))
    expect(await client.entry('km-vi', 'k0001')).toEqual(fullEntry satisfies Entry)
    expect(await client.entry('km-vi', 'k9999')).toBeUndefined()
    expect(await client.browse({ dictionary: 'km-vi', prefix: 'ភ' })).toEqual(
      await local.browse({ dictionary: 'km-vi', prefix: 'ភ' }),
    )
    expect(await client.browse({ dictionary: 'nope' })).toBeUndefined()
    expect(await client.suggest({ prefix: 'ស', dictionaries: ['km-vi'] })).toEqual(
      await local.suggest({ prefix: 'ស', dictionaries: ['km-vi'] }),
    )
  })

  test('a running text too', async () => {
    for (const request of [
      { text: 'ទឹកសាលារៀន, ia "hơdôm"\n' },
      { text: 'ទឹក ia', from: 'jra', to: 'en', dictionaries: ['jra-vi', 'km-vi'] },
    ])
      expect(await client.gloss(request)).toEqual(await local.gloss(request))
    await expect(client.gloss({ text: 'ia', dictionaries: ['nope'] })).rejects.toMatchObject({
      details: { status: 404 },
    })
    await expect(client.gloss({ text: '\u0007' })).rejects.toMatchObject({ details: { code: 'text-refused' } })
  })

  test('a problem comes through with its code and detail', async () => {
    await expect(client.search({ query: 'x'.repeat(600) })).rejects.toMatchObject({
      code: 'request-failed',
      details: { status: 400, code: 'parameter-invalid' },
    })
  })
})
