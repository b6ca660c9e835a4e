import { type CostVector, letterRule } from './near-words.ts'

/** What a rule may cost, in hundredths. */
export const costSteps: readonly number[] = [10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60]

/**
 * What a change of 1.00 in a cost must bring in mean reciprocal rank, or the proposal stays: a step of 0.05 has to lift
 * one word of a thousand from the second place to the first.
 */
export const priceOfChange = 0.01

/**
 * Looks for better costs one rule at a time, over the steps, until a round changes nothing. A change counts only if every
 * part of the errors bears it out: what helps one part and harms another is chance.
 *
 * @param proposal where it begins, and what changes are measured from
 * @param quality of costs, for each part: larger is better
 * @param allowed whether costs go together
 * @param progress called before each rule of a round
 */
export function searchCosts(
  proposal: CostVector,
  quality: (costs: CostVector) => readonly number[],
  allowed: (costs: CostVector) => boolean,
  progress: (round: number, rule: number) => void,
): CostVector {
  const worth = (costs: CostVector, parts: readonly number[]): number =>
    parts.reduce((sum, part) => sum + part, 0) / parts.length -
    (priceOfChange / 100) * costs.reduce((sum, cost, rule) => sum + Math.abs(cost - proposal[rule]!), 0)
  let best = proposal
  let bestParts = quality(best)
  for (let round = 1; round <= 5; round++) {
    const before = best
    for (let rule = 0; rule < proposal.length; rule++) {
      if (rule === letterRule) continue
      progress(round, rule)
      for (const cost of new Set([...costSteps, proposal[rule]!])) {
        const costs = best.with(rule, cost)
        if (cost === best[rule] || !allowed(costs)) continue
        const parts = quality(costs)
        const gain = worth(costs, parts) - worth(best, bestParts)
        if (gain > 1e-12 && parts.every((part, at) => part >= bestParts[at]! - 1e-12))
          [best, bestParts] = [costs, parts]
      }
    }
    if (best === before) break
  }
  return best
}
