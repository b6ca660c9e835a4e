import { characterClass, classOf } from './character-class.ts'
import * as point from './code-points.ts'

/**
 * Compares two words by the order of the Chuon Nath dictionary: consonants, vowels, ុំ ំ ាំ, ះ, subscripts; shifters and signs tell apart only what is equal without them. A total order: 0 only for equal texts.
 * // khmer.md §6
 *
 * @example
 * ['ក្ក', 'កះ', 'កា', 'កក'].sort(compareKhmer) // ['កក', 'កា', 'កះ', 'ក្ក']
 */
export function compareKhmer(a: string, b: string): number {
  if (a === b) return 0
  const shorter = Math.min(a.length, b.length)
  let at = 0
  while (at < shorter && a.charCodeAt(at) === b.charCodeAt(at)) at += 1
  // What is equal before may be one letter with what is not: back to where it begins.
  if (at > 0) at -= 1
  if (at > 0 && a.charCodeAt(at - 1) === point.coeng) at -= 1
  let [atA, atB] = [at, at]
  for (;;) {
    const weightA = nextWeight(a, atA)
    atA = reached
    const weightB = nextWeight(b, atB)
    atB = reached
    if (weightA < 0 || weightB < 0 || (weightA === 0 && weightB === 0)) break
    if (weightA !== weightB) return weightA - weightB
  }
  return khmerSortKey(a) < khmerSortKey(b) ? -1 : 1
}

/** Where {@link nextWeight} has come to. */
let reached = 0

/**
 * The weight of the next letter that has a place of its own: 0 where there is none, -1 where only the keys can tell.
 * The same order as that of the keys.
 */
function nextWeight(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === point.zwsp) continue
    const index = unit - 0x1780
    if (index < 0 || index > 0x53) return -1
    const next = text.charCodeAt(at + 1)
    if (unit === point.coeng) {
      if (!isLetter(next)) continue
      reached = at + 2
      return next > 0x17a2 ? -1 : order.length + plainWeights[next - 0x1780]!
    }
    if (next === robat && index < 0x34) return -1
    const weight = plainWeights[index]!
    if (weight === 0) {
      if (letterWeights[index] !== undefined) return -1
      continue
    }
    const pair = next === point.nikahit ? pairWeights.get((unit << 16) | next) : undefined
    reached = at + (pair === undefined ? 1 : 2)
    return pair === undefined ? weight : pair.charCodeAt(0) - firstWeight + 1
  }
  reached = text.length
  return 0
}

/**
 * Gives a string whose order by code units is the dictionary order of the texts: the letters, then the signs, then the
 * text itself. To sort many words, make each key once. // khmer.md §6
 *
 * @example
 * khmerSortKey('កក') < khmerSortKey('ក្ក') // true
 */
export function khmerSortKey(text: string): string {
  let primary = ''
  let secondary = ''
  let afterSpace = false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const index = unit - 0x1780
    if (index < 0 || index >= 128) {
      if (!isOtherLetter(unit)) {
        if (unit === 0x20 && !afterSpace) primary += ' '
        afterSpace = unit === 0x20
        continue
      }
      primary += text.charAt(at).toLowerCase()
      secondary += plain
      afterSpace = false
      continue
    }
    afterSpace = false
    const kind = classOf(unit)
    const next = text.charCodeAt(at + 1)
    if (kind === characterClass.coeng && isLetter(next)) {
      primary += subscriptWeight + (letterWeights[next - 0x1780] ?? '')
      secondary += plain
      at += 1
    } else if (isLetter(unit) && next === robat) {
      // §6.5: a letter with robat stands where ro with that letter under it stands.
      primary += roWeight + subscriptWeight + letterWeights[index]
      secondary += plain + secondaryWeight(next)
      at += 1
    } else if (kind === characterClass.digit) {
      primary += String.fromCharCode(0x30 + unit - point.digitZero)
      secondary += plain
    } else if (unit === repetition) {
      primary += '!'
      secondary += plain
    } else if (letterWeights[index] !== undefined) {
      const pair = pairWeights.get((unit << 16) | next)
      if (pair !== undefined) at += 1
      primary += pair ?? letterWeights[index]
      // §6.6: an independent vowel stands after អ with the vowel.
      secondary += index >= 0x23 && index < 0x36 ? secondaryWeight(unit) : plain
    } else if (kind !== characterClass.other || (unit >= 0x17b4 && unit <= 0x17b5) || unit === 0x17dc) {
      secondary += secondaryWeight(unit)
    }
  }
  return `${primary}\u0000${secondary}\u0000${text}`
}

