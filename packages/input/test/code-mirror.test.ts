import { readFile } from 'node:fs/promises'
import { compileLayout, type Layout, type Level, parseKeys, typeKeys } from '@hiap/lexicon'
import { beforeEach, describe, expect, it } from 'vitest'
import { browserSession, skipped } from './browser.ts'

const held: Readonly<Partial<Record<Level, string>>> = {
  shift: 'Shift+',
  altgr: 'AltRight+',
  'altgr+shift': 'Shift+AltRight+',
}

const folder = new URL('../../lexicon/layouts/', import.meta.url)
const layouts = await Promise.all(
  ['jra-telex', 'jra-vni', 'km-nida', 'vi-telex'].map(
    async (id) => JSON.parse(await readFile(new URL(`${id}.json`, folder), 'utf8')) as Layout,
  ),
)
const guide = await readFile(new URL('../../../docs/guides/bind-a-text-field.md', import.meta.url), 'utf8')
const adapter = await readFile(new URL('code-mirror-field.ts', import.meta.url), 'utf8')

describe('the guide', () => {
  it('shows the adapter that is tested', () => {
    const source = adapter.slice(adapter.indexOf('function codeMirrorField'))
    expect(source.length).toBeGreaterThan(500)
    expect(guide).toContain(source)
  })
})

describe.skipIf(skipped !== undefined)('CodeMirror', () => {
  const session = browserSession(new URL('code-mirror-page.ts', import.meta.url))
  beforeEach(() => session.open())

  it.each(layouts.map((layout) => [layout.id, layout] as const))(
    'types %s between two words, one key a step to undo, the caret exact',
    async (_, layout) => {
      const compiled = compileLayout(layout)
      const lines = layout.tests.filter(({ options }) => options === undefined).slice(0, 12)
      expect(lines.length).toBeGreaterThan(3)
      for (const { keys } of lines) {
        const strokes = parseKeys(keys)
        const tokens = keys.trim().split(/\s+/)
        expect(tokens.length).toBe(strokes.length)
        await session.page.evaluate((layout) => window.codeMirror.start('kơ ', ' bơ', layout), layout)
        const steps: string[] = []
        for (const [at, { code, level, backspace }] of strokes.entries()) {
          await session.page.keyboard.press(backspace ? 'Backspace' : `${held[level] ?? ''}${code}`)
          const text = typeKeys(compiled, tokens.slice(0, at + 1).join(' '))
          expect(await session.page.evaluate(() => window.codeMirror.show()), `${keys} at ${at + 1}`).toBe(
            `kơ ${text}| bơ`,
          )
          if (text !== (steps.at(-1) ?? '')) steps.push(text)
        }
        for (let at = steps.length - 2; at >= -1; at--) {
          await session.page.keyboard.press('Control+z')
          expect(await session.page.evaluate(() => window.codeMirror.show()), `${keys} undone to ${at + 1}`).toBe(
            `kơ ${steps[at] ?? ''}| bơ`,
          )
        }
      }
    },
  )

  it('replaces what is selected, and leaves the editor as it was', async () => {
    const telex = layouts[0] as Layout
    await session.page.evaluate((layout) => window.codeMirror.start('ho', ' m', layout), telex)
    await session.page.keyboard.press('Shift+ArrowRight')
    await session.page.keyboard.press('w')
    expect(await session.page.evaluate(() => window.codeMirror.show())).toBe('hơ|m')
    await session.page.evaluate(() => window.codeMirror.detach())
    for (const key of 'oo') await session.page.keyboard.press(key)
    expect(await session.page.evaluate(() => window.codeMirror.show())).toBe('hơoo|m')
  })
})
