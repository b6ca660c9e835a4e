import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runHiap } from './run-hiap.ts'

let folder: string
let own: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hiap-layout-'))
  own = join(folder, 'own.json')
  await writeFile(
    own,
    JSON.stringify({
      id: 'own',
      locale: 'jra-Latn',
      name: { vi: 'Gõ', en: 'Own', native: 'Jrai' },
      version: '1.0.0',
      sources: [{ title: 'Own' }],
      transforms: [{ name: 'letters', bothCases: true, rules: [{ from: ['d', 'd'], to: ['đ'], again: 'toggle' }] }],
      tests: [{ keys: 'd d', text: 'đ' }],
    }),
  )
})

afterAll(() => rm(folder, { recursive: true }))

describe('hiap type', () => {
  test('a line of keys in, a text out', async () => {
    const input = 'd d a\nD D\n\nd d <BS> <SP> d d d\n'
    expect(await runHiap(['type', '--layout', own], { input })).toEqual({
      code: 0,
      stdout: 'đa\nĐ\n\n dd\n',
      stderr: '',
    })
    expect(await runHiap(['type', '--layout', own, '--json'], { input: 'd d' })).toEqual({
      code: 0,
      stdout: '{"keys":"d d","text":"đ"}\n',
      stderr: '',
    })
  })

  test('a setting of a layout that comes with Hiap', async () => {
    for (const [options, text] of [
      [[], 'ខ ម'],
      [['--space', 'plain'], 'ខ ម'],
      [['--space', 'zwsp'], 'ខ\u200bម'],
      [['--option', 'space=zwsp'], 'ខ\u200bម'],
    ] as const) {
      const { code, stdout } = await runHiap(['type', '--layout', 'km-nida', ...options], { input: 'x <SP> m' })
      expect({ code, stdout }).toEqual({ code: 0, stdout: `${text}\n` })
    }
  })

  test('a line that is not keys is told and leaves its line empty', async () => {
    const { code, stdout, stderr } = await runHiap(['type', '--layout', own], { input: 'd d\na dd\nd\n' })
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'đ\n\nd\n' })
    expect(stderr).toMatch(/^hiap: Line 2: “dd” at column 3 is no key\..*\(keys-malformed\)\n$/)
  })

  test('a layout that cannot be read, or is none', async () => {
    const missing = await runHiap(['type', '--layout', join(folder, 'none.json')])
    expect(missing.code).toBe(1)
    expect(missing.stderr).toContain('(layout-missing)')
    const broken = join(folder, 'broken.json')
    await writeFile(broken, '{ "id": "A", "sources": [] }')
    const { code, stderr } = await runHiap(['type', '--layout', broken])
    expect(code).toBe(1)
    expect(stderr).toContain('id: “A” is not of the form that is wanted.')
    expect(stderr).toContain('sources: This list is empty.')
    expect(stderr).toContain('(layout-malformed)')
  })
})

describe('hiap layouts list', () => {
  test('tells id, language and name of each', async () => {
    const { code, stdout } = await runHiap(['layouts', 'list'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^km-nida\tkm\t.*Khmer.*$/m)
    const rows = stdout.trimEnd().split('\n')
    const json = await runHiap(['layouts', 'list', '--json'])
    const layouts = json.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(layouts.map(({ id, locale, name }) => `${id}\t${locale}\t${name.en}`)).toEqual(rows)
    expect(layouts.find(({ id }) => id === 'km-nida').options.space).toEqual(['plain', 'zwsp'])
  })
})
