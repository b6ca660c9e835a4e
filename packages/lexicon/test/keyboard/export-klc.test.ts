import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportKlc, klcBytes } from '../../src/keyboard/export/klc.ts'
import { physicalKeys } from '../../src/keyboard/export/physical-keys.ts'
import type { Level } from '../../src/keyboard/layout.ts'
import { layouts, positionalSample, sample } from './export-layouts.ts'

const positional = [['positional-sample', positionalSample] as const, ...layouts].filter(
  ([, layout]) => layout.keys !== undefined,
)

const levels: Readonly<Record<string, Level>> = { 0: 'base', 1: 'shift', 6: 'altgr', 7: 'altgr+shift' }

/** Reads a `.klc` file back: what each scan code gives at each level. */
function readKlc(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\r\n').map((line) => line.replace(/\/\/.*/, '').trimEnd())
  const section = (name: string): readonly (readonly string[])[] => {
    const from = lines.indexOf(name) + 1
    const end = lines.findIndex((line, at) => at >= from && /^[A-Z]{4,}/.test(line))
    return from === 0 ? [] : lines.slice(from, end).flatMap((line) => (line === '' ? [] : [line.split('\t')]))
  }
  const states = section('SHIFTSTATE').map(([state = '']) => state)
  const ligatures = new Map(
    section('LIGATURE').map(([key, column, ...units]) => [
      `${key} ${column}`,
      String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))),
    ]),
  )
  const given = new Map<string, string>()
  for (const [scanCode, virtualKey, , ...cells] of section('LAYOUT')) {
    expect(cells.length).toBe(states.length)
    cells.forEach((cell, column) => {
      const level = levels[states[column] ?? '']
      if (level === undefined) return
      const output =
        cell === '-1'
          ? ''
          : cell === '%%'
            ? (ligatures.get(`${virtualKey} ${column}`) ?? '?')
            : String.fromCharCode(Number.parseInt(cell, 16))
      given.set(`${scanCode} ${level}`, output)
    })
  }
  return given
}

const scanCodes = new Map(physicalKeys.map(({ code, scanCode }) => [code, scanCode.toLowerCase()]))

describe.each(positional)('%s for Windows', (_, layout) => {
  const exported = exportKlc(layout)
  const text = exported?.files[0]?.text ?? ''

  it('gives back every key at every level', () => {
    const given = readKlc(text)
    for (const [code, outputs] of Object.entries(layout.keys ?? {})) {
      for (const level of Object.values(levels)) {
        expect([code, level, given.get(`${scanCodes.get(code)} ${level}`)]).toEqual([code, level, outputs[level] ?? ''])
      }
    }
  })

  it('tells in its header what it dropped', () => {
    for (const { what } of exported?.dropped ?? []) expect(text).toContain(what)
  })

  it('has a name that the program takes', () => {
    expect(exported?.files[0]?.name).toMatch(/^[a-z0-9]{1,8}\.klc$/i)
  })
})

describe('klc', () => {
  it('is not written for a layout that listens to characters', () => {
    expect(exportKlc(sample)).toBeUndefined()
  })

  it('is saved as UTF-16 LE with a byte order mark', () => {
    expect([...klcBytes('Kក')]).toEqual([0xff, 0xfe, 0x4b, 0, 0x80, 0x17])
  })
})

// The facts of the Microsoft layout are no part of the repository.
const table = join(import.meta.dirname, '../../../../../shared/data/keyboards/khmer-microsoft-kbdkhmr.tsv')
if (!existsSync(table)) console.warn(`SKIPPED: ${table} is not there; km-microsoft is not compared with KBDKHMR.DLL.`)

it.skipIf(!existsSync(table))('km-microsoft gives on Windows what KBDKHMR.DLL gives', () => {
  const layout = layouts.find(([id]) => id === 'km-microsoft')?.[1]
  const given = readKlc((layout && exportKlc(layout)?.files[0]?.text) ?? '')
  const rows = readFileSync(table, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('code\t'))
    .map((line) => line.split('\t'))
    // Its Ctrl column has no place in the layout.
    .filter(([, level]) => level !== 'ctrl')
  expect(rows.length).toBeGreaterThan(150)
  const wrong = rows.flatMap(([code = '', level = '', codePoints = '']) => {
    const text = String.fromCodePoint(...codePoints.split(' ').map((hex) => Number.parseInt(hex, 16)))
    const own = given.get(`${scanCodes.get(code)} ${level}`)
    return own === text ? [] : [[code, level, text, own]]
  })
  expect(wrong).toEqual([])
})
