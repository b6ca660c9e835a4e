import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compileLayout } from '../../src/keyboard/compile-layout.ts'
import type { Level } from '../../src/keyboard/layout.ts'
import { parseLayout } from '../../src/keyboard/parse-layout.ts'
import { typeKeys } from '../../src/keyboard/transliterate.ts'
import { codePoints } from '../languages/case-table.ts'

/**
 * Keyboards of others as data of our format, with what their keys give in Normalization Form C. One thing is not theirs: dega
 * tells ô by `z z` from ô by `o o`, and lets only the latter take a breve; Form C writes both alike.
 */
const folder = new URL('./peers/', import.meta.url)
const peers = readdirSync(folder).map((file) => parseLayout(readFileSync(new URL(file, folder), 'utf8'), file))
const least: Readonly<Record<string, number>> = { dega: 90, haroi: 280, jorai: 120, kbdkhmr: 200 }

const shown = (text: string): string => `${text} [${codePoints(text)}]`

it('are the four whose rules are known', () => {
  expect(peers.map(({ id }) => id)).toEqual(Object.keys(least))
})

describe.each(peers.map((layout) => [layout.id, layout] as const))('%s', (id, layout) => {
  const compiled = compileLayout(layout)

  it('has vectors for every key and rule, none twice', () => {
    expect(layout.tests.length).toBeGreaterThanOrEqual(least[id]!)
    expect(new Set(layout.tests.map(({ keys }) => keys)).size).toBe(layout.tests.length)
  })

  it.each(layout.tests)('$keys → $text', ({ keys, text }) => {
    expect(shown(typeKeys(compiled, keys))).toBe(shown(text))
  })

  it('expects nothing but Normalization Form C', () => {
    expect(layout.tests.filter(({ text }) => text.normalize('NFC') !== text)).toEqual([])
  })

  it('has a vector that needs each rule', () => {
    const groups = layout.transforms ?? []
    const idle = groups.flatMap((group, at) =>
      group.rules.filter((rule) => {
        const rules = group.rules.filter((each) => each !== rule)
        const without = compileLayout({ ...layout, transforms: groups.with(at, { ...group, rules }) })
        return layout.tests.every(({ keys, text }) => typeKeys(without, keys) === text)
      }),
    )
    expect(idle).toEqual([])
  })
})

const table = new URL('../../../../../shared/data/keyboards/khmer-microsoft-kbdkhmr.tsv', import.meta.url)

it.runIf(existsSync(table))('kbdkhmr gives what the table of the keyboard says, all keys and levels', () => {
  const layout = peers.find(({ id }) => id === 'kbdkhmr')!
  const rows = readFileSync(table, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(1)
    .map((line) => line.split('\t'))
  expect(rows.length).toBeGreaterThan(190)
  for (const [code = '', level = '', points = ''] of rows) {
    const text = points
      .split(' ')
      .map((point) => String.fromCodePoint(Number.parseInt(point, 16)))
      .join('')
    expect(layout.keys?.[code]?.[level as Level], `${code} ${level}`).toBe(text)
  }
  const outputs = Object.values(layout.keys ?? {}).flatMap((key) => Object.keys(key))
  expect(outputs.length).toBe(rows.length)
})
