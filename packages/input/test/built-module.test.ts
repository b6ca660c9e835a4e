import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserSession, builtModule, skipped } from './browser.ts'

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
const layout = await readFile(new URL('../../lexicon/layouts/jra-telex.json', import.meta.url), 'utf8')

describe('the built module', () => {
  it('has engine and binding in 8 kB, min and gzip', async () => {
    const size = gzipSync(await builtModule(), { level: 9 }).length
    expect(size).toBeLessThanOrEqual(8000)
  })
})

describe.skipIf(skipped !== undefined)('the page of README.md', () => {
  const session = browserSession()
  let server: Server | undefined
  let address = ''

  beforeAll(async () => {
    const html = /```html\n([\s\S]+?)```/.exec(readme)?.[1] ?? ''
    const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
      '/': ['text/html; charset=utf-8', html],
      '/hiap-input.js': ['text/javascript', await builtModule()],
      '/jra-telex.json': ['application/json', layout],
    }
    server = createServer((request, response) => {
      const [type, text] = files[request.url ?? ''] ?? []
      if (type === undefined) response.writeHead(404).end()
      else response.writeHead(200, { 'content-type': type }).end(text)
    })
    await new Promise<void>((resolve) => server?.listen(0, 'localhost', resolve))
    address = `http://localhost:${(server.address() as AddressInfo).port}/`
  }, 60_000)
  afterAll(() => server?.close())

  it('types Jrai in ten lines', async () => {
    await session.open()
    await session.page.goto(address, { waitUntil: 'networkidle' })
    await session.page.focus('textarea')
    for (const key of 'howdoom towloi') await session.page.keyboard.press(key)
    expect(await session.page.inputValue('textarea')).toBe('hơdôm tơloi')
    await session.page.keyboard.press('Control+z')
    expect(await session.page.inputValue('textarea')).toBe('hơdôm tơlo')
    expect(/```html\n([\s\S]+?)```/.exec(readme)?.[1]?.trim().split('\n')).toHaveLength(10)
  })
})
