import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runHiap } from './run-hiap.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hiap-export-'))
})
afterEach(() => rm(folder, { recursive: true }))

const exportTo = (to: string, layout: string, ...more: string[]) =>
  runHiap(['layouts', 'export', '--layout', layout, '--to', to, '-o', join(folder, 'new/keyboards'), ...more])

describe('hiap layouts export', () => {
  it.each([
    ['ldml', 'jra-telex', ['jra-telex-test.xml', 'jra-telex.xml']],
    ['kmn', 'km-microsoft', ['km-microsoft.kmn']],
    ['mim', 'vi-telex', ['vi-telex.mim']],
    ['xkb', 'km-nida', ['km-nida', 'km-nida.compose']],
    ['keylayout', 'km-nida', ['km-nida.keylayout']],
    ['klc', 'km-nida', ['kmnida.klc']],
  ])('writes %s of %s into a folder that it makes', async (to, layout, files) => {
    const { code, stdout } = await exportTo(to, layout)
    expect(code).toBe(0)
    expect(await readdir(join(folder, 'new/keyboards'))).toEqual(files)
    expect(stdout.trimEnd().split('\n').toSorted()).toEqual(files.map((name) => join(folder, 'new/keyboards', name)))
  })

  it('writes klc in UTF-16 with a byte order mark', async () => {
    await exportTo('klc', 'km-nida')
    const bytes = await readFile(join(folder, 'new/keyboards/kmnida.klc'))
    expect(new TextDecoder('utf-16le').decode(bytes)).toMatch(/^\/\/ Khmer NiDA/)
    expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xfe])
  })

  it('tells on stderr, and with --json on stdout, what the format could not carry', async () => {
    const plain = await exportTo('xkb', 'km-nida')
    expect(plain.stderr).toContain('hiap: not carried: reorder: marks stay in the order in which they are typed\n')
    const { stdout, stderr } = await exportTo('xkb', 'km-nida', '--json')
    expect(stderr).toBe('')
    const answer = JSON.parse(stdout)
    expect(answer).toMatchObject({ layout: 'km-nida', to: 'xkb' })
    expect(answer.files).toEqual(['km-nida', 'km-nida.compose'].map((name) => join(folder, 'new/keyboards', name)))
    expect(answer.dropped.map(({ what }: { what: string }) => what)).toContain('reorder')
  })

  it('exports a setting that is chosen', async () => {
    await exportTo('xkb', 'km-nida', '--option', 'space=zwsp')
    const text = await readFile(join(folder, 'new/keyboards/km-nida'), 'utf8')
    expect(text).toContain('key <SPCE> { [ U200B, U0020,')
  })

  it('tells of a folder that cannot be made', async () => {
    await writeFile(join(folder, 'new'), '')
    const { code, stderr } = await exportTo('xkb', 'km-nida')
    expect(code).toBe(1)
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it.each<[string[], string]>([
    [['--layout', 'km-nida'], 'Say the format: --to ldml, --to kmn, --to mim'],
    [
      ['--layout', 'km-nida', '--to', 'docx'],
      'There is no format “docx”. There are ldml, kmn, mim, xkb, keylayout, klc.',
    ],
    [['--layout', 'km-nida', '--to', 'klcc'], 'Did you mean klc?'],
    [['--all'], 'Say the folder'],
    [['--all', '-o', 'x', '--to', 'klc'], 'it takes no --to'],
    [['--to', 'klc'], 'needs --layout ID'],
    [['--layout', 'jra-telex', '--to', 'klc'], 'listens to characters. It can be exported to ldml, kmn and mim.'],
    [
      ['--layout', 'km-nida', '--to', 'xkb', '--option', 'space=wide'],
      'has no “space: wide”. It has space: plain, zwsp.',
    ],
  ])('ends with 2 for %j', async (args, told) => {
    const { code, stdout, stderr } = await runHiap(['layouts', 'export', ...args], { cwd: folder })
    expect(stderr).toContain(told)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(await readdir(folder)).toEqual([])
  })

  it('writes every layout in every format, and what each lost', async () => {
    const out = join(folder, 'all')
    const { code, stdout } = await runHiap(['layouts', 'export', '--all', '-o', out])
    expect(code).toBe(0)
    const { stdout: list } = await runHiap(['layouts', 'list', '--json'])
    const ids = list
      .trimEnd()
      .split('\n')
      .map((line): string => JSON.parse(line).id)
    const formats = ['ldml', 'kmn', 'mim', 'xkb', 'keylayout', 'klc']
    const reports: { layout: string; to: string; files: string[]; dropped: { what: string; why: string }[] }[] =
      JSON.parse(await readFile(join(out, 'dropped.json'), 'utf8'))
    expect(reports.map(({ layout, to }) => `${layout} ${to}`)).toEqual(
      ids.flatMap((id) => formats.map((format) => `${id} ${format}`)),
    )
    expect(stdout.trimEnd().split('\n')).toEqual([...reports.flatMap(({ files }) => files), join(out, 'dropped.json')])
    for (const { layout, to, files, dropped } of reports) {
      expect(files.length > 0 || ['xkb', 'keylayout', 'klc'].includes(to), `${layout} ${to}`).toBe(true)
      if (files.length === 0) expect(dropped.map(({ what }) => what)).toEqual(['layout'])
      if (files[0] === undefined) continue
      const bytes = await readFile(files[0])
      const text = new TextDecoder(to === 'klc' ? 'utf-16le' : 'utf-8').decode(bytes)
      // In a comment of XML no two hyphens stand together.
      for (const { what } of dropped) expect(text, `${layout} ${to}`).toContain(what)
    }
  })

  it('keeps its options from hiap layouts list', async () => {
    const { code, stderr } = await runHiap(['layouts', 'list', '--to', 'klc'])
    expect(stderr).toContain('takes no --to')
    expect(code).toBe(2)
  })
})
