import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { HiapError } from '@hiap/lexicon'
import type { Dropped, ExportFile, ExportFormat, ExportTarget } from '../exporter.ts'
import { exporterOf, writtenFormats } from '../exporters.ts'
import { addressOfLicence, catalogueOf, type ReleasedFile } from '../release/catalogue.ts'
import { unknownLicence } from '../take-in/manifest.ts'
import { openDictionary } from './export-file.ts'
import { newFolder } from './new-folder.ts'

/** A release of a dictionary in every format. */
export interface Release {
  /** Folder of a dictionary source, or a bundle. */
  readonly from: string
  /** Folder that is made; it must not be there yet, or be empty. */
  readonly folder: string
  /** Where entries are shown, with the slash at the end. */
  readonly baseUrl?: string
  /** Where the folder is served, with the slash at the end. */
  readonly dataUrl?: string
  /** Tells which format is being written. */
  progress?(format: ExportFormat): void
}

/** What came of a release. */
export interface ReleaseReport {
  readonly id: string
  readonly entries: number
  readonly files: readonly ReleasedFile[]
  readonly dropped: Readonly<Partial<Record<ExportFormat, readonly Dropped[]>>>
}

/**
 * Writes a dictionary in every format, each in a folder of its own, with checksums (`SHA256SUMS`), licence and
 * attribution (`README.md`) and a catalogue (`catalogue.jsonld`). The folder appears whole, or not at all. The same
 * dictionary gives the same files.
 *
 * @throws HiapError `release-unlicensed`, `target-taken`, and as `exportFile` does
 * @example
 * await exportRelease({ from: 'dictionaries/km-vi', folder: 'release/km-vi' })
 */
export async function exportRelease({ from, folder, baseUrl, dataUrl, progress }: Release): Promise<ReleaseReport> {
  const made = await newFolder(folder)
  try {
    const files: ReleasedFile[] = []
    const dropped: Partial<Record<ExportFormat, readonly Dropped[]>> = {}
    const opened = await openDictionary(from, baseUrl)
    const { manifest } = opened
    if (manifest.licence.spdx === unknownLicence) {
      throw new HiapError(
        'release-unlicensed',
        `The licence of ${manifest.id} is not known, so it may not be published. Ask its owner, then write it into dictionary.json.`,
        { id: manifest.id },
      )
    }
    for (const format of writtenFormats) {
      progress?.(format)
      const exporter = await exporterOf(format)
      if (exporter === undefined) continue
      const before = made.files.paths.length
      dropped[format] = await exporter.write(await opened.sourceFor(format), manifest.id, inFolder(made.files, format))
      for (const path of made.files.paths.slice(before)) files.push(await measured(made.files.folder, path, format))
    }
    files.sort((a, b) => (a.path < b.path ? -1 : 1))
    await writeText(made.files, 'SHA256SUMS', files.map(({ sha256, path }) => `${sha256}  ${path}\n`).join(''))
    await writeText(made.files, 'catalogue.jsonld', catalogueOf(manifest, opened.count, files, dataUrl))
    const title = Object.values(manifest.title).join(' · ')
    const rows = Object.entries(dropped).flatMap(([format, list = []]) =>
      list.map(({ field, count, why }) => `| ${format} | \`${field}\` | ${count} | ${why} |\n`),
    )
    await writeText(
      made.files,
      'README.md',
      `# ${title}\n\nVersion ${manifest.version}, ${opened.count} entries.\n\nLicence: [${manifest.licence.spdx}](${addressOfLicence(manifest)}). Attribution: ${manifest.attribution}\n\nSHA256SUMS has the checksum of every file, catalogue.jsonld a description for catalogues of data.\n${rows.length === 0 ? '' : `\n## What a format does not carry\n\n| format | field | times | why |\n| --- | --- | --- | --- |\n${rows.join('')}`}`,
    )
    await made.finish()
    return { id: manifest.id, entries: opened.count, files, dropped }
  } finally {
    await made.abandon()
  }
}

/** The same target, one folder deeper. */
function inFolder(target: ExportTarget, folder: string): ExportTarget {
  return { file: (path) => target.file(`${folder}/${path}`) }
}

async function measured(folder: string, path: string, format: string): Promise<ReleasedFile> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of createReadStream(join(folder, path))) {
    hash.update(piece as Uint8Array)
    bytes += (piece as Uint8Array).length
  }
  return { path, format, bytes, sha256: hash.digest('hex') }
}

async function writeText(target: ExportTarget, path: string, text: string): Promise<void> {
  const file: ExportFile = await target.file(path)
  await file.write(text)
  await file.end()
}
