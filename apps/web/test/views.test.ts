import { createRequire } from 'node:module'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { browserSession, desktop, skipped } from './browser-session.ts'

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const narrow: BrowserContextOptions = { ...desktop, viewport: { width: 360, height: 740 } }

describe.skipIf(skipped !== undefined)(`every view${skipped ? ` (skipped: ${skipped})` : ''}`, () => {
  const session = browserSession()

  /** `press` is a button to press first; empty for none. `methods` are the typing methods that were chosen before. */
  const views: readonly [name: string, path: string, press: string, ready: string, methods?: string][] = [
    ['home', '/', '', '.home .letters'],
    ['results', '/?q=nuoc&from=vi&to=km', '', '[role=option]'],
    ['typing', '/?q=ia&from=jra-Latn&to=vi', '', '[role=option]', 'jra-Latn=jra-telex'],
    ['letters', '/?q=ia&from=jra-Latn&to=vi', '.disclosure', '[role=toolbar] button', 'jra-Latn=jra-telex'],
    ['keyboard', '/?q=%E1%9E%91&from=km&to=vi', '.disclosure', 'hiap-keyboard .key', 'km=km-nida'],
    ['how-to-type', '/jra-vi/j0001', 'hiap-entry .disclosure', 'hiap-how-to-type .used'],
    ['filters', '/?q=nuoc&from=vi&to=km&pos=NOUN&domain=1.3', '.filter', 'hiap-filters select'],
    ['entry-khmer', '/km-vi/k0327', '', 'h1.hero'],
    ['entry-jrai', '/jra-vi/j0001?q=tay&from=vi&to=jra-Latn', '', 'h1.hero'],
    ['text', '/gloss', 'hiap-gloss .actions button', 'hiap-gloss .word'],
    ['write', '/write', '', 'hiap-write textarea'],
    ['write-preview', '/write', 'hiap-write .look', 'hiap-write .preview li'],
    ['write-keys', '/write', 'hiap-write .keys', 'hiap-keyboard button', 'jra-Latn=jra-telex'],
    ['browse', '/jra-vi?letter=h', '', '.entry'],
    ['no-result', '/?q=77777&from=vi&to=km', '', '.message'],
    ['missing', '/km-vi/k999999', '', '.message'],
  ]
  const looks: readonly (readonly [name: string, options: BrowserContextOptions])[] = [
    ['light', { ...desktop, colorScheme: 'light' }],
    ['dark', { ...desktop, colorScheme: 'dark' }],
    ['360', { ...narrow, colorScheme: 'light' }],
    ['forced', { ...desktop, forcedColors: 'active', reducedMotion: 'reduce' }],
  ]

  describe.each(looks)('in %s', (look, options) => {
    test.each(views)('%s: axe finds nothing, nothing is cut off', async (view, path, press, ready, methods) => {
      const page = await session.open(path, { ...options, bypassCSP: true }, choosing(methods))
      if (press !== '') await page.locator(press).first().click()
      await page.locator(ready).first().waitFor()
      if (look === '360') await page.addStyleTag({ content: spacedText })
      await page.addScriptTag({ path: axeSource })
      const violations = await page.evaluate(async () => {
        const { axe } = window as unknown as { axe: typeof import('axe-core') }
        const { violations: all } = await axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        })
        // A key that shows a sign is called by the name of the sign: ◌្ is coeng.
        const named = (id: string, node: { readonly html: string }): boolean =>
          id === 'label-content-name-mismatch' && /^<button class="key /.test(node.html)
        return all
          .map(({ id, nodes }) => ({ id, nodes: nodes.filter((node) => !named(id, node)) }))
          .filter(({ nodes }) => nodes.length > 0)
          .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
      })
      expect(violations).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      await session.shoot(page, `${view}-${look}`)
    })
  })

  test.each(views)('%s: at 400 % zoom nothing is cut off', async (_, path, press, ready, methods) => {
    const small = { ...desktop, viewport: { width: 320, height: 256 } }
    const page = await session.open(path, small, choosing(methods))
    if (press !== '') await page.locator(press).first().click()
    await page.locator(ready).first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  })
})

/** Chooses typing methods and writes a text before the page is there. */
const choosing =
  (methods = '') =>
  (page: Page): Promise<unknown> =>
    page.addInitScript(
      ([chosen, written]) => {
        localStorage.setItem('hiap-methods', chosen)
        localStorage.setItem('hiap-writing', written)
      },
      [methods, JSON.stringify(writing)] as const,
    )

/** What was written before: letters that only look right, marks apart, a letter that no alphabet here has. */
const writing = { text: 'Kâo ɓu hma\u0302o\nćư hơ\u0306i', language: 'jra-Latn', size: 1 }

/** WCAG 1.4.12: the spacing that a reader may set. It inherits into the elements. */
const spacedText = 'html { letter-spacing: 0.12em; word-spacing: 0.16em }'
