import type { DraftEntry } from '../draft-entry.ts'
import type { Importer, ImportFacts, ImportTask } from '../importer.ts'
import { guessDialect } from './csv-dialect.ts'
import { openCsv, tellDialect } from './read-csv.ts'
import { readTable } from './read-table.ts'

/**
 * Reads a table of comma-, semicolon-, tab- or bar-separated values: RFC 4180 and what spreadsheets make of it. Options
 * name columns by field, as `headword=Bahnaric` and `gloss:vi=Vietnamese`, choose rows, as `filter:iso639_3=rad`, and say
 * what is guessed: `header`, `delimiter`, `quote`, `merge`, `split`.
 */
export const csvImporter: Importer = {
  format: 'csv',
  endings: ['.csv', '.tsv', '.tab'],
  recognises,
  read,
}

/** Text whose first lines have the same delimiter equally often, and no sign of a format that begins otherwise. */
function recognises(head: Uint8Array): boolean {
  if (head.includes(0)) return false
  const text = new TextDecoder('utf-8').decode(head)
  if (/^\s*[<{[\\#]/.test(text)) return false
  const dialect = guessDialect(text)
  if (dialect === undefined) return false
  const [first = '', second = first] = text.split(/\r\n|\r|\n/)
  const cells = (line: string): number => line.replace(/"[^"]*"/g, '').split(dialect.delimiter).length
  return cells(first) === cells(second)
}

async function* read(task: ImportTask): AsyncGenerator<DraftEntry, ImportFacts, undefined> {
  const table = await openCsv(task)
  if (table === undefined) return {}
  return yield* readTable(table.rows(), task, [tellDialect(table.dialect)])
}
