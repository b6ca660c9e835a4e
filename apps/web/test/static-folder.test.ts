import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { browserSession, desktop, skipped } from './browser-session.ts'
import { startFolderServer } from './folder-server.ts'

/** What a page asked of the folder, by path in it. */
function watch(page: Page, url: string): string[] {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url().slice(url.length + 1)))
  return asked
}

const smallFiles = (asked: readonly string[]): readonly string[] =>
  asked.filter((path) => /^data\/.+\.json$/.test(path))

describe.skipIf(skipped !== undefined)('a folder behind a plain web server', { timeout: 60_000 }, () => {
  const session = browserSession(undefined, startFolderServer)

  test('answers a look-up with two small files at most, and asks nobody else', async () => {
    const page = await session.openSavingData('/')
    const asked = watch(page, session.url)
    await page.locator('hiap-dictionary h2').first().waitFor()
    asked.length = 0
    await page.keyboard.insertText('nuoc')
    await page.getByText('ទឹក', { exact: true }).first().waitFor()
    expect(smallFiles(asked).length).toBeGreaterThan(0)
    // One for the words of the search, one for the entry beside it.
    expect(smallFiles(asked).length).toBeLessThanOrEqual(2)
    expect(asked.filter((path) => path.endsWith('.hiap'))).toEqual([])
    await expect.poll(() => new URL(page.url()).hash).toContain('#/?q=nuoc')
    expect(new URL(page.url()).pathname).toBe('/words/')
    await session.shoot(page, 'static-folder-results')
    expect(session.foreign).toEqual([])
    expect(session.complaints).toEqual([])
  })

  test('has addresses that can be kept: entries, letters, searches, back and forth', async () => {
    const page = await session.openSavingData('/#/km-vi/k0327')
    await page.getByRole('heading', { name: 'ទឹក' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'ទឹក' }).waitFor()
    await page.goto(`${session.url}/#/jra-vi?letter=h`)
    const link = page.getByRole('link', { name: /^hla\b/ }).first()
    await link.click()
    await page.getByRole('heading', { name: 'hla' }).first().waitFor()
    expect(new URL(page.url()).hash).toMatch(/^#\/jra-vi\/j\d+\?letter=h$/)
    await page.goBack()
    await expect.poll(() => new URL(page.url()).hash).toBe('#/jra-vi?letter=h')
    await link.waitFor()
    expect(session.complaints).toEqual([])
  })

  test('finds by sound and by slips once the whole dictionaries are there', async () => {
    const page = await session.open('/')
    const asked = watch(page, session.url)
    await page.waitForFunction(() => performance.getEntriesByName('hiap-local').length > 0, undefined, {
      timeout: 30_000,
    })
    asked.length = 0
    await page.goto(`${session.url}/#/?q=salarien&from=km&to=vi`)
    await page.getByText('សាលារៀន').first().waitFor()
    expect(smallFiles(asked)).toEqual([])
    await page.goto(`${session.url}/#/km-vi`)
    const download = page.locator('a[download]').first()
    expect(
      (await page.request.get(new URL((await download.getAttribute('href')) ?? '', page.url()).href)).status(),
    ).toBe(200)
    expect(session.foreign).toEqual([])
    expect(session.complaints).toEqual([])
  })

  test('tells that it cannot answer where a file was damaged on the way', async () => {
    const page = await session.open('/', desktop, (early) =>
      early.route(/data\/.*\.json$/, (route) => route.fulfill({ body: '{"format":1}' })),
    )
    await page
      .getByRole('button', { name: /Thử lại/ })
      .first()
      .waitFor()
    await session.shoot(page, 'static-folder-damaged')
  })
})
