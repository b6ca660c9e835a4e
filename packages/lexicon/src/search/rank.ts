/**
 * Every weight by which hits of one tier are ordered, with its reason. Tiers come before any number.
 */
export const rank = {
  /** At most so many spellings or documents are looked at for one query and road; an answer that hit it says so. */
  workLimit: 20_000,
  /** At most so many steps of a walk for slips, sounds or a pattern: about a millisecond. */
  walkLimit: 60_000,
  /** The same for a pattern, which may be open at both ends: the shorter half of the words of 100,000 entries for `*x*`. */
  patternLimit: 200_000,
  /** Of a pattern walked from its end at most so many words of one length are named. */
  turnedLimit: 1_000,
  /**
   * So many candidates that are alike by their key are compared letter by letter with what was typed. More are only
   * alike for words of two or three letters.
   */
  comparedLimit: 64,
  /**
   * A gloss counts as met whole when the words typed weigh at least this share of it: `eat` of `to eat`, but not two of
   * three words that are equally rare.
   */
  wholeGloss: 0.67,
  /**
   * In the meaning tier: words typed with the right marks. Someone who types marks means them; someone who types none
   * means nothing by that: `bo` is more often a hurried `bò` than the word `bo`.
   */
  glossMarks: 0.5,
  /** How well the words typed tell this gloss from others (BM25): `nước` stands before `nước mắm`. */
  glossMatch: 0.4,
  /** The first gloss of an entry says best what it means. */
  glossOrdinal: 0.1,
  /** Every gloss that has all words typed: above any in which one is only begun, whatever it loses. */
  glossComplete: 1.1,
  /**
   * Typed without marks, `co` may be cổ, cỏ, cô, có …: a gloss loses by how many better ones have the same meaning, so that
   * the first hits show the different meanings.
   */
  repeatedMeaning: 0.25,
  /** The last word is still being typed: below every complete word. */
  glossBegins: 0.1,
  /** BM25 `b`: how much longer glosses lose. All of it: a gloss is short, each word more is another meaning. */
  glossLength: 1,
  /** BM25 `k1`: a gloss has a word once, so this only sets how much length counts. */
  glossSaturation: 1.2,
  /** At most so many words are read aloud for one query: each takes some microseconds. */
  readingsLimit: 200,
  /** A reading may be so far from what was typed, in hundredths for each letter: beyond, hardly a consonant agrees. */
  readingPerLetter: 35,
  /**
   * Among words that sound so, a word of the commonest stands where one heard better by so much would, in hundredths: what
   * a person has heard is more likely a common word. Each band further gives a fifth less.
   */
  commonSound: 20,
  /** The same for words that are only begun, where someone types by sound: the answer must stand before the next key. */
  begunReadingsLimit: 160,
  /**
   * Of a word that is typed by sound and goes on, each Latin letter still to come, in hundredths: as much as one habit of
   * spelling, so that a word begun well stands before one that was heard badly.
   */
  soundToCome: 6,
  /** And by so much more for each better word that is only begun: what is typed may be whole. */
  soundCrowd: 4,
  /** In the romanised tier: a word that only begins as what was typed sounds, below every whole one. */
  soundBegins: 0.1,
} as const

/**
 * Score of a headword of tier `prefix`: those that need no fold first, then the shorter; a common word stands where one
 * shorter by up to {@link mostHeadStart} letters would.
 *
 * @param band `Entry.frequencyBand`; 0 for none
 */
export function prefixScore(folded: boolean, extraLetters: number, band: number): number {
  const longer = extraLetters - (band === 0 ? 0 : (mostHeadStart * (5 - band)) / 4)
  // Below one for any length, and larger for the shorter.
  return (folded ? 0 : 1) + 1 / (1 + mostHeadStart + longer)
}

/** So many letters a word of the commonest may be longer and still stand beside one of no known frequency. */
export const mostHeadStart = 2

/** Decides between equals of any other tier: far less than the least difference of costs makes. */
export function bandScore(band: number): number {
  return band === 0 ? 0 : (6 - band) * 1e-9
}

/** Score of a word at a distance, in hundredths of a letter, from what was typed. */
export function nearScore(distance: number): number {
  return 1 / (1 + distance / 100)
}

/**
 * Score of a gloss whose words were typed.
 *
 * @param match share of the best that BM25 gives for the words typed
 */
export function glossScore(marks: number, match: number, ordinal: number, bareQuery: boolean): number {
  return (
    rank.glossComplete +
    (bareQuery ? 0 : rank.glossMarks * marks) +
    rank.glossMatch * match +
    rank.glossOrdinal / (1 + ordinal)
  )
}

/**
 * BM25 of a gloss, as a share of what a gloss of just the words typed would have. All weights are sums of `termWeight`.
 *
 * @param met weight of the words typed that the gloss has
 * @param typed weight of all words typed
 * @param length weight of all words of the gloss
 * @param mean length of a gloss
 */
export function glossMatch(met: number, typed: number, length: number, mean: number): number {
  const dampened = (of: number): number =>
    1 + rank.glossSaturation * (1 - rank.glossLength + (rank.glossLength * of) / mean)
  return Math.min(1, ((met / typed) * dampened(typed)) / dampened(length))
}

/**
 * What a gloss loses that says again what others say: less than `glossComplete` for any place.
 *
 * @param place among the glosses of one meaning, from 0
 */
export function repetitionLoss(place: number): number {
  return 1 - 1 / (1 + rank.repeatedMeaning * place)
}

/** Score of a gloss in which the last word typed only begins a word: always below {@link glossScore} of a whole word. */
export function glossBeginsScore(extraLetters: number, ordinal: number): number {
  return rank.glossBegins / (1 + extraLetters + Math.min(ordinal, 9) / 10)
}