const robat = 0x17cc
const repetition = 0x17d7

/** The secondary weight of a letter; a sign after it has a higher one. */
const plain = ' '

function secondaryWeight(unit: number): string {
  return String.fromCharCode(unit)
}

/** Primary weights of Khmer stand in the private use area, so that digits and other scripts come before. */
const firstWeight = 0xe000

/**
 * The dictionary order of what has a place of its own; the subscript sign is last. // khmer.md §6.1–6.4
 */
const order: readonly string[] = [
  ...'កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរឫឬលឭឮវឝឞសហឡអ',
  ...['ា', 'ិ', 'ី', 'ឹ', 'ឺ', 'ុ', 'ូ', 'ួ', 'ើ', 'ឿ', 'ៀ', 'េ', 'ែ', 'ៃ', 'ោ', 'ៅ'],
  ...['ុំ', 'ំ', 'ាំ', 'ះ'],
  '\u17d2',
]

/** Independent vowels as អ and what follows it. // khmer.md §6.6 */
const independentVowels: readonly (readonly [vowel: string, asWritten: string])[] = [
  ['\u17a3', 'អ'],
  ['\u17a4', 'អា'],
  ['ឥ', 'អិ'],
  ['ឦ', 'អី'],
  ['ឧ', 'អុ'],
  ['ឨ', 'អុក'],
  ['ឩ', 'អូ'],
  ['ឪ', 'អូវ'],
  ['ឯ', 'អែ'],
  ['ឰ', 'អៃ'],
  ['ឱ', 'អោ'],
  ['ឲ', 'អោ'],
  ['ឳ', 'អៅ'],
]

const weightOf = new Map(order.map((part, index) => [part, String.fromCharCode(firstWeight + index)]))
const subscriptWeight = weightOf.get('\u17d2')!
const roWeight = weightOf.get('រ')!

/** Weights by code point from U+1780; what has none is no letter. */
const letterWeights: readonly (string | undefined)[] = buildLetterWeights()

/** Weights of a vowel and the sign after it that are one vowel of the alphabet, by both code units. */
const pairWeights: ReadonlyMap<number, string> = new Map(
  order
    .filter((part) => part.length === 2)
    .map((part) => [(part.charCodeAt(0) << 16) | part.charCodeAt(1), weightOf.get(part)!]),
)

/** The place in {@link order}, from 1, of what is one letter there, by code point from U+1780; else 0. */
const plainWeights: Uint8Array = buildPlainWeights()

function buildPlainWeights(): Uint8Array {
  const weights = new Uint8Array(0x54)
  order.forEach((part, index) => {
    if (part.length === 1 && part !== '\u17d2') weights[part.charCodeAt(0) - 0x1780] = index + 1
  })
  return weights
}

function buildLetterWeights(): readonly (string | undefined)[] {
  const weights: (string | undefined)[] = new Array(128).fill(undefined)
  for (const part of order) if (part.length === 1) weights[part.charCodeAt(0) - 0x1780] = weightOf.get(part)
  for (const [vowel, asWritten] of independentVowels) {
    weights[vowel.charCodeAt(0) - 0x1780] = [...asWritten].map((part) => weightOf.get(part)).join('')
  }
  weights[point.coeng - 0x1780] = undefined
  return weights
}

function isLetter(unit: number): boolean {
  return letterWeights[unit - 0x1780] !== undefined && unit < 0x17b4
}

const otherLetter = /^[\p{L}\p{N}\p{Cs}]$/u

/** A letter or digit of another script, in one code unit or as half of a pair. */
function isOtherLetter(unit: number): boolean {
  if (unit < 0x80)
    return (unit >= 0x30 && unit < 0x3a) || (unit >= 0x41 && unit < 0x5b) || (unit >= 0x61 && unit < 0x7b)
  return otherLetter.test(String.fromCharCode(unit))
}
