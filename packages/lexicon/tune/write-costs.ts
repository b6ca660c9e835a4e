import type { CostTable } from '../src/languages/read-costs.ts'

/**
 * Writes other costs into the text of a `costs.json` and leaves the rest as it is, so that a diff shows what changed.
 *
 * @param table with the same rules as the text
 * @returns throws where the text does not name a rule's cost right behind its name
 * @example
 * writeCosts('{ "swap": 0.6, … "breve": { "cost": 0.15, …', table) // '{ "swap": 0.55, … "breve": { "cost": 0.2, …'
 */
export function writeCosts(text: string, table: CostTable): string {
  let written = replaced(text, '"swap":', table.swap)
  for (const [name, { cost }] of Object.entries(table.confusions))
    written = replaced(written, `${JSON.stringify(name)}: { "cost":`, cost)
  return written
}

/** Puts a number in the place of the one that stands behind a text. */
function replaced(text: string, before: string, cost: number): string {
  const at = text.indexOf(before)
  if (at < 0) throw new Error(`costs.json has no ${before}`)
  const from = at + before.length
  return text.slice(0, from) + text.slice(from).replace(/^\s*[0-9.]+/, ` ${cost}`)
}
