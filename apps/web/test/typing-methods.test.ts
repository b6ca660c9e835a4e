import { readdir, readFile } from 'node:fs/promises'
import { type Layout, parseLayout } from '@hiap/lexicon'
import { describe, expect, test } from 'vitest'
import { typingMethods } from '../src/typing-methods.ts'

const folder = new URL('../../../packages/lexicon/layouts/', import.meta.url)
const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()

describe('the typing methods of the page', () => {
  test('are the layouts that come with Hiap, each once', () => {
    expect(files.length).toBeGreaterThanOrEqual(10)
    expect(typingMethods.map(({ id }) => `${id}.json`).sort()).toEqual(files)
  })

  test.each(typingMethods.map((method) => [method.id, method] as const))(
    '%s: locale and name are those of its file, and the file is what is fetched',
    async (id, { locale, name, load }) => {
      const layout = JSON.parse(await readFile(new URL(`${id}.json`, folder), 'utf8')) as Layout
      expect([id, locale, name]).toEqual([layout.id, layout.locale, { vi: layout.name.vi, en: layout.name.en }])
      const fetched = await load()
      expect(fetched).toEqual(layout)
      expect(parseLayout(JSON.stringify(fetched))).toEqual(layout)
    },
  )
})
