import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { readSource } from '@hiap/bundle/node'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { kaikkiExporter } from '../../src/kaikki/kaikki-exporter.ts'
import { exportFile, importFile, newFolder, openInputFile, stagedFiles } from '../../src/node.ts'
import type { Problem, Told } from '../../src/problem.ts'
import type { ImportProgress } from '../../src/take-in/take-in.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hiap-interchange-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const letters = [...'កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ']
const line = (number: number): string => {
  const word = Array.from({ length: 4 }, (_, at) => letters[Math.floor(number / 33 ** at) % 33]).join('')
  return `${JSON.stringify({ word, lang_code: 'km', pos: 'noun', senses: [{ glosses: [`word ${number}`] }], categories: ['x'] })}\n`
}
const words = (count: number): string => Array.from({ length: count }, (_, index) => line(index)).join('')

/** All files under a folder with their texts. */
async function contents(of: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(of, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file.slice(of.length + 1), await readFile(file, 'utf8')])),
  )
}

describe('importFile', () => {
  test('makes a source that is read back, and nothing else', async () => {
    const file = join(folder, 'words.jsonl')
    await writeFile(file, words(300))
    const problems: Problem[] = []
    const report = await importFile({
      file,
      folder: join(folder, 'deep/er/km-en'),
      dictionary: { language: 'km' },
      tell: (problem) => problems.push(problem),
    })
    expect(report).toMatchObject({ whole: true, format: 'kaikki', records: 300, entries: 300 })
    expect(report.manifest).toMatchObject({ id: 'km-en', language: 'km', glossLanguages: ['en'] })
    expect(problems.map(({ rule }) => rule)).toEqual([])
    const { source, diagnostics } = await readSource(join(folder, 'deep/er/km-en'))
    expect([diagnostics, source?.entries.length]).toEqual([[], 300])
    expect((await readdir(folder)).sort()).toEqual(['deep', 'words.jsonl'])
    expect(await readdir(join(folder, 'deep/er'))).toEqual(['km-en'])
  })

  test('goes out as it came in', async () => {
    const file = join(folder, 'words.jsonl')
    await writeFile(file, words(50))
    await importFile({ file, folder: join(folder, 'km-en'), dictionary: { language: 'km' }, tell: () => {} })
    const report = await exportFile({
      from: join(folder, 'km-en'),
      exporter: kaikkiExporter,
      file: join(folder, 'out/again.jsonl'),
    })
    expect(report).toMatchObject({ id: 'km-en', entries: 50, files: [join(folder, 'out/again.jsonl')] })
    const parsed = (text: string): unknown[] =>
      text
        .trim()
        .split('\n')
        .map((each) => JSON.parse(each))
    const again = parsed(await readFile(join(folder, 'out/again.jsonl'), 'utf8')) as { word: string }[]
    const byWord = new Map(again.map((record) => [record.word, record]))
    for (const record of parsed(words(50)) as { word: string }[]) expect(byWord.get(record.word)).toMatchObject(record)
    expect(await readdir(join(folder, 'out'))).toEqual(['again.jsonl'])
  })

  test('refuses a folder that has something in it, and leaves it as it is', async () => {
    const file = join(folder, 'words.jsonl')
    await writeFile(file, words(3))
    await mkdir(join(folder, 'km-en'))
    await writeFile(join(folder, 'km-en/notes.txt'), 'mine')
    const into = importFile({ file, folder: join(folder, 'km-en'), tell: () => {} })
    await expect(into).rejects.toMatchObject({ code: 'target-taken' })
    await expect(importFile({ file, folder: file, tell: () => {} })).rejects.toMatchObject({ code: 'target-taken' })
    expect(await contents(join(folder, 'km-en'))).toEqual({ 'notes.txt': 'mine' })
    expect((await readdir(folder)).sort()).toEqual(['km-en', 'words.jsonl'])
    // An empty one is no obstacle; one that came to be in the meantime is.
    await mkdir(join(folder, 'empty'))
    expect(await importFile({ file, folder: join(folder, 'empty'), tell: () => {} })).toMatchObject({ whole: true })
    const made = await newFolder(join(folder, 'late'))
    await mkdir(join(folder, 'late/a'), { recursive: true })
    await expect(made.finish()).rejects.toMatchObject({ code: 'target-taken' })
    await made.abandon()
  })

  test('leaves nothing behind where nothing came of it', async () => {
    await writeFile(join(folder, 'words.unknown'), 'no format begins like this')
    const problems: Problem[] = []
    const tell = (problem: Problem): number => problems.push(problem)
    for (const file of ['words.unknown', 'nothing.jsonl', '.']) {
      expect(await importFile({ file: join(folder, file), folder: join(folder, 'made'), tell })).toMatchObject({
        whole: false,
      })
    }
    await writeFile(join(folder, 'empty.jsonl'), '')
    await importFile({ file: join(folder, 'empty.jsonl'), format: 'kaikki', folder: join(folder, 'made'), tell })
    expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['format-unknown', 'fatal'],
      ['file-missing', 'fatal'],
      ['file-missing', 'fatal'],
      ['language-missing', 'fatal'],
    ])
    expect((await readdir(folder)).sort()).toEqual(['empty.jsonl', 'words.unknown'])
  })

  test('writes nothing where no folder is named', async () => {
    const file = join(folder, 'words.jsonl')
    await writeFile(file, words(30))
    expect(await importFile({ file, tell: () => {} })).toMatchObject({ whole: true, entries: 30 })
    expect(await readdir(folder)).toEqual(['words.jsonl'])
  })

  test('cancelled while it reads or writes, leaves nothing', async () => {
    const file = join(folder, 'words.jsonl')
    await writeFile(file, words(9000))
    const cancelled = (
      signal: AbortSignal,
      progress: (progress: ImportProgress) => void = () => {},
    ): Promise<unknown> => importFile({ file, folder: join(folder, 'km-en'), tell: () => {}, progress, signal })
    const controller = new AbortController()
    const writing = cancelled(controller.signal, ({ stage, done, of }) => {
      if (stage === 'write' && done < of) controller.abort(new Error('while writing'))
    })
    await expect(writing).rejects.toThrow('while writing')
    await expect(cancelled(AbortSignal.abort(new Error('while reading')))).rejects.toThrow('while reading')
    expect(await readdir(folder)).toEqual(['words.jsonl'])
  })

  test('killed at any point, leaves no folder or the whole one', { timeout: 240_000 }, async () => {
    const file = join(folder, 'words.jsonl')
    await writeFile(file, words(6000))
    const child = fileURLToPath(new URL('import-child.ts', import.meta.url))
    const run = async (
      to: string,
      kill: (said: string, began: number, stop: () => void) => void,
    ): Promise<number | null> => {
      const { promise, resolve, reject } = Promise.withResolvers<number | null>()
      const importing = spawn(process.execPath, [child, file, to], { stdio: ['ignore', 'pipe', 'inherit'] })
      const began = performance.now()
      const stop = (): void => void importing.kill('SIGKILL')
      importing.stdout.on('data', (data: Buffer) => kill(data.toString(), began, stop))
      importing.on('error', reject)
      importing.on('close', (code) => resolve(code))
      kill('', began, stop)
      return promise
    }
    const began = performance.now()
    expect(await run(join(folder, 'reference'), () => {})).toBe(0)
    const lasts = performance.now() - began
    const reference = await contents(join(folder, 'reference'))

    const outcomes = { before: 0, after: 0 }
    for (let time = 0; time < 30; time++) {
      const to = join(folder, 'killed')
      if (time % 2 === 0) await run(to, (said, _, stop) => void (said === '' && wait(Math.random() * lasts).then(stop)))
      // Half of them where the folder is about to appear.
      else await run(to, (said, _, stop) => void (said.includes('write') && wait(Math.random() * 60).then(stop)))
      const there = await readdir(folder)
      if (there.includes('killed')) {
        expect(await contents(to)).toEqual(reference)
        outcomes.after += 1
        await rm(to, { recursive: true })
      } else outcomes.before += 1
    }
    expect(outcomes.before).toBeGreaterThan(0)
    // What the dead have left is taken away by the next.
    expect(await run(join(folder, 'killed'), () => {})).toBe(0)
    expect((await readdir(folder)).sort()).toEqual(['killed', 'reference', 'words.jsonl'])
  })
})

