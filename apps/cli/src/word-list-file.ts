import { readFile } from 'node:fs/promises'
import { HiapError } from '@hiap/lexicon'

/** A word and how often it was seen; 1 where the file does not say. */
export type CountedWord = readonly [word: string, count: number]

/**
 * Reads a word list: on each line a word, or a word, a tab and a count. Further columns, blank lines and lines that
 * begin with `#` are passed over.
 *
 * @throws HiapError `words-missing`, or `words-malformed` with the line
 */
export async function readWordListFile(file: string): Promise<readonly CountedWord[]> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${error.code})`
    throw new HiapError('words-missing', `The word list ${file} cannot be used: ${why}.`, { file })
  })
  const wrong = (line: number, what: string): HiapError =>
    new HiapError(
      'words-malformed',
      `${file}:${line}: ${what} A line is a word, or a word, a tab and how often it was seen.`,
      { file, line },
    )
  const words: CountedWord[] = []
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const lines = new TextDecoder().decode(bytes).split('\n')
    throw wrong(lines.findIndex((line) => line.includes('\ufffd')) + 1, 'This is not UTF-8.')
  }
  text.split('\n').forEach((line, at) => {
    const [word = '', count = ''] = line.split('\t').map((cell) => cell.trim())
    if (line.startsWith('#') || line.trim() === '') return
    if (word === '') throw wrong(at + 1, 'There is no word before the tab.')
    if (!/^\d*$/.test(count)) throw wrong(at + 1, `“${count.slice(0, 40)}” is no count.`)
    words.push([word, Math.max(1, Number(count))])
  })
  return words
}
