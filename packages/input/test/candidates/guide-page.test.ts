import { mkdir, readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Shelf } from '../../../bundle/src/index.ts'
import { browserSession, builtModule, skipped } from '../browser.ts'
import { khmerShelf } from './khmer-dictionary.ts'

const guide = await readFile(new URL('../../../../docs/guides/candidates.md', import.meta.url), 'utf8')
const layout = await readFile(new URL('../../../lexicon/layouts/km-latin.json', import.meta.url), 'utf8')

/** Where pictures for the guides go: `HIAP_PICTURES=docs/images vitest run packages/input/test/candidates/guide-page.test.ts`. */
const pictures = process.env.HIAP_PICTURES

describe('the built module', () => {
  it('has candidates, bar and personal words in 8 kB, min and gzip', async () => {
    const size = gzipSync(await builtModule('hiap-candidates'), { level: 9 }).length
    console.log(`hiap-candidates.js: ${size} bytes`)
    expect(size).toBeLessThanOrEqual(8000)
  })
})

describe.skipIf(skipped !== undefined)('the page of docs/guides/candidates.md', () => {
  const session = browserSession()
  let server: Server | undefined
  let shelf: Shelf | undefined
  let address = ''

  beforeAll(async () => {
    shelf = await khmerShelf()
    const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
      '/': ['text/html; charset=utf-8', /```html\n([\s\S]+?)```/.exec(guide)?.[1] ?? ''],
      '/hiap-input.js': ['text/javascript', await builtModule()],
      '/hiap-candidates.js': ['text/javascript', await builtModule('hiap-candidates')],
      '/km-latin.json': ['application/json', layout],
    }
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://localhost')
      const [type, text] = files[url.pathname] ?? []
      if (type !== undefined) response.writeHead(200, { 'content-type': type }).end(text)
      else if (url.pathname !== '/v1/suggest') response.writeHead(404).end()
      else {
        const { q = '', from = '', to = '', limit } = Object.fromEntries(url.searchParams)
        const suggestions = shelf?.suggest({ prefix: q, from, to, limit: Number(limit) })
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ suggestions }))
      }
    })
    await new Promise<void>((resolve) => server?.listen(0, 'localhost', resolve))
    address = `http://localhost:${(server.address() as AddressInfo).port}/`
  }, 60_000)
  afterAll(() => server?.close())

  const picture = async (name: string): Promise<void> => {
    if (pictures === undefined) return
    const folder = fileURLToPath(new URL(`../../../../${pictures}/`, import.meta.url))
    await mkdir(folder, { recursive: true })
    await session.page.addStyleTag({
      content: `:root { color-scheme: light dark } body { color: CanvasText; max-width: 40rem; margin: 1.5rem auto; padding: 0 1rem; background: light-dark(#fdfbf7, #161412) }
        textarea { box-sizing: border-box; width: 100%; padding: .6rem .8rem; border: 1px solid #8a8178; border-radius: 2px; background: transparent; color: inherit; font: 1.5rem/1.85 "Noto Serif Khmer", serif }`,
    })
    await session.page.screenshot({ path: `${folder}${name}.png` })
  }

  it('types by sound, with the dictionary’s meanings', async () => {
    await session.open()
    const { page } = session
    await page.setViewportSize({ width: 720, height: 330 })
    await page.goto(address, { waitUntil: 'networkidle' })
    await page.focus('textarea')
    const first = (text: string): Promise<unknown> =>
      page.waitForSelector(`hiap-candidates .candidate:first-child:has-text("${text}")`)
    const type = async (keys: string): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key === ' ' ? 'Space' : key)
    }
    await type('khmer')
    await first('ខ្មែរ')
    await type(' sala')
    await first('សាលា')
    await picture('candidates')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.emulateMedia({ colorScheme: 'dark' })
    await picture('candidates-dark')
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
    await picture('candidates-forced')
    await page.emulateMedia({ forcedColors: 'none' })
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await type(' rien')
    await first('សាលារៀន')
    await type(' ')
    expect(await page.inputValue('textarea')).toBe('ខ្មែរសាលារៀន')
    await page.keyboard.press('Control+z')
    expect(await page.inputValue('textarea')).toBe('ខ្មែរសាលាrien')
    const kept = await page.evaluate(() => localStorage.getItem('hiap-personal-words'))
    expect(kept).toContain('សាលារៀន')
  })
})
