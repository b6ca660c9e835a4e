import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { fetchBundles } from '../../src/browser/fetch-bundles.ts'
import { mayDownload } from '../../src/browser/may-download.ts'
import { bundleHash, withoutText } from '../../src/bundle-format.ts'
import { compileBundle } from '../../src/compile.ts'
import { openBundle } from '../../src/opened-dictionary.ts'
import { createShelf } from '../../src/shelf.ts'
import { bundles as texts } from '../full-text/texts.ts'
import { manifest, sourceOf } from '../small-source.ts'

const first = compileBundle(sourceOf(['ia', 'tơngan']))
const second = compileBundle({ ...sourceOf(['ama']), manifest: { ...manifest, id: 'jra-other' } })
const bent = Uint8Array.from(first, (byte, i) => (i === first.length - 20 ? byte ^ 1 : byte))

describe('bundles from a server', () => {
  const files: Readonly<Record<string, Uint8Array>> = { '/first': first, '/second': second, '/bent': bent }
  let server: Server
  let base: string

  beforeAll(async () => {
    server = createServer((request, response) => {
      const [path = ''] = (request.url ?? '').split('?')
      const file = files[path]
      if (path === '/broken')
        response.writeHead(200, { 'content-length': 100 }).end('short', () => request.socket.destroy())
      else if (file === undefined) response.writeHead(404).end()
      else response.end(file)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  test('stand on one shelf in the order given', async () => {
    const client = await fetchBundles([
      { url: `${base}/second`, hash: bundleHash(second) },
      { url: `${base}/first`, hash: bundleHash(first) },
    ])
    expect((await client.dictionaries()).map(({ id, hash }) => [id, hash])).toEqual([
      ['jra-other', bundleHash(second)],
      ['jra-test', bundleHash(first)],
    ])
    expect((await client.search({ query: 'tongan' })).hits.map((hit) => hit.headword)).toEqual(['tơngan'])
  })

  test.each([
    ['a byte that differs', '/bent', bundleHash(bent), 'bundle-corrupt'],
    ['a whole bundle that is another', '/second', bundleHash(first), 'bundle-corrupt'],
    ['no such bundle', '/none', bundleHash(first), 'request-failed'],
    ['a connection that breaks', '/broken', bundleHash(first), 'request-failed'],
  ])('are refused, all of them, for %s', async (_, path, hash, code) => {
    const good = { url: `${base}/second`, hash: bundleHash(second) }
    await expect(fetchBundles([good, { url: base + path, hash }])).rejects.toMatchObject({ code })
  })

  test('of a server that is away are refused', async () => {
    await expect(fetchBundles([{ url: 'http://127.0.0.1:9/', hash: '' }])).rejects.toMatchObject({
      code: 'request-failed',
      details: { status: 0 },
    })
  })
})

describe('the texts of a bundle', () => {
  const [bytes] = texts
  const hash = bundleHash(bytes!)
  const request = { query: 'cốm dẹp', fullText: true }

  /** What a server gives for the bundle: one that knows parts, one that knows ranges, one that knows neither. */
  const servers = {
    'parts and ranges': (url: string, range: string) => (url.includes('?') ? withoutText(bytes!) : cut(range)),
    ranges: (_: string, range: string) => cut(range),
    neither: () => bytes!,
  }

  function cut(range: string): Uint8Array {
    const [, from, to] = /^bytes=(\d+)-(\d+)$/u.exec(range) ?? []
    return from === undefined ? bytes! : bytes!.subarray(Number(from), Number(to) + 1)
  }

  test.each(Object.entries(servers))(
    'come when they are first asked for, from a server that knows %s',
    async (_, give) => {
      let fetched: string[] = []
      let mended = false
      const fetching = vi.spyOn(globalThis, 'fetch').mockImplementation(async (url, init) => {
        const range = new Headers(init?.headers).get('range') ?? ''
        fetched.push(`${String(url)} ${range}`.trim())
        return range !== '' && !mended
          ? new Response(null, { status: 503 })
          : new Response(give(String(url), range).slice())
      })
      try {
        const client = await fetchBundles([{ url: 'http://x/b', hash }])
        expect(fetched).toEqual(['http://x/b?without=text'])
        expect((await client.search({ query: 'កុមារ' })).hits[0]?.tier).toBe('exact')
        // The first searches do not wait for the texts, and the first time they cannot be had.
        await expect(client.search(request)).rejects.toMatchObject({ code: 'full-text-missing' })
        await new Promise((resolve) => setTimeout(resolve, 20))
        mended = true
        await vi.waitFor(async () => expect((await client.search(request)).hits[0]?.excerpt).toContain('cốm dẹp'))
        fetched = []
        const opened = openBundle(bytes!)
        await opened.loadFullText()
        expect(await client.search(request)).toEqual(createShelf([opened]).search(request))
        expect(fetched).toEqual([])
      } finally {
        fetching.mockRestore()
      }
    },
  )
})

describe('what a page may fetch unasked', () => {
  const dictionaries = [{ bytes: 60 }, { bytes: 40 }]

  test.each([
    ['nothing is known of the connection', undefined, 100, true],
    ['a quick one', { saveData: false, effectiveType: '4g' }, 100, true],
    ['a middling one', { effectiveType: '3g' }, 100, true],
    ['all together are too large', undefined, 99, false],
    ['the reader saves data', { saveData: true, effectiveType: '4g' }, 100, false],
    ['a slow one', { saveData: false, effectiveType: '2g' }, 100, false],
    ['a very slow one', { effectiveType: 'slow-2g' }, 100, false],
  ])('%s', (_, connection, most, may) => {
    expect(mayDownload(dictionaries, connection, most)).toBe(may)
  })

  test('nothing, where there is nothing', () => {
    expect(mayDownload([], undefined)).toBe(false)
  })
})
