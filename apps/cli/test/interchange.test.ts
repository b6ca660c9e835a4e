import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runHiap } from './run-hiap.ts'

let root = ''
const word = (text: string, gloss: string): string =>
  `${JSON.stringify({ word: text, lang_code: 'km', pos: 'noun', senses: [{ glosses: [gloss] }] })}\n`

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'hiap-interchange-'))
  await writeFile(join(root, 'words.jsonl'), `${word('ទឹក', 'water')}${word('ខ្មែរ', '')}{"word"\n${word('ក', 'neck')}`)
  await writeFile(join(root, 'plain.unknown'), 'ទឹក water')
})
afterAll(() => rm(root, { recursive: true, force: true }))

describe('hiap import', () => {
  test('makes a source, and tells each problem with its place', async () => {
    const { code, stdout, stderr } = await runHiap(
      ['import', 'words.jsonl', '-o', 'km-en', '--lang', 'km', '--licence', 'CC0-1.0', '--title', 'Words'],
      { cwd: root },
    )
    expect(stderr.split('\n')).toEqual([
      'words.jsonl:3: left-out syntax-wrong: This is not JSON: at character 8 stands the end. There should be a colon.',
      'words.jsonl:2:senses: left-out meaning-missing: “ខ្មែរ” has no meaning. Write one, or name the column or language that has it.',
      '',
    ])
    expect(stdout).toBe(`word → headword
senses.glosses → glosses in en
km-en: kaikki, km → en
4 records, 2 entries, 2 left out, 0 texts repaired.
Written to km-en.
`)
    expect(code).toBe(0)
    expect(await runHiap(['check', 'km-en'], { cwd: root })).toEqual({
      code: 0,
      stdout: 'km-en: 2 entries, no fault.\n',
      stderr: '',
    })
    const compiled = await runHiap(['compile', 'km-en', '-o', 'build'], { cwd: root })
    expect(compiled.code).toBe(0)
    const found = await runHiap(['search', '--data', 'build', 'water'], { cwd: root })
    expect(found.stdout).toMatch(/^ទឹក\twater\t/)

    const again = await runHiap(['import', 'words.jsonl', '-o', 'km-en', '--lang', 'km'], { cwd: root })
    expect(again).toMatchObject({ code: 1, stdout: '' })
    expect(again.stderr).toMatch(/^hiap: km-en is there already, .* \(target-taken\)\n$/)
  })

  test('tells problems and report as JSON, and with --dry-run writes nothing', async () => {
    const before = await readdir(root)
    const { code, stdout, stderr } = await runHiap(['import', 'words.jsonl', '-o', 'never', '--dry-run', '--json'], {
      cwd: root,
    })
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ rule, row }) => [rule, row])).toEqual([
      ['syntax-wrong', 3],
      ['meaning-missing', 2],
      ['licence-unknown', undefined],
      [undefined, undefined],
    ])
    expect(lines.at(-1)).toMatchObject({
      whole: true,
      format: 'kaikki',
      records: 4,
      entries: 2,
      manifest: { id: 'words' },
    })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(await readdir(root)).toEqual(before)
  })

  test('says what cannot be read, and leaves nothing', async () => {
    const unknown = await runHiap(['import', 'plain.unknown', '-o', 'made'], { cwd: root })
    expect(unknown).toMatchObject({ code: 1, stdout: 'No source could be made; nothing was written.\n' })
    expect(unknown.stderr).toContain('plain.unknown: fatal format-unknown')
    const missing = await runHiap(['import', 'no.jsonl', '-o', 'made'], { cwd: root })
    expect(missing.stderr).toContain('no.jsonl: fatal file-missing: There is no such file.')
    expect(await readdir(root)).not.toContain('made')
  })
})

describe('hiap export', () => {
  test('writes a source and a bundle, and tells what is not carried', async () => {
    await runHiap(['import', 'words.jsonl', '-o', 'out-en', '--lang', 'km'], { cwd: root })
    await runHiap(['compile', 'out-en', '-o', 'out-build'], { cwd: root })
    const source = await runHiap(['export', '--to', 'kaikki', 'out-en', '-o', 'out/words.jsonl'], { cwd: root })
    expect(source).toEqual({
      code: 0,
      stdout: 'out/words.jsonl\n',
      stderr: 'sources: 2 not carried. wiktextract has no sources.\n',
    })
    const bundle = await runHiap(
      ['export', '--to', 'kaikki', 'out-build/out-en.hiap', '-o', 'out/bundle.jsonl', '--json'],
      { cwd: root },
    )
    expect(JSON.parse(bundle.stdout)).toMatchObject({
      id: 'out-en',
      format: 'kaikki',
      entries: 2,
      files: ['out/bundle.jsonl'],
    })
    const text = await readFile(join(root, 'out/words.jsonl'), 'utf8')
    expect(await readFile(join(root, 'out/bundle.jsonl'), 'utf8')).toBe(text)
    expect(
      text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line).word),
    ).toEqual(['ក', 'ទឹក'])
  })

  test('writes every format into a folder of its own', async () => {
    await runHiap(['import', 'words.jsonl', '-o', 'all-en', '--lang', 'km', '--licence', 'CC0-1.0'], { cwd: root })
    const { code, stdout, stderr } = await runHiap(['export', '--all', 'all-en', '-o', 'release'], { cwd: root })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^all-en\/kaikki\/all-en\.jsonl\t\d+\t[0-9a-f]{64}$/m)
    expect(await readdir(join(root, 'release'))).toEqual(
      expect.arrayContaining(['README.md', 'SHA256SUMS', 'all-en', 'catalogue.jsonld', 'catalogue.ttl']),
    )
    const unlicensed = await runHiap(['export', '--all', 'out-en', '-o', 'release-2'], { cwd: root })
    expect(unlicensed).toMatchObject({ code: 1, stdout: '' })
    expect(unlicensed.stderr).toContain('(release-unlicensed)')
  })

  test('says what is wrong with what is to be exported', async () => {
    const none = await runHiap(['export', '--to', 'kaikki', 'nothing', '-o', 'x.jsonl'], { cwd: root })
    expect(none).toMatchObject({ code: 1, stdout: '' })
    expect(none.stderr).toContain('(export-source-missing)')
    await writeFile(join(root, 'not.hiap'), 'x')
    const not = await runHiap(['export', '--to', 'kaikki', 'not.hiap', '-o', 'x.jsonl'], { cwd: root })
    expect(not.stderr).toContain('(bundle-not-one)')
    const faulty = await runHiap(['export', '--to', 'kaikki', '.', '-o', 'x.jsonl'], { cwd: root })
    expect(faulty.stderr).toContain('(export-source-faulty)')
    expect(await readdir(root)).not.toContain('x.jsonl')
  })
})
