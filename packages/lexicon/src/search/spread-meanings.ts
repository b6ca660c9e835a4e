import { repetitionLoss } from './rank.ts'

/**
 * Lowers the scores of glosses that say once more what a better one says: {@link repetitionLoss}. What was typed
 * without marks may mean several things, and the first hits shall show them all.
 *
 * @param meanings by gloss: what it says, the words typed with its marks
 * @param scores by gloss, changed in place; equals stand in the order given
 * @param limit so many glosses are wanted
 * @example
 * spreadMeanings(['cổ', 'cổ', 'cỏ'], [1, 0.9, 0.9], 10) // 1, 0.7, 0.9
 */
export function spreadMeanings(meanings: readonly string[], scores: number[], limit: number): void {
  const members = new Map<string, number[]>()
  meanings.forEach((meaning, i) => {
    const known = members.get(meaning)
    if (known === undefined) members.set(meaning, [i])
    else known.push(i)
  })
  for (const same of members.values()) {
    const least = leastOfBest(
      same.map((i) => scores[i]!),
      limit,
    )
    const best = same.filter((i) => scores[i]! >= least).sort((a, b) => scores[b]! - scores[a]! || a - b)
    // Those that are not even among the best of their meaning stand below them all.
    for (const i of same) if (scores[i]! < least) scores[i]! -= repetitionLoss(limit)
    best.forEach((i, place) => {
      scores[i]! -= repetitionLoss(Math.min(place, limit))
    })
  }
}

/** The score of the last of the best, in any order: sorting whatever was found would cost more than finding it. */
export function leastOfBest(scores: readonly number[], limit: number): number {
  return scores.length > limit ? Float64Array.from(scores).sort()[scores.length - limit]! : Number.NEGATIVE_INFINITY
}
