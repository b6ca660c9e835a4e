import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import { build, type InlineConfig } from 'vite'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { chromiumArguments, findChromium } from '../../../apps/web/test/find-chromium.ts'
import config from '../vite.config.ts'

const found = findChromium()

/** Why there is no browser to test with; `undefined` where there is one. */
export const skipped: string | undefined = 'reason' in found ? found.reason : undefined
if (skipped !== undefined) console.warn(`The browser tests are skipped: ${skipped}.`)

/** Bundles the test page's own module as one script. */
async function bundlePage(page: URL): Promise<string> {
  const entry = page.pathname
  return codeOf({
    configFile: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, lib: { entry, formats: ['iife'], name: 'page' } },
  })
}

/** What `pnpm build` writes to `dist`: a module that needs no other file. */
export function builtModule(name: 'hiap-input' | 'hiap-candidates' = 'hiap-input'): Promise<string> {
  return codeOf({ ...config, configFile: false, build: { ...config.build, write: false } }, `${name}.js`)
}

async function codeOf(options: InlineConfig, fileName?: string): Promise<string> {
  const built = await build({ ...options, logLevel: 'warn' })
  const [result] = Array.isArray(built) ? built : [built]
  if (result === undefined || !('output' in result)) throw new Error('nothing was built')
  const chunk = result.output.find((each) => each.type === 'chunk' && (fileName ?? each.fileName) === each.fileName)
  if (chunk?.type !== 'chunk' || chunk.imports.length > 0) throw new Error(`${fileName} is not built alone`)
  return chunk.code
}

export interface BrowserSession {
  readonly page: Page
  readonly devtools: CDPSession
  /** Opens a new page with the test page's script. */
  open(device?: 'touch'): Promise<void>
}

/**
 * One browser for the tests around it, a page for each.
 *
 * @param module of the test page
 */
export function browserSession(module: URL = new URL('page.ts', import.meta.url)): BrowserSession {
  let browser: Browser | undefined
  let page: Page | undefined
  let devtools: CDPSession | undefined
  let script = ''

  beforeAll(async () => {
    script = await bundlePage(module)
    browser = await chromium.launch({ executablePath: 'path' in found ? found.path : '', args: [...chromiumArguments] })
  }, 120_000)
  afterEach(() => page?.close())
  afterAll(() => browser?.close())

  return {
    get page() {
      if (page === undefined) throw new Error('no page is open')
      return page
    },
    get devtools() {
      if (devtools === undefined) throw new Error('no page is open')
      return devtools
    },
    async open(device) {
      page = await (browser as Browser).newPage({ hasTouch: device === 'touch' })
      devtools = await page.context().newCDPSession(page)
      await page.addScriptTag({ content: script })
    },
  }
}
