import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hiap, runHiap, startHiap } from './run-hiap.ts'

// A Node that does not run TypeScript is played by this one with that switched off: it comes by the same branch.
const older = { nodeOptions: ['--no-experimental-strip-types'] }

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'hiap-node-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

describe('a Node that does not run TypeScript', () => {
  test('is what the switch gives', () => {
    const features = execFileSync(process.execPath, [...older.nodeOptions, '-p', 'process.features.typescript'])
    expect(features.toString()).toBe('false\n')
  })

  test('hands over arguments, input, output and exit code', async () => {
    expect(
      await runHiap(['normalise', '--lang', 'km'], { ...older, input: '\u1781\u17c2\u17d2\u1798\u179a\n' }),
    ).toEqual({
      code: 0,
      stdout: '\u1781\u17d2\u1798\u17c2\u179a\n',
      stderr: '',
    })
    expect((await runHiap(['normalise'], older)).code).toBe(2)
    expect((await runHiap(['check', '/nowhere'], older)).code).toBe(1)
  })

  test('hands over signals', async () => {
    const child = startHiap(['normalise', '--lang', 'km'], older)
    child.stdin?.write('ក\n')
    await once(child.stdout as NodeJS.ReadableStream, 'data')
    child.kill('SIGTERM')
    const [, signal] = await once(child, 'close')
    expect(signal).toBe('SIGTERM')
  })

  test('without the Node of the repository says what to do', async () => {
    // The same file, in a place that has no dependencies.
    const alone = join(root, 'hiap.mjs')
    await copyFile(hiap, alone)
    await writeFile(join(root, 'package.json'), '{"type":"module"}')
    const { spawnSync } = await import('node:child_process')
    const { status, stdout, stderr } = spawnSync(process.execPath, [...older.nodeOptions, alone, '--version'])
    expect({ status, stdout: stdout.toString() }).toEqual({ status: 2, stdout: '' })
    expect(stderr.toString()).toMatch(/^hiap: This is Node v[\d.]+, and hiap needs 22\.18 or later\. Run `[^\n]+\n$/)
  })
})
