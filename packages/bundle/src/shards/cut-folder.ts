import type { OpenedDictionary } from '../opened-dictionary.ts'
import { cutDictionary } from './cut-dictionary.ts'
import type { HashedFile } from './hashed-files.ts'
import { dataFolder, type Pointer, pointerName, staticFormatVersion } from './static-format.ts'

/** The files of a static folder, by their paths in it. */
export interface CutFolder {
  /** Immutable; to be there before the pointer is. */
  readonly files: readonly HashedFile[]
  readonly pointer: HashedFile
}

/**
 * Cuts dictionaries into the files of a folder that `staticClient` reads. The same dictionaries give the same files.
 *
 * @param dictionaries in any order; they stand in the order of their ids, as on the server's shelf
 */
export function cutFolder(dictionaries: readonly OpenedDictionary[]): CutFolder {
  const files = new Map<string, HashedFile>()
  const cut = dictionaries.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(cutDictionary)
  for (const { name, bytes } of cut.flatMap((each) => each.files)) {
    const path = `${dataFolder}/${name}`
    files.set(path, { name: path, bytes })
  }
  const pointer: Pointer = {
    format: staticFormatVersion,
    dictionaries: cut.map(({ id, directory }) => ({ id, directory })),
  }
  const bytes = new TextEncoder().encode(`${JSON.stringify(pointer, undefined, 2)}\n`)
  return { files: [...files.values()], pointer: { name: pointerName, bytes } }
}
