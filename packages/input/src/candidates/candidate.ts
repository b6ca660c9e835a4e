/** A word that is offered in place of what was typed. */
export interface Candidate {
  readonly text: string
  /** What it means, in one line. */
  readonly gloss?: string
  /** BCP 47 tag of the gloss. */
  readonly glossLanguage?: string
  /** It is one of the person's own words. */
  readonly personal?: true
}

/**
 * Finds words for what is being typed, best first. May answer late or reject: what was typed stays as it is. A beginning of
 * letters for which it finds nothing is not asked again with more letters.
 *
 * @param prefix `asked.sounds`: Latin letters by which words sound, spaces between syllables or words; else the first letters
 *   of a word, which may have spaces too
 */
export type Suggest = (
  prefix: string,
  asked: { readonly sounds: boolean; readonly limit: number; readonly signal: AbortSignal },
) => Promise<readonly Candidate[]>

/** As many as there are number keys. */
export const mostCandidates = 9
