/** A stretch of text, `[from, to)` in UTF-16 code units. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** A text made from another, and where each part of it came from. */
export interface MappedText {
  readonly text: string
  /**
   * For each code unit of `text`, and one more for its end: the code unit of the original at which the part that gave it
   * begins. A part is a letter with its marks, in Khmer a syllable whose parts were put in order. Never falls; begins
   * with 0, ends with the length of the original.
   */
  readonly offsets: Uint32Array
}

/**
 * Which confusions are cheap, as data: the distance between two words is the least sum of these costs, counted in
 * letters of the language. 1 is the cost of an unrelated letter. Source of the values: `search.md` §2 of the design.
 */
export interface EditCosts {
  /** An unrelated letter put in, left out or put for another. */
  readonly letter: number
  /** Two neighbouring letters in the other order. */
  readonly swap: number
  /** What is cheaper than `letter`. */
  readonly confusions: readonly Confusion[]
}

/**
 * `a` written for `b`, or `b` for `a`, costs that much. Both are runs of letters; an empty one means that the other is
 * left out. `final`: only where both end a word.
 */
export type Confusion = readonly [a: string, b: string, cost: number, where?: 'final']

/**
 * What the search, the dictionary order and the interface ask of a language. Every function accepts any string, also
 * ill-formed UTF-16, never throws, and needs time linear in its input.
 */
export interface Language {
  /** BCP 47 tag: `km`, `jra-Latn`, `vi`. */
  readonly tag: string
  /** The letters in dictionary order, lower case: the letter bar of a browse view. */
  readonly alphabet: readonly string[]
  /**
   * Signs that count for nothing in dictionary order: an entry under `a` may begin with one. Each is a letter of
   * {@link Language.letters}.
   */
  readonly silentSigns?: readonly string[]
  /** Canonical spelling. Idempotent; clean text comes back as the same string. Keeps case and meaning. */
  normalise(text: string): string
  /** Tolerant search form, lower case. Idempotent; `fold(normalise(x)) === fold(x)`. */
  fold(text: string): string
  /** {@link Language.normalise} of the text, with the way back. */
  normaliseMapped(text: string): MappedText
  /** {@link Language.fold} of the text, with the way back. */
  foldMapped(text: string): MappedText
  /**
   * Words, and between them runs of white space and of each other sign; in order, they cover the text. What has a letter,
   * a digit or a mark is a word. No boundary falls inside a letter with its marks.
   */
  segment(text: string): readonly Range[]
  /** The unit of edit distance and of highlighting; joined, they are the text. */
  letters(text: string): readonly string[]
  /** Dictionary order: negative, zero or positive. A total order on normalised text. */
  compare(a: string, b: string): number
  /** A key whose order by code units is that of {@link Language.compare}; not there where only a collator knows it. */
  sortKey?(text: string): string
  /** Latin reading aid, and the key by which Latin typing finds the word. */
  romanise(text: string): string
  /**
   * The form by which words that sound alike meet: of a word in the language's own script, or of what a person typed in
   * Latin letters for it.
   */
  soundKey?(text: string): string
  /**
   * The same language with a word list for `segment`, where words are not set apart by spaces. The list is read once.
   *
   * @param words word and how often it was seen, at least 1
   */
  withWords?(words: Iterable<readonly [word: string, count: number]>): Language
  readonly costs: EditCosts
}
