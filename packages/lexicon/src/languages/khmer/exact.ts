import * as point from './code-points.ts'
import { normaliseKhmer } from './normalise.ts'

/**
 * Writes Khmer in Latin letter by letter, so that {@link unromaniseExactKhmer} gives the canonical spelling back. A
 * cluster is its consonants side by side, `a` is the unwritten vowel, a vowel that follows no consonant is an
 * independent one. What is written in the letters of the scheme already stands in ⟦ ⟧. // khmer.md §7.10
 *
 * @example
 * romaniseExactKhmer('ខ្មែរ') // 'khmaera'
 */
export function romaniseExactKhmer(text: string): string {
  const normalised = normaliseKhmer(text)
  let result = ''
  let last = ''
  // A consonant is written and its vowel is not.
  let waiting = false
  const write = (token: string): void => {
    if (meets(last, token)) result += separator
    result += token
    last = token
  }
  const complete = (): void => {
    if (waiting) write(inherent)
    waiting = false
  }
  for (let at = 0; at < normalised.length; at++) {
    const character = normalised.charAt(at)
    const consonant = consonants.get(character)
    if (consonant !== undefined) {
      complete()
      write(consonant)
      waiting = true
      continue
    }
    if (character === coeng && waiting) {
      const below = consonants.get(normalised.charAt(at + 1))
      if (below !== undefined) {
        write(below)
        at += 1
        continue
      }
    }
    const mark = consonantMarks.get(character)
    if (mark !== undefined && waiting) {
      write(mark)
      continue
    }
    const vowel = dependentVowels.get(character)
    if (vowel !== undefined && waiting) {
      write(vowel)
      waiting = false
      continue
    }
    complete()
    const other = independentVowels.get(character) ?? otherSigns.get(character)
    if (other !== undefined) {
      write(other)
      continue
    }
    const to = quotedTo(normalised, at)
    if (to > at) {
      result += `⟦${normalised.slice(at, to).replaceAll('⟧', '⟧⟧')}⟧`
      at = to - 1
    } else result += character
    last = ''
  }
  complete()
  return result
}

/**
 * Gives the Khmer that {@link romaniseExactKhmer} was given, in canonical spelling: the inverse. Accepts any text; what
 * is no letter of the scheme stays.
 *
 * @example
 * unromaniseExactKhmer('khmaera') // 'ខ្មែរ'
 */
export function unromaniseExactKhmer(text: string): string {
  let result = ''
  let waiting = false
  let quotes = true
  for (let at = 0; at < text.length; ) {
    if (quotes && text.charAt(at) === '⟦') {
      const end = quoteEnd(text, at + 1)
      // Where one is not closed, none after it is.
      quotes = end >= 0
      if (quotes) {
        result += text.slice(at + 1, end).replaceAll('⟧⟧', '⟧')
        at = end + 1
        waiting = false
        continue
      }
    }
    const token = tokenAt(text, at)
    at += token.length
    if (token === separator) continue
    const consonant = consonantOf.get(token)
    if (consonant !== undefined) {
      result += waiting ? coeng + consonant : consonant
      waiting = true
      continue
    }
    if (waiting) {
      const mark = consonantMarkOf.get(token)
      if (mark !== undefined) {
        result += mark
        continue
      }
      waiting = false
      if (token === inherent) continue
      const dependent = dependentVowelOf.get(token)
      if (dependent !== undefined) {
        result += dependent
        continue
      }
    }
    result += independentVowelOf.get(token) ?? otherSignOf.get(token) ?? token
  }
  return result
}

const coeng = String.fromCharCode(point.coeng)

/** The unwritten vowel. */
const inherent = 'a'

/** Stands between letters that would be read as another one. */
const separator = '·'

const table = (pairs: string): ReadonlyMap<string, string> =>
  new Map(pairs.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)]))

const consonants = table(
  'កk ខkh គg ឃgh ងṅ ចc ឆch ជj ឈjh ញñ ដṭ ឋṭh ឌḍ ឍḍh ណṇ តt ថth ទd ធdh នn បp ផph ពb ភbh មm យy រr លl វv ឝś ឞṣ សs ហh ឡḷ អʿ',
)

/** What stands between a consonant and its vowel: robat, register shifters, ZWNJ. */
const consonantMarks: ReadonlyMap<string, string> = new Map([
  ['\u17cc', 'ŕ'],
  ['\u17c9', '″'],
  ['\u17ca', '‴'],
  ['\u200c', '\u200c'],
])

const dependentVowels: ReadonlyMap<string, string> = new Map(
  ['ā', 'i', 'ī', 'ẏ', 'ȳ', 'u', 'ū', 'ua', 'oe', 'ẏa', 'ia', 'e', 'ae', 'ai', 'o', 'au'].map((latin, index) => [
    String.fromCharCode(point.vowelAa + index),
    latin,
  ]),
)

const independentVowels = table('ឥi ឦī ឧu ឨŭ ឩū ឪů ឫṛ ឬṝ ឭḽ ឮḹ ឯe ឰai ឱo ឲȯ ឳau')

/** Signs, digits and stops; coeng where no consonant stands on both sides of it. */
const otherSigns: ReadonlyMap<string, string> = new Map([
  ['\u17c6', 'ṃ'],
  ['\u17c7', 'ḥ'],
  ['\u17c8', 'ʻ'],
  ['\u17cb', 'ʼ'],
  ['\u17cd', '˟'],
  ['\u17ce', 'ˆ'],
  ['\u17cf', 'ˊ'],
  ['\u17d0', '˘'],
  ['\u17d1', '˚'],
  [coeng, 'ˌ'],
  ['\u17d3', '˜'],
  ['\u17dd', '˙'],
  ['ៗ', '²'],
  ['។', '.'],
  ...Array.from({ length: 10 }, (_, digit) => [String.fromCharCode(point.digitZero + digit), `${digit}`] as const),
])

const inverse = (map: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...map].map(([khmer, latin]) => [latin, khmer]))
const consonantOf = inverse(consonants)
const consonantMarkOf = inverse(consonantMarks)
const dependentVowelOf = inverse(dependentVowels)
const independentVowelOf = inverse(independentVowels)
const otherSignOf = inverse(otherSigns)

const tokens: ReadonlySet<string> = new Set(
  [consonants, consonantMarks, dependentVowels, independentVowels, otherSigns].flatMap((map) => [...map.values()]),
).add(inherent)

/** Whether the beginning of what follows would be read as part of the token before it. No token is longer than 2. */
function meets(before: string, token: string): boolean {
  return before.length === 1 && tokens.has(before + token.charAt(0))
}

function tokenAt(text: string, at: number): string {
  const two = text.slice(at, at + 2)
  return tokens.has(two) ? two : text.charAt(at)
}

/** Where the first ⟧ that is not doubled stands, or -1. */
function quoteEnd(text: string, from: number): number {
  let end = text.indexOf('⟧', from)
  while (end >= 0 && text.charAt(end + 1) === '⟧') end = text.indexOf('⟧', end + 2)
  return end
}

/** The end of a stretch that would be read as the scheme's own letters, or `from` where none begins there. */
function quotedTo(text: string, from: number): number {
  let to = from
  while (to < text.length && mistaken.test(text.charAt(to))) to += 1
  return to
}

const mistaken = /[0-9.²·⟦⟧″‴ʻʼ˟ˆˊ˘˚ˌ˜˙ʿ\p{Script=Latin}]/u
