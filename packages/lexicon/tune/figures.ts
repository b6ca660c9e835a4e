import type { Language } from '../src/language.ts'
import { type CostTable, readCosts } from '../src/languages/read-costs.ts'
import { canonicalKey, foldedKey } from '../src/search/search-key.ts'
import { findSlips, type SlipTable, slipBound, slipTable } from '../src/search/slip-distance.ts'
import { type CostVector, keyCost, keyRules, type NearWord, nearWords, type WordTree, withCosts } from './near-words.ts'

/** What a learner typed, and the word meant. */
export interface LearnerError {
  readonly typed: string
  readonly meant: string
  /** Other spellings of the word meant: neither right nor in the way. */
  readonly same: readonly string[]
}

/** How well the word meant is found, each between 0 and 1. */
export interface Figures {
  /** Mean of 1 / place. */
  readonly meanReciprocalRank: number
  readonly recallAt1: number
  readonly recallAt10: number
}

/** Errors with the words near them, so that other costs are only reckoned, not searched again. */
export interface PreparedErrors {
  readonly language: Language
  readonly table: CostTable
  readonly tree: WordTree
  readonly errors: readonly PreparedError[]
}

interface PreparedError {
  readonly typed: readonly string[]
  readonly bound: number
  readonly meant: NearWord | undefined
  readonly others: readonly NearWord[]
}

/**
 * Looks up the words near each error.
 *
 * @param lowest cost that a rule may come to have, in hundredths
 * @param progress called after each error
 */
export function prepareErrors(
  language: Language,
  table: CostTable,
  tree: WordTree,
  errors: readonly LearnerError[],
  lowest: number,
  progress: () => void,
): PreparedErrors {
  const rules = keyRules(table, language)
  return {
    language,
    table,
    tree,
    errors: errors.map(({ typed, meant, same }) => {
      const letters = language.letters(foldedKey(language, typed))
      // What was typed may itself be a word of the list: that is another tier.
      const aside = new Set([typed, ...same].map((text) => canonicalKey(language, text)))
      const wanted = canonicalKey(language, meant)
      const near = nearWords(tree, rules, letters, lowest)
      const spelling = ({ word }: NearWord): string => tree.words[word]!.canonical.join('')
      progress()
      return {
        typed: language.letters(canonicalKey(language, typed)),
        bound: slipBound(letters.length),
        meant: near.find((each) => spelling(each) === wanted),
        others: near.filter((each) => spelling(each) !== wanted && !aside.has(spelling(each))),
      }
    }),
  }
}

/**
 * Finds the place of each word meant as the search orders words: by the cost between folded keys, then by the cost
 * between spellings. Words that are equal in both share their places.
 *
 * @returns for each error the chances of places, which {@link figuresOf} sums up
 */
export function placesOf(prepared: PreparedErrors, costs: CostVector): readonly Place[] {
  const { language, table, tree } = prepared
  const slips = slipTable(
    readCosts(withCosts(table, costs)),
    (text) => language.letters(text),
    (text) => canonicalKey(language, text),
  )
  return prepared.errors.map((error) => placeOf(error, costs, slips, tree))
}

/** So many words stand before the word meant, and so many have its place too; `undefined`: not found. */
export type Place = { readonly before: number; readonly beside: number } | undefined

function placeOf(
  { typed, bound, meant, others }: PreparedError,
  costs: CostVector,
  slips: SlipTable,
  tree: WordTree,
): Place {
  if (meant === undefined) return undefined
  const cost = keyCost(meant, costs, bound)
  if (cost === Infinity) return undefined
  let before = 0
  let beside = 0
  let spelling: number | undefined
  const distance = ({ word }: NearWord): number => findSlips(slips, typed, tree.words[word]!.canonical)!.cost
  for (const other of others) {
    const otherCost = keyCost(other, costs, bound)
    if (otherCost < cost) before++
    else if (otherCost === cost) {
      spelling ??= distance(meant)
      const otherSpelling = distance(other)
      if (otherSpelling < spelling) before++
      else if (otherSpelling === spelling) beside++
    }
  }
  return { before, beside }
}

/** Sums places up. Where words share places, each order of them is as likely. */
export function figuresOf(places: readonly Place[]): Figures {
  const mean = (figure: (place: Place) => number): number =>
    places.reduce((sum, place) => sum + figure(place), 0) / Math.max(1, places.length)
  return {
    meanReciprocalRank: mean(reciprocalRank),
    recallAt1: mean((place) => chanceWithin(place, 1)),
    recallAt10: mean((place) => chanceWithin(place, 10)),
  }
}

/** 1 / place, its mean where places are shared; 0 where not found. */
export function reciprocalRank(place: Place): number {
  if (place === undefined) return 0
  let sum = 0
  for (let k = 1; k <= place.beside + 1; k++) sum += 1 / (place.before + k)
  return sum / (place.beside + 1)
}

function chanceWithin(place: Place, most: number): number {
  return place === undefined ? 0 : Math.min(1, Math.max(0, (most - place.before) / (place.beside + 1)))
}
