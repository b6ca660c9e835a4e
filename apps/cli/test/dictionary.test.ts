import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createShelf } from '@hiap/bundle'
import { openBundleFolder, readSource } from '@hiap/bundle/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runHiap } from './run-hiap.ts'
import { entry, writeSource } from './sample-source.ts'

let root = ''
let data = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'hiap-cli-'))
  data = join(root, 'build')
  await writeSource(root, 'jra-vi')
  await writeSource(
    root,
    'jra-test',
    entry('ia', 'ia', 'nước uống', {
      partOfSpeech: { ud: 'NOUN' },
      pronunciations: [{ ipa: 'ia', dialect: 'Pleiku, west' }],
      senses: [
        {
          glosses: { vi: ['nước uống'] },
          semanticDomain: '1.3',
          examples: [{ text: 'Ia lip.', translations: { vi: 'Nước giếng trong.' }, status: 'drafted' }],
        },
      ],
    }),
  )
  await writeSource(root, 'faulty', `${entry('ia', 'ia', 'nước')}{"id":}\n${entry('ia', 'k', 'ă\u0007')}`)
  await writeSource(root, 'untidy', `${entry('ia', 'ia', 'nước')}\n`)
  const { code, stderr } = await runHiap(['compile', 'jra-vi', 'jra-test', '-o', data], { cwd: root })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
})
afterAll(() => rm(root, { recursive: true, force: true }))

describe('hiap check', () => {
  test('a source without fault', async () => {
    expect(await runHiap(['check', 'jra-vi'], { cwd: root })).toEqual({
      code: 0,
      stdout: 'jra-vi: 3 entries, no fault.\n',
      stderr: '',
    })
    expect(await runHiap(['check', 'jra-vi', '--json'], { cwd: root })).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  test('every fault of every source, a line each', async () => {
    const { code, stdout, stderr } = await runHiap(['check', 'faulty', 'jra-vi', 'nothing'], { cwd: root })
    expect(code).toBe(1)
    expect(stdout.split('\n').map((line) => /^(\S+: (?:error|warning) \S+?):? /.exec(line)?.[1] ?? line)).toEqual([
      'faulty/entries.jsonl:2: error json-invalid',
      'faulty/entries.jsonl:3: error character-forbidden',
      'faulty/entries.jsonl:3: error id-repeated',
      'jra-vi: 3 entries, no fault.',
      'nothing: error file-missing',
      '',
    ])
    expect(stderr).toBe('faulty: 3 errors, 0 warnings.\nnothing: 1 error, 0 warnings.\n')
    // The control character that is at fault does not reach the terminal.
    expect(stdout).not.toContain('\u0007')
  })

  test('--json: the diagnostics of the library, one a line', async () => {
    const { code, stdout } = await runHiap(['check', join(root, 'faulty'), '--json'])
    expect(code).toBe(1)
    const lines = stdout.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
      (await readSource(join(root, 'faulty'))).diagnostics,
    )
  })

  test('warnings alone end with 0', async () => {
    const { code, stdout, stderr } = await runHiap(['check', 'untidy'], { cwd: root })
    expect(stdout).toContain('untidy/entries.jsonl:2: warning line-blank: ')
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'untidy: 0 errors, 1 warning.\n' })
  })

  test('colour only where it is asked for', async () => {
    const plain = await runHiap(['check', 'faulty'], { cwd: root })
    expect(plain.stdout).not.toContain('\u001b')
    const forced = await runHiap(['check', 'faulty'], { cwd: root, env: { FORCE_COLOR: '1' } })
    expect(forced.stdout).toContain('\u001b[31merror json-invalid\u001b[39m')
    const refused = await runHiap(['check', 'faulty'], { cwd: root, env: { NO_COLOR: '1' } })
    expect(refused.stdout).toBe(plain.stdout)
  })
})

