import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { HiapError } from '@hiap/lexicon'
import type { ServerErrorCode } from './errors.ts'

/** A folder that `hiap export --all` made, ready to be served. */
export interface OpenedRelease {
  readonly folder: string
  /** Every file that may be served, by its path in the folder. */
  readonly files: ReadonlyMap<string, ReleaseFile>
}

export interface ReleaseFile {
  /** SHA-256 in hexadecimal. */
  readonly sha256: string
  readonly bytes: number
}

const sumsFile = 'SHA256SUMS'
const path = /^(?!.*(?:^|\/)\.\.?(?:\/|$))[^/\\\p{Cc}]+(?:\/[^/\\\p{Cc}]+)*$/u

/**
 * Opens a release by its list of checksums: what is not in the list is never served. The checksums are believed, not
 * made again.
 *
 * @throws HiapError `release-missing` where there is no list, `release-broken` where the list or a file of it is wrong
 * @example
 * const release = await openRelease('release')
 * release.files.get('km-vi/lift/km-vi.lift')?.sha256
 */
export async function openRelease(folder: string): Promise<OpenedRelease> {
  const sums = await readFile(join(folder, sumsFile)).catch(() => undefined)
  if (sums === undefined) {
    throw releaseError(
      'release-missing',
      `${folder} has no ${sumsFile}, so it is no release. Make one with: hiap export --all SOURCE… -o DIR.`,
      folder,
    )
  }
  const files = new Map<string, ReleaseFile>([
    [sumsFile, { sha256: createHash('sha256').update(sums).digest('hex'), bytes: sums.length }],
  ])
  for (const line of sums.toString('utf8').split('\n')) {
    if (line === '') continue
    const [, sha256, name] = /^([0-9a-f]{64}) [ *](.+)$/u.exec(line) ?? []
    const found =
      sha256 === undefined || name === undefined || !path.test(name)
        ? undefined
        : await stat(join(folder, name)).catch(() => undefined)
    if (found?.isFile() !== true || sha256 === undefined || name === undefined) {
      throw releaseError(
        'release-broken',
        `${folder}: the line “${line.slice(0, 120)}” of ${sumsFile} names no file of the release. Make the release again.`,
        folder,
      )
    }
    files.set(name, { sha256, bytes: found.size })
  }
  return { folder, files }
}

function releaseError(code: ServerErrorCode, message: string, folder: string): HiapError {
  return new HiapError(code, message, { folder })
}
