import { readdir, readFile } from 'node:fs/promises'
import { type KeyStroke, type Layout, type Level, parseKeys } from '@hiap/lexicon'
import { beforeEach, describe, expect, it } from 'vitest'
import { browserSession, skipped } from './browser.ts'
import type { Shown } from './page.ts'

const folder = new URL('../../lexicon/layouts/', import.meta.url)
const layouts = await Promise.all(
  (await readdir(folder))
    .filter((name) => name.endsWith('.json'))
    .map(async (name) => JSON.parse(await readFile(new URL(name, folder), 'utf8')) as Layout),
)

const held: Readonly<Record<Level, string>> = {
  base: '',
  shift: 'Shift+',
  altgr: 'AltRight+',
  'altgr+shift': 'Shift+AltRight+',
  ctrl: 'Control+',
}

const keyOf = ({ code, level, backspace }: KeyStroke): string => (backspace ? 'Backspace' : `${held[level]}${code}`)

describe.skipIf(skipped !== undefined)('every layout in the browser', () => {
  const session = browserSession()
  beforeEach(() => session.open())

  it.each(layouts.map((layout) => [layout.id, layout] as const))(
    '%s gives what its own tests say, and takes it back',
    async (_, layout) => {
      const undone: Shown[] = []
      const given: (readonly [keys: string, text: string])[] = []
      for (const kind of ['input', 'contenteditable'] as const) {
        for (const { keys, options } of layout.tests) {
          await session.page.evaluate(
            ([kind, layout, options]) => {
              window.testPage.make(kind)
              window.testPage.bind(layout, options)
            },
            [kind, layout, options ?? {}] as const,
          )
          for (const stroke of parseKeys(keys)) await session.page.keyboard.press(keyOf(stroke))
          given.push([keys, (await session.page.evaluate(() => window.testPage.show())).text])
          for (const _ of parseKeys(keys)) await session.page.keyboard.press('Control+z')
          undone.push(await session.page.evaluate(() => window.testPage.show()))
        }
      }
      const expected = layout.tests.map(({ keys, text }) => [keys, text] as const)
      // The page shows U+00A0 of `contenteditable` as a space.
      const inEditable = expected.map(([keys, text]) => [keys, text.replaceAll('\u00A0', ' ')] as const)
      expect(given).toEqual([...expected, ...inEditable])
      expect(undone).toEqual(given.map(() => ({ text: '', from: 0, to: 0 })))
      expect(given.length).toBeGreaterThan(0)
    },
  )
})
