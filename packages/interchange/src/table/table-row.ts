/** A row of a table, as CSV and spreadsheets have it. */
export interface TableRow {
  /** 1-based: the line of the text on which it begins, the row of the sheet. */
  readonly row: number
  readonly cells: readonly string[]
}
