import type { Language, Range } from '../language.ts'
import { sourceRange } from '../unicode/offset-map.ts'
import { foldedKey, wordsOf } from './search-key.ts'

/**
 * Finds the part at the beginning of a word that a typed prefix covers, on whole letters: in Khmer a mark is never set
 * apart from its consonant.
 *
 * @returns one range from 0; none where the word does not begin so
 * @example
 * beginningRange(jrai, 'hơdôm', 'ho') // [{ from: 0, to: 2 }]
 */
export function beginningRange(language: Language, word: string, typed: string): readonly Range[] {
  const wanted = foldedKey(language, typed)
  const folded = language.foldMapped(word)
  if (wanted === '' || !folded.text.startsWith(wanted)) return []
  return [sourceRange(folded, { from: 0, to: wanted.length })]
}

/**
 * Finds the words of a gloss that were typed, marks or not; neighbours become one range.
 *
 * @param begins the last word typed may be the beginning of a word
 * @example
 * wordRanges(vietnamese, 'nước mắm', 'nuoc', false) // [{ from: 0, to: 4 }]
 */
export function wordRanges(language: Language, text: string, typed: string, begins: boolean): readonly Range[] {
  const wanted = wordsOf(language, typed)
    .map(({ from, to }) => foldedKey(language, typed.slice(from, to)))
    .filter((word) => word !== '')
  const last = begins ? wanted.at(-1) : undefined
  const ranges: { from: number; to: number }[] = []
  for (const word of wordsOf(language, text)) {
    const folded = foldedKey(language, text.slice(word.from, word.to))
    let to: number
    if (wanted.includes(folded)) to = word.to
    else if (last !== undefined && folded.startsWith(last)) {
      const part = beginningRange(language, text.slice(word.from, word.to), last)[0]
      if (part === undefined) continue
      to = word.from + part.to
    } else continue
    const before = ranges.at(-1)
    if (before !== undefined && text.slice(before.to, word.from).trim() === '') before.to = to
    else ranges.push({ from: word.from, to })
  }
  return ranges
}
