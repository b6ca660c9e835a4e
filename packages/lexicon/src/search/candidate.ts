import { type Reason, type Tier, tiers } from '../dictionary-client.ts'

/** An entry that a road found, before its text is looked at. */
export interface Candidate {
  readonly entry: number
  readonly tier: Tier
  readonly reason: Reason
  readonly score: number
  /** Of the tiers of headwords: the spelling that matched, as the word layer numbers it. */
  readonly form?: number
  /** Of tier `gloss`: which gloss of the entry in its language. */
  readonly gloss?: number
}

export interface Candidates {
  /** Best first, every entry once. */
  readonly found: readonly Candidate[]
  /** The work limit was reached. */
  readonly truncated: boolean
}

/** Orders by tier, then score. 0 for equals, so that a stable sort keeps their order. */
export function compareHits(a: Ranked, b: Ranked): number {
  return tierRank[a.tier] - tierRank[b.tier] || b.score - a.score
}

/** {@link compareHits}, equals by entry. */
export function compareCandidates(a: Candidate, b: Candidate): number {
  return compareHits(a, b) || a.entry - b.entry
}

type Ranked = Pick<Candidate, 'tier' | 'score'>

const tierRank = Object.fromEntries(tiers.map((tier, i) => [tier, i])) as Record<Tier, number>
