import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBundleFile } from '@hiap/bundle/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inFolder, staticPage } from '../src/static-page.ts'
import { runHiap } from './run-hiap.ts'
import { entry, writeSource } from './sample-source.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'hiap-static-'))
  await writeSource(root, 'jra-vi')
  await writeSource(root, 'jra-test', entry('ia', 'ia', 'nước uống'))
  await writeSource(root, 'faulty', `${entry('ia', 'ia', 'nước')}{"id":}\n`)
})
afterAll(() => rm(root, { recursive: true, force: true }))

/** Each file of a folder with its bytes. */
async function filesOf(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile())
  const paths = names.map((file) => join(file.parentPath, file.name)).sort()
  return new Map(
    await Promise.all(paths.map(async (path) => [path.slice(folder.length + 1), await readFile(path)] as const)),
  )
}

describe('hiap compile --shards', () => {
  test('makes a folder whose data files are named by what they hold', async () => {
    const folder = join(root, 'made')
    const { code, stdout, stderr } = await runHiap(
      ['compile', '--shards', '--no-page', 'jra-vi', 'jra-test', '-o', folder],
      {
        cwd: root,
      },
    )
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const files = await filesOf(folder)
    const data = [...files].filter(([name]) => name.startsWith('data/'))
    expect([...files.keys()].filter((name) => !name.startsWith('data/'))).toEqual(['dictionaries.json'])
    expect(data.length).toBeGreaterThan(4)
    for (const [name, bytes] of data)
      expect(name).toMatch(new RegExp(`^data/${createHash('sha256').update(bytes).digest('hex')}\\.(?:json|hiap)$`))
    const pointer = JSON.parse(files.get('dictionaries.json')!.toString())
    expect(pointer.dictionaries.map(({ id }: { id: string }) => id)).toEqual(['jra-test', 'jra-vi'])
    for (const { directory } of pointer.dictionaries) expect(files.has(`data/${directory}.json`)).toBe(true)
    const lines = stdout.trimEnd().split('\n')
    expect(lines[0]).toMatch(/^jra-vi\t3\t\d+\t[0-9a-f]{64}$/)
    const bytes = [...files.values()].reduce((sum, each) => sum + each.length, 0)
    expect(lines[2]).toBe(`shards\t${files.size}\t${bytes}\t${files.size}`)
    const hash = lines[0]!.split('\t')[3]
    expect((await openBundleFile(join(folder, 'data', `${hash}.hiap`))).id).toBe('jra-vi')
  })

  test('the same sources give the same folder, and files that are there are left as they are', async () => {
    const folder = join(root, 'again')
    const compile = (...sources: readonly string[]) =>
      runHiap(['compile', '--shards', '--no-page', ...sources, '-o', folder, '--json'], { cwd: root })
    expect((await compile('jra-vi', 'jra-test')).code).toBe(0)
    const before = await filesOf(folder)
    for (const name of before.keys()) await utimes(join(folder, name), 1, 1)
    await writeFile(join(folder, 'data', 'of-an-older-compile.json'), '{}')
    const { stdout } = await compile('jra-test', 'jra-vi')
    expect(JSON.parse(stdout.trimEnd().split('\n')[2]!)).toMatchObject({ folder, files: before.size, written: 0 })
    for (const [name, bytes] of before) {
      expect(await readFile(join(folder, name))).toEqual(bytes)
      expect((await stat(join(folder, name))).mtimeMs).toBe(1000)
    }
    expect(await readFile(join(folder, 'data', 'of-an-older-compile.json'), 'utf8')).toBe('{}')
    // One dictionary less: only the pointer changes.
    expect(JSON.parse((await compile('jra-vi')).stdout.trimEnd().split('\n')[1]!)).toMatchObject({ written: 1 })
  })

  test('nothing is written where a source has an error or the command line is wrong', async () => {
    const folder = join(root, 'none')
    const faulty = await runHiap(['compile', '--shards', '--no-page', 'faulty', '-o', folder], { cwd: root })
    expect(faulty.code).toBe(1)
    for (const args of [
      ['--shards', 'jra-vi'],
      ['--no-page', 'jra-vi', '-o', folder],
    ])
      expect(await runHiap(['compile', ...args], { cwd: root })).toMatchObject({ code: 2, stdout: '' })
    await expect(stat(folder)).rejects.toThrow('ENOENT')
  })
})

describe('the page of a static folder', () => {
  const built = (): string => join(root, 'dist')
  beforeAll(async () => {
    await mkdir(join(built(), 'assets'), { recursive: true })
    for (const name of ['theme.js', 'assets/index-1.js']) await writeFile(join(built(), name), name)
    await writeFile(
      join(built(), 'index.html'),
      `<meta charset="utf-8" />\n<link href="/icon.svg"><script src="/assets/index-1.js"></script><a href="https://example.org">`,
    )
  })

  test('comes last and names its files beside it', async () => {
    const files = await staticPage(built())
    expect(files.map(({ name }) => name)).toEqual(['assets/index-1.js', 'theme.js', 'index.html'])
    const html = Buffer.from(files.at(-1)!.bytes).toString()
    expect(html).toContain('href="./icon.svg"')
    expect(html).toContain('src="./assets/index-1.js"')
    expect(html).toContain('href="https://example.org"')
    expect(html).toContain('<meta name="hiap-static-folder"')
    expect(html).toMatch(
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none';[^"]*script-src 'self'/,
    )
    expect(html).not.toContain('frame-ancestors')
  })

  test('keeps the rest of a policy', () => {
    expect(inFolder('<meta charset="utf-8" />', "default-src 'none';frame-ancestors 'none';base-uri 'none'")).toContain(
      `content="default-src 'none';base-uri 'none'"`,
    )
  })

  test('is told to be built where it is not', async () => {
    await expect(staticPage(join(root, 'nowhere'))).rejects.toMatchObject({ code: 'page-not-built' })
  })
})
