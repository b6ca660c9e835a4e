import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { CutFolder } from '../shards/cut-folder.ts'
import { writeAtomically } from './write-atomically.ts'

/** A file of a folder, by its path in it. */
export interface FolderFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Writes a static folder. Immutable files that are there with the same bytes are left as they are, and so are all others:
 * whoever still has an older page open finds the files of an older compile. What changes is written after everything
 * that it names, the pointer last, each atomically: a reader sees the old dictionary or the new one.
 *
 * @param folder made where it is missing
 * @param changing files that keep their names, such as those of the web page, in the order in which they are to be
 *   replaced
 * @returns how many files were written, and how many were there
 */
export async function writeStaticFolder(
  folder: string,
  { files, pointer }: CutFolder,
  changing: readonly FolderFile[] = [],
): Promise<{ readonly written: number; readonly kept: number }> {
  let written = 0
  for (const file of [...files, ...changing, pointer]) if (await writeFile(folder, file)) written++
  return { written, kept: files.length + changing.length + 1 - written }
}

/** Writes a file atomically; `false` where it is there with the same bytes. */
async function writeFile(folder: string, { name, bytes }: FolderFile): Promise<boolean> {
  const path = join(folder, name)
  const there = await readFile(path).catch(() => undefined)
  if (there?.equals(bytes)) return false
  await mkdir(dirname(path), { recursive: true })
  await writeAtomically(path, bytes)
  return true
}
