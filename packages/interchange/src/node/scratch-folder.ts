import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Scratch } from '../take-in/scratch.ts'
import { writeAll } from './staged-files.ts'

const roomBytes = 64 * 1024

/** Makes a scratch of a folder that is there. */
export function scratchFolder(folder: string): Scratch {
  let begun = 0
  return {
    async begin() {
      begun += 1
      const path = join(folder, String(begun))
      let handle: FileHandle | undefined = await open(path, 'wx')
      const close = async (): Promise<void> => {
        const opened = handle
        handle = undefined
        await opened?.close()
      }
      return {
        async write(bytes) {
          if (handle === undefined) throw new Error(`${path} is written to after its end`)
          await writeAll(handle, bytes)
        },
        async *read() {
          await close()
          handle = await open(path)
          const room = new Uint8Array(roomBytes)
          try {
            for (;;) {
              const { bytesRead } = await handle.read(room, 0, room.length)
              if (bytesRead === 0) return
              yield room.subarray(0, bytesRead)
            }
          } finally {
            await close()
          }
        },
        async remove() {
          await close()
          await rm(path, { force: true })
        },
      }
    },
  }
}
