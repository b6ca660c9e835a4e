import { readFileSync } from 'node:fs'

/** Rows of a case table, each by column name. */
export function readCases<Column extends string>(name: string): readonly Readonly<Record<Column, string>>[] {
  const [head, ...rows] = readFileSync(new URL(`cases/${name}.tsv`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  const columns = (head ?? '').split('\t')
  return rows.map((row) => {
    const cells = row.split('\t')
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])) as Record<Column, string>
  })
}
