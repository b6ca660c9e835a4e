/**
 * Reads the first table of a Markdown page that has a column of this name: a record for each row, by the names of the
 * columns, without code marks. Empty where no table has it.
 *
 * @example
 * tableWith('| a | b |\n| - | - |\n| `x` | 1,2 |', 'b') // [{ a: 'x', b: '1,2' }]
 */
export function tableWith(page: string, column: string): readonly Readonly<Record<string, string>>[] {
  const lines = page.split('\n')
  const header = lines.findIndex((line) => cellsOf(line).includes(column))
  if (header < 0) return []
  const names = cellsOf(lines[header] ?? '')
  const rows: Record<string, string>[] = []
  // The line under the header is the rule.
  for (let at = header + 2; (lines[at] ?? '').startsWith('|'); at++) {
    const cells = cellsOf(lines[at] ?? '')
    rows.push(Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])))
  }
  return rows
}

/** A number as pages print it, with commas between thousands; `NaN` where there is none. */
export function printedNumber(text: string | undefined): number {
  return text === undefined || text === '' ? Number.NaN : Number(text.replaceAll(',', ''))
}

function cellsOf(line: string): readonly string[] {
  if (!line.startsWith('|')) return []
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('`', ''))
}
