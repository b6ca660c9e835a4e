import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { browserSession, desktop, skipped } from './browser-session.ts'

const named = (title: string): string => `${title}${skipped ? ` (skipped: ${skipped})` : ''}`

const searchBox = (page: Page): Locator => page.getByRole('combobox', { name: 'Tra từ' })
const hits = (page: Page): Locator => page.getByRole('listbox').getByRole('option')

/** Waits until the worker answers. */
const local = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => performance.getEntriesByName('hiap-local').length > 0)

/** Waits until the first hit has this headword. */
const firstHit = (page: Page, headword: string): Promise<void> =>
  expect.poll(() => hits(page).first().locator('.headword .run').textContent(), { timeout: 8_000 }).toBe(headword)

/** What Chromium complains of when a policy forbids something. */
const policyBreach = /content security policy/i

/** The addresses of a kind that were asked for since. */
function asked(page: Page, part: string): string[] {
  const found: string[] = []
  page.context().on('request', (request) => {
    if (request.url().includes(part)) found.push(request.url())
  })
  return found
}

/** Serves the page with its policy changed. */
async function withPolicy(page: Page, change: (policy: string) => string): Promise<void> {
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback()
    const response = await route.fetch()
    const headers = response.headers()
    const policy = headers['content-security-policy'] ?? ''
    expect(change(policy)).not.toBe(policy)
    return route.fulfill({ response, headers: { ...headers, 'content-security-policy': change(policy) } })
  })
}

