import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { HiapError } from '@hiap/lexicon'
import { type StagedFiles, stagedFiles } from './staged-files.ts'
import { removeAbandoned, syncFolder, unfinishedPath } from './unfinished.ts'

/** A folder in the making: it appears whole, or not at all. */
export interface NewFolder {
  readonly files: StagedFiles
  /** A folder for what is needed only on the way; it goes with the end. */
  readonly scratch: string
  /** Puts the folder where it belongs. */
  finish(): Promise<void>
  /** Takes away all that was made. Nothing happens after `finish`. */
  abandon(): Promise<void>
}

/**
 * Begins a folder. It is made beside its place, or beside the nearest folder on the way to it that is there, and renamed
 * in the end: a reader, or a power cut, sees no folder or the whole one.
 *
 * @throws HiapError `target-taken` where something is there that is no empty folder, now or in the end
 */
export async function newFolder(path: string): Promise<NewFolder> {
  const place = resolve(path)
  await refuseTaken(place, path)
  let beside = dirname(place)
  while ((await stat(beside).catch(() => undefined)) === undefined && dirname(beside) !== beside)
    beside = dirname(beside)
  await removeAbandoned(place, beside)
  const unfinished = unfinishedPath(place, beside)
  const whole = join(unfinished, 'whole')
  const scratch = join(unfinished, 'scratch')
  await mkdir(whole, { recursive: true })
  await mkdir(scratch)
  const files = stagedFiles(whole)
  return {
    files,
    scratch,
    async finish() {
      await files.sync()
      await mkdir(dirname(place), { recursive: true })
      try {
        await rename(whole, place)
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        if (code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'ENOTDIR') throw taken(path)
        throw error
      }
      await syncFolder(dirname(place))
      await rm(unfinished, { recursive: true, force: true })
    },
    async abandon() {
      await files.close()
      await rm(unfinished, { recursive: true, force: true })
    },
  }
}

async function refuseTaken(place: string, path: string): Promise<void> {
  const names = await readdir(place).catch((error: NodeJS.ErrnoException) => error)
  if (names instanceof Error ? names.code !== 'ENOENT' : names.length > 0) throw taken(path)
}

function taken(path: string): HiapError<'target-taken'> {
  return new HiapError(
    'target-taken',
    `${path} is there already, and nothing of it is overwritten. Import into a new folder, compare the two and put the ` +
      'new one in its place: entries that are still there have the same ids.',
    { path },
  )
}
