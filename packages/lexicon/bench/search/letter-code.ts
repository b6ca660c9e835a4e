import type { Language } from '../../src/language.ts'
import { canonicalKey, foldedKey } from '../../src/search/search-key.ts'

/** The private use area, which no text and no tokeniser of a peer has an opinion on. */
const first = 0xe000
const last = 0xf8ff

/**
 * Writes words of a language with one code unit a letter, so that peers, which count code units, count the letters of
 * the language: Khmer coeng and its consonant are one edit to them as to us.
 */
export interface LetterCode {
  /** The folded word, a code unit a letter. A letter that the corpus has not gets the next free code unit. */
  encode(text: string): string
  /** The canonical word, plain, by which equals under the fold are told apart. */
  canonical(text: string): string
}

/** Makes the code of one language; it grows as letters are met. */
export function letterCode(language: Language): LetterCode {
  const codes = new Map<string, number>()
  return {
    encode(text) {
      const units = language.letters(foldedKey(language, text)).map((letter) => {
        // Junk brings letters without end; beyond the area they share one code.
        const unit = codes.get(letter) ?? Math.min(first + codes.size, last)
        codes.set(letter, unit)
        return unit
      })
      return String.fromCharCode(...units)
    },
    canonical: (text) => canonicalKey(language, text),
  }
}

/**
 * Counts the edits between two words: letters put in, left out, put for another, neighbours swapped, no letter touched
 * twice. Each element is a letter.
 */
export function editDistance(a: ArrayLike<unknown>, b: ArrayLike<unknown>): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + Number(a[i - 1] !== b[j - 1]))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, beforeLast[j - 2]! + 1)
      row.push(least)
    }
    beforeLast = last
    last = row
  }
  return last[b.length]!
}
