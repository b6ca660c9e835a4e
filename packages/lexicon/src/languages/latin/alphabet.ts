import { letterEnd } from '../../unicode/grapheme.ts'
import { decompose, longestMarkRun } from '../../unicode/normal-form.ts'
import { isApostrophe } from './apostrophe.ts'

/** The letters of an orthography, and what follows from them: how a word is spelt out, and where it stands. */
export interface Alphabet {
  /** Splits a text into letters; `ng` and `dj` are one where the alphabet has them. Joined, they are the text. */
  letters(text: string): readonly string[]
  /** A string whose order by code units is the dictionary order of the texts. */
  sortKey(text: string): string
  /** Compares two texts by {@link Alphabet.sortKey}. */
  compare(a: string, b: string): number
}

/** Where a letter stands: the weight of its place, its rank among the letters of this place. */
interface Place {
  readonly weight: string
  readonly rank: string
}

/** What a letter adds to each level of a key; a sign adds no weight. */
type Form = readonly [weight: string, rank: string, letterCase: string]

/** Where the weights of letters begin; below are those of space and of the end of a level. */
const firstWeight = 0x100
const levelEnd = '\u0000'
const space = '\u0020'
/** Rank of the first letter of a place; more letters follow, all below the marks. */
const firstRank = 0x20
const plainRank = String.fromCharCode(firstRank)
/** No character from here on decomposes to a Latin letter. */
const lastLatin = 0x2c00
/** Letters outside the table that are kept with their form. */
const strangersKept = 1024
const longestStranger = 8
/** Small, first part capital (`Dj`), all capital. */
const cases = { small: 'a', title: 'b', capital: 'c' } as const

/**
 * Builds an alphabet from its letters in dictionary order, in lower case and canonical spelling. Letters of the Latin
 * alphabet which the orthography does not have are to be in the list too, so that foreign words have a place.
 *
 * The key has four levels: the letters; then accents, which are letters that share a place, and marks that the
 * alphabet does not know (a tone on a vowel); then case; then what is written and no letter: glottal stops, apostrophes
 * and hyphens. The text itself comes last, so that only equal texts are equal. // latin.md §4
 *
 * @param order letters in order, a space between two places, `=` between two letters that share a place
 * @example
 * createAlphabet('a ă b=ƀ').compare('ăb', 'ba') // negative
 */