describe('an input file', () => {
  test('reads no file outside its folder, by whatever path or link', async () => {
    await mkdir(join(folder, 'in/sub'), { recursive: true })
    await writeFile(join(folder, 'secret'), 'secret')
    await writeFile(join(folder, 'in/words.jsonl'), 'x')
    await writeFile(join(folder, 'in/sub/a.wav'), 'la')
    await symlink(join(folder, 'secret'), join(folder, 'in/link'))
    await symlink(folder, join(folder, 'in/up'))
    await symlink('sub/a.wav', join(folder, 'in/inner'))
    const told: Told[] = []
    const input = await openInputFile(join(folder, 'in/words.jsonl'), { files: 10 }, (problem) => told.push(problem))
    const textOf = async (path: string): Promise<string | undefined> => {
      const found = await input?.beside(path)
      return found === undefined ? undefined : new TextDecoder().decode(await found.slice(0, 100))
    }
    expect(await textOf('sub/a.wav')).toBe('la')
    expect(await textOf('sub\\a.wav')).toBe('la')
    expect(await textOf('./sub/../sub/a.wav')).toBe('la')
    expect(await textOf('inner')).toBe('la')
    expect(await textOf('nothing')).toBeUndefined()
    expect(await textOf('sub')).toBeUndefined()
    expect(told).toEqual([])
    for (const path of [
      '../secret',
      '..\\secret',
      'sub/../../secret',
      'link',
      'up/secret',
      join(folder, 'secret'),
      'C:\\secret',
      '/etc/passwd',
      '..',
      '',
    ]) {
      expect(await textOf(path)).toBeUndefined()
      expect(told.pop()?.rule, path).toBe('path-escapes')
    }
    expect(await textOf('a\u0000b')).toBeUndefined()
    expect(await input?.folder()).toEqual(['sub/a.wav', 'words.jsonl'])
    const few = await openInputFile(join(folder, 'in/words.jsonl'), { files: 1 }, (problem) => told.push(problem))
    expect(await few?.folder()).toHaveLength(1)
    expect(told.map(({ rule }) => rule)).toEqual(['file-too-large'])
  })

  test('is read in pieces and in parts', async () => {
    await writeFile(join(folder, 'a'), '0123456789')
    const input = await openInputFile(join(folder, 'a'), { files: 10 }, () => {})
    let text = ''
    for await (const piece of input?.chunks() ?? []) text += new TextDecoder().decode(piece)
    expect([text, input?.size]).toEqual(['0123456789', 10])
    expect(new TextDecoder().decode(await input?.slice(8, 20))).toBe('89')
    expect((await input?.slice(5, 5))?.length).toBe(0)
  })
})

test('staged files lie nowhere but in their folder', async () => {
  const staged = stagedFiles(folder)
  for (const path of ['../a', '/a', 'a/../b', 'a//b', '', 'a\\..\\b', './a']) {
    await expect(staged.file(path)).rejects.toThrow(/no path inside/)
  }
  const file = await staged.file('media/a.wav')
  await file.write('la')
  await file.write(Uint8Array.of(0x6c))
  await file.end()
  expect(await contents(folder)).toEqual({ 'media/a.wav': 'lal' })
  await expect(staged.file('media/a.wav')).rejects.toThrow(/EEXIST/)
})
