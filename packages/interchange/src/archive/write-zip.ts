import { HiapError } from '@hiap/lexicon'
import { type AsyncFlateStreamHandler, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import type { ExportFile, ExportTarget } from '../exporter.ts'

/** A zip archive that is being written: a target whose files are ended one after the other, and then it. */
export interface ZipWriter extends ExportTarget {
  /** Writes the directory and ends the file. */
  end(): Promise<void>
}

// The earliest day that zip has, so that the same entries give the same bytes.
const day = new Date(1980, 0, 1)
const packedAlready = /\.(avif|flac|gz|jpe?g|m4a|mp3|mp4|og[ag]|opus|png|webm|webp|zip)$/i
const mostFiles = 0xfffe
const mostBytes = 0xfffffffe

/**
 * Writes a zip archive into a file as a stream: deflate, or as it is what is packed already; names in UTF-8. One file is
 * open at a time. At most 65,534 files and 4 GiB, so that every reader can read it.
 *
 * @throws HiapError `export-too-large`
 * @example
 * const zip = zipWriter(await target.file('words.zip'))
 * const index = await zip.file('index.json')
 * await index.write('{}')
 * await index.end()
 * await zip.end()
 */
export function zipWriter(file: ExportFile): ZipWriter {
  let out: Uint8Array[] = []
  let bytes = 0
  let files = 0
  let open: string | undefined
  const encoder = new TextEncoder()
  const take: AsyncFlateStreamHandler = (error, piece) => {
    if (error !== null) throw error
    bytes += piece.length
    out.push(piece)
  }
  const zip = new Zip(take)
  const flush = async (): Promise<void> => {
    const now = out
    out = []
    for (const piece of now) await file.write(piece)
    if (bytes > mostBytes) throw tooLarge('4 GiB')
  }
  return {
    async file(path) {
      if (open !== undefined) throw new Error(`${open} is not ended`)
      files += 1
      if (files > mostFiles) throw tooLarge(`${mostFiles} files`)
      open = path
      const member = packedAlready.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 })
      member.mtime = day
      zip.add(member)
      return {
        async write(piece) {
          // A copy: what the writer keeps until it is packed may be written over by whoever gave it.
          member.push(typeof piece === 'string' ? encoder.encode(piece) : piece.slice())
          await flush()
        },
        async end() {
          member.push(new Uint8Array(0), true)
          open = undefined
          await flush()
        },
      }
    },
    async end() {
      zip.end()
      await flush()
      await file.end()
    },
  }
}

function tooLarge(most: string): HiapError {
  return new HiapError(
    'export-too-large',
    `A zip archive has at most ${most}. Export to another format, or without media.`,
  )
}
