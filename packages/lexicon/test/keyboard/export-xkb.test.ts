import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { exportXkb } from '../../src/keyboard/export/xkb.ts'
import type { Level } from '../../src/keyboard/layout.ts'
import { layouts, positionalSample, sample } from './export-layouts.ts'

const positional = [['positional-sample', positionalSample] as const, ...layouts].filter(
  ([, layout]) => layout.keys !== undefined,
)
const hasXkb = spawnSync('xkbcli', ['--version']).status === 0
if (!hasXkb) console.warn('SKIPPED: xkbcli is not installed (Debian: libxkbcommon-tools); XKB files are not compiled.')

const folder = mkdtempSync(join(tmpdir(), 'hiap-xkb-'))
afterAll(() => rmSync(folder, { recursive: true }))

const levels: readonly Level[] = ['base', 'shift', 'altgr', 'altgr+shift']
const xkbKeys: Readonly<Record<string, string>> = {
  KeyQ: 'AD01',
  KeyZ: 'AB01',
  Slash: 'AB10',
  Digit1: 'AE01',
  KeyK: 'AC08',
}

/** Texts behind the stand-ins of the Compose file. */
function composed(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/^<U([0-9A-F]+)> : "(.*)"$/gm)].map(([, code = '', output = '']) => [
      String.fromCodePoint(Number.parseInt(code, 16)),
      output.replace(/\\(.)/g, '$1'),
    ]),
  )
}

describe.each(positional)('%s as XKB', (id, layout) => {
  const files = exportXkb(layout)?.files ?? []

  it.skipIf(!hasXkb)('compiles, with every key as the layout has it', () => {
    mkdirSync(join(folder, 'symbols'), { recursive: true })
    writeFileSync(join(folder, 'symbols', id), files[0]?.text ?? '')
    const { status, stdout, stderr } = spawnSync(
      'xkbcli',
      ['compile-keymap', '--include', folder, '--include-defaults', '--layout', id],
      { encoding: 'utf8' },
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const texts = composed(files[1]?.text ?? '')
    for (const [code, name] of Object.entries(xkbKeys)) {
      const row = new RegExp(`key <${name}>[^;]*?\\[ ([^\\]]*) \\]`, 's').exec(stdout)?.[1] ?? ''
      const symbols = row.split(',').map((symbol) => textOfKeysym(symbol.trim()))
      const given = levels.map((_, at) => texts.get(symbols[at] ?? '') ?? symbols[at] ?? '')
      const outputs = layout.keys?.[code]
      if (outputs === undefined) continue
      expect([code, ...given]).toEqual([code, ...levels.map((level) => outputs[level] ?? '')])
    }
  })

  it('tells in its header what it dropped', () => {
    for (const { what } of exportXkb(layout)?.dropped ?? []) expect(files[0]?.text).toContain(what)
  })
})

// xkbcli writes keysyms by name; names of signs are those of keysymdef.h.
const ascii = [
  'space exclam quotedbl numbersign dollar percent ampersand apostrophe parenleft parenright asterisk plus comma minus',
  'period slash 0 1 2 3 4 5 6 7 8 9 colon semicolon less equal greater question at',
].join(' ')
const named: Readonly<Record<string, string>> = {
  ...Object.fromEntries(ascii.split(' ').map((name, at) => [name, String.fromCodePoint(0x20 + at)])),
  NoSymbol: '',
  backslash: '\\',
  Abreve: 'Ă',
  abreve: 'ă',
  Dstroke: 'Đ',
  dstroke: 'đ',
  guillemotleft: '«',
  guillemotright: '»',
}

function textOfKeysym(symbol: string): string {
  if (symbol === '') return ''
  const known = named[symbol]
  if (known !== undefined) return known
  if (/^U[0-9A-F]{4,6}$/.test(symbol)) return String.fromCodePoint(Number.parseInt(symbol.slice(1), 16))
  if (/^0x100[0-9a-f]{4}$/.test(symbol)) return String.fromCodePoint(Number.parseInt(symbol.slice(5), 16))
  return symbol
}

describe('XKB', () => {
  it('is not written for a layout that listens to characters', () => {
    expect(exportXkb(sample)).toBeUndefined()
  })

  it('gives a key of several code points by way of the Compose file', () => {
    const files = exportXkb(positionalSample)?.files ?? []
    expect(files.map(({ name }) => name)).toEqual(['positional-sample', 'positional-sample.compose'])
    expect([...composed(files[1]?.text ?? '').values()]).toEqual(['ាំ', '\\"'])
  })
})
