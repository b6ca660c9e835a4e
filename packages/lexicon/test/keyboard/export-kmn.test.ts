import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { compileLayout } from '../../src/keyboard/compile-layout.ts'
import { initialState, press } from '../../src/keyboard/engine.ts'
import { exportKmn } from '../../src/keyboard/export/kmn.ts'
import type { KeyStroke } from '../../src/keyboard/key-stroke.ts'
import type { Layout } from '../../src/keyboard/layout.ts'
import { parseKeys } from '../../src/keyboard/parse-keys.ts'
import { typeKeys } from '../../src/keyboard/transliterate.ts'
import { layouts, positionalSample, sample } from './export-layouts.ts'
import { type KeyVectors, keyVectors, tokensOf, usKeyOf } from './key-vectors.ts'

const folder = mkdtempSync(join(tmpdir(), 'hiap-kmn-'))
afterAll(() => rmSync(folder, { recursive: true }))
const typist = join(folder, 'kmfl-typist')
const built = spawnSync(
  'gcc',
  ['-O1', '-o', typist, join(import.meta.dirname, 'kmfl-typist.c'), '-lkmfl', '-lkmflcomp'],
  { encoding: 'utf8' },
)
const hasKmfl = built.status === 0 && spawnSync('kmflcomp', ['-v']).error === undefined
if (!hasKmfl) {
  console.warn(
    'SKIPPED: gcc, kmflcomp or libkmfl is not installed (Debian: gcc libc6-dev kmflcomp libkmfl-dev libkmflcomp-dev); no .kmn is compiled or typed.',
  )
}

it.runIf(process.env.CI)('has kmflcomp and libkmfl where all is checked', () => {
  expect(built.stderr ?? built.error).toBe('')
  expect(hasKmfl).toBe(true)
})

type Choice = Pick<KeyVectors, 'title' | 'layout' | 'options'>

// Outside X the compiler cannot tell what Shift makes of a sign, and says so for every such key; a group without rules is
// one that a layout does not need. Nothing else may be found fault with.
const harmless =
  /K_SHIFT or K_CAPS outside of the X|cannot determined? correct shifted keysym|warnings unreported|Total warnings|is empty!|compiled to/

function compiled({ title, layout, options }: Choice): string {
  const name = title.replace(/[^a-z0-9]/gi, '_')
  const [file] = exportKmn(layout, options).files
  writeFileSync(join(folder, `${name}.kmn`), file?.text ?? '')
  const { status, stdout, stderr } = spawnSync('kmflcomp', [`${name}.kmn`], { cwd: folder, encoding: 'utf8' })
  const faults = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '' && !harmless.test(line))
  expect({ status, faults }).toEqual({ status: 0, faults: [] })
  return join(folder, `${name}.kmfl`)
}

function typed(choice: Choice, keys: readonly string[]): readonly string[] {
  const input = `${keys.map((each) => keysymsOf(choice.layout, each)).join('\n')}\n`
  const { status, stdout, stderr } = spawnSync(typist, [compiled(choice)], { input, encoding: 'utf8', maxBuffer: 1e8 })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return stdout.split('\n').slice(0, keys.length)
}

const leftShift = 1
const rightAlt = 8 << 8

// Compiled outside X, keys of signs have the keysym that they have without Shift; that of the semicolon is the colon.
function keysymsOf(layout: Layout, keys: string): string {
  return parseKeys(keys)
    .map((stroke) => {
      if (stroke.backspace === true) return 'ff08'
      if (layout.keys === undefined) return `${(stroke.char ?? '').codePointAt(0)?.toString(16)},0`
      const { char, shift, altgr } = usKeyOf(stroke)
      const key = /[A-Z]/.test(char) ? char : usKeyOf({ ...stroke, level: 'base' }).char
      const symbol = key === ';' ? ':' : key
      const state = (shift ? leftShift : 0) + (altgr ? rightAlt : 0)
      return `${symbol.codePointAt(0)?.toString(16)},${state}`
    })
    .join(' ')
}

/**
 * Whether a key of these makes a change that can be taken back, and a later group of rules then changes the text too: what
 * the format cannot carry.
 */
