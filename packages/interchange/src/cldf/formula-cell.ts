// A spreadsheet that opens the table would run these. A hyphen alone is no formula: affixes begin with it, and every
// other tool of CLDF reads cells as they are.
const formula = /^(?:[=@\t\r＝＠]|[+\-＋－].*[(|!])/su
const guarded = /^'+(?:[=@\t\r＝＠]|[+\-＋－].*[(|!])/su

/** Puts an apostrophe before a cell that could be run as a formula; {@link unguardedCell} takes it away. */
export function guardedCell(cell: string): string {
  return formula.test(cell) || guarded.test(cell) ? `'${cell}` : cell
}

/** The cell as it was before {@link guardedCell}. */
export function unguardedCell(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell
}
