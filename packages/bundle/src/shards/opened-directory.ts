import { anyLanguageOf, type DictionaryInfo, HiapError, type Language } from '@hiap/lexicon'
import { bundleError } from '../errors.ts'
import { isWide, pieceOf } from './cut-keys.ts'
import { unpackHashes } from './hash-list.ts'
import { corrupt, type StaticFiles } from './static-files.ts'
import {
  type BrowseTable,
  type Directory,
  dataFolder,
  type GlossTable,
  type KeyTable,
  type Pieces,
  type Stored,
  staticFormatVersion,
} from './static-format.ts'

/** A dictionary of a static folder, of which nothing but its directory was fetched. */
export interface OpenedDirectory {
  readonly info: DictionaryInfo
  readonly language: Language
  readonly glossLanguages: readonly Language[]
  headwords(signal: AbortSignal | undefined): Promise<OpenedKeys>
  glosses(place: number, signal: AbortSignal | undefined): Promise<OpenedGlosses>
  entries(signal: AbortSignal | undefined): Promise<OpenedPieces>
  browse(signal: AbortSignal | undefined): Promise<OpenedBrowsing>
  /** Fetches an immutable file and makes of it what is kept. */
  file<Json, Value>(hash: string, read: (json: Json) => Value, signal: AbortSignal | undefined): Promise<Value>
}

export interface OpenedPieces {
  readonly firsts: readonly string[]
  readonly files: readonly string[]
}

export interface OpenedKeys {
  readonly shards: OpenedPieces
  readonly answers: OpenedPieces
}

export interface OpenedGlosses extends OpenedKeys {
  readonly glosses: number
  readonly mean: number
  readonly common: ReadonlySet<string>
}

export interface OpenedBrowsing extends Omit<BrowseTable, 'files'> {
  readonly files: readonly string[]
}

/**
 * Opens the directory of a dictionary.
 *
 * @param folder address of the static folder, with a slash at its end
 * @throws HiapError `static-folder-version`, `static-file-corrupt`, `bundle-language`
 */
export function openDirectory(files: StaticFiles, folder: string, directory: Directory, url: string): OpenedDirectory {
  checkVersion(directory.format, url)
  const { info } = directory
  if (!Array.isArray(info?.glossLanguages)) throw corrupt(url, 'it is no directory of a dictionary')
  const known = (tag: string): Language => {
    const language = anyLanguageOf(tag)
    if (language === undefined)
      throw bundleError('bundle-language', url, `it needs the language ${tag}, which this program does not know`)
    return language
  }
  const file = <Json, Value>(hash: string, read: (json: Json) => Value, signal: AbortSignal | undefined) =>
    files.json(`${folder}${dataFolder}/${hash}.json`, hash, read, signal)
  /** A table opens once, whichever way it is stored. */
  const table = <Table extends object, Value>(
    stored: Stored<Table>,
    read: (table: Table) => Value,
  ): ((signal: AbortSignal | undefined) => Promise<Value>) => {
    let opened: Value | undefined = 'file' in stored ? undefined : read(stored)
    return async (signal) => {
      opened ??= await file((stored as { readonly file: string }).file, read, signal)
      return opened
    }
  }
  const headwords = table(directory.headwords, openKeys)
  const glosses = directory.glosses.map((each) => table(each, openGlosses))
  const entries = table(directory.entries, openPieces)
  const browse = table(directory.browse, (each) => ({ ...each, files: unpackHashes(each.files) }))
  return {
    info,
    language: known(info.language),
    glossLanguages: info.glossLanguages.map(known),
    headwords,
    glosses: (place, signal) => glosses[place]!(signal),
    entries,
    browse,
    file,
  }
}

/** @throws HiapError `static-folder-version` */
export function checkVersion(format: unknown, url: string): void {
  if (format !== staticFormatVersion)
    throw new HiapError(
      'static-folder-version',
      `${url} has format version ${String(format)}, and this program reads ${staticFormatVersion}. Compile the folder again, page and data together.`,
      { url, format },
    )
}

function openPieces({ firsts, files }: Pieces): OpenedPieces {
  return { firsts, files: unpackHashes(files) }
}

function openKeys({ shards, answers }: KeyTable): OpenedKeys {
  return { shards: openPieces(shards), answers: openPieces(answers) }
}

function openGlosses(table: GlossTable): OpenedGlosses {
  const { glosses, mean, common } = table
  return { ...openKeys(table), glosses, mean, common: new Set(common) }
}

/** The file in which a key stands, if it stands anywhere. */
export function fileOf({ firsts, files }: OpenedPieces, key: string): string | undefined {
  return files[pieceOf(firsts, key)]
}

/** The one shard that has everything that begins so; `undefined` where that is in several. */
export function shardOf({ shards }: OpenedKeys, prefix: string): string | undefined {
  return isWide(shards.firsts, prefix) ? undefined : fileOf(shards, prefix)
}
