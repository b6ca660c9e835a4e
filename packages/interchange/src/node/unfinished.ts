import { randomUUID } from 'node:crypto'
import { open, readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

const ending = '.unfinished'

/** A name beside a path for what is not yet whole: hidden, and with the number of the process that works on it. */
export function unfinishedPath(path: string, folder: string = dirname(path)): string {
  return join(folder, `.${basename(path)}.${process.pid}.${randomUUID()}${ending}`)
}

/** Takes away what processes that are no more have left unfinished beside a path. */
export async function removeAbandoned(path: string, folder: string = dirname(path)): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  const before = `.${basename(path)}.`
  for (const name of names) {
    if (!name.startsWith(before) || !name.endsWith(ending)) continue
    const owner = /^(\d+)\.[0-9a-f-]{36}\.unfinished$/.exec(name.slice(before.length))?.[1]
    if (owner !== undefined && !isRunning(Number(owner))) {
      await rm(join(folder, name), { recursive: true, force: true })
    }
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    // It is there, and not ours.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Sees to it that the names in a folder are on the disk. Not every system can; then there is nothing to be done. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined)
  try {
    await handle?.sync()
  } catch {
    // Windows syncs no folders.
  } finally {
    await handle?.close()
  }
}