describe('hiap compile', () => {
  test('a line for each bundle, and the same bytes each time', async () => {
    const out = join(root, 'again')
    const { code, stdout, stderr } = await runHiap(['compile', 'jra-vi', 'jra-test', '-o', out], { cwd: root })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'))
    const bytes = await readFile(join(out, 'jra-vi.hiap'))
    expect(rows.map(([id, entries]) => [id, entries])).toEqual([
      ['jra-vi', '3'],
      ['jra-test', '1'],
    ])
    expect(rows[0]?.[2]).toBe(String(bytes.length))
    const opened = await openBundleFolder(out)
    expect(rows.map(([, , , hash]) => hash).toSorted()).toEqual(opened.map(({ info }) => info.hash).toSorted())
    expect(bytes.equals(await readFile(join(data, 'jra-vi.hiap')))).toBe(true)
  })

  test('--json', async () => {
    const out = join(root, 'json')
    const { stdout } = await runHiap(['compile', 'jra-test', '--out', out, '--json'], { cwd: root })
    expect(JSON.parse(stdout)).toEqual({
      id: 'jra-test',
      entries: 1,
      bytes: expect.any(Number),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      file: join(out, 'jra-test.hiap'),
    })
  })

  test('nothing is written where one source has an error', async () => {
    const out = join(root, 'none')
    const { code, stdout, stderr } = await runHiap(['compile', 'jra-vi', 'faulty', '-o', out], { cwd: root })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('faulty/entries.jsonl:2: error json-invalid: ')
    expect(stderr).toMatch(/Nothing was compiled\.\n$/)
    await expect(readdir(out)).rejects.toThrow('ENOENT')
  })

  test('two sources of the same id are refused', async () => {
    const { code, stderr } = await runHiap(['compile', 'jra-vi', './jra-vi/', '-o', join(root, 'none')], { cwd: root })
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'hiap: Two of the sources have the id jra-vi. Name each dictionary once. (source-twice)\n',
    })
  })

  test('a folder that cannot be written is told in a sentence', async () => {
    const { code, stderr } = await runHiap(['compile', 'jra-vi', '-o', join(root, 'jra-vi/README.md')], { cwd: root })
    expect(code).toBe(1)
    expect(stderr).toMatch(/^hiap: E\w+: [^\n]+\n$/)
  })
})

describe('hiap inspect', () => {
  test('a whole bundle', async () => {
    const file = join(data, 'jra-vi.hiap')
    const { code, stdout, stderr } = await runHiap(['inspect', file])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^verdict +whole$/m)
    expect(stdout).toMatch(/^entries +3$/m)
    expect(stdout).toMatch(/^section entries +\d+ bytes, checksum right$/m)
    const report = JSON.parse((await runHiap(['inspect', file, '--json'])).stdout)
    expect(report).toMatchObject({ intact: true, dictionary: { id: 'jra-vi', counts: { entries: 3 } } })
  })

  test('a damaged bundle, and what is no bundle', async () => {
    const bytes = await readFile(join(data, 'jra-vi.hiap'))
    // A letter of an entry, far from the edges of the sections.
    const at = bytes.lastIndexOf('mưa')
    bytes[at] = (bytes[at] ?? 0) ^ 1
    const damaged = join(root, 'damaged.hiap')
    await writeFile(damaged, bytes)
    const { code, stdout } = await runHiap(['inspect', damaged])
    expect(code).toBe(1)
    expect(stdout).toMatch(/^verdict +damaged: /m)
    expect(stdout).toMatch(/^section entries +\d+ bytes, checksum wrong$/m)
    const other = await runHiap(['inspect', join(root, 'jra-vi/README.md'), '--json'])
    expect(other.code).toBe(1)
    expect(JSON.parse(other.stdout)).toMatchObject({ intact: false, sections: [] })
  })

  test('a file that is not there', async () => {
    const { code, stdout, stderr } = await runHiap(['inspect', join(root, 'nothing.hiap')])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^hiap: .*nothing\.hiap.* \(bundle-missing\)\n$/)
  })
})

