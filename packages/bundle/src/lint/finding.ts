/** Something in a sound dictionary source that a person should look at. */
export interface LintFinding {
  /** Name of the file in the folder of the source. */
  readonly file: string
  /** 1-based. */
  readonly line: number
  /** Id of the entry; left out where the finding is about no entry. */
  readonly entry?: string
  /** Where in the entry: `senses[0].glosses.vi[1]`. */
  readonly field?: string
  /** Stable: one of `lintCodes`. */
  readonly code: LintCode
  readonly message: string
  /** The way out. */
  readonly advice: string
}

/** Every code of a {@link LintFinding}, with what it means. Mirrored in `docs/reference/errors.md`. */
export const lintCodes = {
  'headword-unattested': 'No word list that was given has the headword.',
  'letter-foreign': 'The headword or a variant has a sign that is no letter of the alphabet.',
  'spelling-other': 'The headword or a variant is not in the canonical spelling of the language.',
  'gloss-missing': 'A sense has no gloss in a gloss language of the dictionary.',
  'part-of-speech-missing': 'A word or an affix has no part of speech.',
  'domain-missing': 'A sense has no semantic domain.',
  'reference-one-way': 'A cross-reference is not answered by the entry that it leads to.',
  'near-duplicate': 'An earlier entry has the same headword but for marks, and a gloss in common.',
  'gloss-is-headword': 'A gloss is the headword itself.',
  'gloss-crowded': 'A gloss stands in more than eight entries.',
  'word-doubled': 'A word stands twice in a row in a longer gloss or translation.',
  'example-long': 'An example has more than twelve words.',
  'example-repeated': 'An earlier entry or sense has the same example.',
  'translation-crowded': 'Two different examples have the same translation.',
  'exception-malformed': 'A row of lint-exceptions.tsv has no known code, no entry id or no reason.',
  'exception-unneeded': 'Nothing needs a row of lint-exceptions.tsv.',
} as const

export type LintCode = keyof typeof lintCodes
