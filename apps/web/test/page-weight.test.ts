import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** Ceilings in bytes: what a first visit loads, gzip where the server compresses. */
const codeCeiling = 60_000
const pageCeiling = 200_000
/** The largest file of those that are loaded later, each when it is wanted: readings, filters, the search worker. */
const laterCeiling = 50_000

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

  const sent = (from: typeof files, ...extensions: readonly string[]): number =>
    from.filter(({ name }) => extensions.includes(extname(name))).reduce((sum, file) => sum + file.sent, 0)

  /** The scripts that the page asks for by itself: those it names, and what they import. */
  const scriptsOfThePage = (): ReadonlySet<string> => {
    const textOf = (name: string): string => files.find((file) => file.name === name)?.text.toString() ?? ''
    const found = new Set<string>()
    const follow = (name: string): void => {
      if (found.has(name)) return
      found.add(name)
      for (const [, from] of textOf(name).matchAll(/\b(?:from|import)\s*["']([^"']+\.js)["']/g))
        follow(join(dirname(name), from ?? ''))
    }
    for (const [, script] of textOf('index.html').matchAll(/<script[^>]*\ssrc="\/([^"]+)"/g)) follow(script ?? '')
    return found
  }

  test('stays under its ceilings', () => {
    const first = scriptsOfThePage()
    const [now, later] = [true, false].map((isFirst) =>
      files.filter(({ name }) => extname(name) !== '.js' || first.has(name) === isFirst),
    ) as [typeof files, typeof files]
    const code = sent(now, '.js', '.css')
    const fonts = sent(now, '.woff2')
    const page = code + fonts + sent(now, '.html', '.svg', '.webmanifest')
    const scripts = later.filter(({ name }) => extname(name) === '.js')
    console.log(`page weight: JS and CSS ${code} B gzip, fonts ${fonts} B, all ${page} B`)
    for (const { name, sent: bytes } of scripts) console.log(`later: ${name} ${bytes} B`)
    expect([...first].filter((name) => /index-[^/]+\.js$/.test(name))).toHaveLength(1)
    const lateParts = /search-worker|local-search|language-rules|write-/
    expect(later.filter(({ name }) => lateParts.test(name))).toHaveLength(4)
    expect([...first].filter((name) => lateParts.test(name))).toEqual([])
    // The words by which the binding and a layout are told apart: who chooses no typing method loads neither.
    for (const [what, sign] of [
      ['binding', 'field-not-one'],
      ['layout', 'Keyman keyboard dega'],
    ] as const) {
      expect(later.filter(({ text }) => text.includes(sign)).length, what).toBeGreaterThan(0)
      expect(
        now.filter(({ text }) => text.includes(sign)).map(({ name }) => name),
        what,
      ).toEqual([])
    }
    expect(code).toBeGreaterThan(0)
    expect(fonts).toBeGreaterThan(0)
    expect(code).toBeLessThanOrEqual(codeCeiling)
    expect(page).toBeLessThanOrEqual(pageCeiling)
    expect(Math.max(...scripts.map((file) => file.sent))).toBeLessThanOrEqual(laterCeiling)
  })

  // The build turns newer syntax into older, but adds no function that a browser lacks.
  test('calls nothing that Chrome 109, Firefox 115 or Safari 16 do not have', () => {
    const newer =
      /\.(?:toSorted|toReversed|toSpliced|isWellFormed|toWellFormed|withResolvers|groupBy|fromAsync|canParse|toHex|fromHex|fromBase64|isSubsetOf)\(|AbortSignal\.any|Promise\.try|RegExp\.escape/g
    const scripts = files.filter(({ name }) => extname(name) === '.js')
    expect(scripts.map(({ name, text }) => [name, text.toString().match(newer) ?? []])).toEqual(
      scripts.map(({ name }) => [name, []]),
    )
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
