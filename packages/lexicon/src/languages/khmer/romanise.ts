import { foldLatin } from '../latin/fold.ts'
import { normaliseKhmer } from './normalise.ts'
import {
  borrowedOnsets,
  consonantSounds,
  exceptions,
  independentVowelSounds,
  type Series,
  sonorants,
  vowelSounds,
  vowelsBeforeFinal,
} from './sounds.ts'

/**
 * Gives a Latin reading in the style of the Cambodian gazetteer: ASCII, lower case, without spaces of its own. Khmer
 * does not write where words and syllables end, so this is a reading aid by rule, not a transcription.
 * // khmer.md §7
 *
 * @example
 * romaniseKhmer('ភ្នំពេញ') // 'phnumpenh'
 */
export function romaniseKhmer(text: string): string {
  let result = ''
  let done = 0
  const normalised = normaliseKhmer(text)
  for (const found of normalised.matchAll(khmerRun)) {
    result += otherText(normalised.slice(done, found.index)) + romaniseRun(found[0].replace(unseen, ''))
    done = found.index + found[0].length
  }
  return (result + otherText(normalised.slice(done))).replace(/ {2,}/g, ' ').trim()
}

const khmerRun = /[\u1780-\u17b3][\u1780-\u17d3\u17dd\u2060\u200c-\u200d]*/g
const unseen = /[\u17b4\u17b5\u2060\u200c-\u200d]/g

/** What is not a Khmer letter: digits and marks of punctuation by their value, the rest without marks or not at all. */
function otherText(text: string): string {
  if (text === '') return ''
  const replaced = text
    .replace(/[\u17e0-\u17e9]/g, (digit) => String(digit.charCodeAt(0) - 0x17e0))
    .replace(/[។៕៚]/g, '.')
    .replace(/[\u200b\s]+/g, ' ')
  const bare = foldLatin(replaced).replace(/[^ -~]/g, '')
  return (replaced.startsWith(' ') ? ' ' : '') + bare + (bare !== '' && replaced.endsWith(' ') ? ' ' : '')
}

/** An orthographic syllable, taken apart. */
interface Part {
  /** Base and subscripts, without coeng. */
  readonly letters: readonly string[]
  readonly shifter: string
  /** Vowel with nikahit, reahmuk, yuukaleapintu or samyok sannya. */
  readonly vowel: string
  readonly bantoc: boolean
  readonly robat: boolean
  /** Silenced by toandakhiat. */
  readonly silent: boolean
  /** How many letters without vowel, from this one on, come before one that has a vowel, bantoc or toandakhiat. */
  readonly bareRun: number
  readonly from: number
  readonly to: number
}

const partPattern =
  /([\u1780-\u17b3])(\u17cc?)((?:\u17d2[\u1780-\u17b3])*)([\u17c9\u17ca]?)([\u17b6-\u17c5]*)([\u17c6-\u17d3\u17dd]*)/g
const vowelSigns = /[\u17c6\u17c7\u17c8\u17d0]/g

function partsOf(run: string): readonly Part[] {
  const parts = [...run.matchAll(partPattern)].map((found) => {
    const [whole, base = '', robat, subscripts = '', shifter = '', vowel = '', signs = ''] = found
    return {
      letters: [base, ...subscripts.replaceAll('\u17d2', '')],
      shifter,
      vowel: vowel + (signs.match(vowelSigns)?.join('') ?? ''),
      bantoc: signs.includes('\u17cb'),
      robat: robat !== '',
      silent: signs.includes('\u17cd'),
      bareRun: 0,
      from: found.index,
      to: found.index + whole.length,
    }
  })
  let following = 0
  for (const part of parts.toReversed()) {
    if (!isBare(part) || part.silent) following = 0
    else if (part.bantoc) following = 1
    else following += 1
    part.bareRun = following
  }
  return parts
}

/** What the next syllable asks of the one before it. */
interface Before {
  /** No consonant closes it yet. */
  readonly open: boolean
  /** Its vowel is unwritten or short: a presyllable. */
  readonly short: boolean
  readonly series: Series
}

const beginning: Before = { open: false, short: false, series: 1 }

function romaniseRun(run: string): string {
  const parts = partsOf(run)
  let result = ''
  let before = beginning
  for (let index = 0; index < parts.length; ) {
    const part = parts[index]!
    const exception = exceptionAt(run, parts, index)
    if (exception !== undefined) {
      result += exception.reading
      index = exception.next
      before = beginning
      continue
    }
    if (part.silent) {
      index += 1
      continue
    }
    // §7.6: a letter between two syllables closes the first.
    let letters = part.letters
    if (before.open && closesBefore(parts, index)) {
      result += letters.map((letter) => consonantSounds.get(letter)?.final ?? '').join('')
      index += 1
      before = { ...before, open: false }
      continue
    }
    if (before.open && letters.length > 1 && splits(letters, before.short)) {
      result += consonantSounds.get(letters[0]!)?.final ?? ''
      letters = letters.slice(1)
    }
    const series = seriesOf(letters, part.shifter, before)
    const { reading, taken, open } = vowelOf(parts, index, series)
    result += onsetOf(letters, part) + reading
    before = { open, short: isShort(part), series }
    index += 1 + taken
  }
  return result
}

/** Vowels that a presyllable may have. */
function isShort(part: Part): boolean {
  return part.vowel === '' || part.vowel === 'ំ' || part.vowel === 'ិ' || part.vowel === 'ុ'
}

