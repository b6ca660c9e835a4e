/** A stretch of text, `[from, to)` in UTF-16 code units. */
export interface Range {
  readonly from: number
  readonly to: number
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
  /**
   * What is cheaper than `letter`: `[a, b, cost]` says that `a` written for `b`, or `b` for `a`, costs that much.
   * Both are runs of letters; an empty one means that the other is left out.
   */
  readonly confusions: readonly (readonly [a: string, b: string, cost: number])[]
}

/**
 * What the search, the dictionary order and the interface ask of a language. Every function accepts any string, also
 * ill-formed UTF-16, never throws, and needs time linear in its input.
 */
export interface Language {
  /** BCP 47 tag: `km`, `jra-Latn`, `vi`. */
  readonly tag: string
  /** The letters in dictionary order, lower case: the letter bar of a browse view. */
  readonly alphabet: readonly string[]
  /** Canonical spelling. Idempotent; clean text comes back as the same string. Keeps case and meaning. */
  normalise(text: string): string
  /** Tolerant search form, lower case. Idempotent; `fold(normalise(x)) === fold(x)`. */
  fold(text: string): string
  /** Words, in order, without the spaces and punctuation between them. */
  segment(text: string): readonly Range[]
  /** The unit of edit distance and of highlighting; joined, they are the text. */
  letters(text: string): readonly string[]
  /** Dictionary order: negative, zero or positive. A total order on normalised text. */
  compare(a: string, b: string): number
  /** Latin reading aid, and the key by which Latin typing finds the word. */
  romanise(text: string): string
  readonly costs: EditCosts
}
