import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import config from '../vite.keyboard.config.ts'
import { browserSession, builtModule, skipped } from './browser.ts'

const guide = await readFile(new URL('../../../docs/guides/on-screen-keyboard.md', import.meta.url), 'utf8')
const layout = await readFile(new URL('../../lexicon/layouts/km-nida.json', import.meta.url), 'utf8')

/** The files that the build of the keyboard writes, by name. */
async function builtKeyboard(): Promise<Readonly<Record<string, string>>> {
  const built = await build({
    ...config,
    configFile: false,
    logLevel: 'warn',
    build: { ...config.build, write: false },
  })
  const [result] = Array.isArray(built) ? built : [built]
  if (result === undefined || !('output' in result)) throw new Error('nothing was built')
  return Object.fromEntries(
    result.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code]] : [])),
  )
}

describe('the built keyboard', () => {
  it('has 8 kB, min and gzip; what few pages need stands beside it', async () => {
    const files = await builtKeyboard()
    expect(Object.keys(files).sort()).toEqual([
      'hiap-keyboard-touch-layout.js',
      'hiap-keyboard-word-keys.js',
      'hiap-keyboard.js',
    ])
    const sizes = Object.entries(files).map(([name, code]) => [name, gzipSync(code, { level: 9 }).length] as const)
    for (const [name, size] of sizes) {
      console.log(`${name}: ${size.toLocaleString('en')} bytes of at most 8,000`)
      expect(size).toBeLessThanOrEqual(8000)
    }
  })
})

describe.skipIf(skipped !== undefined)('the page of docs/guides/on-screen-keyboard.md', () => {
  const session = browserSession()
  let server: Server | undefined
  let address = ''

  beforeAll(async () => {
    const html = /```html\n([\s\S]+?)```/.exec(guide)?.[1] ?? ''
    const scripts = { ...(await builtKeyboard()), 'hiap-input.js': await builtModule() }
    const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
      '/': ['text/html; charset=utf-8', html],
      '/km-nida.json': ['application/json', layout],
      ...Object.fromEntries(Object.entries(scripts).map(([name, code]) => [`/${name}`, ['text/javascript', code]])),
    }
    server = createServer((request, response) => {
      const [type, text] = files[request.url ?? ''] ?? []
      if (type === undefined) response.writeHead(404).end()
      else {
        const policy =
          "default-src 'none'; connect-src 'self'; script-src 'self' 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types 'none'"
        response.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(text)
      }
    })
    await new Promise<void>((resolve) => server?.listen(0, 'localhost', resolve))
    address = `http://localhost:${(server.address() as AddressInfo).port}/`
  }, 60_000)
  afterAll(() => server?.close())

  it('types Khmer under a policy without styles and with Trusted Types', async () => {
    await session.open()
    const { page } = session
    const violations: string[] = []
    page.on('console', (message) => message.type() === 'error' && violations.push(message.text()))
    page.on('pageerror', (error) => violations.push(error.message))
    await page.setViewportSize({ width: 360, height: 640 })
    await page.goto(address, { waitUntil: 'networkidle' })
    await page.focus('textarea')
    for (const name of ['ស', 'dấu coeng', 'រ', 'nguyên âm u', 'ក']) {
      await page.locator(`hiap-keyboard [aria-label="${name}"]`).first().click()
    }
    expect(await page.inputValue('textarea')).toBe('ស្រុក')
    const keyboard = page.locator('hiap-keyboard')
    await keyboard.evaluate((element) => Object.assign(element, { word: 'សាលា' }))
    await page.locator('hiap-keyboard .word ol').waitFor()
    expect(await keyboard.evaluate((element) => getComputedStyle(element).display)).toBe('block')
    const style = await page
      .locator('hiap-keyboard .row')
      .first()
      .evaluate((row) => getComputedStyle(row).display)
    expect(style).toBe('flex')
    expect(violations.filter((text) => !text.includes('favicon'))).toEqual([])
    expect(/```html\n([\s\S]+?)```/.exec(guide)?.[1]?.trim().split('\n')).toHaveLength(10)
  })
})
