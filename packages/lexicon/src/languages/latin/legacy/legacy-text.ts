/** An encoding from before Unicode, in which other characters stand for the letters. // legacy-encodings.md */
export type LegacyEncoding = 'vov4-jrai' | 'tcvn3' | 'vni-windows'

/** A sign of the old encoding and the letter that it was read as. Positions in UTF-16 code units of the text given. */
export interface LegacyChange {
  readonly from: number
  readonly to: number
  readonly was: string
  readonly became: string
}

/**
 * A place that a reader should look at:
 * - `capital-unknown`: the encoding writes small and capital letter alike, and the word may have had the capital;
 * - `sign-left`: a sign of the encoding where it makes no letter; it was left as it is;
 * - `word-unusual`: what came out is no Vietnamese syllable.
 */
export interface LegacyDoubt {
  readonly from: number
  readonly to: number
  readonly reason: 'capital-unknown' | 'sign-left' | 'word-unusual'
}

/** A converted text, with all that was done to it and all that is not certain. Both lists are in the order of the text. */
export interface LegacyConversion {
  readonly text: string
  readonly changes: readonly LegacyChange[]
  readonly doubts: readonly LegacyDoubt[]
}

/** What was read at a place of a text: how many code units, and the letter they stand for. */
export interface ReadLetter {
  readonly units: number
  readonly letter: string
}
