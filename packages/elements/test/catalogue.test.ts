import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { catalogues, endonyms, type MessageKey, translator } from '../src/strings/catalogue.ts'
import { vi } from '../src/strings/vi.ts'

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort()

describe('interface text', () => {
  test.each(Object.keys(catalogues))('%s has no key that Vietnamese lacks, and the same placeholders', (language) => {
    const messages = catalogues[language] ?? {}
    for (const [key, text] of Object.entries(messages)) {
      expect(vi).toHaveProperty([key])
      expect(placeholders(text ?? ''), key).toEqual(placeholders(vi[key as MessageKey]))
    }
  })

  test('English is complete, and every language has a name for itself', () => {
    expect(Object.keys(catalogues.en ?? {}).sort()).toEqual(Object.keys(vi).sort())
    expect(Object.keys(endonyms)).toEqual(Object.keys(catalogues))
  })

  test('every text is used', () => {
    const root = new URL('../../../', import.meta.url).pathname
    const files = globSync(['packages/elements/src/*.ts', 'apps/web/src/*.ts'], { cwd: root })
    const source = files.map((file) => readFileSync(root + file, 'utf8')).join('\n')
    // A key is named whole, or built from a beginning: `pos.${tag}`.
    const beginnings = [...source.matchAll(/`([a-zA-Z.-]+\.)\$\{/g)].map((match) => match[1] ?? '')
    const unused = Object.keys(vi).filter(
      (key) => !source.includes(`'${key}'`) && !beginnings.some((start) => key.startsWith(start)),
    )
    expect(files.length).toBeGreaterThan(10)
    expect(unused.filter((key) => !/^state\.(offline|failed)\./.test(key))).toEqual([])
  })

  test('falls back to Vietnamese, writes numbers, keeps what it has no value for', () => {
    expect(translator('xx')('state.retry')).toBe('Thử lại')
    expect(translator('xx').language).toBe('vi')
    expect(translator('constructor').language).toBe('vi')
    expect(translator('en')('browse.count.other', { n: 1200 })).toBe('1,200 entries')
    expect(translator('vi')('browse.count.other', { n: 1200 })).toBe('1.200 mục từ')
    expect(translator('en')('search.count.other')).toBe('{n} results.')
    expect(translator('vi')('search.results', { query: '$& {n}' })).toBe('Kết quả cho “$& {n}”')
  })
})
