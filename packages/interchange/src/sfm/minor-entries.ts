import type { ImportTask } from '../importer.ts'
import type { Marker, MarkerRole } from './markers.ts'
import { readSfm, type SfmField } from './read-sfm.ts'

/** A record that has no meaning of its own and names its main entry: a variant of that. */
export interface MinorEntry {
  readonly lexeme: string
  readonly row: number
  /** Its other fields. */
  readonly fields: readonly Pick<SfmField, 'marker' | 'text'>[]
}

/** The minor entries of a file. */
export interface MinorEntries {
  /** Whether the record that begins on this line is one. */
  isAt(row: number): boolean
  /** Those of a main entry, each given once. */
  takeOf(lexeme: string, homograph: number | undefined): readonly MinorEntry[]
  /** Those whose main entry has not come. */
  left(): Iterable<{ readonly main: string; readonly minor: MinorEntry }>
}

const most = 100_000
const mostUnits = 2000
/** What a record that stands for itself has. */
const own: ReadonlySet<MarkerRole> = new Set(['gloss', 'definition', 'subentry', 'example'])

/**
 * Reads a file for its minor entries, which may stand before or behind the main one.
 *
 * @param record marker that begins a record
 */
export async function readMinorEntries(
  task: Pick<ImportTask, 'input' | 'limits'>,
  record: string,
  markerOf: (marker: string) => Marker | undefined,
): Promise<MinorEntries> {
  const rows = new Set<number>()
  const byMain = new Map<string, MinorEntry[]>()
  // What is wrong is told when the entries are read.
  const silent = { ...task, tell: () => {}, reached: () => {} }
  for await (const fields of readSfm(silent, record)) {
    const [first] = fields
    const main = fields.find(({ marker, text }) => text !== '' && markerOf(marker)?.role === 'main-entry')
    if (first === undefined || first.text === '' || main === undefined || rows.size >= most) continue
    if (fields.some(({ marker, text }) => text !== '' && own.has(markerOf(marker)?.role ?? 'kept'))) continue
    const others = fields.filter((field) => field !== first && field !== main && field.text !== '')
    if (others.reduce((units, { text }) => units + text.length, first.text.length + main.text.length) > mostUnits)
      continue
    const minor = {
      lexeme: first.text,
      row: first.row,
      fields: others.map(({ marker, text }) => ({ marker, text })),
    }
    rows.add(first.row)
    const list = byMain.get(main.text)
    if (list === undefined) byMain.set(main.text, [minor])
    else list.push(minor)
  }
  const take = (main: string): readonly MinorEntry[] => {
    const found = byMain.get(main) ?? []
    byMain.delete(main)
    return found
  }
  return {
    isAt: (row) => rows.has(row),
    takeOf: (lexeme, homograph) => [...take(lexeme), ...(homograph === undefined ? [] : take(`${lexeme}${homograph}`))],
    *left() {
      for (const [main, minors] of byMain) for (const minor of minors) yield { main, minor }
    },
  }
}
