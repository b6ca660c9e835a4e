/**
 * Counts how many letters must be put in, left out or changed to make one word of the other. Letters are what
 * `Language.letters` says; every change costs 1. Time is the product of the lengths: cut queries first.
 *
 * @example
 * editDistance(['c', 'ơ'], ['c', 'ô', 'm']) // 2
 */
export function editDistance(a: readonly string[], b: readonly string[]): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(change, previous[j]! + 1, row[j - 1]! + 1))
    }
    previous = row
  }
  return previous[b.length]!
}
