import { isMark } from '../../../unicode/mark.ts'
import { compose } from '../../../unicode/normal-form.ts'
import type { ReadLetter } from './legacy-text.ts'

const breve = '\u0306'

/** Signs that are a letter by themselves. */
const letters: ReadonlyMap<string, string> = new Map([
  ['[', 'ƀ'],
  ['{', 'Ƀ'],
  [']', 'č'],
  ['}', 'Č'],
  ['`', 'ñ'],
  ['^', 'ĭ'],
])

const vowels = 'aâeêioôơuưy'
const breveable = new Set(`${vowels}c${vowels.toUpperCase()}C`)
const vowelLetters = new Set(`${vowels}ăĕĭŏŭ${vowels.toUpperCase()}ĂĔĬŎŬ`)
const closed: Readonly<Record<string, string>> = { '[': ']', '{': '}', '`': '`' }

/** Tells whether a character has a meaning in the encoding. */
export function isVov4Sign(character: string): boolean {
  return letters.has(character) || character === '\\'
}

/**
 * Reads the letter that stands at a place of a word of a VOV4 page in Jrai. Signs that do not make a letter there are not
 * read: alone, beside a digit, as a pair of brackets or graves around a word. // legacy-encodings.md §1
 *
 * @param word letters, marks, signs, digits, apostrophes and hyphens in a row
 * @param at the place in it
 * @returns `undefined` where there is nothing to convert
 */
export function readVov4Jrai(word: string, at: number): ReadLetter | undefined {
  const sign = word.charAt(at)
  const letter = letters.get(sign)
  if (letter === undefined) return readBreve(word, at)
  const before = word.charAt(at - 1)
  const after = word.charAt(at + 1)
  if (isDigit(before) || isDigit(after)) return undefined
  const letterBefore = isLetterLike(before)
  const letterAfter = isLetterLike(after)
  if (sign === '^') {
    const stands = (letterBefore && before !== '^') || (letterAfter && after !== '^')
    return stands ? { units: 1, letter } : undefined
  }
  if (isOneOfPair(word, at)) return undefined
  if (sign === '`') return vowelLetters.has(after) || after === '^' ? { units: 1, letter } : undefined
  if (letterAfter) return { units: 1, letter }
  // At the end of a word only č stands.
  return letterBefore && (sign === ']' || sign === '}') ? { units: 1, letter } : undefined
}

/** A vowel or c, its marks if they are apart, and the backslash that is its breve. */
function readBreve(word: string, at: number): ReadLetter | undefined {
  const base = word.charAt(at)
  if (!breveable.has(base)) return undefined
  let end = at + 1
  // Horn and circumflex at most: what has more is no letter of Jrai.
  while (end < at + 3 && end < word.length && isMark(word.charCodeAt(end))) end++
  if (word.charAt(end) !== '\\') return undefined
  const letter = base === 'c' ? 'č' : base === 'C' ? 'Č' : compose(word.slice(at, end) + breve)
  return { units: end + 1 - at, letter }
}

/** An opening sign at the beginning of a word whose closing one stands where no letter follows, or that closing one. */
function isOneOfPair(word: string, at: number): boolean {
  const sign = word.charAt(at)
  const closing = closed[sign]
  if (closing !== undefined && !isLetterLike(word.charAt(at - 1))) {
    const end = word.lastIndexOf(closing)
    return end > at && !isLetterLike(word.charAt(end + 1))
  }
  if (isLetterLike(word.charAt(at + 1))) return false
  const opening = sign === ']' ? '[' : sign === '}' ? '{' : '`'
  const start = word.indexOf(opening)
  return start >= 0 && start < at && !isLetterLike(word.charAt(start - 1))
}

function isLetterLike(character: string): boolean {
  return character !== '' && (anyLetter.test(character) || isVov4Sign(character))
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9'
}

const anyLetter = /^[\p{L}\p{M}]$/u
