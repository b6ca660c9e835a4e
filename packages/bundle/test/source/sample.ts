import type { Entry, Manifest } from '@hiap/lexicon'
import { checkSource, type SourceFile, type SourceReading } from '../../src/source/check-source.ts'
import type { SourceLimits } from '../../src/source/limits.ts'

/** The files of a source; what is `undefined` is not there. */
export type Files = { readonly [File in SourceFile]?: string | Uint8Array | undefined }

export const manifest: Manifest = {
  id: 'jra-vi',
  title: { vi: 'Từ điển Jrai – Việt', en: 'Jrai – Vietnamese' },
  description: { vi: 'Từ điển thử.' },
  language: 'jra-Latn',
  glossLanguages: ['vi', 'en'],
  version: '1.0.0',
  licence: { spdx: 'CC-BY-4.0' },
  attribution: 'Hiap',
  sources: [{ id: 'abvd', title: 'ABVD', licence: { spdx: 'CC-BY-4.0' }, attribution: 'ABVD' }],
}

/** A valid entry with as little as an entry may have. */
export function entry(id: string, text: string, more: object = {}): Entry {
  return {
    id,
    kind: 'word',
    headword: { text, script: 'Latn' },
    senses: [{ glosses: { vi: ['nước'] } }],
    status: 'drafted',
    sources: [{ source: 'abvd', supports: ['form'] }],
    ...more,
  }
}

export function jsonLines(...records: readonly unknown[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('')
}

/** A source without a fault: two entries in order. */
export const sample: { readonly [File in SourceFile]: string } = {
  'dictionary.json': JSON.stringify(manifest, null, 2),
  'entries.jsonl': jsonLines(entry('asau', 'asâu'), entry('ia', 'ia')),
  'cases.tsv': 'query\tfrom\theadword\tnote\nia\tjra\tia\t\nnuoc\tvi\tia\n',
  'SOURCES.md': '# Sources\n',
  'README.md': '# Jrai – Vietnamese\n',
}

/** Checks a source that is in memory, in chunks of `size` bytes. */
export function check(files: Files, limits?: SourceLimits, size = 7): Promise<SourceReading> {
  async function* open(file: SourceFile): AsyncGenerator<Uint8Array, void, undefined> {
    const content = files[file]
    if (content === undefined) throw Object.assign(new Error(`no ${file}`), { code: 'ENOENT' })
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  return checkSource('', open, limits)
}
