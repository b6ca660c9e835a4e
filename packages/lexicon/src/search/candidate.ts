import type { Reason, Tier } from '../dictionary-client.ts'

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
