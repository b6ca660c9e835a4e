import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { compileLayout } from '../../src/keyboard/compile-layout.ts'
import { exportMim } from '../../src/keyboard/export/mim.ts'
import type { Layout } from '../../src/keyboard/layout.ts'
import { parseKeys } from '../../src/keyboard/parse-keys.ts'
import { typeKeys } from '../../src/keyboard/transliterate.ts'
import { layouts, positionalSample, sample } from './export-layouts.ts'
import { type KeyVectors, keyVectors, tokensOf, usKeyOf } from './key-vectors.ts'

const folder = mkdtempSync(join(tmpdir(), 'hiap-mim-'))
afterAll(() => rmSync(folder, { recursive: true }))
const typist = join(folder, 'm17n-typist')
const built = spawnSync(
  'gcc',
  ['-O1', '-o', typist, join(import.meta.dirname, 'm17n-typist.c'), '-lm17n', '-lm17n-core'],
  { encoding: 'utf8' },
)
const hasM17n = built.status === 0
if (!hasM17n) {
  console.warn(
    'SKIPPED: gcc or libm17n is not installed (Debian: gcc libc6-dev libm17n-dev m17n-db); no .mim is typed.',
  )
}

it.runIf(process.env.CI)('has libm17n where all is checked', () => {
  expect(built.stderr ?? built.error).toBe('')
  expect(hasM17n).toBe(true)
})

/** Whether the program that is typed into shows the text before the caret. */
type Program = 'with' | 'without'

function typed(
  { title, layout, options }: Pick<KeyVectors, 'title' | 'layout' | 'options'>,
  program: Program,
  keys: readonly string[],
) {
  const home = join(folder, title.replace(/[^a-z0-9]/gi, '_'))
  mkdirSync(join(home, '.m17n.d'), { recursive: true })
  const [file] = exportMim(layout, options).files
  writeFileSync(join(home, '.m17n.d', file?.name ?? ''), file?.text ?? '')
  const language = layout.locale.split('-')[0] ?? ''
  const input = `${keys.map((each) => symbolsOf(layout, each)).join('\n')}\n`
  const { status, stdout, stderr } = spawnSync(typist, [language, layout.id, program], {
    input,
    encoding: 'utf8',
    maxBuffer: 1e8,
    env: { ...process.env, HOME: home },
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return stdout.split('\n').slice(0, keys.length)
}

function symbolsOf(layout: Layout, keys: string): string {
  return parseKeys(keys)
    .map((stroke) => {
      if (stroke.backspace === true) return 'BackSpace'
      if (layout.keys === undefined) return stroke.char === ' ' ? 'space' : stroke.char
      const { char, shift, altgr } = usKeyOf(stroke)
      return `${shift && char === ' ' ? 'S-' : ''}${altgr ? 'G-' : ''}${char === ' ' ? 'space' : char}`
    })
    .join(' ')
}

describe.skipIf(!hasM17n).each(keyVectors)('$title as an m17n input method', (set) => {
  const { layout, options, vectors } = set

  // What Backspace does behind a space or a sign hangs on the text before the word, which the header says is lost then.
  it.each<Program>(['with', 'without'])('types the vectors in a program %s surrounding text', (program) => {
    const known = vectors.filter(({ keys }) => program === 'with' || !goesBack(layout, keys))
    expect(known.length).toBeGreaterThan(0)
    expect(known.length / vectors.length).toBeGreaterThanOrEqual(0.98)
    const texts = typed(
      set,
      program,
      known.map(({ keys }) => keys),
    )
    expect(known.map(({ keys }, at) => [keys, texts[at]])).toEqual(known.map(({ keys, text }) => [keys, text]))
  })

  // The two limits that the header tells of: marks without a letter before them, and rules that reach further back than
  // the file has them.
  it('types any keys as the engine does', () => {
    const compiled = compileLayout(layout, options)
    const tokens = tokensOf(set)
    const hasOrder = layout.reorder !== undefined
    const samples = fc
      .sample(fc.array(fc.constantFrom(...tokens), { minLength: 1, maxLength: 9 }), { numRuns: 800, seed: 7 })
      .map((each) => [...(hasOrder ? ['k'] : []), ...each])
      .filter(
        (each) => !hasOrder || !each.some((_, at) => hasLooseMark(typeKeys(compiled, each.slice(0, at + 1).join(' ')))),
      )
      .map((each) => each.join(' '))
    expect(samples.length).toBeGreaterThan(200)
    const texts = typed(set, 'with', samples)
    expect(samples.map((keys, at) => [keys, texts[at]])).toEqual(
      samples.map((keys) => [keys, typeKeys(compiled, keys)]),
    )
  })
})

/** Whether Backspace takes away what ended a word, and more is typed. */
function goesBack(layout: Layout, keys: string): boolean {
  const strokes = parseKeys(keys)
  const end = strokes.findIndex(
    ({ backspace, char = '' }) => backspace !== true && layout.keys === undefined && !/[\p{L}\p{N}]/u.test(char),
  )
  const back = strokes.findIndex(({ backspace }, at) => end !== -1 && at > end && backspace === true)
  return back !== -1 && back < strokes.length - 1
}

const hasLooseMark = (text: string): boolean => /(?:^|[^\p{L}\p{M}])\p{M}/u.test(text)

describe.each([['sample', sample] as const, ['positional-sample', positionalSample] as const, ...layouts])(
  '%s as .mim',
  (id, layout) => {
    const { files, dropped } = exportMim(layout)
    const text = files[0]?.text ?? ''

    it('names in its header all that it dropped', () => {
      const header = text.slice(0, text.indexOf('(input-method'))
      for (const { what, why } of dropped) expect(header).toContain(`- ${what}: ${why}`)
      expect(dropped.length).toBeGreaterThan(0)
    })

    it.skipIf(!hasM17n)('types the vectors of the layout', () => {
      const vectors = layout.tests.filter(({ options }) => options === undefined)
      const texts = typed(
        { title: id, layout, options: {} },
        'without',
        vectors.map(({ keys }) => keys),
      )
      expect(vectors.map(({ keys }, at) => [keys, texts[at]])).toEqual(vectors.map(({ keys, text }) => [keys, text]))
    })
  },
)
