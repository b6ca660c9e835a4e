import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runHiap } from './run-hiap.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hiap-segment-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function wordList(content: string | Uint8Array): Promise<string> {
  const file = join(folder, 'words.txt')
  await writeFile(file, content)
  return file
}

const list = '\ufeff# word list\nខ្ញុំ\t90\r\nមក\t70\tcome\n\nភ្នំ\u200bពេញ\nស្ត្រី\t6\n'

describe('hiap segment', () => {
  test.each([
    ['ខ្ញុំមក ភ្នំពេញ។', 'ខ្ញុំ|មក| |ភ្នំពេញ|។'],
    ['ខ្ញុំ\u200bមក', 'ខ្ញុំ|\u200b|មក'],
    // Misspelt, and shown as it came.
    ['ស្រី្តមក', 'ស្រី្ត|មក'],
    ['', ''],
  ])('with --words, %j is %j', async (input, stdout) => {
    const words = await wordList(list)
    expect(await runHiap(['segment', '--lang', 'km', '--words', words], { input: `${input}\n` })).toEqual({
      code: 0,
      stdout: `${stdout}\n`,
      stderr: '',
    })
  })

  test('--json tells the segments, which joined are the input', async () => {
    const words = await wordList(list)
    const { stdout } = await runHiap(['segment', '--lang', 'km', '--words', words, '--json'], { input: 'ខ្ញុំ|មក\n' })
    expect(JSON.parse(stdout)).toEqual({ input: 'ខ្ញុំ|មក', segments: ['ខ្ញុំ', '|', 'មក'] })
  })

  test('without --words, the words are those of the compiled dictionaries', async () => {
    const source = join(import.meta.dirname, '../../../dictionaries/km-vi')
    expect((await runHiap(['compile', source, '-o', folder])).code).toBe(0)
    const { code, stdout } = await runHiap(['segment', '--lang', 'km', '--data', folder], { input: 'ទឹកផ្ទះ\n' })
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'ទឹក|ផ្ទះ\n' })
  })

  test('where there is no dictionary of the language, it says what to do', async () => {
    const { code, stdout, stderr } = await runHiap(['segment', '--lang', 'km', '--data', join(folder, 'none')])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('has no compiled dictionary of km to take words from. Name a word list with --words')
    expect(stderr).toContain('(bundles-missing)')
  })

  test('other languages need no list', async () => {
    const { code, stdout } = await runHiap(['segment', '--lang', 'vi'], { input: 'nước mắm, muối\n' })
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'nước| |mắm|,| |muối\n' })
  })

  test.each<[string, string | Uint8Array, string]>([
    ['a count that is none', 'ក\t1\nខ\tmany\n', 'words.txt:2: “many” is no count.'],
    ['a negative count', 'ក\t-1\n', 'words.txt:1: “-1” is no count.'],
    ['no word', '\t5\n', 'words.txt:1: There is no word before the tab.'],
    ['bytes that are not UTF-8', Uint8Array.of(0x61, 0x0a, 0xff, 0x0a), 'words.txt:2: This is not UTF-8.'],
  ])('a word list with %s is told with its line', async (_fault, content, told) => {
    const { code, stdout, stderr } = await runHiap(['segment', '--lang', 'km', '--words', await wordList(content)])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(told)
    expect(stderr).toContain('(words-malformed)')
  })

  test('a word list that is not there is told', async () => {
    const { code, stderr } = await runHiap(['segment', '--lang', 'km', '--words', join(folder, 'nowhere.txt')])
    expect(code).toBe(1)
    expect(stderr).toMatch(/nowhere\.txt cannot be used: there is no such file\. \(words-missing\)\n$/)
  })
})
