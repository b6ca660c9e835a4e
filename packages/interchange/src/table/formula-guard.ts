// What spreadsheets take for a formula when they open a CSV file. https://owasp.org/www-community/attacks/CSV_Injection
const formula = /^[=+\-@\t\r\n＝＋－＠]/
const guarded = /^'+[=+\-@\t\r\n＝＋－＠]/

/**
 * Puts an apostrophe before a cell that a spreadsheet would run as a formula. {@link unguarded} takes it away again.
 *
 * @example
 * guardCell('=1+1') // "'=1+1"
 * guardCell("'bah") // "'bah": the apostrophe of Bahnar is a letter
 */
export function guardCell(cell: string): string {
  return formula.test(cell) || guarded.test(cell) ? `'${cell}` : cell
}

/** Takes away the apostrophe that {@link guardCell}, or the person who typed the cell, put before it. */
export function unguarded(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell
}
