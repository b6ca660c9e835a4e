import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exceptionsFile } from '../lint/exceptions.ts'

/**
 * Reads the text of `lint-exceptions.tsv` of a dictionary source; empty where there is no such file.
 *
 * @throws what the file system says, where the file is there and cannot be read
 */
export async function readLintExceptions(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, exceptionsFile), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}
