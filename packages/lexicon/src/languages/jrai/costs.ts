import type { EditCosts } from '../../language.ts'
import { costsOf } from '../latin/costs.ts'
import { jraiLetters } from './alphabet.ts'

/** What is easily mistaken in Jrai, besides marks and double letters. // jrai.md §6 */
export const jraiCosts: EditCosts = costsOf(jraiLetters, [
  // Other spellings of a sound.
  ['č', 'ch', 0.3],
  ['ñ', 'nh', 0.3],
  ['j', 'dj', 0.3],
  ['j', 'gi', 0.3],
  ['dj', 'gi', 0.3],
  ['k', 'c', 0.3],
  ['w', 'v', 0.3],
  ['y', 'i', 0.3],
  ['s', 'x', 0.4],
  // Finals that a Vietnamese ear confuses or does not hear.
  ['n', 'ng', 0.4],
  ['t', 'c', 0.4],
  ['m', 'n', 0.4],
  ['k', '', 0.35],
  ['h', '', 0.35],
  ["'", '', 0.35],
])
