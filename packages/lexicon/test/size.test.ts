import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rollup } from 'vite'
import { describe, expect, it } from 'vitest'

const languages = join(import.meta.dirname, '../src/languages')

/** The folders of the languages in Latin letters; English is only the language of glosses. */
const orthographies = readdirSync(languages).filter(
  (name) => !['khmer', 'english'].includes(name) && existsSync(join(languages, name, 'index.ts')),
)

/** What a page pays for a set of languages: its code and tables, minified, in bytes of gzip. */
async function sizeOf(entries: readonly string[]): Promise<number> {
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
          id === virtual
            ? entries.map((each) => `export * from ${JSON.stringify(join(languages, each, 'index.ts'))}`).join('\n')
            : undefined,
      },
    ],
  })) as Rollup.RollupOutput
  const code = result.output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('\n')
  expect(code.length).toBeGreaterThan(1000)
  return gzipSync(code, { level: 9 }).length
}

describe('size of the languages, minified and gzipped', () => {
  it.each([
    ['Khmer', ['khmer'], 15_000],
    ['the Latin orthographies together', orthographies, 6_000],
  ])('%s', async (name, entries, ceiling) => {
    const size = await sizeOf(entries)
    console.log(`${name}: ${size.toLocaleString('en')} bytes of at most ${ceiling.toLocaleString('en')}`)
    expect(size).toBeLessThanOrEqual(ceiling)
  })
})
