import type { Entry, Manifest } from '@hiap/lexicon'
import type { DictionarySource } from '../src/source/dictionary-source.ts'

/** The manifest of a test dictionary. */
export const manifest: Manifest = {
  id: 'jra-test',
  title: { vi: 'Từ điển thử', en: 'Test dictionary' },
  description: { vi: 'Chỉ để thử.' },
  language: 'jra-Latn',
  glossLanguages: ['vi', 'en'],
  version: '1.0.0',
  licence: { spdx: 'CC-BY-4.0' },
  attribution: 'Hiap',
  sources: [{ id: 'list', title: 'List', licence: { spdx: 'CC0-1.0' }, attribution: 'Nobody' }],
}

/** An entry of a test dictionary. */
export function entryOf(id: string, text: string, vi: readonly string[], more: Partial<Entry> = {}): Entry {
  return {
    id,
    kind: 'word',
    headword: { text, script: 'Latn' },
    senses: [{ glosses: { vi } }],
    status: 'drafted',
    sources: [{ source: 'list', supports: ['form'], form: text }],
    ...more,
  }
}

/** A source with one entry a headword, ids `j0`, `j1` … in the order given. */
export function sourceOf(headwords: readonly string[]): DictionarySource {
  return { manifest, entries: headwords.map((text, i) => entryOf(`j${i}`, text, [`nghĩa ${i}`])) }
}
