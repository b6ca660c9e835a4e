import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bundles } from './texts.ts'

/** The CommonJS modules that a fresh process has loaded after a program. */
function loadedBy(program: string, ...parameters: readonly string[]): readonly string[] {
  const text = `${program}
    const { createRequire } = await import('node:module')
    console.log(JSON.stringify(Object.keys(createRequire(import.meta.url).cache)))`
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', text, ...parameters], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  })
  return JSON.parse(output) as readonly string[]
}

const src = new URL('../../src/', import.meta.url).href
const hasLunr = (modules: readonly string[]): boolean => modules.some((path) => /[\\/]lunr[\\/]lunr\.js$/.test(path))

test('nobody pays for lunr who opens and searches a dictionary without its texts', () => {
  const open = `
    await import('${src}node.ts')
    await import('${src}browser.ts')
    const { createShelf, openBundle } = await import('${src}index.ts')
    const { readFileSync } = await import('node:fs')
    const shelf = createShelf([openBundle(readFileSync(process.argv[1]))])
    if (shelf.search({ query: 'កុមារ' }).hits.length === 0) throw new Error('nothing is found')`
  const folder = mkdtempSync(join(tmpdir(), 'hiap-lazy-'))
  const file = join(folder, 'km-test.hiap')
  writeFileSync(file, bundles[0]!)
  try {
    expect(hasLunr(loadedBy(open, file))).toBe(false)
  } finally {
    rmSync(folder, { recursive: true })
  }
  // That it would be seen.
  expect(hasLunr(loadedBy(`await import('${src}full-text/open-full-text.ts')`))).toBe(true)
})
