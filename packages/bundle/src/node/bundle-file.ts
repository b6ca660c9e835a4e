import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleError } from '../errors.ts'
import { type OpenedDictionary, openBundle } from '../opened-dictionary.ts'
import { writeAtomically } from './write-atomically.ts'

export const bundleExtension = '.hiap'

/**
 * Writes a bundle as `<folder>/<id>.hiap`, atomically: a reader, or a power cut, sees the old file or the new one.
 *
 * @param folder made where it is missing
 * @returns the path of the file
 */
export async function writeBundle(folder: string, id: string, bytes: Uint8Array): Promise<string> {
  const file = join(folder, id + bundleExtension)
  await mkdir(folder, { recursive: true })
  await writeAtomically(file, bytes)
  return file
}

/**
 * Opens the bundle in a file.
 *
 * @throws HiapError `bundle-missing`, or as `openBundle` does
 */
export async function openBundleFile(file: string): Promise<OpenedDictionary> {
  return openBundle(await readBundle(file), file)
}

/**
 * Opens every `*.hiap` of a folder, by file name; none is an empty list.
 *
 * @throws HiapError `bundle-missing` where there is no such folder, or as `openBundle` does
 */
export async function openBundleFolder(folder: string): Promise<readonly OpenedDictionary[]> {
  const names = await readdir(folder).catch(() => {
    throw bundleError('bundle-missing', folder, 'there is no such folder')
  })
  const files = names.filter((name) => name.endsWith(bundleExtension)).sort()
  return Promise.all(files.map((name) => openBundleFile(join(folder, name))))
}

/** The bytes of a bundle file; `bundle-missing` where it cannot be read. */
export async function readBundle(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw bundleError(
      'bundle-missing',
      file,
      code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`,
    )
  }
}
