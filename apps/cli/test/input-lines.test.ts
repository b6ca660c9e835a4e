import { afterEach, expect, test, vi } from 'vitest'
import { inputLines } from '../src/input-lines.ts'

async function linesOf(bytes: Uint8Array, size: number): Promise<{ lines: readonly string[]; damaged: boolean }> {
  async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const input = inputLines(chunks())
  const lines: string[] = []
  for await (const batch of input) lines.push(...batch)
  return { lines, damaged: input.damaged }
}

afterEach(() => {
  vi.restoreAllMocks()
})

test.each<[string, readonly string[]]>([
  ['', []],
  ['\n', ['']],
  ['a', ['a']],
  ['a\nb', ['a', 'b']],
  ['a\n\nb\n', ['a', '', 'b']],
  ['ខ្មែរ\r\nhơdôm\r\n', ['ខ្មែរ', 'hơdôm']],
  ['a\rb\r\r\n', ['a\rb\r']],
  ['\ufeffa\n\ufeffb\n', ['a', '\ufeffb']],
  ['😀\n😀', ['😀', '😀']],
])('%j is %j, whatever the size of the chunks', async (text, lines) => {
  const bytes = new TextEncoder().encode(text)
  for (let size = 1; size <= 20; size += 1) expect(await linesOf(bytes, size)).toEqual({ lines, damaged: false })
})

test('bytes that are not UTF-8 become U+FFFD and are told with their line', async () => {
  const bytes = Buffer.concat([Buffer.from('a\nខ'), Buffer.of(0xe1, 0x9e, 0x0a, 0xff), Buffer.from('b\nc\n')])
  for (let size = 1; size <= 20; size += 1) {
    const told: string[] = []
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      told.push(String(text))
      return true
    })
    expect(await linesOf(bytes, size)).toEqual({ lines: ['a', 'ខ\ufffd', '\ufffdb', 'c'], damaged: true })
    expect(told.map((text) => /Line (\d+)/.exec(text)?.[1])).toEqual(['2', '3'])
    vi.restoreAllMocks()
  }
})
