import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rollup } from 'vite'
import { describe, expect, it } from 'vitest'

const languages = join(import.meta.dirname, '../src/languages')

/** The folders of the languages in Latin letters; English is only the language of glosses. */
const orthographies = readdirSync(languages).filter(
  (name) => !['khmer', 'english'].includes(name) && existsSync(join(languages, name, 'index.ts')),
)

const file = (name: string): string => join(languages, name)

/** What a page pays for these files and what they import: minified, in bytes of gzip. */
async function sizeOf(files: readonly string[]): Promise<number> {
  const virtual = '\0entry'
  const result = (await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: true, rolldownOptions: { input: 'entry', preserveEntrySignatures: 'strict' } },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? virtual : undefined),
        load: (id) =>
          id === virtual ? files.map((each) => `export * from ${JSON.stringify(each)}`).join('\n') : undefined,
      },
    ],
  })) as Rollup.RollupOutput
  const code = result.output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('\n')
  expect(code.length).toBeGreaterThan(1000)
  return gzipSync(code, { level: 9 }).length
}

describe('size of the languages, minified and gzipped', () => {
  it.each([
    [
      'Khmer, with all that the package offers of it',
      ['index', 'variants', 'exact', 'normalise'].map((name) => file(`khmer/${name}.ts`)),
      15_000,
    ],
    ['the Latin orthographies together', orthographies.map((name) => file(`${name}/index.ts`)), 6_000],
    // No language imports the conversions: a page pays for them only where it converts.
    ['legacy encodings', ['detect', 'convert'].map((name) => file(`latin/legacy/${name}.ts`)), 5_000],
  ])('%s', async (name, files, ceiling) => {
    const size = await sizeOf(files)
    console.log(`${name}: ${size.toLocaleString('en')} bytes of at most ${ceiling.toLocaleString('en')}`)
    expect(size).toBeLessThanOrEqual(ceiling)
  })
})

describe('size of the keyboard, minified and gzipped', () => {
  const keyboard = (name: string): string => join(import.meta.dirname, `../src/keyboard/${name}.ts`)

  // What a text field needs; a page pays for checking a layout, or asking for its keys, only where it does.
  it('engine', async () => {
    const size = await sizeOf(['compile-layout', 'engine'].map(keyboard))
    console.log(`engine: ${size.toLocaleString('en')} bytes of at most 4,500`)
    expect(size).toBeLessThanOrEqual(4500)
  })

  it.each(readdirSync(join(import.meta.dirname, '../layouts')))('layout %s', (name) => {
    const layout = readFileSync(join(import.meta.dirname, '../layouts', name), 'utf8')
    const size = gzipSync(JSON.stringify(JSON.parse(layout)), { level: 9 }).length
    const ceiling = name.startsWith('km-') ? 4000 : name.startsWith('jra-') ? 2000 : 5000
    console.log(`${name}: ${size.toLocaleString('en')} bytes of at most ${ceiling.toLocaleString('en')}`)
    expect(size).toBeLessThanOrEqual(ceiling)
  })
})
