import { createReadStream } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Scratch } from '../take-in/scratch.ts'

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
          for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten
        },
        async *read() {
          await close()
          for await (const piece of createReadStream(path, { highWaterMark: 128 * 1024 })) yield piece as Uint8Array
        },
        async remove() {
          await close()
          await rm(path, { force: true })
        },
      }
    },
  }
}
