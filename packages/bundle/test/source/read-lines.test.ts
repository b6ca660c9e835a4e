import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decode } from '../../src/source/decode.ts'
import { readLines } from '../../src/source/read-lines.ts'

async function linesOf(text: string, size: number, limit: number): Promise<readonly (string | number)[]> {
  const bytes = new TextEncoder().encode(text)
  async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
  }
  const read: (string | number)[] = []
  for await (const lines of readLines(chunks(), limit)) {
    for (const line of lines) {
      expect(line.number).toBe(read.length + 1)
      read.push(line.bytes === undefined ? line.length : new TextDecoder().decode(line.bytes))
    }
  }
  return read
}

test('gives the lines that splitting gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('a', 'ខ', '\n', '\r\n', '\r', ' '), { maxLength: 40 }).map((parts) => parts.join('')),
      fc.integer({ min: 1, max: 10 }),
      async (text, size) => {
        const expected = text.split('\n').map((line) => line.replace(/\r$/, ''))
        if (text === '' || text.endsWith('\n')) expected.pop()
        // A last line without an end, and nothing in it but a CR, is a line too.
        expect(await linesOf(text, size, 1000)).toEqual(expected)
      },
    ),
  )
})

test.each([
  ['abcde\nabc', ['abcde', 'abc']],
  ['abcde\r\nabc\n', ['abcde', 'abc']],
  ['abcdef\nabc', [6, 'abc']],
  ['abcdefghi\r\nabc', [10, 'abc']],
  ['abcdefghi', [9]],
])('with a limit of 5 bytes, %j gives %j', async (text, expected) => {
  for (const size of [1, 2, 3, 100]) expect(await linesOf(text, size, 5)).toEqual(expected)
})

test('decode finds the byte at which the text stops being UTF-8', () => {
  const sequences = [
    [0xff],
    [0xe1, 0x9e],
    [0xc0, 0x80],
    [0xed, 0xa0, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
    [0x80],
    [0xef, 0xbf],
  ]
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...sequences), fc.string(), (before, bad, after) => {
      const head = new TextEncoder().encode(before)
      const bytes = Uint8Array.from([...head, ...bad, ...new TextEncoder().encode(`.${after}`)])
      expect(decode(bytes)).toEqual({ fault: { byte: head.length, value: bad[0] } })
      expect(decode(head)).toEqual({ text: before })
    }),
  )
})
