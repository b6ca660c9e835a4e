import type { DraftEntry } from '../draft-entry.ts'
import type { Importer, ImportFacts, ImportTask } from '../importer.ts'
import { readTable } from './read-table.ts'
import { openXlsx } from './read-xlsx.ts'

/**
 * Reads a sheet of an Excel workbook (ECMA-376), as Excel, LibreOffice and Google Sheets save it, in the way of a CSV
 * file and with its options; `sheet` names another sheet than the first. Formulas are the texts that they last had.
 */
export const xlsxImporter: Importer = {
  format: 'xlsx',
  endings: ['.xlsx', '.xlsm'],
  recognises,
  read,
}

/** A zip archive whose first files are those of an office document. */
function recognises(head: Uint8Array): boolean {
  if (head[0] !== 0x50 || head[1] !== 0x4b || head[2] !== 3 || head[3] !== 4) return false
  const text = new TextDecoder('latin1').decode(head)
  return /\[Content_Types\]\.xml|_rels\/\.rels|xl\/\w/.test(text)
}

async function* read(task: ImportTask): AsyncGenerator<DraftEntry, ImportFacts, undefined> {
  const table = await openXlsx(task)
  if (table === undefined) return {}
  return yield* readTable(table.rows, task, table.reading)
}
