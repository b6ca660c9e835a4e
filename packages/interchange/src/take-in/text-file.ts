import type { ExportFile, ExportTarget } from '../exporter.ts'

/** A file of text that is written in large pieces, and is there only where something was added. */
export interface TextFile {
  add(text: string): void
  /** Writes what has come together, where it is much; nothing is to be waited for where it is little. */
  flushed(): Promise<void> | undefined
  end(): Promise<void>
}

const pieceUnits = 256 * 1024

/**
 * Begins a file of a target; without a target, what is added goes nowhere.
 *
 * @param header stands before what is added first
 */
export function textFile(target: ExportTarget | undefined, path: string, header: string = ''): TextFile {
  let piece = ''
  let begun = false
  let file: ExportFile | undefined
  const write = async (): Promise<void> => {
    const text = piece
    piece = ''
    file ??= await target?.file(path)
    await file?.write(text)
  }
  return {
    add(text) {
      piece += begun ? text : header + text
      begun = true
    },
    flushed: () => (piece.length > pieceUnits ? write() : undefined),
    async end() {
      if (!begun) return
      await write()
      await file?.end()
    },
  }
}
