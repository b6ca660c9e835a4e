import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Scratch } from '../take-in/scratch.ts'
import { writeAll } from './staged-files.ts'

const roomBytes = 64 * 1024

/** A scratch on the disk. */
export interface ScratchFolder extends Scratch {
  /** Closes the files that are open. */
  close(): Promise<void>
}

/** Makes a scratch of a folder that is there. */
export function scratchFolder(folder: string): ScratchFolder {
  const handles = new Set<FileHandle>()
  const opened = async (path: string, flags: 'wx' | 'r'): Promise<FileHandle> => {
    const handle = await open(path, flags)
    handles.add(handle)
    return handle
  }
  const closed = async (handle: FileHandle): Promise<void> => {
    if (handles.delete(handle)) await handle.close()
  }
  let begun = 0
  return {
    async begin() {
      begun += 1
      const path = join(folder, String(begun))
      const writing = await opened(path, 'wx')
      return {
        write: (bytes) => writeAll(writing, bytes),
        async *read() {
          await closed(writing)
          const reading = await opened(path, 'r')
          const room = new Uint8Array(roomBytes)
          try {
            for (;;) {
              const { bytesRead } = await reading.read(room, 0, room.length)
              if (bytesRead === 0) return
              yield room.subarray(0, bytesRead)
            }
          } finally {
            await closed(reading)
          }
        },
        async remove() {
          await closed(writing)
          await rm(path, { force: true })
        },
      }
    },
    async close() {
      for (const handle of handles) await closed(handle)
    },
  }
}
