import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openRelease } from '../src/release.ts'
import { fullEntry, smallApp } from './small-dictionaries.ts'

const root = mkdtempSync(join(tmpdir(), 'hiap-data-'))
const webRoot = join(root, 'web')
const folder = join(root, 'release')
const files: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html><title>Open data</title>',
  'README.md': '# Open data\n',
  'catalogue.jsonld': '{}\n',
  'km-vi/lift/km-vi.lift': `<lift version="0.13">${'<entry/>'.repeat(500)}</lift>\n`,
  'km-vi/csv/từ điển.csv': 'a,b\n',
  'km-vi/csv/empty.csv': '',
  'km-vi/yomitan/km-vi.zip': 'PK',
}
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const sums = Object.entries(files)
  .map(([path, text]) => `${sha256(text)}  ${path}\n`)
  .join('')
for (const [path, text] of Object.entries(files)) {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}
writeFileSync(join(folder, 'SHA256SUMS'), sums)
writeFileSync(join(folder, 'secret.txt'), 'not in the list')
mkdirSync(webRoot)
const page =
  '<!doctype html><html lang="vi"><head><meta name="description" content="Hiap"><title>Hiap</title></head><body></body></html>'
writeFileSync(join(webRoot, 'index.html'), page)

const baseUrl = 'https://hiap.example/'
const app = smallApp({ release: await openRelease(folder), baseUrl, webRoot })
const bare = smallApp({ webRoot })
afterAll(async () => {
  await app.close()
  await bare.close()
  rmSync(root, { recursive: true })
})

const at = (path: string): string => `/data/${path.split('/').map(encodeURIComponent).join('/')}`

describe('a release', () => {
  test.each(Object.keys(files))('serves %s as it is, by its checksum', async (path) => {
    const text = files[path] ?? ''
    const answer = await app.inject({ url: at(path), headers: { 'accept-encoding': 'br, gzip' } })
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toBe(text)
    expect(answer.headers).toMatchObject({
      etag: `"${sha256(text)}"`,
      'cache-control': 'public, no-cache',
      'content-length': String(Buffer.byteLength(text)),
      'accept-ranges': 'bytes',
      'access-control-allow-origin': '*',
    })
    expect(answer.headers['content-encoding']).toBeUndefined()
    const again = await app.inject({ url: at(path), headers: { 'if-none-match': String(answer.headers.etag) } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    const head = await app.inject({ method: 'HEAD', url: at(path) })
    expect([head.statusCode, head.body, head.headers['content-length']]).toEqual([
      200,
      '',
      String(Buffer.byteLength(text)),
    ])
  })

  test.each([
    ['index.html', 'text/html; charset=utf-8', undefined],
    ['README.md', 'text/markdown; charset=utf-8', undefined],
    ['catalogue.jsonld', 'application/ld+json; charset=utf-8', undefined],
    ['SHA256SUMS', 'text/plain; charset=utf-8', undefined],
    ['km-vi/lift/km-vi.lift', 'application/xml; charset=utf-8', 'attachment; filename="km-vi.lift"'],
    ['km-vi/yomitan/km-vi.zip', 'application/zip', 'attachment; filename="km-vi.zip"'],
    [
      'km-vi/csv/từ điển.csv',
      'text/csv; charset=utf-8',
      "attachment; filename*=UTF-8''t%E1%BB%AB%20%C4%91i%E1%BB%83n.csv",
    ],
  ])('says what %s is', async (path, type, disposition) => {
    const { headers } = await app.inject(at(path))
    expect([headers['content-type'], headers['content-disposition']]).toEqual([type, disposition])
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test('shows its pages without anything that runs', async () => {
    const { headers } = await app.inject('/data/index.html')
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; .*sandbox$/)
    expect((await app.inject('/data/')).body).toBe(files['index.html'])
    const bareFolder = await app.inject('/data')
    expect([bareFolder.statusCode, bareFolder.headers.location]).toEqual([308, '/data/'])
  })

  test('serves parts of a file', async () => {
    const path = 'km-vi/lift/km-vi.lift'
    const text = files[path] ?? ''
    const part = await app.inject({ url: at(path), headers: { range: 'bytes=6-12' } })
    expect([part.statusCode, part.body, part.headers['content-range']]).toEqual([
      206,
      text.slice(6, 13),
      `bytes 6-12/${text.length}`,
    ])
    const end = await app.inject({ url: at(path), headers: { range: 'bytes=-8', 'if-range': `"${sha256(text)}"` } })
    expect([end.statusCode, end.body]).toEqual([206, text.slice(-8)])
    const other = await app.inject({ url: at(path), headers: { range: 'bytes=0-1', 'if-range': '"old"' } })
    expect(other.statusCode).toBe(200)
    const beyond = await app.inject({ url: at(path), headers: { range: 'bytes=9999-' } })
    expect([beyond.statusCode, beyond.json().code]).toEqual([416, 'range-unsatisfiable'])
    expect((await app.inject({ url: at('km-vi/csv/empty.csv'), headers: { range: 'bytes=0-1' } })).statusCode).toBe(200)
  })

  test.each([
    '/data/secret.txt',
    '/data/../web/index.html',
    '/data/..%2fweb%2findex.html',
    '/data/%2e%2e/web/index.html',
    '/data/km-vi',
    '/data/km-vi/',
    '/data//README.md',
    '/data/README.md%00',
    '/data/__proto__',
    '/data/constructor',
    '/data/km-vi/lift/../../README.md/',
  ])('does not serve %s', async (url) => {
    const answer = await app.inject(url)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ])
    expect(answer.body).not.toContain('not in the list')
  })

  test('takes no other method', async () => {
    for (const method of ['POST', 'PUT', 'DELETE'] as const) {
      expect((await app.inject({ method, url: '/data/README.md' })).statusCode).toBe(405)
    }
  })

  test('is not served where there is none', async () => {
    for (const url of ['/data', '/data/', '/data/README.md']) {
      expect((await bare.inject({ url, headers: { accept: 'text/html' } })).statusCode).toBe(404)
    }
  })

  test('that was changed under the server is not served as what it was', async () => {
    const changed = join(root, 'changed')
    mkdirSync(changed)
    writeFileSync(join(changed, 'a.txt'), 'one')
    writeFileSync(join(changed, 'SHA256SUMS'), `${sha256('one')}  a.txt\n`)
    const other = smallApp({ release: await openRelease(changed) })
    writeFileSync(join(changed, 'a.txt'), 'three')
    expect((await other.inject('/data/a.txt')).statusCode).toBe(500)
    await other.close()
  })

  test.each([
    ['a folder without a list', undefined, 'release-missing'],
    ['a file that is not there', `${sha256('x')}  nothing.txt\n`, 'release-broken'],
    ['a path that leads out', `${sha256('x')}  ../web/index.html\n`, 'release-broken'],
    ['an absolute path', `${sha256('x')}  /etc/passwd\n`, 'release-broken'],
    ['a folder', `${sha256('x')}  sub\n`, 'release-broken'],
    ['what is no checksum', 'abc  a.txt\n', 'release-broken'],
  ])('is refused with %s', async (name, list, code) => {
    const broken = join(root, name)
    mkdirSync(join(broken, 'sub'), { recursive: true })
    if (list !== undefined) writeFileSync(join(broken, 'SHA256SUMS'), list)
    await expect(openRelease(broken)).rejects.toMatchObject({ code })
  })
})

const asBrowser = { accept: 'text/html,*/*;q=0.8' }
const jsonLd = (body: string): Record<string, unknown> =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/u.exec(body)?.[1] ?? 'null')

