import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { compileLayout } from '../../src/keyboard/compile-layout.ts'
import { exportLdml } from '../../src/keyboard/export/ldml.ts'
import { ldmlKeyId } from '../../src/keyboard/export/ldml-text.ts'
import { parseKeys } from '../../src/keyboard/parse-keys.ts'
import { typeKeys } from '../../src/keyboard/transliterate.ts'
import { layouts, positionalSample, sample } from './export-layouts.ts'
import { type LdmlKeyboard, ldmlKeyboard } from './ldml-simulator.ts'

const all = [['sample', sample] as const, ['positional-sample', positionalSample] as const, ...layouts]

// The DTDs of CLDR 46 are no part of the repository; well-formedness is checked everywhere.
const standards = join(import.meta.dirname, '../../../../../shared/data/ldml-keyboard')
const hasLint = spawnSync('xmllint', ['--version']).status === 0
const hasStandards = existsSync(standards)
if (!hasLint) console.warn('SKIPPED: xmllint is not installed (Debian: libxml2-utils); exported XML is not checked.')
if (!hasStandards) console.warn(`SKIPPED: ${standards} is not there; LDML is not checked against its DTD.`)

const folder = mkdtempSync(join(tmpdir(), 'hiap-ldml-'))
afterAll(() => rmSync(folder, { recursive: true }))

const keyboards = new Map<string, LdmlKeyboard>()

function typed(xml: string, keys: string): string {
  const keyboard = keyboards.get(xml) ?? ldmlKeyboard(xml)
  keyboards.set(xml, keyboard)
  keyboard.clear()
  for (const { backspace, code = '', level } of parseKeys(keys)) {
    if (backspace === true) keyboard.backspace()
    else keyboard.press(ldmlKeyId(code, level))
  }
  return keyboard.text()
}

describe.each(all)('%s as LDML', (id, layout) => {
  const { files, dropped } = exportLdml(layout)
  const xml = files[0]?.text ?? ''

  it('types the vectors of the layout', () => {
    const vectors = layout.tests.filter(({ options = {} }) =>
      Object.entries(options).every(([name, value]) => layout.options?.[name]?.default === value),
    )
    expect(vectors.length).toBeGreaterThan(0)
    expect(vectors.map(({ keys }) => [keys, typed(xml, keys)])).toEqual(vectors.map(({ keys, text }) => [keys, text]))
  })

  // The law holds where no rule was lost.
  it.skipIf(dropped.some(({ what }) => what.startsWith('transforms')))(
    'types any keys as the engine does',
    { timeout: 240_000 },
    () => {
      const compiled = compileLayout(layout)
      const tokens = [...new Set(layout.tests.flatMap(({ keys }) => keys.split(' ')))].filter(
        (token) => token !== '<BS>',
      )
      // A text that begins with a mark has no base to order by; the standard leaves it and the engine takes the mark as one.
      const base = layout.reorder === undefined ? [] : ['k']
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...tokens), { maxLength: 8 }), (more) => {
          const keys = [...base, ...more].join(' ')
          expect(typed(xml, keys)).toBe(typeKeys(compiled, keys).normalize('NFC'))
        }),
        { numRuns: 1000 },
      )
    },
  )

  it('names in its header all that it dropped', () => {
    for (const { what } of dropped) expect(xml.slice(0, xml.indexOf('-->'))).toContain(what)
  })

  it.skipIf(!hasLint)('is well-formed', () => {
    for (const { name, text } of files) {
      writeFileSync(join(folder, name), text)
      execFileSync('xmllint', ['--noout', join(folder, name)])
    }
    expect(files.map(({ name }) => name)).toEqual([`${id}.xml`, `${id}-test.xml`])
  })

  it.skipIf(!hasLint || !hasStandards)('follows the DTDs of CLDR 46', () => {
    for (const [at, { name, text }] of files.entries()) {
      writeFileSync(join(folder, name), text)
      const dtd = join(standards, at === 0 ? 'ldmlKeyboard3.dtd' : 'ldmlKeyboardTest3.dtd')
      const { status, stderr } = spawnSync('xmllint', ['--noout', '--dtdvalid', dtd, join(folder, name)], {
        encoding: 'utf8',
      })
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    }
  })
})

describe('LDML', () => {
  const rowsOf = (xml: string): readonly number[] =>
    [...xml.matchAll(/<row keys="([^"]*)"/g)].map(([, keys = '']) => keys.split(' ').length)
  const [key] = Object.values(positionalSample.keys ?? {})

  // UTS 35 part 7, implied forms: rows of 13, 13, 11, 10 and 1 keys; on ISO 13, 12, 12, 11 and 1.
  it('has the rows of the form that it names', () => {
    const us = exportLdml(positionalSample).files[0]?.text ?? ''
    expect(us).toContain('formId="us"')
    expect(rowsOf(us).slice(0, 5)).toEqual([13, 13, 11, 10, 1])
    const iso = exportLdml({ ...positionalSample, keys: { ...positionalSample.keys, IntlBackslash: key ?? {} } })
    expect(iso.files[0]?.text).toContain('formId="iso"')
    expect(rowsOf(iso.files[0]?.text ?? '').slice(0, 5)).toEqual([13, 12, 12, 11, 1])
  })

  it('writes touch keys with their long presses, flicks, labels and layers', () => {
    const xml = exportLdml(sample).files[0]?.text ?? ''
    expect(xml).toContain('<key id="touch-base-1-2" width="1.5" output="x"/>')
    expect(xml).toMatch(/<key id="touch-base-1-1" output="a" longPressKeyIds="touch-text-1 touch-text-2" flickId="/)
    expect(xml).toContain('<key id="touch-text-1" output="ă"/>')
    expect(xml).toMatch(/<flickSegment directions="n" keyId="touch-text-\d"\/>/)
    expect(xml).toContain('<key id="touch-base-1-3" layerId="signs"/>')
    expect(xml).toContain('<display keyId="touch-base-1-2" display="\\u{2D8}"/>')
  })
})
