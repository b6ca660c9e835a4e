import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HiapError, type Manifest } from '@hiap/lexicon'
import type { Dropped, ExportFile, ExportFormat, ExportSource, ExportTarget } from '../exporter.ts'
import { exporterOf, writtenFormats } from '../exporters.ts'
import { catalogueOf, type ReleaseAddresses, type ReleasedDictionary, type ReleasedFile } from '../release/catalogue.ts'
import { indexOf, noticeOf, readmeOf } from '../release/companions.ts'
import { definedTerm, definedTermSet } from '../release/defined-term.ts'
import { unknownLicence } from '../take-in/manifest.ts'
import { type OpenedForExport, openDictionary } from './export-file.ts'
import { newFolder } from './new-folder.ts'

/** A release of dictionaries in every format. */
export interface Release extends ReleaseAddresses {
  /** Folders of dictionary sources, and bundles. */
  readonly from: readonly string[]
  /** Folder that is made; it must not be there yet, or be empty. */
  readonly folder: string
  /** Tells what is being written. */
  progress?(dictionary: string, format: ExportFormat): void
}

/** What came of a release. */
export interface ReleaseReport {
  readonly dictionaries: readonly {
    readonly id: string
    readonly entries: number
    /** What each format does not carry. */
    readonly dropped: Readonly<Partial<Record<ExportFormat, readonly Dropped[]>>>
  }[]
  /** Every file but `SHA256SUMS`, by path. */
  readonly files: readonly ReleasedFile[]
}

/**
 * Writes dictionaries in every format, each dictionary in a folder of its own with a folder for each format, its terms
 * for search engines (`terms.jsonld`) and its licences (`NOTICE.md`, `licences/`); and for all of them checksums
 * (`SHA256SUMS`), a catalogue (`catalogue.jsonld`, `catalogue.ttl`), a list (`index.html`) and a `README.md`. The folder
 * appears whole, or not at all. The same dictionaries give the same bytes.
 *
 * @throws HiapError `release-unlicensed`, `release-repeated`, `target-taken`, and as `exportFile` does
 * @example
 * await exportRelease({ from: ['dictionaries/km-vi', 'dictionaries/jra-vi'], folder: 'release' })
 */
export async function exportRelease({ from, folder, baseUrl, dataUrl, progress }: Release): Promise<ReleaseReport> {
  const made = await newFolder(folder)
  try {
    const files: ReleasedFile[] = []
    const dictionaries: ReleasedDictionary[] = []
    const report: ReleaseReport['dictionaries'][number][] = []
    const note = async (before: number, place: Pick<ReleasedFile, 'dictionary' | 'format'> = {}): Promise<void> => {
      for (const path of made.files.paths.slice(before)) {
        files.push({ path, ...place, ...(await measured(made.files.folder, path)) })
      }
    }
    for (const each of from) {
      const opened = await openDictionary(each, baseUrl)
      const { manifest, count } = opened
      const { id } = manifest
      refuse(manifest, dictionaries)
      const target = inFolder(made.files, id)
      const dropped: Partial<Record<ExportFormat, readonly Dropped[]>> = {}
      for (const format of writtenFormats) {
        progress?.(id, format)
        const exporter = await exporterOf(format)
        if (exporter === undefined) continue
        const before = made.files.paths.length
        dropped[format] = await exporter.write(await opened.sourceFor(format), id, inFolder(target, format))
        await note(before, { dictionary: id, format })
      }
      const before = made.files.paths.length
      await writeTerms(await opened.sourceFor('terms'), target)
      await note(before, { dictionary: id, format: 'terms' })
      await writeLicences(opened, target, note, made.files.paths.length)
      report.push({ id, entries: count, dropped })
      dictionaries.push({
        manifest,
        entries: count,
        files: files
          .filter(({ dictionary, format }) => dictionary === id && format !== undefined)
          .toSorted((a, b) => (a.path < b.path ? -1 : 1)),
      })
    }
    const addresses = { ...(baseUrl === undefined ? {} : { baseUrl }), ...(dataUrl === undefined ? {} : { dataUrl }) }
    const before = made.files.paths.length
    const { jsonld, turtle } = catalogueOf(dictionaries, addresses)
    await writeText(made.files, 'catalogue.jsonld', jsonld)
    await writeText(made.files, 'catalogue.ttl', await turtle)
    await writeText(made.files, 'README.md', readmeOf(dictionaries, report))
    await writeText(made.files, 'index.html', indexOf(dictionaries))
    await note(before)
    files.sort((a, b) => (a.path < b.path ? -1 : 1))
    await writeText(made.files, 'SHA256SUMS', files.map(({ sha256, path }) => `${sha256}  ${path}\n`).join(''))
    await made.finish()
    return { dictionaries: report, files }
  } finally {
    await made.abandon()
  }
}

