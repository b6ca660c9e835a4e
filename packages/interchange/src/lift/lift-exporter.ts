import type { CrossReference, Entry } from '@hiap/lexicon'
import { droppedCount } from '../dropped-count.ts'
import type { Dropped, Exporter, ExportSource, ExportTarget } from '../exporter.ts'
import { scriptOf } from '../take-in/script-of.ts'
import { merge } from '../xml/remainder.ts'
import { writeXml } from '../xml/write-xml.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import { fileTags } from './entry-shape.ts'
import { headerElement } from './lift-header.ts'
import { readKeptDocument, readKeptEntry } from './lift-kept.ts'
import { mixed } from './lift-names.ts'
import { exportPath, staysInside } from './media-files.ts'
import { idKey } from './read-entry.ts'
import { entryElement } from './write-entry.ts'

const reasons = {
  'headword.script': 'LIFT names the language; the script is told by the letters.',
  media: 'The file is not beside the dictionary; the entry still names it.',
} as const

/**
 * Writes LIFT 0.13, the `.lift-ranges` file that came with the dictionary, and the media in the folders `audio/`,
 * `pictures/` and `others/`. What an import of LIFT kept goes back to where it stood.
 */
export const liftExporter: Exporter = { format: 'lift', ending: '.lift', write }

async function write(source: ExportSource, name: string, target: ExportTarget): Promise<readonly Dropped[]> {
  const { manifest } = source
  const document = readKeptDocument(source.kept())
  const tags = fileTags(manifest.language, document?.tags ?? new Map())
  const dropped = droppedCount(reasons)
  const ids = await liftIds(source)
  const media = new MediaCopies(source, target)

  const file = await target.file(`${name}.lift`)
  await file.write('<?xml version="1.0" encoding="UTF-8"?>\n<lift producer="Hiap" version="0.13">\n')
  const header = merge(headerElement(manifest, tags.of, document !== undefined), document?.header)
  await file.write(writeXml(header, 0, mixed))
  for await (const entry of source.entries()) {
    const value = source.kept(entry.id)
    const kept = readKeptEntry(value)
    for (const each of kept.before) await file.write(writeXml(each, 0, mixed))
    const relations = relationsOf(entry, kept.references, ids)
    const generated = entryElement(entry, {
      tags,
      shape: kept.shape,
      relations,
      hrefOf: (path) => exportPath(path, entry.media?.find((item) => item.file === path)?.type ?? 'audio'),
      // An entry that was made here says what attests it.
      ...(value === undefined || document?.source === undefined ? {} : { ownSource: document.source }),
    })
    const merged = merge(generated, kept.remainder)
    await file.write(writeXml(withId(merged, ids.of.get(entry.id) ?? entry.id), 0, mixed))
    if (scriptOf(entry.headword.text) !== entry.headword.script) dropped.add('headword.script', entry.headword.script)
    for (const item of entry.media ?? []) {
      const path = kept.shape.media?.find(([id]) => id === item.id)?.[1] ?? exportPath(item.file, item.type)
      media.add(item.file, path)
    }
  }
  for (const each of document?.after ?? []) await file.write(writeXml(each, 0, mixed))
  await file.write('</lift>\n')
  await file.end()
  if (document?.ranges !== undefined) {
    const ranges = await target.file(`${name}.lift-ranges`)
    await ranges.write(document.ranges)
    await ranges.end()
  }
  dropped.add('media', await media.copy())
  return dropped.list()
}

/** `id` stands first, so that a person finds it. */
function withId(whole: XmlElement, id: string): XmlElement {
  return whole.attributes.has('id') ? whole : { ...whole, attributes: new Map([['id', id], ...whole.attributes]) }
}

interface LiftIds {
  /** The id in LIFT of each entry. */
  readonly of: ReadonlyMap<string, string>
  /** The entry that an id of LIFT leads to, that of a sense too. */
  readonly to: ReadonlyMap<string, string>
}

async function liftIds(source: ExportSource): Promise<LiftIds> {
  const of = new Map<string, string>()
  const to = new Map<string, string>()
  for await (const { id } of source.entries()) {
    const kept = readKeptEntry(source.kept(id))
    of.set(id, kept.id ?? id)
    for (const each of [...kept.ids, idKey(kept.id ?? id)]) if (!to.has(each)) to.set(each, id)
  }
  return { of, to }
}

/** The references that no relation in the remainder stands for. */
function relationsOf(
  { crossReferences = [] }: Entry,
  kept: readonly { readonly type: string; readonly key: string }[],
  ids: LiftIds,
): readonly { readonly type: CrossReference['type']; readonly ref: string }[] {
  const said = new Set(kept.map(({ type, key }) => `${type} ${ids.to.get(key)}`))
  return crossReferences
    .filter(({ type, entry }) => !said.has(`${type} ${entry}`))
    .map(({ type, entry }) => ({ type, ref: ids.of.get(entry) ?? entry }))
}

/** The media of all entries, each file once. */
class MediaCopies {
  readonly #source: ExportSource
  readonly #target: ExportTarget
  readonly #fileOf = new Map<string, string>()

  constructor(source: ExportSource, target: ExportTarget) {
    this.#source = source
    this.#target = target
  }

  add(file: string, path: string): void {
    if (staysInside(path) && !this.#fileOf.has(path)) this.#fileOf.set(path, file)
  }

  /** Copies them; returns those that are not there. */
  async copy(): Promise<readonly string[]> {
    const missing: string[] = []
    for (const [path, file] of this.#fileOf) {
      const bytes = this.#source.media(file)
      if (bytes === undefined) {
        missing.push(file)
        continue
      }
      const copy = await this.#target.file(path)
      for await (const piece of bytes) await copy.write(piece)
      await copy.end()
    }
    return missing
  }
}
