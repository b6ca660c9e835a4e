import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Diagnostic, DictionarySource } from '@hiap/bundle'
import { readSource } from '@hiap/bundle/node'

const dictionaries = resolve(import.meta.dirname, '..')

/** A dictionary's folder as it stands in the repository. */
export interface DictionaryFolder {
  readonly id: string
  readonly source: DictionarySource | undefined
  readonly diagnostics: readonly Diagnostic[]
  readonly cases: readonly Case[]
  /** Text of `README.md` and `SOURCES.md`. */
  readonly pages: Readonly<Record<'README.md' | 'SOURCES.md', string>>
}

/** A row of `cases.tsv`: the first hit for the query has this headword. */
export interface Case {
  readonly query: string
  /** Empty: any language. */
  readonly from: string
  readonly headword: string
  readonly note: string
}

/** Reads every folder that has a manifest, by name. */
export async function readDictionaryFolders(): Promise<readonly DictionaryFolder[]> {
  const ids = readdirSync(dictionaries).filter((name) => existsSync(join(dictionaries, name, 'dictionary.json')))
  return Promise.all(ids.sort().map(readDictionaryFolder))
}

async function readDictionaryFolder(id: string): Promise<DictionaryFolder> {
  const text = (name: string): string => readFileSync(join(dictionaries, id, name), 'utf8')
  const { source, diagnostics } = await readSource(join(dictionaries, id))
  return {
    id,
    source,
    diagnostics,
    cases: rowsOf(text('cases.tsv')).map((row) => ({
      query: row.query ?? '',
      from: row.from ?? '',
      headword: row.headword ?? '',
      note: row.note ?? '',
    })),
    pages: { 'README.md': text('README.md'), 'SOURCES.md': text('SOURCES.md') },
  }
}

/** The source, or the faults that kept it from being read as the error of the test that needs it. */
export function sourceOf(folder: DictionaryFolder): DictionarySource {
  if (folder.source === undefined)
    throw new Error(`${folder.id} has faults:\n${folder.diagnostics.map((each) => JSON.stringify(each)).join('\n')}`)
  return folder.source
}

/** Rows of a tab-separated table by the names in its first line. */
export function rowsOf(table: string): readonly Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = table.split(/\r?\n/)
  const names = header.split('\t')
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.split('\t')
      return Object.fromEntries(names.map((name, column) => [name, cells[column] ?? '']))
    })
}

/** `ơ̆ U+01A1 U+0306`: what a failing test shows, since marks are not always seen. */
export function withCodePoints(text: string): string {
  const points = [...text].map((each) => `U+${each.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`)
  return `${text} ${points.join(' ')}`
}
