import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build } from 'vite'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import config from '../vite.bind-all.config.ts'
import { browserSession, skipped } from './browser.ts'

const guide = await readFile(new URL('../../../docs/guides/bind-a-text-field.md', import.meta.url), 'utf8')
const html = /```html\n([\s\S]+?)```/.exec(guide)?.[1] ?? ''

describe.skipIf(skipped !== undefined)('bindAll, in the page of the guide', () => {
  const session = browserSession()
  let server: Server | undefined
  let address = ''
  let asked: string[] = []

  beforeAll(async () => {
    const built = await build({
      ...config,
      configFile: false,
      logLevel: 'warn',
      build: { ...config.build, write: false },
    })
    const [result] = Array.isArray(built) ? built : [built]
    if (result === undefined || !('output' in result)) throw new Error('nothing was built')
    const files = new Map(result.output.map((each) => [each.fileName, each.type === 'chunk' ? each.code : '']))
    server = createServer(async (request, response) => {
      const name = (request.url ?? '').slice(1)
      asked.push(name)
      const script = files.get(name)
      if (script !== undefined) response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
      else if (name === '') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
      else if (/^(jra-telex|km-nida)\.json$/.test(name)) {
        const layout = await readFile(new URL(`../../lexicon/layouts/${name}`, import.meta.url))
        response.writeHead(200, { 'content-type': 'application/json' }).end(layout)
      } else response.writeHead(404).end()
    })
    await new Promise<void>((resolve) => server?.listen(0, 'localhost', resolve))
    address = `http://localhost:${(server.address() as AddressInfo).port}/`
  }, 60_000)
  afterAll(() => server?.close())
  beforeEach(async () => {
    await session.open()
    await session.page.goto(address, { waitUntil: 'networkidle' })
    asked = []
  })

  const type = async (keys: string): Promise<void> => {
    for (const key of keys) await session.page.keyboard.press(key)
  }
  const says = (text: string): Promise<void> =>
    expect.poll(() => session.page.textContent('[role=status]'), { timeout: 10_000 }).toBe(text)
  const none = 'Gõ bằng bàn phím của máy'
  const add = (source: string, shadow = false): Promise<void> =>
    session.page.evaluate(
      ([source, shadow]) => {
        const host = document.createElement('section')
        host.lang = 'jra-VN'
        document.body.append(host)
        const root = shadow ? host.attachShadow({ mode: 'open' }) : host
        root.innerHTML = source
      },
      [source, shadow] as const,
    )

  it('types each field by the method of its language, and says so', async () => {
    expect(asked).toEqual([])
    await session.page.focus('input')
    await says('Đang gõ bằng Telex')
    expect(asked).toEqual(['jra-telex.json'])
    await type('howdoom')
    expect(await session.page.inputValue('input')).toBe('hơdôm')
    await session.page.focus('textarea')
    await says('Đang gõ bằng NiDA')
    expect(asked).toEqual(['jra-telex.json', 'km-nida.json'])
    await type('xjm')
    expect(await session.page.inputValue('textarea')).toBe('ខ្ម')
    await session.page.focus('input')
    await says('Đang gõ bằng Telex')
    await type(' oo')
    expect(await session.page.inputValue('input')).toBe('hơdôm ô')
    expect(asked).toHaveLength(2)
  })

  it('follows the switch', async () => {
    await session.page.focus('input')
    await says('Đang gõ bằng Telex')
    expect(await session.page.locator('option').allTextContents()).toEqual(['Telex', 'VNI', 'không'])
    await session.page.selectOption('select', '')
    await says(none)
    await type('oo')
    expect(await session.page.inputValue('input')).toBe('oo')
    await session.page.selectOption('select', 'jra-telex')
    await says('Đang gõ bằng Telex')
    await type(' oo')
    expect(await session.page.inputValue('input')).toBe('oo ô')
  })

  it('tells a layout that cannot be had, and leaves the field alone', async () => {
    await session.page.focus('input')
    await says('Đang gõ bằng Telex')
    await session.page.selectOption('select', 'jra-vni')
    await says('Không tải được bộ gõ')
    await type('o6')
    expect(await session.page.inputValue('input')).toBe('o6')
  })

  it.each([
    ['<textarea id="new"></textarea>', false],
    ['<textarea id="new"></textarea>', true],
    ['<p lang="jra-Latn"><input id="new"></p>', true],
  ])('binds a field that was added later: %s, in a shadow root: %s', async (source, shadow) => {
    await add(source, shadow)
    await session.page.focus('#new')
    await says('Đang gõ bằng Telex')
    await type('howdoom')
    expect(await session.page.inputValue('#new')).toBe('hơdôm')
  })

  it('binds what can be edited', async () => {
    await add('<div contenteditable id="new"></div>')
    await session.page.focus('#new')
    await says('Đang gõ bằng Telex')
    await type('howdoom')
    expect(await session.page.textContent('#new')).toBe('hơdôm')
  })

  it.each([
    '<div data-hiap-ime="off"><input id="new"></div>',
    '<input id="new" type="password">',
    '<input id="new" type="email">',
    '<input id="new" lang="en">',
    '<input id="new" lang="jra-Khmr">',
    '<input id="new" lang="">',
  ])('keeps out of %s', async (source) => {
    await add(source)
    await session.page.focus('#new')
    await says(none)
    await type('oo')
    expect(await session.page.inputValue('#new')).toBe('oo')
    expect(asked).toEqual([])
  })
})
