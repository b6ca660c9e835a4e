import { createReadStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { openBundleFile, readSource } from '@hiap/bundle/node'
import { type Entry, HiapError, type Manifest } from '@hiap/lexicon'
import type { Dropped, Exporter, ExportSource } from '../exporter.ts'
import { readKept } from './kept-file.ts'
import { stagedFiles } from './staged-files.ts'
import { removeAbandoned, syncFolder, unfinishedPath } from './unfinished.ts'

/** An export to files on the disk. */
export interface FileExport {
  /** Folder of a dictionary source, or a bundle. */
  readonly from: string
  readonly exporter: Exporter
  /** The main file; further ones stand beside it. */
  readonly file: string
  /** Where entries are shown, with the slash at the end. */
  readonly baseUrl?: string
}

/** What came of an export. */
export interface ExportReport {
  readonly id: string
  readonly format: string
  readonly entries: number
  /** Paths of all files, the main one last. */
  readonly files: readonly string[]
  readonly dropped: readonly Dropped[]
}

/**
 * Exports a dictionary. Every file appears whole, the main one last; files of the same names are replaced.
 *
 * @throws HiapError `export-source-missing`, `export-source-faulty`, and as `openBundleFile` does
 * @example
 * await exportFile({ from: 'dictionaries/km-vi', exporter, file: 'km-vi.lift' })
 */
export async function exportFile({ from, exporter, file, baseUrl }: FileExport): Promise<ExportReport> {
  const { sourceFor } = await openDictionary(from, baseUrl)
  const source = await sourceFor(exporter.format)
  const place = resolve(file)
  const folder = dirname(place)
  const name = nameOf(basename(place), exporter.ending)
  await mkdir(folder, { recursive: true })
  await removeAbandoned(place)
  const unfinished = unfinishedPath(place)
  const staged = stagedFiles(unfinished)
  try {
    await mkdir(unfinished)
    const dropped = await exporter.write(source, name, staged)
    await staged.sync()
    const main = name + exporter.ending
    const paths = [...staged.paths.filter((path) => path !== main), ...staged.paths.filter((path) => path === main)]
    const files: string[] = []
    for (const path of paths) {
      // The main file has the very name that was asked for.
      const to = path === main ? place : join(folder, path)
      await mkdir(dirname(to), { recursive: true })
      await rename(join(unfinished, path), to)
      files.push(path === main ? file : join(dirname(file), path))
    }
    await syncFolder(folder)
    return { id: source.manifest.id, format: exporter.format, entries: source.count, files, dropped }
  } finally {
    await staged.close()
    await rm(unfinished, { recursive: true, force: true })
  }
}

function nameOf(file: string, ending: string): string {
  if (file.endsWith(ending) && file.length > ending.length) return file.slice(0, -ending.length)
  return file.replace(/(?<=.)\.[^.]*$/, '')
}

/** A dictionary that is opened once and written in several formats. */
export interface OpenedForExport {
  readonly manifest: Manifest
  readonly count: number
  /** The dictionary with what an import of the format kept. */
  sourceFor(format: string): Promise<ExportSource>
}

/**
 * Opens a dictionary source or a bundle for exporting. What an import kept, and media, only a source has.
 *
 * @throws HiapError `export-source-missing`, `export-source-faulty`, and as `openBundleFile` does
 * @example
 * const { sourceFor } = await openDictionary('dictionaries/km-vi')
 */
export async function openDictionary(from: string, baseUrl?: string): Promise<OpenedForExport> {
  const found = await stat(from).catch(() => undefined)
  if (found === undefined) {
    throw new HiapError(
      'export-source-missing',
      `${from} is not there. Name the folder of a dictionary source, or a bundle (*.hiap).`,
      { path: from },
    )
  }
  const url = baseUrl === undefined ? {} : { baseUrl }
  if (!found.isDirectory()) {
    const { info, size, entryAt } = await openBundle(from)
    const source: ExportSource = {
      manifest: info,
      *entries() {
        for (let index = 0; index < size; index++) yield entryAt(index)
      },
      count: size,
      kept: () => undefined,
      media: () => undefined,
      ...url,
    }
    return { manifest: info, count: size, sourceFor: async () => source }
  }
  const { source, diagnostics } = await readSource(from)
  if (source === undefined) {
    const first = diagnostics.find(({ severity }) => severity === 'error')
    throw new HiapError(
      'export-source-faulty',
      `${from} has faults: hiap check tells all of them. ${first?.file}${first?.line === undefined ? '' : `:${first.line}`}: ${first?.message}`,
      { path: from, diagnostics },
    )
  }
  const { manifest, entries } = source
  const there = new Set<string>()
  for (const file of new Set(entries.flatMap((entry) => entry.media?.map((item) => item.file) ?? []))) {
    const status = await stat(join(from, 'media', file)).catch(() => undefined)
    if (status?.isFile() === true) there.add(file)
  }
  return {
    manifest,
    count: entries.length,
    async sourceFor(format) {
      const kept = await readKept(join(from, 'kept.jsonl'), format)
      return {
        manifest,
        entries: () => entries,
        count: entries.length,
        kept: (id) => kept.get(id ?? ''),
        media: (file) => (there.has(file) ? bytesOf(join(from, 'media', file)) : undefined),
        ...url,
      }
    },
  }
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const piece of createReadStream(path)) yield piece as Uint8Array
}

async function openBundle(
  file: string,
): Promise<{ readonly info: Manifest; readonly size: number; readonly entryAt: (index: number) => Entry }> {
  const { info, size, entryAt } = await openBundleFile(file)
  const { hash: _hash, bytes: _bytes, counts: _counts, facets: _facets, initials: _initials, ...manifest } = info
  return { info: manifest, size, entryAt }
}
