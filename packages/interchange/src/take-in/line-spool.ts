import { readLines } from '@hiap/bundle/source'
import type { Scratch, ScratchFile } from './scratch.ts'

/** Lines that are put down and read again, in the same order; none may hold a line feed. */
export interface LineSpool {
  add(line: string): Promise<void> | undefined
  /** Lines in lots; nothing may be added any more. */
  lots(): AsyncGenerator<readonly string[], void, undefined>
  remove(): Promise<void>
}

const lotUnits = 128 * 1024
const noLimit = Number.MAX_SAFE_INTEGER
const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

// One piece of memory for the lots of all spools, taken while one is written: what is thrown away is not gathered as fast
// as a disk writes, and a sort has a spool for each of its runs.
let spare: Uint8Array<ArrayBuffer> | undefined

/** Makes a spool that holds no more than one lot in memory. */
export function lineSpool(scratch: Scratch): LineSpool {
  let file: ScratchFile | undefined
  let lot = ''
  const flush = async (): Promise<void> => {
    const text = lot
    lot = ''
    file ??= await scratch.begin()
    const room = spare ?? new Uint8Array(lotUnits * 4)
    spare = undefined
    for (let from = 0; from < text.length; ) {
      const { read, written } = encoder.encodeInto(from === 0 ? text : text.slice(from), room)
      await file.write(room.subarray(0, written))
      from += read
    }
    spare = room
  }
  return {
    add(line) {
      lot += `${line}\n`
      return lot.length > lotUnits ? flush() : undefined
    },
    async *lots() {
      if (lot !== '') await flush()
      if (file === undefined) return
      for await (const lines of readLines(file.read(), noLimit)) yield lines.map(({ bytes }) => decoder.decode(bytes))
    },
    async remove() {
      await file?.remove()
    },
  }
}