function refuse({ id, licence }: Manifest, before: readonly ReleasedDictionary[]): void {
  if (licence.spdx === unknownLicence) {
    throw new HiapError(
      'release-unlicensed',
      `The licence of ${id} is not known, so it may not be published. Ask its owner, then write it into dictionary.json.`,
      { id },
    )
  }
  if (before.some(({ manifest }) => manifest.id === id)) {
    throw new HiapError(
      'release-repeated',
      `Two dictionaries have the id ${id}. Leave one out, or name it otherwise.`,
      {
        id,
      },
    )
  }
}

/** One term a line, so that two releases can be compared. */
async function writeTerms(source: ExportSource, target: ExportTarget): Promise<void> {
  const { manifest, baseUrl } = source
  const addresses = baseUrl === undefined ? {} : { baseUrl }
  const head = JSON.stringify(definedTermSet(manifest, addresses))
  const file = await target.file('terms.jsonld')
  await file.write(`${head.slice(0, -1)},"hasDefinedTerm":[`)
  let first = true
  for await (const entry of source.entries()) {
    await file.write(`${first ? '\n' : ',\n'}${JSON.stringify(definedTerm(entry, manifest, addresses))}`)
    first = false
  }
  await file.write('\n]}\n')
  await file.end()
}

async function writeLicences(
  { manifest }: OpenedForExport,
  target: ExportTarget,
  note: (before: number, place: Pick<ReleasedFile, 'dictionary'>) => Promise<void>,
  before: number,
): Promise<void> {
  const names = [...new Set([manifest, ...manifest.sources].map(({ licence }) => licence.spdx))].sort()
  const there: string[] = []
  for (const spdx of names) {
    const text = await licenceText(spdx)
    if (text === undefined) continue
    await writeText(target, `licences/${spdx}.txt`, text)
    there.push(spdx)
  }
  await writeText(target, 'NOTICE.md', noticeOf(manifest, there))
  await note(before, { dictionary: manifest.id })
}

/** The text of a licence; `undefined` where only its address is known. */
async function licenceText(spdx: string): Promise<string | undefined> {
  if (!/^[A-Za-z0-9.+-]+$/.test(spdx)) return undefined
  return readFile(new URL(`../../licences/${spdx}.txt`, import.meta.url), 'utf8').catch(() => undefined)
}

/** The same target, one folder deeper. */
function inFolder(target: ExportTarget, folder: string): ExportTarget {
  return { file: (path) => target.file(`${folder}/${path}`) }
}

async function measured(folder: string, path: string): Promise<Pick<ReleasedFile, 'bytes' | 'sha256'>> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of createReadStream(join(folder, path))) {
    hash.update(piece as Uint8Array)
    bytes += (piece as Uint8Array).length
  }
  return { bytes, sha256: hash.digest('hex') }
}

async function writeText(target: ExportTarget, path: string, text: string): Promise<void> {
  const file: ExportFile = await target.file(path)
  await file.write(text)
  await file.end()
}