describe('the page of an entry', () => {
  test('says what it shows, for search engines', async () => {
    const { body, headers } = await app.inject({ url: '/km-vi/k0001?q=nuoc', headers: asBrowser })
    expect(headers['content-security-policy']).toContain("script-src 'self'")
    expect(jsonLd(body)).toMatchObject({
      '@context': 'https://schema.org/',
      '@type': 'DefinedTerm',
      '@id': 'https://hiap.example/km-vi/k0001',
      name: { '@language': 'km', '@value': 'ទឹក' },
      alternateName: [
        { '@language': 'km', '@value': 'ទិក' },
        { '@language': 'km-Latn', '@value': 'tuk' },
      ],
      description: [
        { '@language': 'vi', '@value': 'nước, nước uống' },
        { '@language': 'en', '@value': 'water' },
      ],
      inDefinedTermSet: {
        '@type': 'DefinedTermSet',
        '@id': 'https://hiap.example/km-vi',
        license: expect.stringMatching(/^https:/),
      },
    })
    expect(body).toContain('<title>ទឹក: nước, nước uống · Hiap</title>')
    expect(body).toContain('<link rel="canonical" href="https://hiap.example/km-vi/k0001" />')
    expect(body.match(/<meta name="description"/gu)).toHaveLength(1)
  })

  test('has addresses of its own where the public one is not known', async () => {
    const { body } = await bare.inject({ url: '/km-vi/k0001', headers: asBrowser })
    expect(jsonLd(body)).toMatchObject({ '@id': '/km-vi/k0001' })
    expect(body).not.toContain('canonical')
  })

  test('says what the dictionary is at the address of the dictionary', async () => {
    const { body } = await app.inject({ url: '/km-vi', headers: asBrowser })
    expect(jsonLd(body)).toMatchObject({ '@type': 'DefinedTermSet', '@id': 'https://hiap.example/km-vi' })
  })

  test.each(['/', '/gloss', '/km-vi/nothing', '/nothing/k0001', '/km-vi/k0001/more', '/__proto__/constructor'])(
    'is as it was built at %s',
    async (url) => {
      expect((await app.inject({ url, headers: asBrowser })).body).toBe(page)
    },
  )

  test('lets no text out of its place', async () => {
    const evil = '</script><script>alert(1)</script><!-- "&'
    const other = smallApp({ webRoot })
    await other.ready()
    const shelf = {
      ...other.shelf,
      entry: () => ({ ...fullEntry, headword: { text: evil, script: 'Latn' }, senses: [{ glosses: { vi: [evil] } }] }),
    }
    const hostile = smallApp({ webRoot, shelf })
    const { body } = await hostile.inject({ url: '/km-vi/k0001', headers: asBrowser })
    expect(body.match(/<script/gu)).toHaveLength(1)
    expect(body).not.toContain('<!--')
    expect(jsonLd(body)).toMatchObject({ name: { '@value': evil } })
    await hostile.close()
    await other.close()
  })
})

