import { describe, expect, it } from 'vitest'
import { httpClient } from '../src/http-client.ts'

/** A client of a server that answers every request so, and the requests that it got. */
function clientOf(answer: () => Response) {
  const requests: { readonly url: string; readonly init: RequestInit | undefined }[] = []
  const client = httpClient({
    baseUrl: 'https://dictionary.test',
    fetch: async (url, init) => {
      requests.push({ url: String(url), init })
      return answer()
    },
  })
  return { client, requests }
}

const json = (status: number, body: unknown) => () => new Response(JSON.stringify(body), { status })

describe('http client', () => {
  it('asks the API and gives its answers back', async () => {
    const answer = { query: 'an cơm', hits: [], truncated: false }
    const { client, requests } = clientOf(json(200, { ...answer, suggestions: [] }))
    expect(
      await client.search({ query: 'ăn cơm', from: 'vi', to: 'km', dictionaries: ['km-vi', 'b'], limit: 5 }),
    ).toMatchObject(answer)
    await client.search({ query: '' })
    await client.search({
      query: 'ia',
      filter: { partsOfSpeech: ['NOUN', 'VERB'], semanticDomains: ['1.3'], dialects: ['a, b', 'c'], has: ['audio'] },
      fullText: true,
    })
    await client.suggest({ prefix: 'i', filter: { has: ['image', 'example'] } })
    await client.suggest({ prefix: 'sruk', from: 'km', to: 'vi', limit: 9 })
    await client.entry('km-vi', 'k/1')
    await client.browse({ dictionary: 'km-vi', prefix: 'ក', cursor: 'k1', limit: 2 })
    expect(requests.map((request) => request.url)).toEqual([
      'https://dictionary.test/v1/search?q=%C4%83n+c%C6%A1m&from=vi&to=km&dict=km-vi%2Cb&limit=5',
      'https://dictionary.test/v1/search?q=',
      'https://dictionary.test/v1/search?q=ia&pos=NOUN%2CVERB&domain=1.3&dialect=a%2C+b&dialect=c&has=audio&fullText=true',
      'https://dictionary.test/v1/suggest?q=i&has=image%2Cexample',
      'https://dictionary.test/v1/suggest?q=sruk&from=km&to=vi&limit=9',
      'https://dictionary.test/v1/entries/km-vi/k%2F1',
      'https://dictionary.test/v1/browse/km-vi?prefix=%E1%9E%80&cursor=k1&limit=2',
    ])
  })

  it('sends a running text as the body, never in the address', async () => {
    const answer = { text: 'ទឹក', words: [], truncated: false }
    const { client, requests } = clientOf(json(200, answer))
    expect(await client.gloss({ text: 'ទឹក', from: 'km', to: 'vi', dictionaries: ['km-vi'] })).toEqual(answer)
    await client.gloss({ text: '' })
    expect(requests.map(({ url, init }) => [url, init?.method, JSON.parse(String(init?.body))])).toEqual([
      ['https://dictionary.test/v1/gloss', 'POST', { text: 'ទឹក', from: 'km', to: 'vi', dictionaries: ['km-vi'] }],
      ['https://dictionary.test/v1/gloss', 'POST', { text: '' }],
    ])
    expect(requests[0]?.init?.headers).toMatchObject({ 'content-type': 'application/json' })
    expect(requests[0]?.init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' })
  })

  it('sends no cookie and no referrer', async () => {
    const { client, requests } = clientOf(json(200, { dictionaries: [] }))
    await client.dictionaries()
    expect(requests[0]?.init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' })
  })

  it('gives undefined for an entry or dictionary that is not there', async () => {
    const { client } = clientOf(json(404, { code: 'entry-unknown' }))
    expect(await client.entry('km-vi', 'k9')).toBeUndefined()
    expect(await client.browse({ dictionary: 'none' })).toBeUndefined()
  })

  it.each<[string, () => Response, object]>([
    [
      'a problem',
      json(400, { code: 'parameter-invalid', detail: 'q is too long.' }),
      { message: 'q is too long.', details: { status: 400, code: 'parameter-invalid' } },
    ],
    [
      'an answer that is no JSON',
      () => new Response('<html>', { status: 502 }),
      { message: expect.stringContaining('502'), details: { status: 502, code: undefined } },
    ],
    [
      'a page in place of JSON',
      () => new Response('<html>', { status: 200 }),
      { details: expect.objectContaining({ status: 0 }) },
    ],
    [
      'no answer',
      () => {
        throw new TypeError('fetch failed')
      },
      { details: expect.objectContaining({ status: 0 }) },
    ],
    ['an unknown dictionary', json(404, {}), { details: { status: 404 } }],
  ])('rejects with one error after %s', async (_, answer, expected) => {
    const { client } = clientOf(answer)
    await expect(client.search({ query: 'ia' })).rejects.toMatchObject({ code: 'request-failed', ...expected })
  })

  it('rejects with the reason of an aborted signal', async () => {
    const client = httpClient({ baseUrl: '', fetch: (_, init) => Promise.reject(init?.signal?.reason) })
    await expect(client.search({ query: 'ia' }, AbortSignal.abort('typed on'))).rejects.toBe('typed on')
  })
})
