import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scanJson } from '../../src/source/scan-json.ts'

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

// JSON with a few of its units left out, doubled or replaced: mostly broken, sometimes not.
const nearlyJson = fc
  .tuple(
    fc.json({ maxDepth: 4 }),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.constantFrom('', '"', ',', ':', '{', ']', '0', '-', '.', 'e', '\\', '\\u12', ' ', '\n', '\u0001', 'null'),
      ),
      { maxLength: 2 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((changed, [at, sign]) => {
      const index = at % (changed.length + 1)
      return changed.slice(0, index) + sign + changed.slice(index + 1)
    }, text),
  )

test('finds a fault where JSON.parse throws, and only there', () => {
  fc.assert(
    fc.property(fc.oneof(nearlyJson, fc.json(), fc.string()), (text) => {
      expect(scanJson(text, 100).fault === undefined).toBe(isJson(text))
    }),
    { numRuns: 5000 },
  )
})

test('finds no key twice in what JSON.stringify wrote', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(scanJson(JSON.stringify(value), 100)).toEqual({ repeated: [] })
    }),
  )
})

test.each([
  ['', 0],
  ['{"a":}', 5],
  ['[1,]', 3],
  ['{"a":1,}', 7],
  ['{a:1}', 1],
  ['"abc', 0],
  ['"a\\x"', 2],
  ['01', 1],
  ['nul', 0],
  ['{} {}', 3],
  ['\u00a0{}', 0],
])('%j stops being JSON at %i', (text, offset) => {
  expect(scanJson(text, 16).fault?.offset).toBe(offset)
})

test('tells a repeated key at its second place, however it is written', () => {
  expect(scanJson('{"a":[{"b":1,"\\u0062":2}],"a":{}}', 16).repeated).toEqual([
    { path: ['a', 0, 'b'], offset: 13 },
    { path: ['a'], offset: 26 },
  ])
})

test('stops where it is too deep', () => {
  expect(scanJson('[[[]]]', 3)).toEqual({ repeated: [] })
  expect(scanJson('[[[[]]]]', 3)).toEqual({ tooDeep: { offset: 3 }, repeated: [] })
})
