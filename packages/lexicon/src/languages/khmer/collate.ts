import { classOf } from './character-class.ts'
import { khmerLetters } from './letters.ts'

/**
 * Compares two words by the order of the Chuon Nath dictionary: consonants, vowels, ុំ ំ ាំ, ះ, subscripts.
 * // khmer.md §6
 *
 * @example
 * ['ក្ក', 'កា', 'កក'].sort(compareKhmer) // ['កក', 'កា', 'ក្ក']
 */
export function compareKhmer(a: string, b: string): number {
  if (a === b) return 0
  const keyA = khmerSortKey(a)
  const keyB = khmerSortKey(b)
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0
}

/** Gives a string whose order by code units is the dictionary order of the texts. */
export function khmerSortKey(text: string): string {
  let key = ''
  for (const letter of khmerLetters(text))
    key += letter.length > 1 && classOf(letter.charCodeAt(0)) !== 0 ? `\u3000${letter.charAt(1)}` : letter
  return `${key}\u0000${text}`
}
