import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Entry } from '@hiap/lexicon'

/** A line of `entries.jsonl` for a Jrai word. */
export function entry(id: string, text: string, gloss: string, more: Partial<Entry> = {}): string {
  return `${JSON.stringify({
    id,
    kind: 'word',
    headword: { text, script: 'Latn' },
    senses: [{ glosses: { vi: [gloss] } }],
    status: 'drafted',
    sources: [{ source: 'abvd', supports: ['form'] }],
    ...more,
  })}\n`
}

const good = entry('anu', 'anŭ', 'ong') + entry('ia', 'ia', 'nước') + entry('ia-hojan', 'ia hơjan', 'mưa')

/** Writes a dictionary source into a folder of its own and returns the folder. */
export async function writeSource(root: string, id: string, entries: string = good): Promise<string> {
  const folder = join(root, id)
  await mkdir(folder, { recursive: true })
  const manifest = {
    id,
    title: { vi: 'Từ điển thử' },
    description: { vi: 'Từ điển thử.' },
    language: 'jra-Latn',
    glossLanguages: ['vi'],
    version: '1.0.0',
    licence: { spdx: 'CC-BY-4.0' },
    attribution: 'Hiap',
    sources: [{ id: 'abvd', title: 'ABVD', licence: { spdx: 'CC-BY-4.0' }, attribution: 'ABVD' }],
  }
  await writeFile(join(folder, 'dictionary.json'), JSON.stringify(manifest))
  await writeFile(join(folder, 'entries.jsonl'), entries)
  await writeFile(join(folder, 'cases.tsv'), 'query\tfrom\theadword\tnote\nia\t\tia\t\n')
  await writeFile(join(folder, 'SOURCES.md'), '# Sources\n')
  await writeFile(join(folder, 'README.md'), '# Test\n')
  return folder
}
