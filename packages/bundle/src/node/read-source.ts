import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { SourceFile, SourceReading } from '../source/check-source.ts'

/**
 * Reads a dictionary source from a folder and checks it: `dictionary.json`, `entries.jsonl`, `SOURCES.md`, `README.md`
 * and `cases.tsv`. Returns all faults of all files at once, by file and line; `source` only where none is an error.
 * Never throws for what it finds on the disk.
 *
 * @param folder path of the source; stands before each file's name in the diagnostics
 * @example
 * const { source, diagnostics } = await readSource('dictionaries/km-vi')
 */
export async function readSource(folder: string): Promise<SourceReading> {
  const found = await stat(folder).catch(() => undefined)
  if (found?.isDirectory() !== true) {
    return {
      diagnostics: [
        {
          file: folder,
          code: 'file-missing',
          severity: 'error',
          message: found === undefined ? 'There is no such folder.' : 'This is a file, not a folder.',
          advice: 'Name the folder that holds dictionary.json and entries.jsonl.',
        },
      ],
    }
  }
  // The schemas and their validator are only loaded by those who check.
  const { checkSource } = await import('../source/check-source.ts')
  return checkSource(folder.replace(/(?<=.)\/+$/, ''), (file) => readFile(folder, file))
}

async function* readFile(folder: string, name: SourceFile): AsyncGenerator<Uint8Array, void, undefined> {
  const path = join(folder, name)
  // A pipe or a device in place of a file would be waited for without end.
  const found = await stat(path)
  if (!found.isFile()) throw Object.assign(new Error(`${path} is not a file`), { code: 'not-a-file' })
  yield* createReadStream(path, { highWaterMark: 256 * 1024 })
}
