import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** Ceilings in bytes: what a first visit loads, gzip where the server compresses. */
const codeCeiling = 60_000
const pageCeiling = 200_000

describe('page weight', () => {
  let folder: string
  const files: { readonly name: string; readonly text: Buffer; readonly sent: number }[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hiap-web-'))
    await build({
      root: fileURLToPath(new URL('..', import.meta.url)),
      logLevel: 'error',
      build: { outDir: folder, emptyOutDir: true },
    })
    for (const name of await readdir(folder, { recursive: true })) {
      if (extname(name) === '') continue
      const text = await readFile(join(folder, name))
      files.push({ name, text, sent: extname(name) === '.woff2' ? text.length : gzipSync(text).length })
    }
  }, 120_000)

  afterAll(() => rm(folder, { recursive: true, force: true }))

  const sent = (...extensions: readonly string[]): number =>
    files.filter(({ name }) => extensions.includes(extname(name))).reduce((sum, file) => sum + file.sent, 0)

  test('stays under its ceilings', () => {
    const code = sent('.js', '.css')
    const fonts = sent('.woff2')
    const page = code + fonts + sent('.html', '.svg', '.webmanifest')
    console.log(`page weight: JS and CSS ${code} B gzip, fonts ${fonts} B, all ${page} B`)
    expect(code).toBeGreaterThan(0)
    expect(fonts).toBeGreaterThan(0)
    expect(code).toBeLessThanOrEqual(codeCeiling)
    expect(page).toBeLessThanOrEqual(pageCeiling)
  })

  test('has no inline script or style and names no other host, as its policy demands', () => {
    const html = files.find(({ name }) => name === 'index.html')?.text.toString() ?? ''
    expect(html).toContain('<hiap-page>')
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|https?:/)
    for (const script of html.match(/<script[^>]*>/g) ?? []) expect(script).toContain(' src="/')
    for (const { text } of files.filter(({ name }) => name.endsWith('.css'))) {
      expect(text.toString()).not.toMatch(/url\(["']?(?:https?:|\/\/|data:)/)
    }
  })
})
