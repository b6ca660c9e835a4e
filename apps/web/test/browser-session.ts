import { mkdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { chromiumArguments, findChromium } from './find-chromium.ts'
import { type ServerUnderTest, startServer } from './server.ts'

const found = findChromium()

/** Why there is no browser to test with; `undefined` where there is one. */
export const skipped: string | undefined = 'reason' in found ? found.reason : undefined
if (skipped !== undefined) console.warn(`The browser tests are skipped: ${skipped}.`)

const screenshots = fileURLToPath(new URL('../../../test-output/screenshots/', import.meta.url))

export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 820 }, locale: 'vi-VN' }

/** A browser and a server for the tests of one `describe`; every test has browser contexts of its own. */
export interface BrowserSession {
  /** Address of the server. */
  readonly url: string
  /** What the browser complained of in this test: errors, warnings, breaches of the page's policy. */
  readonly complaints: readonly string[]
  /** What was asked of any other host in this test. */
  readonly foreign: readonly string[]
  /** A new window at a path of the server, fonts loaded. `prepare` sees it before the page does. */
  open(path: string, options?: BrowserContextOptions, prepare?: (page: Page) => Promise<unknown>): Promise<Page>
  /** The same for a reader who saves data: no dictionary is fetched, and the server is asked at every key. */
  openSavingData(path: string): Promise<Page>
  /** Ends the server for good. */
  stopServer(): Promise<void>
  /** Keeps a screenshot, of the window or of an element. */
  shoot(from: Page | ReturnType<Page['locator']>, name: string): Promise<void>
}

/**
 * Starts server and browser before the tests around it and ends them after.
 *
 * @param writeData writes the bundles to serve into a folder; left out: the compiled dictionaries of the repository
 * @param start another server than `hiap serve`
 */
export function browserSession(
  writeData?: (folder: string) => Promise<void>,
  start: (data?: string) => Promise<ServerUnderTest> = startServer,
): BrowserSession {
  let server: ServerUnderTest | undefined
  let browser: Browser | undefined
  let data: string | undefined
  const contexts: BrowserContext[] = []
  const complaints: string[] = []
  const foreign: string[] = []

  beforeAll(async () => {
    mkdirSync(screenshots, { recursive: true })
    if (writeData !== undefined) {
      data = await mkdtemp(join(tmpdir(), 'hiap-data-'))
      await writeData(data)
    }
    server = await start(data)
    const executablePath = 'path' in found ? found.path : ''
    browser = await chromium.launch({ executablePath, args: [...chromiumArguments] })
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    if (data !== undefined) await rm(data, { recursive: true })
  })

  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close()
    complaints.length = 0
    foreign.length = 0
  })

  return {
    get url() {
      return server?.url ?? ''
    },
    complaints,
    foreign,
    async open(path, options = desktop, prepare) {
      if (server === undefined || browser === undefined) throw new Error('the session has not begun')
      const { url } = server
      const context = await browser.newContext(options)
      contexts.push(context)
      const page = await context.newPage()
      page.setDefaultTimeout(10_000)
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('request', (request) => {
        if (!request.url().startsWith(url)) foreign.push(request.url())
      })
      await prepare?.(page)
      await page.goto(url + path)
      await page.evaluate(() => document.fonts.ready)
      return page
    },
    openSavingData(path) {
      return this.open(path, desktop, (page) =>
        page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } })),
      )
    },
    async stopServer() {
      await server?.stop()
    },
    async shoot(from, name) {
      await from.screenshot({ path: `${screenshots}${name}.png` })
    },
  }
}
