import { compose, decompose } from '../../unicode/normal-form.ts'
import { foldLatin } from '../latin/fold.ts'
import { normaliseLatin } from '../latin/normalise.ts'

/**
 * Gives the search form of Vietnamese without any mark. // vietnamese.md §3.3
 *
 * @example
 * foldVietnamese('Nước mắm') // 'nuoc mam'
 */
export function foldVietnamese(text: string): string {
  return foldLatin(normaliseLatin(text))
}

/**
 * Takes away case and tones and keeps the letters: between the spelling and {@link foldVietnamese}.
 * // vietnamese.md §3.2
 *
 * @example
 * foldTones('Nước mắm') // 'nươc măm'
 */
export function foldTones(text: string): string {
  return compose(decompose(normaliseLatin(text).toLowerCase()).replace(toneMarks, ''))
}

/** Grave, acute, tilde, hook above, dot below. */
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g
