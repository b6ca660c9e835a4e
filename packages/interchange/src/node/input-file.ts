import { createReadStream } from 'node:fs'
import { open, readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { ImportLimits, InputFile } from '../importer.ts'
import type { Told } from '../problem.ts'

const pieceBytes = 64 * 1024
const deepestFolder = 16

/**
 * Opens a file on the disk for reading, with the files beside it. What a path or a link leads to outside the folder of
 * the file is told and never opened.
 *
 * @param path as the caller names it
 * @returns `undefined` where there is no such file, or it is none; that is told too
 */
export async function openInputFile(
  path: string,
  limits: Pick<ImportLimits, 'files'>,
  tell: (problem: Told) => void,
): Promise<InputFile | undefined> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error)
  if (found instanceof Error || !found.isFile()) {
    const isFolder = !(found instanceof Error) && found.isDirectory()
    tell({
      rule: 'file-missing',
      severity: 'fatal',
      message:
        found instanceof Error
          ? found.code === 'ENOENT'
            ? 'There is no such file.'
            : `The file cannot be read (${found.code}).`
          : isFolder
            ? 'This is a folder, not a file.'
            : 'This is no plain file.',
      advice: isFolder
        ? 'Name the file in it that the others belong to.'
        : 'Look at the name, and whether you may read it.',
    })
    return undefined
  }
  const real = await realpath(path)
  return inputFile(path, real, found.size, await realpath(dirname(path)), limits, tell)
}

function inputFile(
  name: string,
  path: string,
  size: number,
  root: string,
  limits: Pick<ImportLimits, 'files'>,
  tell: (problem: Told) => void,
): InputFile {
  // Links beside the file count from where the file was named, not from where a link leads.
  const folder = root
  return {
    name,
    size,
    async *chunks() {
      for await (const piece of createReadStream(path, { highWaterMark: pieceBytes })) yield piece as Uint8Array
    },
    async slice(from, to) {
      const handle = await open(path)
      try {
        const bytes = new Uint8Array(Math.max(0, Math.min(to, size) - from))
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, from)
        return bytes.subarray(0, bytesRead)
      } finally {
        await handle.close()
      }
    },
    async beside(other) {
      const escapes = (): undefined => {
        tell({
          column: other.slice(0, 200),
          rule: 'path-escapes',
          severity: 'changed',
          message: `The path “${other.slice(0, 200)}” leads out of the folder of the file.`,
          advice: 'Put the file into the folder and name it from there.',
        })
        return undefined
      }
      const steps = other.replaceAll('\\', '/')
      if (steps.includes('\u0000')) return undefined
      if (isAbsolute(steps) || /^[A-Za-z]:/.test(steps)) return escapes()
      const wanted = resolve(folder, steps)
      if (!isInside(folder, wanted)) return escapes()
      const real = await realpath(wanted).catch(() => undefined)
      if (real === undefined) return undefined
      if (!isInside(folder, real)) return escapes()
      const found = await stat(real).catch(() => undefined)
      return found?.isFile() === true
        ? inputFile(join(dirname(name), steps), real, found.size, root, limits, tell)
        : undefined
    },
    folder: () => filesOf(folder, limits.files, tell),
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

async function filesOf(folder: string, most: number, tell: (problem: Told) => void): Promise<readonly string[]> {
  const files: string[] = []
  const look = async (under: string, depth: number): Promise<boolean> => {
    const entries = await readdir(join(folder, under), { withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      const path = under === '' ? entry.name : `${under}/${entry.name}`
      // Links are not followed: they may lead out, or round and round.
      if (entry.isFile()) files.push(path)
      if (files.length > most) return false
      if (entry.isDirectory() && depth < deepestFolder && !(await look(path, depth + 1))) return false
    }
    return true
  }
  if (!(await look('', 0))) {
    tell({
      rule: 'file-too-large',
      severity: 'changed',
      message: `The folder “${basename(folder)}” has more than ${most} files; no more were looked at.`,
      advice: 'Put the file and what belongs to it into a folder of their own.',
    })
    files.length = most
  }
  return files.sort()
}