describe.skipIf(skipped !== undefined)(named('search in a worker'), () => {
  const session = browserSession()
  const { open, complaints, foreign } = session

  test('begins after the first paint, answers without the server, and keeps the policy', async () => {
    const page = await open('/')
    await local(page)
    const bundles = asked(page, '/bundles/')
    const searches = asked(page, '/v1/')
    await page.keyboard.type('nuoc', { delay: 20 })
    await firstHit(page, 'ទឹក')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('ទឹក')
    expect(searches).toEqual([])
    expect(bundles).toEqual([])
    const [paint = Infinity, begun = 0] = await page.evaluate(() => [
      performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
      performance.getEntriesByType('resource').find(({ name }) => name.includes('search-worker'))?.startTime,
    ])
    expect(begun).toBeGreaterThan(paint)
    expect(page.workers().map((worker) => new URL(worker.url()).pathname)).toEqual([
      expect.stringMatching(/^\/assets\/search-worker-[\w-]+\.js$/),
    ])
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('takes over unseen: no hit moves, and the answers are those of the server', async () => {
    let release = (): void => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const page = await open('/', desktop, (page) =>
      page.context().route('**/bundles/**', async (route) => {
        await held
        await route.fallback()
      }),
    )
    await page.keyboard.type('nuoc')
    await firstHit(page, 'ទឹក')
    const shown = await hits(page).evaluateAll((options) => {
      Object.assign(window, { shown: options })
      return options.map((option) => option.textContent)
    })
    release()
    await local(page)
    expect(
      await hits(page).evaluateAll((options) => {
        const { shown } = window as unknown as { readonly shown: readonly Element[] }
        return options.length === shown.length && options.every((option, i) => option === shown[i])
      }),
    ).toBe(true)

    for (const query of ['nuo', 'nuoc', 'an com', 'tongan', 'ទ', 'sala', 'hodom', 'zzxxq']) {
      await searchBox(page).fill(query)
      const { state, answer } = await page.evaluate(async (query) => {
        const search = document
          .querySelector('hiap-page')
          ?.shadowRoot?.querySelector('hiap-dictionary')
          ?.shadowRoot?.querySelector('hiap-search')
        if (search == null) throw new Error('the page has no search box')
        while (search.state.status !== 'found' || search.state.query !== query) await new Promise((r) => setTimeout(r))
        const { answer, limit, elsewhere } = search.state
        const parameters = new URLSearchParams({ q: query, limit: String(limit) })
        const { from, to } = search.direction ?? { from: '', to: '' }
        if (/\p{Script=Khmr}/u.test(query)) parameters.set('from', 'km')
        else if (!elsewhere) for (const [name, tag] of Object.entries({ from, to })) parameters.set(name, tag)
        const response = await fetch(`/v1/search?${parameters}`)
        return { state: answer, answer: await response.json() }
      }, query)
      expect(state).toEqual(answer)
    }
    await searchBox(page).fill('nuoc')
    await firstHit(page, 'ទឹក')
    expect(await hits(page).evaluateAll((options) => options.map((option) => option.textContent))).toEqual(shown)
    expect([complaints, foreign]).toEqual([[], []])
  })

  test('fetches nothing for a reader who saves data', async () => {
    const page = await session.openSavingData('/')
    const bundles = asked(page, '/bundles/')
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('local-search')),
    )
    await page.keyboard.type('nuoc')
    await firstHit(page, 'ទឹក')
    expect(page.workers()).toEqual([])
    expect(bundles).toEqual([])
    expect(complaints).toEqual([])
  })

  test.each([
    ['a policy without workers', (policy: string) => policy.replace("worker-src 'self'", "worker-src 'none'")],
    ['a policy that lists not ours', (policy: string) => policy.replace(' hiap-worker', '')],
  ])('that %s forbids: the server answers', async (_, change) => {
    const page = await open('/', desktop, (page) => withPolicy(page, change))
    await expect.poll(() => complaints.join('\n'), { timeout: 8_000 }).toMatch(policyBreach)
    const searches = asked(page, '/v1/search')
    await page.keyboard.type('nuoc')
    await firstHit(page, 'ទឹក')
    expect(searches.length).toBeGreaterThan(0)
    expect(complaints.filter((complaint) => !policyBreach.test(complaint))).toEqual([])
  })

  test('in a browser that has none: the server answers', async () => {
    const page = await open('/', desktop, (page) =>
      page.addInitScript(() => Object.defineProperty(window, 'Worker', { value: undefined })),
    )
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('local-search')),
    )
    const searches = asked(page, '/v1/search')
    await page.keyboard.type('nuoc')
    await firstHit(page, 'ទឹក')
    expect(searches.length).toBeGreaterThan(0)
    expect(complaints).toEqual([])
  })

  test('whose bundle was damaged on the way: the server answers', async () => {
    let damaged = 0
    const page = await open('/', desktop, (page) =>
      page.context().route('**/bundles/**', async (route) => {
        const response = await route.fetch()
        const body = await response.body()
        body[body.length - 100] = (body[body.length - 100] ?? 0) ^ 1
        damaged++
        await route.fulfill({ status: 200, contentType: 'application/octet-stream', body })
      }),
    )
    const { dictionaries } = await (await page.request.get(new URL('/v1/dictionaries', page.url()).href)).json()
    await expect.poll(() => damaged, { timeout: 8_000 }).toBe(dictionaries.length)
    await expect.poll(() => page.workers().length, { timeout: 8_000 }).toBe(0)
    const searches = asked(page, '/v1/search')
    await page.keyboard.type('nuoc')
    await firstHit(page, 'ទឹក')
    expect(searches.length).toBeGreaterThan(0)
    expect(complaints).toEqual([])
  })

  test('that dies: the server answers', async () => {
    const page = await open('/')
    await local(page)
    await page.workers()[0]?.evaluate(() => {
      setTimeout(() => {
        throw new Error('out of memory')
      })
    })
    await expect.poll(() => page.workers().length, { timeout: 8_000 }).toBe(0)
    const searches = asked(page, '/v1/search')
    await page.keyboard.type('nuoc')
    await firstHit(page, 'ទឹក')
    expect(searches.length).toBeGreaterThan(0)
  })
})

describe.skipIf(skipped !== undefined)(named('a page whose server is gone'), () => {
  const { open, stopServer, foreign } = browserSession()

  test('looks words up, opens entries and turns pages as before', async () => {
    const page = await open('/')
    await local(page)
    await stopServer()
    await page.keyboard.type('tongan', { delay: 20 })
    await firstHit(page, 'tơngan')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('tơngan')
    await page.getByRole('link', { name: /^Hiap, / }).click()
    await page.getByRole('link', { name: /^គ, / }).click()
    await page.locator('.entry').first().waitFor()
    expect(await page.locator('[role=alert]').count()).toBe(0)
    expect(foreign).toEqual([])
  })
})