function changesLater({ layout, options }: Choice, keys: string): boolean {
  const groups = layout.transforms ?? []
  const last = groups.findLastIndex(({ rules }) => rules.some(({ again }) => again !== undefined))
  const whole = compileLayout(layout, options)
  const cut = compileLayout({ ...layout, transforms: groups.slice(0, last + 1) }, options)
  let text = ''
  let state = initialState
  return parseKeys(keys).some((stroke: KeyStroke) => {
    const one = press(whole, text, stroke, state)
    const other = press(cut, text, stroke, state)
    const edit = one.edit ?? {
      deleteBefore: stroke.backspace === true ? 1 : 0,
      insert: stroke.backspace === true ? '' : stroke.char,
    }
    text = text.slice(0, text.length - edit.deleteBefore) + edit.insert
    state = one.state
    return other.state.change !== undefined && JSON.stringify(one.edit) !== JSON.stringify(other.edit)
  })
}

const laterLost = 'at a key that waits for its repetition, no later group of rules works'
const hasLooseMark = (text: string): boolean => /(?:^|[^\p{L}\p{M}])\p{M}/u.test(text)

describe.skipIf(!hasKmfl).each(keyVectors)('$title as Keyman source', (set) => {
  const { layout, options, vectors } = set
  const { dropped } = exportKmn(layout, options)
  const isLost = (keys: string): boolean => dropped.some(({ why }) => why === laterLost) && changesLater(set, keys)

  it('types the vectors, but for those that meet what the header says is lost', () => {
    const carried = vectors.filter(({ keys }) => !isLost(keys))
    expect(carried.length).toBeGreaterThan(0)
    expect(carried.length / vectors.length).toBeGreaterThanOrEqual(0.98)
    const texts = typed(
      set,
      carried.map(({ keys }) => keys),
    )
    expect(carried.map(({ keys }, at) => [keys, texts[at]])).toEqual(carried.map(({ keys, text }) => [keys, text]))
  })

  it('types any keys as the engine does, with the same exceptions', () => {
    const engine = compileLayout(layout, options)
    const hasOrder = layout.reorder !== undefined
    const samples = fc
      .sample(fc.array(fc.constantFrom(...tokensOf(set)), { minLength: 1, maxLength: 9 }), { numRuns: 800, seed: 11 })
      .map((each) => [...(hasOrder ? ['k'] : []), ...each])
      .filter(
        (each) => !hasOrder || !each.some((_, at) => hasLooseMark(typeKeys(engine, each.slice(0, at + 1).join(' ')))),
      )
      .map((each) => each.join(' '))
      .filter((keys) => !isLost(keys))
    expect(samples.length).toBeGreaterThan(200)
    const texts = typed(set, samples)
    expect(samples.map((keys, at) => [keys, texts[at]])).toEqual(samples.map((keys) => [keys, typeKeys(engine, keys)]))
  })
})

describe.each([['sample', sample] as const, ['positional-sample', positionalSample] as const, ...layouts])(
  '%s as .kmn',
  (id, layout) => {
    const { files, dropped } = exportKmn(layout)
    const text = files[0]?.text ?? ''

    it('is UTF-8 with a byte order mark, and names in its header all that it dropped', () => {
      expect(text.charCodeAt(0)).toBe(0xfeff)
      const header = text.slice(0, text.indexOf('store(&VERSION)'))
      for (const { what, why } of dropped) expect(header).toContain(`- ${what}: ${why}`)
      if (dropped.length === 0) expect(header).toContain('Carries all of the layout.')
    })

    it.skipIf(!hasKmfl)('types the vectors of the layout', () => {
      const choice = { title: id, layout, options: {} }
      const vectors = layout.tests.filter(({ options, keys }) => options === undefined && !changesLater(choice, keys))
      const texts = typed(
        choice,
        vectors.map(({ keys }) => keys),
      )
      expect(vectors.map(({ keys }, at) => [keys, texts[at]])).toEqual(vectors.map(({ keys, text }) => [keys, text]))
    })
  },
)
