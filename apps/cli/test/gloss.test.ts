import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createShelf } from '@hiap/bundle'
import { openBundleFolder } from '@hiap/bundle/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ended, runHiap } from './run-hiap.ts'

let data: string
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'hiap-gloss-'))
  const sources = ['km-vi', 'jra-vi'].map((id) => join(import.meta.dirname, '../../../dictionaries', id))
  expect((await runHiap(['compile', ...sources, '-o', data])).code).toBe(0)
})
afterAll(() => rm(data, { recursive: true }))

const gloss = (args: readonly string[], input: string | Uint8Array = ''): Promise<Ended> =>
  runHiap(['gloss', '--data', data, ...args], { input })

const columns = (stdout: string, ...wanted: readonly number[]): string[][] =>
  stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split('\t'))
    .map((cells) => wanted.map((column) => cells[column] ?? ''))

describe('hiap gloss', () => {
  test('a word a line: word, gloss, headword, dictionary, id; unknown words with a question mark', async () => {
    const { code, stdout, stderr } = await gloss(['ទឹកផ្ទះ, dua pluh XYZ'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(
      /^ទឹក\tnước\tទឹក\tkm-vi\tk\d+\nផ្ទះ\tnhà\tផ្ទះ\tkm-vi\tk\d+\ndua pluh\thai mươi\tdua pluh\tjra-vi\tj\d+\nXYZ\t\?\n$/,
    )
  })

  test.each<[string[], string[][]]>([
    [
      ['ទឹក', 'ia'],
      [
        ['ទឹក', 'nước'],
        ['ia', 'nước'],
      ],
    ],
    [['--to', 'en', 'ទឹក'], [['ទឹក', 'water']]],
    [
      ['--dict', 'jra-vi', 'ទឹក ia'],
      [
        ['ទឹក', '?'],
        ['ia', 'nước'],
      ],
    ],
    [
      ['--from', 'jra', 'ទឹក ia'],
      [
        ['ទឹក', '?'],
        ['ia', 'nước'],
      ],
    ],
    [['tongan'], [['tongan', 'tay']]],
    [['--', '-ia'], [['ia', 'nước']]],
  ])('%j', async (args, expected) => {
    const { code, stdout } = await gloss(args)
    expect({ code, columns: columns(stdout, 0, 1) }).toEqual({ code: 0, columns: expected })
  })

  test('texts from stdin: an empty line behind the words of each', async () => {
    const { code, stdout } = await gloss([], 'ទឹក\r\n\n!\nia\n')
    expect({ code, columns: columns(stdout, 0) }).toEqual({
      code: 0,
      columns: [['ទឹក'], [''], [''], [''], ['ia'], ['']],
    })
  })

  test('--json: the GlossAnswer of the library, one a text', async () => {
    const shelf = createShelf(await openBundleFolder(data))
    const texts = ['ទឹកផ្ទះ', '', 'ia']
    const { code, stdout } = await gloss(['--json'], texts.map((text) => `${text}\n`).join(''))
    expect(code).toBe(0)
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(texts.map((text) => JSON.parse(JSON.stringify(shelf.gloss({ text }))) as unknown))
  })

  test('a text of any length is read to its end, and its ranges count the whole of it', async () => {
    const text = 'ទឹកផ្ទះ។ '.repeat(400)
    const answer = JSON.parse((await gloss(['--json'], `${text}\n`)).stdout) as {
      text: string
      words: { from: number; to: number; entries: unknown[] }[]
      truncated: boolean
    }
    expect(answer).toMatchObject({ text, truncated: false })
    expect(answer.words.map(({ from, to }) => text.slice(from, to))).toEqual(
      Array.from({ length: 400 }, () => ['ទឹក', 'ផ្ទះ']).flat(),
    )
    expect(answer.words.every(({ entries }) => entries.length > 0)).toBe(true)
  })

  test('nothing known, or no word at all, ends with 1', async () => {
    expect(await gloss(['XYZ'])).toEqual({ code: 1, stdout: 'XYZ\t?\n', stderr: '' })
    expect(await gloss(['...'])).toEqual({ code: 1, stdout: '', stderr: '' })
    expect(await gloss([], '')).toEqual({ code: 1, stdout: '', stderr: '' })
  })

  test('what is no text for reading has no words and is told; the others are read', async () => {
    const { code, stdout, stderr } = await gloss([], 'ia\n\u202eia\n')
    expect({ code, columns: columns(stdout, 0) }).toEqual({ code: 1, columns: [['ia'], [''], ['']] })
    expect(stderr).toBe('hiap: query-refused: Line 2 cannot be read: bidi-control at position 0.\n')
  })

  test.each<[string[], string]>([
    [['--dict', 'jra-v', 'ia'], 'There is no dictionary “jra-v”. Did you mean jra-vi?'],
    [['--from', 'xx', 'ia'], 'No dictionary has the language “xx”.'],
    [['--limit', '3', 'ia'], 'There is no option --limit.'],
  ])('%j is wrong usage', async (args, told) => {
    const { code, stdout, stderr } = await gloss(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(told)
  })
})
