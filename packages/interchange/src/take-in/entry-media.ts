import type { Entry } from '@hiap/lexicon'
import type { ExportTarget } from '../exporter.ts'
import type { ImportFacts, InputFile } from '../importer.ts'
import type { Told } from '../problem.ts'

const mediaPath = /^(?=.{1,200}$)[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/

/** The media of an import. */
export interface ImportedMedia {
  /** Whether a file that an entry names is not there. */
  missing(file: string): boolean
  /** Copies those that are there. */
  copy(target: ExportTarget | undefined): Promise<void>
}

/** Finds the media that a file names, beside it or in it; tells each that is not there. */
export async function importedMedia(
  named: ImportFacts['media'] = new Map(),
  input: Pick<InputFile, 'beside'>,
  tell: (problem: Told) => void,
): Promise<ImportedMedia> {
  const there = new Map<string, InputFile>()
  for (const [file, place] of named) {
    const isPath = typeof place === 'string'
    const found = !mediaPath.test(file) ? undefined : isPath ? await input.beside(place) : place
    if (found !== undefined) there.set(file, found)
    else {
      tell({
        column: 'media',
        rule: 'media-missing',
        severity: 'changed',
        message: `${(isPath ? place : place.name).slice(0, 200)} is named and not there.`,
        advice: 'Put it beside the file and import again.',
      })
    }
  }
  return {
    missing: (file) => !there.has(file),
    async copy(target) {
      if (target === undefined) return
      for (const [file, found] of there) {
        const copy = await target.file(`media/${file}`)
        for await (const piece of found.chunks()) await copy.write(piece)
        await copy.end()
      }
    },
  }
}

/** The entry without the media that are not there, and those. */
export function withMedia(
  entry: Entry,
  missing: (file: string) => boolean,
): { readonly entry: Entry; readonly missing: NonNullable<Entry['media']> } {
  const gone = entry.media?.filter(({ file }) => missing(file)) ?? []
  if (gone.length === 0) return { entry, missing: [] }
  const lost = new Set(gone.map(({ id }) => id))
  const { media, pronunciations, ...rest } = entry
  const left = media?.filter(({ id }) => !lost.has(id)) ?? []
  const said = pronunciations?.flatMap((item) => {
    if (item.audio === undefined || !lost.has(item.audio)) return [item]
    const { audio: _, ...others } = item
    return Object.keys(others).length === 0 ? [] : [others]
  })
  return {
    entry: {
      ...rest,
      ...(said === undefined || said.length === 0 ? {} : { pronunciations: said }),
      ...(left.length === 0 ? {} : { media: left }),
    },
    missing: gone,
  }
}
