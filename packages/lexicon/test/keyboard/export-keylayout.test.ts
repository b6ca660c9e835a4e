import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { exportKeylayout } from '../../src/keyboard/export/keylayout.ts'
import type { Level } from '../../src/keyboard/layout.ts'
import { layouts, positionalSample, sample } from './export-layouts.ts'

const positional = [['positional-sample', positionalSample] as const, ...layouts].filter(
  ([, layout]) => layout.keys !== undefined,
)
const hasLint = spawnSync('xmllint', ['--version']).status === 0
if (!hasLint) console.warn('SKIPPED: xmllint is not installed (Debian: libxml2-utils); .keylayout is not checked.')

const folder = mkdtempSync(join(tmpdir(), 'hiap-keylayout-'))
afterAll(() => rmSync(folder, { recursive: true }))

// Virtual key codes by HIToolbox Events.h.
const macKeys: Readonly<Record<string, number>> = {
  KeyA: 0,
  KeyS: 1,
  KeyQ: 12,
  KeyZ: 6,
  KeyM: 46,
  Digit1: 18,
  Digit0: 29,
  Slash: 44,
  Space: 49,
  Backquote: 50,
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** Types one key: the map that the held modifiers choose, then the key of that map. */
function typeMac(xml: string, held: readonly ('shift' | 'option' | 'command')[], code: number): string {
  const selects = [...xml.matchAll(/<keyMapSelect mapIndex="(\d)">(.*?)<\/keyMapSelect>/gs)]
  const chosen = selects.find(([, , body = '']) =>
    [...body.matchAll(/keys="([^"]*)"/g)].some(([, keys = '']) => {
      const all = keys.split(' ').map((key) => key.toLowerCase().replace('any', ''))
      const needed = all.filter((key) => !key.endsWith('?'))
      const allowed = all.map((key) => key.replace('?', ''))
      return needed.every((key) => held.some((one) => one === key)) && held.every((key) => allowed.includes(key))
    }),
  )
  const map = new RegExp(`<keyMap index="${chosen?.[1]}">(.*?)</keyMap>`, 's').exec(xml)?.[1] ?? ''
  const output = new RegExp(`<key code="${code}" output="([^"]*)"`).exec(map)?.[1]
  if (output === undefined) throw new Error(`no key ${code} in the map for ${held.join(' ')}`)
  return output.replace(/&(#x)?(\w+);/g, (_, hex: string | undefined, name: string) =>
    hex === undefined ? (entities[name] ?? '') : String.fromCodePoint(Number.parseInt(name, 16)),
  )
}

const modifiers: readonly (readonly [Level, readonly ('shift' | 'option')[]])[] = [
  ['base', []],
  ['shift', ['shift']],
  ['altgr', ['option']],
  ['altgr+shift', ['shift', 'option']],
]

describe.each(positional)('%s for macOS', (id, layout) => {
  const exported = exportKeylayout(layout)
  const xml = exported?.files[0]?.text ?? ''

  it.each(modifiers)('gives what the layout gives: %s', (level, held) => {
    for (const [code, mac] of Object.entries(macKeys)) {
      const outputs = layout.keys?.[code]
      if (outputs !== undefined) expect([code, typeMac(xml, held, mac)]).toEqual([code, outputs[level] ?? ''])
    }
  })

  it('keeps shortcuts where a US keyboard has them', () => {
    expect(typeMac(xml, ['command'], 12)).toBe('q')
  })

  it('tells in its header what it dropped', () => {
    for (const { what } of exported?.dropped ?? []) expect(xml).toContain(what)
  })

  it.skipIf(!hasLint)('is well-formed', () => {
    const file = join(folder, `${id}.keylayout`)
    // XML 1.1 is needed for control characters, which the format gives as keys; xmllint reads 1.0, so they are left out for it.
    const plain = xml.replace('version="1.1"', 'version="1.0"').replace(/&#x00[01].;/g, '')
    expect(plain).not.toBe(xml)
    writeFileSync(file, plain)
    const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', file], { encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })
})

it('is not written for a layout that listens to characters', () => {
  expect(exportKeylayout(sample)).toBeUndefined()
})
