import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import type { ExportFile, ExportTarget } from '../exporter.ts'
import { syncFolder } from './unfinished.ts'

/** Files in a folder that nobody sees yet. */
export interface StagedFiles extends ExportTarget {
  /** Where they lie. */
  readonly folder: string
  /** Paths of the files that are whole, in the order in which they were ended. */
  readonly paths: readonly string[]
  /** Sees to it that all of them are on the disk. */
  sync(): Promise<void>
  /** Closes the files that were begun and not ended. */
  close(): Promise<void>
}

const encoder = new TextEncoder()
const roomBytes = 256 * 1024

/** Makes a target of a folder. */
export function stagedFiles(folder: string): StagedFiles {
  const paths: string[] = []
  const folders = new Set([folder])
  const begun = new Set<FileHandle>()
  return {
    folder,
    paths,
    async file(path): Promise<ExportFile> {
      const steps = path.split('/')
      if (
        isAbsolute(path) ||
        path.includes('\\') ||
        steps.some((step) => step === '' || step === '.' || step === '..')
      ) {
        throw new Error(`${path} is no path inside the target`)
      }
      const whole = join(folder, ...steps)
      await mkdir(dirname(whole), { recursive: true })
      folders.add(dirname(whole))
      const handle = await open(whole, 'wx')
      begun.add(handle)
      let room: Uint8Array<ArrayBuffer> | undefined
      return {
        async write(piece) {
          if (typeof piece !== 'string') return writeAll(handle, piece)
          // One piece of memory for all texts: what is thrown away as fast as a disk writes is not gathered so fast.
          room ??= new Uint8Array(roomBytes)
          for (let from = 0; from < piece.length; ) {
            const { read, written } = encoder.encodeInto(from === 0 ? piece : piece.slice(from), room)
            await writeAll(handle, room.subarray(0, written))
            from += read
          }
        },
        async end() {
          try {
            await handle.sync()
          } finally {
            begun.delete(handle)
            await handle.close()
          }
          paths.push(path)
        },
      }
    },
    async sync() {
      for (const each of folders) await syncFolder(each)
    },
    async close() {
      for (const handle of begun) await handle.close()
      begun.clear()
    },
  }
}

/** Writes all of the bytes at the end of a file; a disk may take them in parts. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten
}
