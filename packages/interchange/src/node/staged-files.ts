import { mkdir, open } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import type { ExportFile, ExportTarget } from '../exporter.ts'
import { syncFolder } from './unfinished.ts'

/** Files in a folder that nobody sees yet. */
export interface StagedFiles extends ExportTarget {
  /** Paths of the files that are whole, in the order in which they were ended. */
  readonly paths: readonly string[]
  /** Sees to it that all of them are on the disk. */
  sync(): Promise<void>
}

const encoder = new TextEncoder()

/** Makes a target of a folder. */
export function stagedFiles(folder: string): StagedFiles {
  const paths: string[] = []
  const folders = new Set([folder])
  return {
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
      return {
        async write(piece) {
          const bytes = typeof piece === 'string' ? encoder.encode(piece) : piece
          for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten
        },
        async end() {
          try {
            await handle.sync()
          } finally {
            await handle.close()
          }
          paths.push(path)
        },
      }
    },
    async sync() {
      for (const each of folders) await syncFolder(each)
    },
  }
}
