import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { importLimits } from '../import-limits.ts'
import type { ImportFormat, ImportLimits } from '../importer.ts'
import { guessImporter, importerOf, readFormats } from '../importers.ts'
import type { Problem, Told } from '../problem.ts'
import type { DictionaryFacts } from '../take-in/manifest.ts'
import { sourceIdOf } from '../take-in/source-id.ts'
import { type ImportProgress, type ImportReport, takeIn } from '../take-in/take-in.ts'
import { openInputFile } from './input-file.ts'
import { newFolder } from './new-folder.ts'
import { scratchFolder } from './scratch-folder.ts'

/** An import of a file on the disk. */
export interface FileImport {
  readonly file: string
  /** Guessed from the file where left out. */
  readonly format?: ImportFormat
  /** Folder of the source that is made; it must not be there yet, or be empty. Left out, nothing is written. */
  readonly folder?: string
  /** What the person importing says of the dictionary. Its id is the name of the folder where left out. */
  readonly dictionary?: Partial<DictionaryFacts>
  /** Choices of the format. */
  readonly options?: Readonly<Record<string, string>>
  readonly limits?: ImportLimits
  tell(problem: Problem): void
  progress?(progress: ImportProgress): void
  /** Aborted, the import throws the reason, and nothing is left of it. */
  readonly signal?: AbortSignal
}

/**
 * Imports a file into a new dictionary source. The folder appears when it is whole, or not at all; what is put down on
 * the way is beside it, and gone afterwards.
 *
 * @returns what came of it; `whole` is false where nothing could be made
 * @throws HiapError `target-taken`
 * @example
 * await importFile({ file: 'bahnar.csv', folder: 'bdq-vi', dictionary: { language: 'bdq' }, tell: console.error })
 */
export async function importFile(request: FileImport): Promise<ImportReport> {
  const { file, folder, limits = importLimits } = request
  const made = folder === undefined ? undefined : await newFolder(folder)
  const folderOfScratch = made?.scratch ?? (await mkdtemp(join(tmpdir(), 'hiap-import-')))
  const scratch = scratchFolder(folderOfScratch)
  try {
    const found: Told[] = []
    const tell = (problem: Told): void => {
      found.push(problem)
      request.tell({ file, ...problem })
    }
    const input = await openInputFile(file, limits, tell)
    const importer =
      input === undefined
        ? undefined
        : request.format === undefined
          ? await guessImporter(input)
          : await importerOf(request.format)
    if (input === undefined || importer === undefined) {
      if (input !== undefined) {
        tell({
          rule: 'format-unknown',
          severity: 'fatal',
          message:
            request.format === undefined
              ? 'No format is known that begins like this file, or more than one.'
              : `No format has the name ${request.format}.`,
          advice: `Name the format with --from: ${readFormats.join(', ')}.`,
        })
      }
      return {
        whole: false,
        format: request.format ?? '',
        records: 0,
        entries: 0,
        repairs: 0,
        problems: Object.fromEntries(found.map(({ rule }) => [rule, 1])),
        reading: [],
      }
    }
    const report = await takeIn({
      importer,
      input,
      dictionary: { id: idOf(folder ?? file), ...request.dictionary },
      ...(request.options === undefined ? {} : { options: request.options }),
      limits,
      scratch,
      ...(made === undefined ? {} : { target: made.files }),
      tell: request.tell,
      ...(request.progress === undefined ? {} : { progress: request.progress }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    })
    if (report.whole) await made?.finish()
    return report
  } finally {
    await scratch.close()
    await made?.abandon()
    await rm(folderOfScratch, { recursive: true, force: true })
  }
}

/** An id of a dictionary, from the name of its folder or file. */
function idOf(path: string): string {
  return sourceIdOf(basename(resolve(path)).replace(/\.[^.]*$/, ''))
}
