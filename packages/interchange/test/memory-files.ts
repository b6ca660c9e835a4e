import type { ExportTarget } from '../src/exporter.ts'
import type { InputFile } from '../src/importer.ts'

/** Files by path, as a folder of the disk has them. */
export type Files = Readonly<Record<string, string | Uint8Array>>

/**
 * A file of a folder that is in memory.
 *
 * @param pieceBytes size of the pieces that it is read in; small ones find what is cut in two
 * @example
 * memoryInput({ 'a.lift': '<lift/>' }, 'a.lift')
 */
export function memoryInput(files: Files, path: string, pieceBytes: number = 64 * 1024): InputFile {
  const bytes = bytesOf(files[path] ?? '')
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : ''
  return {
    name: path,
    size: bytes.length,
    async *chunks() {
      for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
    },
    slice: async (from, to) => bytes.slice(from, to),
    async beside(other) {
      const steps: string[] = []
      for (const step of other.replaceAll('\\', '/').split('/')) {
        if (step === '..') {
          // As the disk's: what leads out is not there.
          if (steps.pop() === undefined) return undefined
        } else if (step !== '' && step !== '.') steps.push(step)
      }
      const found = folder + steps.join('/')
      return !other.startsWith('/') && Object.hasOwn(files, found) ? memoryInput(files, found, pieceBytes) : undefined
    },
    folder: async () =>
      Object.keys(files)
        .filter((each) => each.startsWith(folder))
        .map((each) => each.slice(folder.length))
        .sort(),
  }
}

/** Where an export in memory goes. */
export interface MemoryTarget extends ExportTarget {
  /** The files that were ended, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** A file as text; empty where it is not there. */
  text(path: string): string
}

/** A target in memory. Throws where a file is begun twice, or its path leads out. */
export function memoryTarget(): MemoryTarget {
  const files = new Map<string, Uint8Array>()
  const begun = new Set<string>()
  return {
    files,
    text: (path) => new TextDecoder().decode(files.get(path)),
    async file(path) {
      if (path.startsWith('/') || path.split('/').includes('..')) throw new Error(`${path} leads out of the target`)
      if (begun.has(path)) throw new Error(`${path} is begun twice`)
      begun.add(path)
      const pieces: Uint8Array[] = []
      return {
        async write(piece) {
          // A copy: whoever wrote it may use its memory again.
          pieces.push(bytesOf(piece).slice())
        },
        async end() {
          const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
          let at = 0
          for (const piece of pieces) {
            whole.set(piece, at)
            at += piece.length
          }
          files.set(path, whole)
        },
      }
    },
  }
}

function bytesOf(data: string | Uint8Array): Uint8Array {
  return typeof data === 'string' ? new TextEncoder().encode(data) : data
}
