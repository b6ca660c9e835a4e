import { writeBundle } from '@hiap/bundle/node'
import type { SearchAnswer } from '@hiap/lexicon'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { bundles, sources } from '../../../packages/bundle/test/full-text/texts.ts'
import type { HiapPage } from '../src/page.ts'
import { browserSession, desktop, skipped } from './browser-session.ts'

async function writeTexts(folder: string): Promise<void> {
  for (const [i, { manifest }] of sources.entries()) await writeBundle(folder, manifest.id, bundles[i]!)
}

/** Words of texts in every language, with marks and without, whole and begun; and what looks like operators. */
const inTexts = ['cốm dẹp', 'com dep', 'young per', 'asoi hodang', 'kâo', 'សំពះ', 'nước']
const queries = [...inTexts, 'កុមារទៅ', '+young -person', 'zzxq']

/** What the page's own client answers, and the server. */
const answers = (page: Page, query: string): Promise<{ readonly own: SearchAnswer; readonly server: SearchAnswer }> =>
  page.evaluate(async (query) => {
    const client = document.querySelector<HiapPage>('hiap-page')?.client
    if (client === undefined) throw new Error('the page has no client')
    const response = await fetch(`/v1/search?${new URLSearchParams({ q: query, fullText: 'true' })}`)
    return { own: await client.search({ query, fullText: true }), server: (await response.json()) as SearchAnswer }
  }, query)

describe.skipIf(skipped !== undefined)(`full text in a worker${skipped ? ` (skipped: ${skipped})` : ''}`, () => {
  const { open, complaints, foreign } = browserSession(writeTexts)

  test('is fetched when it is first asked for, and answers as the server does', async () => {
    const fetched: string[] = []
    const page = await open('/', desktop, async (page) => {
      page.context().on('request', async (request) => {
        const { pathname, search } = new URL(request.url())
        const range = await request.headerValue('range').catch(() => null)
        if (pathname.startsWith('/bundles/')) fetched.push(range === null ? search : 'a range')
        if (/open-full-text/.test(pathname)) fetched.push('the code')
      })
    })
    await page.waitForFunction(() => performance.getEntriesByName('hiap-local').length > 0)
    const withoutTexts = await page.evaluate(() =>
      document.querySelector<HiapPage>('hiap-page')?.client.search({ query: 'com dep' }),
    )
    expect(withoutTexts?.hits.filter(({ tier }) => tier === 'text')).toEqual([])
    expect(fetched).toEqual(['?without=text', '?without=text'])

    // The server answers until the texts are there.
    for (const query of queries) {
      const { own, server } = await answers(page, query)
      expect(own).toEqual(server)
    }
    const later = ['a range', 'a range', 'the code']
    await expect.poll(() => fetched.slice(2).sort(), { timeout: 8_000 }).toEqual(later)

    // From now on nothing else is asked of it.
    const asked: string[] = []
    await expect
      .poll(
        async () => {
          asked.length = 0
          page.on('request', (request) => asked.push(request.url()))
          await page.evaluate(() =>
            document.querySelector<HiapPage>('hiap-page')?.client.search({ query: 'kao', fullText: true }),
          )
          return asked
        },
        { timeout: 8_000 },
      )
      .toEqual([])
    for (const query of queries) {
      const { own, server } = await answers(page, query)
      expect(own).toEqual(server)
      if (inTexts.includes(query)) expect(own.hits.at(-1)?.tier, query).toBe('text')
    }
    expect(fetched.slice(2).sort()).toEqual(later)
    expect([complaints, foreign]).toEqual([[], []])
  })
})
