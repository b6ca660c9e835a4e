import {
  glossBeginsScore,
  glossMatch,
  glossScore,
  type Language,
  type Reason,
  rank,
  spreadMeanings,
  type Term,
  termsOf,
  termWeight,
  weightOfCode,
} from '@hiap/lexicon'
import { keptHits } from './static-format.ts'

/**
 * The meaning tier over glosses that are at hand one by one, with what the whole index knows of each: the same reasons
 * and scores as `findGlosses` of the lexicon gives over its index, which is what the tests compare.
 */
export interface Gloss {
  /** Number of its entry. */
  readonly entry: number
  /** Place among the glosses of its entry in its language. */
  readonly ordinal: number
  readonly text: string
  /** Weight of all its words, as the index codes it. */
  readonly length: number
  readonly words: readonly Term[]
  /** By folded word: in how many glosses of the dictionary it stands. */
  readonly having: ReadonlyMap<string, number>
}

/** What the index counts over all glosses of a language. */
export interface GlossStatistics {
  readonly glosses: number
  /** Mean weight of a gloss. */
  readonly mean: number
}

export interface MatchedGloss {
  readonly gloss: Gloss
  readonly reason: Reason
  readonly score: number
}

/** The different words of a query in order, and whether the last one may go on. */
export interface TypedWords {
  readonly terms: readonly Term[]
  readonly goesOn: boolean
}

/** A word that was typed before is complete the second time. */
export function typedWords(language: Language, query: string): TypedWords {
  const typed = termsOf(language, query)
  const terms = typed.filter((term, i) => typed.findIndex((each) => each.folded === term.folded) === i)
  return { terms, goesOn: terms.length > 0 && terms.at(-1) === typed.at(-1) }
}

/**
 * Finds the glosses that have every word typed, the last one perhaps only begun.
 *
 * @param among all that have them, in any order; others are passed over
 * @returns the best gloss of each entry, best first
 */
export function matchGlosses(
  language: Language,
  { glosses, mean }: GlossStatistics,
  { terms, goesOn }: TypedWords,
  among: Iterable<Gloss>,
): readonly MatchedGloss[] {
  const best = new Map<number, MatchedGloss>()
  const complete = new Map<number, MatchedGloss>()
  const bare = isBare(terms)
  const last = goesOn ? terms.at(-1) : undefined
  const begun = last === undefined ? [] : language.letters(last.folded)
  for (const gloss of among) {
    if (terms.every((term) => gloss.having.has(term.folded))) {
      const typed = terms.reduce((sum, term) => sum + weightOf(glosses, gloss.having.get(term.folded)), 0)
      const marks = markedShare(terms, gloss)
      const length = weightOfCode(gloss.length)
      const whole = typed >= length * rank.wholeGloss
      keepBest(complete, {
        gloss,
        reason:
          marks === 1
            ? whole
              ? 'meaning'
              : 'in-meaning'
            : whole
              ? 'meaning-without-marks'
              : 'in-meaning-without-marks',
        score: glossScore(marks, glossMatch(typed, typed, length, mean), gloss.ordinal, bare),
      })
    } else if (last !== undefined && terms.every((term) => term === last || gloss.having.has(term.folded))) {
      let least = Number.POSITIVE_INFINITY
      for (const word of gloss.having.keys())
        if (word.startsWith(last.folded)) least = Math.min(least, lettersBeyond(begun, language.letters(word)))
      if (least < Number.POSITIVE_INFINITY)
        keepBest(best, { gloss, reason: 'meaning-begins', score: glossBeginsScore(least, gloss.ordinal) })
    }
  }
  for (const match of bare ? spread(terms, complete) : complete.values()) keepBest(best, match)
  return inOrder(best)
}

/** Lets the first glosses show what was typed without marks may mean, as `findGlosses` does. */
function spread(terms: readonly Term[], complete: ReadonlyMap<number, MatchedGloss>): readonly MatchedGloss[] {
  const matches = [...complete.values()].sort((a, b) => a.gloss.entry - b.gloss.entry)
  const scores = matches.map(({ score }) => score)
  spreadMeanings(
    matches.map(({ gloss }) => meaningOf(terms, gloss)),
    scores,
    keptHits,
  )
  return matches.map((match, i) => ({ ...match, score: scores[i]! }))
}

/** How the words typed are spelt in a gloss; of two spellings of one word the first counts. */
function meaningOf(terms: readonly Term[], { words }: Gloss): string {
  return terms
    .map(({ folded }) => {
      const spellings = words.filter((word) => word.folded === folded).map(({ canonical }) => canonical)
      return spellings.sort()[0]
    })
    .join(' ')
}

/**
 * Finds the glosses all of whose words were typed, among others: for where {@link matchGlosses} finds none.
 *
 * @param among all that have one of the words
 */
export function matchParts(
  { glosses, mean }: GlossStatistics,
  terms: readonly Term[],
  among: readonly Gloss[],
): readonly MatchedGloss[] {
  const having = new Map<string, number>()
  for (const gloss of among)
    for (const { folded } of terms) {
      const count = gloss.having.get(folded)
      if (count !== undefined) having.set(folded, count)
    }
  const weights = new Map(terms.map((term) => [term, weightOf(glosses, having.get(term.folded))]))
  const typed = terms.reduce((sum, term) => sum + weights.get(term)!, 0)
  const best = new Map<number, MatchedGloss>()
  for (const gloss of among) {
    const met = terms.reduce((sum, term) => sum + (gloss.having.has(term.folded) ? weights.get(term)! : 0), 0)
    const length = weightOfCode(gloss.length)
    if (met === 0 || met < length * rank.wholeGloss) continue
    keepBest(best, {
      gloss,
      reason: 'meaning-of-a-part',
      score: glossScore(markedShare(terms, gloss), glossMatch(met, typed, length, mean), gloss.ordinal, isBare(terms)),
    })
  }
  return inOrder(best)
}

/** Weight of a word typed; the search of a whole index counts no more glosses than one beyond its limit. */
function weightOf(glosses: number, having = 0): number {
  return termWeight(glosses, Math.min(having, rank.workLimit + 1))
}

/** Nothing typed has a mark. */
export function isBare(terms: readonly Term[]): boolean {
  return terms.every((term) => term.canonical === term.folded)
}

/** Which share of the words typed a gloss has with the marks typed. */
function markedShare(terms: readonly Term[], { words }: Gloss): number {
  const marked = terms.filter(({ canonical, folded }) =>
    words.some((word) => word.canonical === canonical && word.folded === folded),
  )
  return marked.length / terms.length
}

/** How many letters a word has more than its beginning, whose last letter may be one only begun; infinite where it begins otherwise. */
export function lettersBeyond(begun: readonly string[], word: readonly string[]): number {
  const last = begun.length - 1
  const begins = begun.every((letter, i) => (i === last ? word[i]?.startsWith(letter) === true : word[i] === letter))
  return begins ? word.length - begun.length : Number.POSITIVE_INFINITY
}

function keepBest(best: Map<number, MatchedGloss>, match: MatchedGloss): void {
  const before = best.get(match.gloss.entry)
  if (before === undefined || before.score < match.score) best.set(match.gloss.entry, match)
}

function inOrder(best: ReadonlyMap<number, MatchedGloss>): readonly MatchedGloss[] {
  return [...best.values()].sort((a, b) => b.score - a.score || a.gloss.entry - b.gloss.entry)
}
