/**
 * Every weight by which hits of one tier are ordered, with its reason. Tiers come before any number.
 */
export const rank = {
  /** At most this many index values are looked at for one query and road; an answer that hit it says so. */
  workLimit: 20_000,
  /**
   * A gloss counts as met whole when the words typed weigh at least this share of it: `eat` of `to eat`, but not two of
   * three words that are equally rare.
   */
  wholeGloss: 0.67,
  /** In the meaning tier: words typed with the right marks. Someone who types marks means them. */
  glossMarks: 0.5,
  /** The same where nothing typed has a mark: `bo` is more often a hurried `bò` than the word `bo`. */
  glossMarksOfBareQuery: 0.15,
  /** Share of the gloss that was typed: `nước` stands before `nước mắm`. */
  glossCoverage: 0.4,
  /** The first gloss of an entry says best what it means. */
  glossOrdinal: 0.1,
  /** The last word is still being typed: below every complete word. */
  glossBegins: 0.1,
} as const

/** Score of a headword of tier `prefix`: those that need no fold first, then the shorter. */
export function prefixScore(folded: boolean, extraLetters: number): number {
  return (folded ? 0 : 1) + 1 / (1 + extraLetters)
}

/** Score of a gloss whose words were typed, between 0 and 1. */
export function glossScore(marks: number, coverage: number, ordinal: number, bareQuery: boolean): number {
  const marksWeight = bareQuery ? rank.glossMarksOfBareQuery : rank.glossMarks
  return marksWeight * marks + rank.glossCoverage * coverage + rank.glossOrdinal / (1 + ordinal)
}

/** Score of a gloss in which the last word typed only begins a word: always below {@link glossScore} of a whole word. */
export function glossBeginsScore(extraLetters: number, ordinal: number): number {
  return rank.glossBegins * (0.8 / (1 + extraLetters) + 0.2 / (1 + ordinal))
}
