import type { OpenedDictionary } from '../opened-dictionary.ts'
import { cutBrowsing, cutEntries } from './cut-entries.ts'
import { cutGlosses } from './cut-glosses.ts'
import { cutHeadwords } from './cut-headwords.ts'
import { dictionaryToCut } from './dictionary-to-cut.ts'
import { type HashedFile, HashedFiles } from './hashed-files.ts'
import { type Directory, mostFileBytes, type Stored, staticFormatVersion } from './static-format.ts'

/** A dictionary as files for a plain web server. */
export interface CutDictionary {
  readonly id: string
  /** SHA-256 of the directory, the file to begin with. */
  readonly directory: string
  /** The directory, what it names, and the bundle. */
  readonly files: readonly HashedFile[]
}

/**
 * Cuts a dictionary into small files, each named by its SHA-256, so that look-ups need a file or two and no program on
 * the server. The same dictionary gives the same files.
 *
 * @example
 * cutDictionary(openBundle(compileBundle(source))).directory // '5f2c…'
 */
export function cutDictionary(dictionary: OpenedDictionary): CutDictionary {
  const files = new HashedFiles()
  const source = dictionaryToCut(dictionary)
  files.add(dictionary.bytes, 'hiap')
  const tables = {
    headwords: cutHeadwords(source, files),
    glosses: dictionary.glossLanguages.map((_, place) => cutGlosses(source, place, files)),
    entries: cutEntries(source, files),
    browse: cutBrowsing(source, files),
  }
  const whole: Directory = { format: staticFormatVersion, info: dictionary.info, ...tables }
  const stored = <Table>(table: Table): Stored<Table> => ({ file: files.addJson(table) })
  const directory: Directory =
    new TextEncoder().encode(JSON.stringify(whole)).length <= mostFileBytes
      ? whole
      : {
          ...whole,
          headwords: stored(tables.headwords),
          glosses: tables.glosses.map(stored),
          entries: stored(tables.entries),
          browse: stored(tables.browse),
        }
  return { id: dictionary.id, directory: files.addJson(directory), files: files.list() }
}