function isBare(part: Part | undefined): boolean {
  return (
    part !== undefined && part.letters.length === 1 && part.vowel === '' && part.shifter === '' && isConsonant(part)
  )
}

function isConsonant(part: Part): boolean {
  return consonantSounds.has(part.letters[0]!)
}

/** Whether the part at `index` is the end of the open syllable before it. // khmer.md §7.6 */
function closesBefore(parts: readonly Part[], index: number): boolean {
  const part = parts[index]!
  if (part.shifter !== '' || !isConsonant(part) || part.letters[0] === 'អ') return false
  if (part.bantoc) return part.vowel === ''
  if (part.vowel === 'ិ' || part.vowel === 'ុ') {
    // ភូមិ, ជាតិ, ហេតុ: the short vowel at the very end is not read after a long one.
    const previous = parts[index - 1]
    return part.letters.length === 1 && index === parts.length - 1 && previous !== undefined && !isShort(previous)
  }
  if (part.vowel !== '') return false
  if (part.letters.length === 1) return true
  // A cluster without a vowel: សត្វ, នេត្រ, បល្ល័ង្គ; but before a letter that would close it, it begins a syllable.
  return !isBare(parts[index + 1])
}

/** Whether the first letter of a cluster closes the syllable before. // khmer.md §7.6 */
function splits(letters: readonly string[], afterShort: boolean): boolean {
  const [first = '', second = ''] = letters
  if (first === 'អ' || !consonantSounds.has(first)) return false
  const nasal = 'ងញណនម'.includes(first)
  const sounds = [consonantSounds.get(first), consonantSounds.get(second)]
  const twin = sounds[0]?.onset.charAt(0) === sounds[1]?.onset.charAt(0)
  if (twin && first !== 'ខ') return true
  if (nasal) return afterShort || !'ហអរយវលងញនម'.includes(second)
  return afterShort && 'រលយវ'.includes(first) && !'ហអរយវល'.includes(second)
}

/** The series that reads the vowel. // khmer.md §7.2 */
function seriesOf(letters: readonly string[], shifter: string, before: Before): Series {
  if (shifter === '\u17c9') return 1
  if (shifter === '\u17ca') return 2
  const strong = letters.filter((letter) => !sonorants.includes(letter))
  const governing = strong.at(-1)
  if (governing !== undefined) return consonantSounds.get(governing)?.series ?? 1
  // A syllable that begins with a sonorant follows its presyllable: សំរោង, កន្លែង.
  if (before.short) return before.series
  return consonantSounds.get(letters[0] ?? '')?.series ?? 2
}

/** The letters before the vowel: those of the part that do not close the syllable before. */
function onsetOf(letters: readonly string[], part: Part): string {
  const borrowed = borrowedOnsets.get(letters.slice(0, 2).join('\u17d2'))
  const rest = borrowed === undefined ? letters : letters.slice(2)
  let onset = borrowed ?? ''
  rest.forEach((letter, index) => {
    const independent = independentVowelSounds.get(letter)
    if (independent !== undefined) onset += independent
    else if (letter === 'ប' && index === 0 && (rest.length > 1 || part.shifter === '\u17c9')) onset += 'p'
    else if (letter === 'ត' && part.letters[part.letters.lastIndexOf(letter) - 1] === 'ណ') onset += 'd'
    else onset += consonantSounds.get(letter)?.onset ?? ''
  })
  return onset
}

/** Reads the vowel of a syllable, and its final where the two are read together. */
function vowelOf(
  parts: readonly Part[],
  index: number,
  series: Series,
): { readonly reading: string; readonly taken: number; readonly open: boolean } {
  const part = parts[index]!
  const next = parts[index + 1]
  if (part.vowel === '' && independentVowelSounds.has(part.letters[0]!)) return { reading: '', taken: 0, open: true }
  if (part.robat) return { reading: series === 1 ? 'ar' : 'or', taken: 0, open: false }
  if (next !== undefined && next.letters.length === 1 && next.vowel === '' && next.shifter === '') {
    const together = vowelsBeforeFinal.get(part.vowel + next.letters[0] + (next.bantoc ? '\u17cb' : ''))
    if (together !== undefined) return { reading: together[series - 1]!, taken: 1, open: false }
  }
  const known = vowelSounds.get(part.vowel)
  const reading =
    known?.[series - 1] ?? [...part.vowel].map((sign) => vowelSounds.get(sign)?.[series - 1] ?? '').join('')
  return { reading, taken: 0, open: !/[\u17c6-\u17c8]/.test(part.vowel) && !standsAlone(part) }
}

/**
 * Whether a bare letter is a presyllable of its own: an odd number of bare letters before a syllable with a vowel or
 * the end leaves the first alone (រហាត់, កករ). // khmer.md §7.6
 */
function standsAlone(part: Part): boolean {
  return !part.bantoc && part.bareRun > 1 && part.bareRun % 2 === 1
}

/** A listed word that begins at this part and ends with a whole one. */
function exceptionAt(
  run: string,
  parts: readonly Part[],
  index: number,
): { readonly reading: string; readonly next: number } | undefined {
  const from = parts[index]!.from
  for (const [word, reading] of exceptions) {
    if (!run.startsWith(word, from)) continue
    let next = index
    while (next < parts.length && parts[next]!.to < from + word.length) next += 1
    if (parts[next]?.to === from + word.length) return { reading, next: next + 1 }
  }
  return undefined
}