export function createAlphabet(order: string): Alphabet {
  const places = new Map<string, Place>()
  const forms = new Map<string, Form>()
  const strangers = new Map<string, Form>()
  const openers = new Set<string>()
  let longest = 1
  order.split(' ').forEach((group, index) => {
    group.split('=').forEach((letter, among) => {
      const place = {
        weight: String.fromCharCode(firstWeight + index),
        rank: String.fromCharCode(firstRank + among),
      }
      places.set(letter, place)
      // The small form comes last, so that an apostrophe alone would not count as a capital.
      const title = letter.replace(/\p{L}/u, (first) => first.toUpperCase())
      forms.set(letter.toUpperCase(), [place.weight, place.rank, cases.capital])
      if (title !== letter.toUpperCase()) forms.set(title, [place.weight, place.rank, cases.title])
      forms.set(letter, [place.weight, place.rank, cases.small])
      if (/^.\p{L}/u.test(letter)) {
        openers.add(letter.charAt(0)).add(letter.charAt(0).toUpperCase())
        longest = Math.max(longest, letter.length)
      }
    })
  })
  const hasApostrophe = openers.has("'")

  /** The letter as the alphabet writes it: with the plain apostrophe. */
  function plain(letter: string): string {
    return hasApostrophe && letter.length > 1 && isApostrophe(letter.charCodeAt(0)) ? `'${letter.slice(1)}` : letter
  }

  /** Whether a letter of several characters may begin here. */
  function opens(text: string, at: number): boolean {
    return openers.has(text.charAt(at)) || (hasApostrophe && isApostrophe(text.charCodeAt(at)))
  }

  function endOfLetter(text: string, from: number): number {
    const end = letterEnd(text, from)
    if (end - from > 1) return end
    if (!opens(text, from)) return end
    for (let to = Math.min(text.length, from + longest); to > end; to--) {
      const letter = plain(text.slice(from, to))
      if ((forms.has(letter) || places.has(letter.toLowerCase())) && letterEnd(text, to - 1) === to) return to
    }
    return end
  }

  function letters(text: string): readonly string[] {
    const found: string[] = []
    for (let from = 0; from < text.length; ) {
      const end = endOfLetter(text, from)
      found.push(text.slice(from, end))
      from = end
    }
    return found
  }

  function sortKey(text: string): string {
    let primary = ''
    let secondary = ''
    let tertiary = ''
    let signs = ''
    // A level ends with the last letter that is not the plain one; what is left out is the least that may stand there.
    let secondaryEnd = 0
    let tertiaryEnd = 0
    let afterSpace = false
    for (let from = 0; from < text.length; ) {
      const end = endOfLetter(text, from)
      const letter = plain(text.slice(from, end))
      from = end
      const [weight, rank, letterCase] = forms.get(letter) ?? strangerForm(letter)
      if (weight === space) {
        if (!afterSpace) primary += space
        afterSpace = true
      } else if (weight === '') {
        signs += letter
      } else {
        primary += weight
        secondary += rank
        tertiary += letterCase
        if (rank !== plainRank) secondaryEnd = secondary.length
        if (letterCase !== cases.small) tertiaryEnd = tertiary.length
        afterSpace = false
      }
    }
    const [marks, capitals] = [secondary.slice(0, secondaryEnd), tertiary.slice(0, tertiaryEnd)]
    return `${primary}${levelEnd}${marks}${levelEnd}${capitals}${levelEnd}${signs}${levelEnd}${text}`
  }

  /** What no table has, kept for when it comes again. */
  function strangerForm(letter: string): Form {
    let form = strangers.get(letter)
    if (form === undefined) {
      form = markedForm(letter) ?? foreignForm(letter)
      if (strangers.size < strangersKept && letter.length <= longestStranger) strangers.set(letter, form)
    }
    return form
  }

  /** The form of a letter in an unusual case or with marks that the alphabet does not know. */
  function markedForm(letter: string): Form | undefined {
    const lower = letter.toLowerCase()
    const letterCase = letter === lower ? cases.small : cases.capital
    const whole = places.get(lower)
    if (whole !== undefined) return [whole.weight, whole.rank, letterCase]
    if (letter.charCodeAt(0) >= lastLatin) return undefined
    const parts = decompose(lower)
    let known = parts.charAt(0)
    if (!places.has(known)) return undefined
    let rest = ''
    const most = Math.min(parts.length, longestMarkRun)
    for (let at = 1; at < most; at++) {
      const marked = (known + parts.charAt(at)).normalize('NFC')
      if (places.has(marked)) known = marked
      else rest += parts.charAt(at)
    }
    const place = places.get(known)!
    return [place.weight, place.rank + rest + parts.slice(most), letterCase]
  }

  function compare(a: string, b: string): number {
    if (a === b) return 0
    const first = compareLetters(a, b)
    if (first !== 0) return first
    const keyA = sortKey(a)
    const keyB = sortKey(b)
    return keyA < keyB ? -1 : keyA > keyB ? 1 : 0
  }

  /** Decides by the first letter in which two texts differ, without a key; 0 where it is not a plain one. */
  function compareLetters(a: string, b: string): number {
    let at = 0
    while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1
    // Back to where no letter of several characters can have begun.
    while (at > 0 && (opens(a, at - 1) || opens(b, at - 1))) at -= 1
    const weightA = weightAt(a, at)
    const weightB = weightAt(b, at)
    return weightA === undefined || weightB === undefined || weightA === weightB ? 0 : weightA < weightB ? -1 : 1
  }

  /** The weight of the letter that begins at `at`, of the end of the text, or of a space after a letter. */
  function weightAt(text: string, at: number): string | undefined {
    if (at === text.length) return ''
    if (text[at] === space && forms.has(text.charAt(at - 1))) return space
    return forms.get(text.slice(at, endOfLetter(text, at)))?.[0]
  }

  return { letters, sortKey, compare }
}

/** Space, sign, digit or letter of another script: digits stand before our letters, other scripts after all of them. */
function foreignForm(letter: string): Form {
  if (isSpace.test(letter)) return [space, '', '']
  if (!letterOrDigit.test(letter) || glottalStop.test(letter)) return ['', '', '']
  const lower = letter.toLowerCase()
  const letterCase = letter === lower ? cases.small : cases.capital
  return [(isDigit.test(letter) ? '!' : '\uffff') + lower, plainRank, letterCase]
}

const isSpace = /^\s/
const isDigit = /^\p{N}/u
const letterOrDigit = /^[\p{L}\p{N}]/u

/** No alphabet of the region has these among its letters. */
const glottalStops = 'ʔˀʼʻˁ'
const glottalStop = new RegExp(`^[${glottalStops}]`)

/** What a headword may begin with and stand under its next letter: glottal stops, apostrophes, hyphens. */
export const silentSigns: readonly string[] = [...glottalStops, "'", '\u2019', '-', '\u2010', '\u2011']