describe('search engines', () => {
  test('are told where the sitemaps are', async () => {
    const robots = await app.inject('/robots.txt')
    expect(robots.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(robots.body).toBe(
      'User-agent: *\nDisallow: /v1/\nDisallow: /bundles/\nAllow: /data/\n\nSitemap: https://hiap.example/sitemap.xml\n',
    )
    expect((await bare.inject('/robots.txt')).body).not.toContain('Sitemap')
    const { body, headers } = await app.inject('/sitemap.xml')
    expect(headers['content-type']).toBe('application/xml; charset=utf-8')
    expect(body).toContain('<sitemap><loc>https://hiap.example/sitemap-km-vi.xml</loc></sitemap>')
  })

  test('get the address of every entry', async () => {
    const { body } = await app.inject('/sitemap-km-vi.xml')
    const addresses = [...body.matchAll(/<loc>(.*?)<\/loc>/gu)].map(([, address]) => address)
    const ids: string[] = []
    for (let cursor: string | undefined; ; ) {
      const answer = app.shelf.browse({ dictionary: 'km-vi', limit: 2, ...(cursor === undefined ? {} : { cursor }) })
      ids.push(...(answer?.entries ?? []).map(({ entryId }) => entryId))
      cursor = answer?.next
      if (cursor === undefined) break
    }
    expect(ids.length).toBeGreaterThan(1)
    expect(addresses).toEqual(['https://hiap.example/km-vi', ...ids.map((id) => `https://hiap.example/km-vi/${id}`)])
    const again = await app.inject({
      url: '/sitemap-km-vi.xml',
      headers: { 'if-none-match': String((await app.inject('/sitemap-km-vi.xml')).headers.etag) },
    })
    expect(again.statusCode).toBe(304)
  })

  test('get a sitemap in parts where a dictionary is large', async () => {
    const other = smallApp({})
    await other.ready()
    const [info] = other.shelf.dictionaries()
    if (info === undefined) expect.fail('no dictionary')
    const total = 100_001
    const id = (number: number): string => `e${number}`
    const shelf = {
      ...other.shelf,
      dictionaries: () => [{ ...info, id: 'big', counts: { ...info.counts, entries: total } }],
      browse: ({ cursor, limit = 50 }: { readonly cursor?: string; readonly limit?: number }) => {
        const from = cursor === undefined ? 0 : Number(cursor)
        const to = Math.min(total, from + limit)
        return {
          entries: Array.from({ length: to - from }, (_, index) => ({ entryId: id(from + index) })) as never,
          ...(to < total ? { next: String(to) } : {}),
          total,
        }
      },
    }
    const big = smallApp({ shelf, baseUrl })
    const index = (await big.inject('/sitemap.xml')).body
    expect([...index.matchAll(/sitemap-[^.]*\.xml/gu)].map(([name]) => name)).toEqual([
      'sitemap-big.xml',
      'sitemap-big-2.xml',
      'sitemap-big-3.xml',
    ])
    const counts = await Promise.all(
      ['', '-2', '-3'].map(async (part) => (await big.inject(`/sitemap-big${part}.xml`)).body.match(/<url>/gu)?.length),
    )
    expect(counts).toEqual([50_001, 50_000, 1])
    for (const name of ['-4', '-1', '-0', '-02', '-x']) {
      expect((await big.inject(`/sitemap-big${name}.xml`)).statusCode).toBe(404)
    }
    await big.close()
    await other.close()
  })

  test('get none where the public address is not known', async () => {
    for (const url of ['/sitemap.xml', '/sitemap-km-vi.xml']) {
      expect((await bare.inject({ url, headers: asBrowser })).statusCode).toBe(404)
    }
  })
})
