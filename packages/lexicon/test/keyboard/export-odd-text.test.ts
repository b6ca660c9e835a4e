import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { ExportedFile } from '../../src/keyboard/export/exported-layout.ts'
import { exportKeylayout } from '../../src/keyboard/export/keylayout.ts'
import { exportKlc } from '../../src/keyboard/export/klc.ts'
import { exportKmn } from '../../src/keyboard/export/kmn.ts'
import { exportLdml } from '../../src/keyboard/export/ldml.ts'
import { exportMim } from '../../src/keyboard/export/mim.ts'
import { exportXkb } from '../../src/keyboard/export/xkb.ts'
import type { Layout } from '../../src/keyboard/layout.ts'
import { parseLayout } from '../../src/keyboard/parse-layout.ts'
import { positionalSample, sample } from './export-layouts.ts'

const folder = mkdtempSync(join(tmpdir(), 'hiap-odd-'))
afterAll(() => rmSync(folder, { recursive: true }))

const has = (command: string, flag: string): boolean => spawnSync(command, [flag]).error === undefined
const hasLint = has('xmllint', '--version')
const hasXkb = has('xkbcli', '--version')
const hasKmfl = has('kmflcomp', '-v')
if (!hasLint || !hasXkb || !hasKmfl) {
  console.warn('SKIPPED: xmllint, xkbcli or kmflcomp is not installed; odd texts are not put through all of them.')
}

it.runIf(process.env.CI)('has xmllint, xkbcli and kmflcomp where all is checked', () => {
  expect({ hasLint, hasXkb, hasKmfl }).toEqual({ hasLint: true, hasXkb: true, hasKmfl: true })
})

const pieces = [
  '"',
  "'",
  '\\',
  '\\\\',
  '\n',
  '\r',
  '\t',
  '\u{0}',
  '\u{1b}',
  '\u{7f}',
  '\u{85}',
  '\u{2028}',
  '*/',
  ']]>',
  '-->',
  '--',
  '<',
  '&',
  '&lt;',
  '//',
  ';;',
  '#',
  ')',
  '(',
  '}',
  '};',
  '😀',
  '👩🏽‍🌾',
  '\u{202e}',
  'ខ្មែរ',
  'x',
  ' ',
  '%L',
  '$1',
  '\\u{41}',
]
const oddText = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }).map((each) => each.join(''))

interface Odd {
  readonly name: { readonly vi: string; readonly en: string; readonly native: string }
  readonly title: string
  readonly group: string
  readonly output: string
}

const odd: fc.Arbitrary<Odd> = fc.record({
  name: fc.record({ vi: oddText, en: oddText, native: oddText }),
  title: oddText,
  group: oddText,
  output: oddText,
})

const tame: Odd = { name: { vi: 'x', en: 'x', native: 'x' }, title: 'x', group: 'x', output: 'x' }

function positionalOf({ name, title, output }: Odd): Layout {
  return {
    ...positionalSample,
    name,
    sources: [{ title, url: title, licence: title }],
    keys: { ...positionalSample.keys, KeyX: { base: 'x', shift: output } },
  }
}

function mnemonicOf({ name, title, group, output }: Odd): Layout {
  const [first, ...more] = sample.transforms ?? []
  return {
    ...sample,
    name,
    sources: [{ title }],
    sets: { ...sample.sets, [group]: ['j', output] },
    transforms: [
      ...(first === undefined ? [] : [{ ...first, name: group }]),
      ...more,
      { name: `${group} `, rules: [{ from: ['k', { set: group }], to: [output] }] },
    ],
  }
}

const layouts: readonly Layout[] = fc
  .sample(odd, { numRuns: 40, seed: 3 })
  .flatMap((each) => [positionalOf(each), mnemonicOf(each)])

const faultsOf = (command: string, args: readonly string[], input?: string): string => {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', cwd: folder, input })
  return status === 0 ? '' : `${stdout}\n${stderr}`
}

