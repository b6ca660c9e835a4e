import { isMark } from './mark.ts'

/**
 * Finds where the letter with its marks ends that begins at code unit `from`: one code point and the combining marks
 * after it. The same in every ICU version, which `Intl.Segmenter` is not.
 *
 * @example
 * letterEnd('ơ̆i', 0) // 2
 */
export function letterEnd(text: string, from: number): number {
  let end = from + unitsAt(text, from)
  while (end < text.length) {
    if (text.charCodeAt(end) < 0x300 || !isMark(text.codePointAt(end)!)) break
    end += unitsAt(text, end)
  }
  return end
}

/** Counts the code units of the code point that begins at `at`: 2 for a surrogate pair, else 1. */
export function unitsAt(text: string, at: number): 1 | 2 {
  const first = text.charCodeAt(at)
  if (first < 0xd800 || first > 0xdbff) return 1
  const second = text.charCodeAt(at + 1)
  return second >= 0xdc00 && second <= 0xdfff ? 2 : 1
}

/**
 * Splits a text into letters with their marks; joined, they are the text.
 *
 * @example
 * lettersWithMarks('hơ̆i') // ['h', 'ơ̆', 'i']
 */
export function lettersWithMarks(text: string): readonly string[] {
  const letters: string[] = []
  for (let from = 0; from < text.length; ) {
    const end = letterEnd(text, from)
    letters.push(text.slice(from, end))
    from = end
  }
  return letters
}
