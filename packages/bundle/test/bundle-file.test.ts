import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compileBundle } from '../src/compile.ts'
import { openBundleFile, openBundleFolder, writeBundle } from '../src/node/bundle-file.ts'
import { sourceOf } from './small-source.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hiap-bundle-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const bytes = compileBundle(sourceOf(['ia']))

describe('bundle files', () => {
  it('are written whole, beside nothing else, and opened again', async () => {
    const file = await writeBundle(join(folder, 'new'), 'jra-test', bytes)
    expect(file).toBe(join(folder, 'new', 'jra-test.hiap'))
    expect(await readdir(join(folder, 'new'))).toEqual(['jra-test.hiap'])
    expect((await openBundleFile(file)).entry('j0')?.headword.text).toBe('ia')
  })

  it('replace the one before', async () => {
    await writeBundle(folder, 'jra-test', bytes)
    await writeBundle(folder, 'jra-test', compileBundle(sourceOf(['ia', 'ama'])))
    expect((await openBundleFolder(folder)).map((dictionary) => dictionary.size)).toEqual([2])
  })

  it('leave nothing behind when they cannot be written', async () => {
    await writeFile(join(folder, 'a'), 'a file, no folder')
    await expect(writeBundle(join(folder, 'a'), 'jra-test', bytes)).rejects.toThrow()
    await expect(writeBundle(folder, 'missing/jra-test', bytes)).rejects.toThrow()
    expect(await readdir(folder)).toEqual(['a'])
  })

  it('are found in a folder by their ending', async () => {
    await writeFile(join(folder, 'README.md'), '')
    expect(await openBundleFolder(folder)).toEqual([])
    await writeBundle(folder, 'b', bytes)
    await writeBundle(folder, 'a', bytes)
    expect(await openBundleFolder(folder)).toHaveLength(2)
  })

  it('are told with file and cause when they are missing or damaged', async () => {
    await expect(openBundleFile(join(folder, 'a.hiap'))).rejects.toMatchObject({
      code: 'bundle-missing',
      message: expect.stringContaining('a.hiap: there is no such file'),
    })
    await expect(openBundleFolder(join(folder, 'none'))).rejects.toMatchObject({ code: 'bundle-missing' })
    const file = await writeBundle(folder, 'a', bytes)
    await writeFile(file, (await readFile(file)).subarray(0, 100))
    await expect(openBundleFolder(folder)).rejects.toMatchObject({
      code: 'bundle-truncated',
      message: expect.stringContaining('a.hiap'),
    })
  })
})
