import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runHiap, startHiap } from './run-hiap.ts'
import { writeSource } from './sample-source.ts'

let root = ''
let data = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'hiap-serve-'))
  data = join(root, 'build')
  await writeSource(root, 'jra-vi')
  await runHiap(['compile', 'jra-vi', '-o', data], { cwd: root })
})
afterAll(() => rm(root, { recursive: true, force: true }))

async function firstLine(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = ''
  for await (const chunk of stream ?? []) {
    text += String(chunk)
    if (text.includes('\n')) break
  }
  return text
}

test.each(['SIGINT', 'SIGTERM'] as const)('serves until %s, then stops with 0', async (signal) => {
  const child = startHiap(['serve', '--port', '0', '--data', data])
  const line = await firstLine(child.stdout)
  expect(line).toMatch(/^Hiap is at http:\/\/localhost:\d+\n$/)
  const url = line.trim().slice('Hiap is at '.length)
  const answer = (await (await fetch(`${url}/v1/search?q=nuoc`)).json()) as { hits: { entryId: string }[] }
  expect(answer.hits[0]?.entryId).toBe('ia')
  child.kill(signal)
  const [code] = await once(child, 'close')
  expect(code).toBe(0)
  await expect(fetch(url)).rejects.toThrow()
})

test('takes the next port and says so where one is taken', async () => {
  const other = createServer().listen(0, 'localhost')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const child = startHiap(['serve', '--port', String(port), '--data', data, '--json'])
  let stderr = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  const { url } = JSON.parse(await firstLine(child.stdout)) as { url: string }
  expect(Number(new URL(url).port)).toBeGreaterThan(port)
  child.kill('SIGTERM')
  await once(child, 'close')
  other.close()
  expect(stderr).toContain(`Port ${port} is taken`)
})

test('a folder without dictionaries is told in a sentence', async () => {
  const { code, stdout, stderr } = await runHiap(['serve', '--port', '0', '--data', root])
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^hiap: .*hiap compile.* \([a-z-]+\)\n$/)
})