const written = (at: number, { name, text }: ExportedFile): string => {
  const file = join(folder, `${at}-${name}`)
  // macOS wants XML 1.1, for the control characters of its keys; xmllint reads 1.0.
  const readable = name.endsWith('.keylayout')
    ? text.replace('version="1.1"', 'version="1.0"').replace(/&#x00[01][0-9a-f];/gi, '?')
    : text
  writeFileSync(file, readable)
  return file
}

describe('texts that have a meaning in a format', () => {
  it('stand in layouts that are without fault', () => {
    for (const layout of layouts)
      expect(parseLayout(JSON.stringify({ ...layout, tests: [{ keys: 'j', text: 'j' }] }))).toBeDefined()
  })

  it.skipIf(!hasLint)('leave XML well-formed', () => {
    const files = layouts.flatMap((layout, at) =>
      [exportLdml(layout), exportKeylayout(layout)].flatMap((out) =>
        (out?.files ?? []).map((file) => written(at, file)),
      ),
    )
    expect(files.length).toBeGreaterThan(layouts.length)
    expect(faultsOf('xmllint', ['--noout', ...files])).toBe('')
  })

  it.skipIf(!hasXkb)('leave XKB and Compose whole', () => {
    mkdirSync(join(folder, 'symbols'), { recursive: true })
    for (const layout of layouts.slice(0, 40)) {
      const files = exportXkb(layout)?.files
      if (files === undefined) continue
      writeFileSync(join(folder, 'symbols', layout.id), files[0]?.text ?? '')
      const args = ['compile-keymap', '--include', folder, '--include-defaults', '--layout', layout.id]
      expect(faultsOf('xkbcli', args)).toBe('')
      // Each line of the Compose file is one sequence and one string.
      for (const line of (files[1]?.text ?? '').split('\n').slice(2)) {
        expect(line).toMatch(/^(?:<U[0-9A-F]+> : "(?:[^"\\\p{Cc}]|\\["\\]|\\[0-3][0-7]{2})*")?$/u)
      }
    }
  })

  it.skipIf(!hasKmfl)('leave Keyman source whole', () => {
    for (const [at, layout] of layouts.entries()) {
      const [file] = exportKmn(layout).files
      if (file === undefined) continue
      expect(faultsOf('kmflcomp', [written(at, file)])).toBe('')
    }
  })

  // The reader of m17n is one of parentheses and of strings: a text that broke out of its place would unbalance it.
  it('leave lists of m17n balanced, with as many of them as for plain texts', () => {
    for (const [at, layout] of layouts.entries()) {
      const plain = at % 2 === 0 ? positionalOf(tame) : mnemonicOf(tame)
      expect(headsOf(exportMim(layout).files[0]?.text ?? '')).toEqual(headsOf(exportMim(plain).files[0]?.text ?? ''))
    }
  })

  it('leave the lines of klc as many as the layout has', () => {
    const linesOf = (layout: Layout): readonly string[] =>
      (exportKlc(layout)?.files[0]?.text ?? '').split('\r\n').map((line) => line.split('\t')[0] ?? '')
    const keywords = (lines: readonly string[]) =>
      lines.filter((line) => /^[A-Z_]{3,}$/.test(line) && line !== 'LIGATURE')
    for (const layout of layouts.filter(({ keys }) => keys !== undefined)) {
      expect(keywords(linesOf(layout))).toEqual(keywords(linesOf(positionalOf(tame))))
      expect(exportKlc(layout)?.files[0]?.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    }
  })
})

/** The first words of the lists of a file, to the second depth: `(input-method`, `(map`, `(typed`. Throws where one stays open. */
function headsOf(text: string): readonly string[] {
  const heads: string[] = []
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === ';') at = text.indexOf('\n', at)
    else if (char === '"') {
      for (at++; text[at] !== '"'; at++) {
        if (at >= text.length) throw new Error('a string stays open')
        if (text[at] === '\\') at++
      }
    } else if (char === '\\') at++
    else if (char === '(') {
      depth++
      if (depth === 1) heads.push(/^\([^\s()"]*/.exec(text.slice(at))?.[0] ?? '')
    } else if (char === ')') depth--
    if (depth < 0) throw new Error('a list is closed twice')
  }
  if (depth !== 0) throw new Error('a list stays open')
  return heads
}
