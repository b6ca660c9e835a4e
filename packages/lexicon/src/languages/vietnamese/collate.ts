import { longestMarkRun } from '../../unicode/normal-form.ts'

const collator = new Intl.Collator('vi')

/**
 * Compares two texts in the order of a Vietnamese dictionary: letters, then tones; what the collator takes for equal is
 * told apart by code units, so that the order is total. // vietnamese.md §4
 *
 * @returns negative, zero or positive
 * @example
 * compareVietnamese('mả', 'mã') // negative
 */
export function compareVietnamese(a: string, b: string): number {
  return collator.compare(shortenRuns(a), shortenRuns(b)) || (a < b ? -1 : a > b ? 1 : 0)
}

/**
 * Cuts long runs of marks: the collator needs time quadratic in the length of a run, as `normalize` does. No letter has
 * six. In a short text no run is long.
 */
function shortenRuns(text: string): string {
  return text.length <= longestMarkRun ? text : text.replace(/(\p{M}{6})\p{M}+/gu, '$1')
}