describe('hiap search', () => {
  test('a query that is no text for reading finds nothing and is told', async () => {
    const input = 'ia\n\u202eia\nia\u0007\n'
    const { code, stdout, stderr } = await runHiap(['search', '--data', data, '--json', '--limit', '1'], {
      cwd: root,
      input,
    })
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).hits.length),
    ).toEqual([1, 0, 0])
    expect(stderr.trimEnd().split('\n')).toEqual([
      'hiap: query-refused: Line 2 cannot be searched for: bidi-control at position 0.',
      'hiap: query-refused: Line 3 cannot be searched for: control at position 2.',
    ])
    expect(code).toBe(1)
  })

  const search = (args: readonly string[], input = '') => runHiap(['search', '--data', data, ...args], { input })

  test('a hit a line: headword, gloss, tier, reason, dictionary, id', async () => {
    expect(await search(['--dict', 'jra-vi', 'ia'])).toEqual({
      code: 0,
      stdout: 'ia\tnước\texact\tthis word\tjra-vi\tia\nia hơjan\tmưa\tprefix\tbegins so\tjra-vi\tia-hojan\n',
      stderr: '',
    })
  })

  test.each<[string[], string[]]>([
    [['nuoc', '--dict', 'jra-vi'], ['ia']],
    [['ia', 'hojan'], ['ia-hojan']],
    [['ia', '--limit', '1', '--dict', 'jra-test'], ['ia']],
    [['--from', 'vi', 'mưa'], ['ia-hojan']],
    [
      ['--from', 'jra', '--to', 'vi', '--dict', 'jra-vi,jra-test', '--limit', '2', 'ia'],
      ['ia', 'ia'],
    ],
    [['--dict', 'jra-test', '--', '-x', 'ia'], []],
  ])('%j finds %j', async (args, ids) => {
    const { code, stdout } = await search(args)
    expect(
      stdout
        .split('\n')
        .slice(0, -1)
        .map((line) => line.split('\t')[5]),
    ).toEqual(ids)
    expect(code).toBe(ids.length > 0 ? 0 : 1)
  })

  test.each<[string[], string[]]>([
    [['--pos', 'noun', 'ia'], ['ia']],
    [['--pos', 'VERB', 'ia'], []],
    [['--dialect', 'Pleiku, west', 'nuoc'], ['ia']],
    [['--has', 'audio', 'ia'], []],
    [['--has', 'example', '--from', 'vi', 'uống'], ['ia']],
    [['--domain', '1', 'ia'], ['ia']],
    [['--domain', '1.30', 'ia'], []],
    [['--from', 'jra', '--dict', 'jra-test', 'i*'], ['ia']],
  ])('%j finds, in the dictionary that has such entries, %j', async (args, ids) => {
    const { stdout } = await search(['--dict', 'jra-test', ...args])
    const found = stdout.split('\n').slice(0, -1)
    expect(found.map((line) => line.split('\t')[5])).toEqual(ids)
  })

  test('a text that matched is shown, in a column of its own', async () => {
    expect((await search(['--from', 'vi', 'giếng'])).stdout).toBe('')
    expect((await search(['--from', 'vi', '--text', 'giếng'])).stdout).toBe(
      'ia\tnước uống\ttext\tin an example\tjra-test\tia\tNước giếng trong.\n',
    )
  })

  test('slips are told: what is written for what was typed', async () => {
    const { stdout } = await search(['--dict', 'jra-vi', '--from', 'jra', 'ia hơjam'])
    expect(stdout).toBe('ia hơjan\tmưa\tfuzzy\tone letter different: n for m\tjra-vi\tia-hojan\n')
  })

  test('nothing found, or nothing asked, ends with 1', async () => {
    for (const query of ['xyzzy', '', ' ']) {
      expect(await search([query])).toEqual({ code: 1, stdout: '', stderr: '' })
    }
    expect(await search([], 'xyzzy\n')).toEqual({ code: 1, stdout: '', stderr: '' })
  })

  test('--json: the SearchAnswer of the library, one a query', async () => {
    const shelf = createShelf(await openBundleFolder(data))
    const one = await search(['--json', 'nước'])
    expect(JSON.parse(one.stdout)).toEqual(JSON.parse(JSON.stringify(shelf.search({ query: 'nước' }))))
    const filters = ['--pos', 'noun,VERB', '--domain', '1.3', '--dialect', 'Pleiku, west', '--has', 'audio,image']
    const filtered = await search(['--json', ...filters, '--text', 'ia'])
    const filter = {
      partsOfSpeech: ['NOUN', 'VERB'],
      semanticDomains: ['1.3'],
      dialects: ['Pleiku, west'],
      has: ['audio', 'image'],
    } as const
    await shelf.loadFullText()
    expect(JSON.parse(filtered.stdout)).toEqual(shelf.search({ query: 'ia', filter, fullText: true }))
    const several = await search(['--json', '--limit', '1'], 'ia\n\nxyzzy\nnuoc\n')
    expect(several.code).toBe(0)
    expect(
      several.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(
      ['ia', '', 'xyzzy', 'nuoc'].map(
        (query) => JSON.parse(JSON.stringify(shelf.search({ query, limit: 1 }))) as unknown,
      ),
    )
  })

  test('queries from stdin: the query stands before each hit', async () => {
    const { code, stdout } = await search(['--dict', 'jra-test'], 'ia\nnothing\nuống\n')
    expect(code).toBe(0)
    expect(stdout.split('\n').map((line) => line.split('\t').slice(0, 2))).toEqual([['ia', 'ia'], ['uống', 'ia'], ['']])
  })

  test('a query of four kilobytes, and one of control characters', async () => {
    const { code, stderr } = await search(['x'.repeat(4096)])
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    const { stdout } = await search(['--dict', 'jra-test'], 'ia\u001b[31m\tia\n')
    expect(stdout).not.toContain('\u001b')
  })

  test.each<[string[], string]>([
    [['--dict', 'jra-v', 'ia'], 'There is no dictionary “jra-v”. Did you mean jra-vi? There are jra-test, jra-vi.'],
    [['--from', 'km', 'ia'], 'No dictionary has the language “km”.'],
    [['--to', 'j', 'ia'], 'No dictionary has the language “j”.'],
    [['--pos', 'NOUNS', 'ia'], 'There is no --pos “NOUNS”. Did you mean NOUN? There are ADJ, ADP, '],
    [['--pos', 'NOUN,', 'ia'], 'There is no --pos “”.'],
    [['--has', 'video', 'ia'], 'There is no --has “video”. There are audio, image, example.'],
    [
      ['--domain', 'water', 'ia'],
      'The option --domain wants the number of a semantic domain, such as 1.3, not “water”.',
    ],
    [['--dialect', 'Plei', 'ia'], 'There is no --dialect “Plei”. Did you mean Pleiku, west? There are Pleiku, west.'],
    [['--text=yes', 'ia'], 'The option --text takes no value.'],
  ])('%j is wrong usage', async (args, told) => {
    const { code, stdout, stderr } = await search(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(told)
  })

  test('a folder without dictionaries, or with a damaged one', async () => {
    const empty = join(root, 'empty')
    await mkdir(empty)
    for (const folder of [empty, join(root, 'nowhere')]) {
      const { code, stderr } = await runHiap(['search', '--data', folder, 'ia'])
      expect(code).toBe(1)
      expect(stderr).toContain('hiap compile SOURCE… -o')
      expect(stderr).toContain('(bundles-missing)')
    }
    await writeFile(join(empty, 'x.hiap'), 'not a bundle')
    const { code, stderr } = await runHiap(['search', '--data', empty, 'ia'])
    expect(code).toBe(1)
    expect(stderr).toMatch(/^hiap: .*x\.hiap: .* \(bundle-[a-z-]+\)\n$/)
  })
})
