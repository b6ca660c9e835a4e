import { foldLatin } from '../latin/fold.ts'
import { nameWords } from './name-words.ts'
import { normaliseKhmer } from './normalise.ts'
import {
  borrowedOnsets,
  consonantSounds,
  finalClusters,
  independentVowelSounds,
  type Series,
  sonorants,
  vowelSounds,
  vowelsBeforeFinal,
} from './sounds.ts'

/**
 * Gives a Latin reading in the style of the Cambodian gazetteer: ASCII, lower case, without spaces of its own, an
 * apostrophe before អ under another letter. Khmer does not write where words and syllables end, so this is a reading
 * aid by rule, not a transcription. // khmer.md §7
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
  readonly from: number
  readonly to: number
}

const partPattern =
  /([\u1780-\u17b3])(\u17cc?)((?:\u17d2[\u1780-\u17b3])*)([\u17c9\u17ca]?)([\u17b6-\u17c5]*)([\u17c6-\u17d3\u17dd]*)/g
const vowelSigns = /[\u17c6\u17c7\u17c8\u17d0]/g

function partsOf(run: string): readonly Part[] {
  return [...run.matchAll(partPattern)].map((found) => {
    const [whole, base = '', robat, subscripts = '', shifter = '', vowel = '', signs = ''] = found
    return {
      letters: [base, ...subscripts.replaceAll('\u17d2', '')],
      shifter,
      vowel: vowel + (signs.match(vowelSigns)?.join('') ?? ''),
      bantoc: signs.includes('\u17cb'),
      robat: robat !== '',
      silent: signs.includes('\u17cd'),
      from: found.index,
      to: found.index + whole.length,
    }
  })
}

/** A place between syllables, and the cheapest way to it. */
interface Place {
  readonly cost: number
  /** Where the way came from: an index of `places`, -1 at the beginning. */
  readonly from: number
  readonly reading: string
  /** Series of the syllable before where it is a presyllable, whose series a sonorant after it takes; else 0. */
  readonly presyllable: Series | 0
}

/** The longest listed word, in parts and in code units. */
const longestWord = { parts: 6, units: 24 }

/** The first two code units of each listed word. */
const wordBeginnings: ReadonlySet<string> = new Set([...nameWords.keys()].map((word) => word.slice(0, 2)))

/**
 * Divides a run into listed words and syllables, the cheapest way, and reads them. Places stand between the parts (even
 * indexes) and after the first letter of a cluster that closes the syllable before (odd ones). // khmer.md §7.6
 */
function romaniseRun(run: string): string {
  const parts = partsOf(run)
  const places: (Place | undefined)[] = new Array(2 * parts.length + 2).fill(undefined)
  places[0] = { cost: 0, from: -1, reading: '', presyllable: 0 }
  const go = (from: number, to: number, cost: number, reading: string, presyllable: Series | 0 = 0): void => {
    const sum = places[from]!.cost + cost
    if (sum < (places[to]?.cost ?? Number.POSITIVE_INFINITY)) places[to] = { cost: sum, from, reading, presyllable }
  }
  for (let at = 0; at < 2 * parts.length; at++) {
    const place = places[at]
    if (place === undefined) continue
    const index = at >> 1
    if (at % 2 === 0) {
      const last = Math.min(parts.length, index + longestWord.parts)
      for (let next = index + 1; next <= last; next++) {
        const [from, to] = [parts[index]!.from, parts[next - 1]!.to]
        if (to - from > longestWord.units) break
        const reading = nameWords.get(run.slice(from, to))
        if (reading !== undefined) go(at, 2 * next, 0.3 + 0.1 * (next - index), reading)
        if (!wordBeginnings.has(run.slice(from, from + 2))) break
      }
    }
    // A cluster that two syllables share begins none: កណ្តាល, អង្គរ.
    const shared = at % 2 === 0 && splitsCluster(parts[index]!, true)
    readSyllables(
      parts,
      at,
      place.presyllable,
      shared ? (...way) => go(way[0], way[1], way[2] + 1.5, way[3], way[4]) : go,
    )
  }
  let result = ''
  for (let at = 2 * parts.length; at > 0; at = places[at]!.from) result = places[at]!.reading + result
  return result
}

/** Tells each way to read a syllable that begins at a place. Costs: khmer.md §7.6. */
function readSyllables(
  parts: readonly Part[],
  at: number,
  presyllable: Series | 0,
  go: (from: number, to: number, cost: number, reading: string, presyllable?: Series | 0) => void,
): void {
  const index = at >> 1
  const part = parts[index]!
  const next = parts[index + 1]
  if (part.silent) {
    go(at, 2 * index + 2, 0, '')
    return
  }
  const letters = at % 2 === 1 ? part.letters.slice(1) : part.letters
  const series = seriesOf(letters, part.shifter, presyllable)
  const onset = onsetOf(letters, part)
  const independent = part.vowel === '' && independentVowelSounds.has(letters[0]!)
  const unwritten = part.vowel === '' && !independent
  const read = (final: string): string => onset + (independent ? '' : vowelOf(part.vowel, final, series))
  const isPresyllable = part.vowel === '' || part.vowel === 'ំ' || part.vowel === 'ិ' || part.vowel === 'ុ'

  const closes = next !== undefined && isBareFinal(next) && (canBeClosed(part) || endsWithNg(part, next))
  let openCost = 1
  if (part.bantoc) openCost = 4
  else if (unwritten) {
    if (letters.length > 1) openCost = 1.3
    else if (next === undefined) openCost = 2.5
    else openCost = next.letters[0] === letters[0] || letters[0] === 'រ' ? 1.2 : 1.5
  } else if (closes) openCost = next.bantoc ? 4 : 1.6
  const splits = next !== undefined && canBeClosed(part) && !isBareCluster(next) && splitsCluster(next, isPresyllable)
  go(at, 2 * index + 2, splits ? openCost + 1 : openCost, read(''), isPresyllable ? series : 0)
  if (next === undefined) return
  const finalOf = (letter: string): string => consonantSounds.get(letter)?.final ?? ''
  if (closes) {
    const [letter] = next.letters
    const key = letter! + (next.bantoc ? '\u17cb' : '')
    const unusual = 'ខឃឆឈឋថឍធផ'.includes(letter!) ? 0.6 : 0
    go(at, 2 * index + 4, (unwritten ? 1.1 : 1) + unusual, read(key) + finalOf(letter!), 0)
  }
  if (splits) go(at, 2 * index + 3, 1, read(next.letters[0]!) + finalOf(next.letters[0]!), isPresyllable ? series : 0)
  if (!canBeClosed(part)) return
  const short = (next.vowel === 'ិ' || next.vowel === 'ុ') && !next.silent
  if (isBareCluster(next) && endsWord(next)) {
    // A cluster without a vowel is a final (សត្វ, ពេជ្រ), but before a letter that would close it it begins a syllable.
    const cluster = finalClusters.get(next.letters.join('')) ?? finalOf(next.letters[0]!)
    const following = parts[index + 2]
    go(at, 2 * index + 4, following !== undefined && isBareFinal(following) ? 2 : 1.1, read(next.letters[0]!) + cluster)
  } else if (next.robat && next.vowel === '') {
    // ពណ៌, បូណ៌: the letter under robat is silent.
    const unwrittenVowel = series === 1 ? 'a' : 'oa'
    go(at, 2 * index + 4, 0.9, unwritten ? `${onset}${unwrittenVowel}r` : `${read('')}r`)
  } else if (short && index + 2 === parts.length && !isPresyllable && next.letters.length === 1) {
    // ជាតិ, ហេតុ: the short vowel at the very end is not read after a long one.
    go(at, 2 * index + 4, 0.9, read(next.letters[0]!) + finalOf(next.letters[0]!))
  }
}

/** A letter alone that can end a syllable. */
function isBareFinal(part: Part): boolean {
  return (
    part.letters.length === 1 &&
    part.vowel === '' &&
    part.shifter === '' &&
    !part.silent &&
    !part.robat &&
    consonantSounds.has(part.letters[0]!) &&
    !'ហអឡ'.includes(part.letters[0]!)
  )
}

function isBareCluster(part: Part): boolean {
  return part.letters.length > 1 && part.vowel === '' && part.shifter === '' && !part.silent
}

/** Nothing follows ំ ះ ៈ ៃ ៅ in a syllable. */
function canBeClosed(part: Part): boolean {
  return !part.bantoc && !/[\u17c6-\u17c8ៃៅ]/.test(part.vowel)
}

/** But ង follows ាំ: រាំង. */
function endsWithNg(part: Part, next: Part): boolean {
  return part.vowel === 'ាំ' && next.letters[0] === 'ង' && !part.bantoc
}

/** Whether the first letter of a cluster closes the syllable before. // khmer.md §7.6 */
function splitsCluster(part: Part, afterShort: boolean): boolean {
  const [first = '', second = ''] = part.letters
  if (part.letters.length < 2 || 'អហ'.includes(first) || !consonantSounds.has(first)) return false
  if (consonantSounds.get(first)?.onset.charAt(0) === consonantSounds.get(second)?.onset.charAt(0)) return true
  if ('ងញណនម'.includes(first)) return afterShort || !'ហអរយវលងញនម'.includes(second)
  return afterShort && 'រលយវ'.includes(first) && !'ហអរយវល'.includes(second)
}

/** Whether a cluster without a vowel can end a word: សត្វ, ពេជ្រ, វង្ស. */
function endsWord(part: Part): boolean {
  return splitsCluster(part, true) || /[ចជដតទធបពភមរ][យវ]|[ជត]រ|[កល]ស|ក[ខត]|ពធ|ដឋ/.test(part.letters.join(''))
}

/** The series that reads the vowel. // khmer.md §7.2 */
function seriesOf(letters: readonly string[], shifter: string, presyllable: Series | 0): Series {
  if (shifter === '\u17c9') return 1
  if (shifter === '\u17ca') return 2
  // ស below another letter leaves it the choice: ឃ្សឹម.
  const strong = letters.filter((letter) => !sonorants.includes(letter))
  const governing = strong.at(-1) === 'ស' ? strong[0] : strong.at(-1)
  if (governing !== undefined) return consonantSounds.get(governing)?.series ?? 1
  // A syllable that begins with a sonorant follows its presyllable: សំរោង, កន្លែង; not one with ញ or យ, or ន, for
  // which there is ណ: ក្រញូង, ត្រយឹង, ច្រនាង.
  if (presyllable !== 0 && !'ញយន'.includes(letters[0] ?? '')) return presyllable
  return consonantSounds.get(letters[0] ?? '')?.series ?? 2
}

/** The letters before the vowel. // khmer.md §7.1 */
function onsetOf(letters: readonly string[], part: Part): string {
  const borrowed = borrowedOnsets.get(letters.slice(0, 2).join('\u17d2'))
  const rest = borrowed === undefined ? letters : letters.slice(2)
  let onset = borrowed ?? ''
  rest.forEach((letter, index) => {
    const before = part.letters[part.letters.length - rest.length + index - 1]
    const independent = independentVowelSounds.get(letter)
    if (independent !== undefined) onset += independent
    else if (letter === 'អ' && before !== undefined) onset += "'"
    else if (letter === 'ប' && index === 0 && ((rest.length > 1 && rest[1] !== 'អ') || part.shifter === '\u17c9'))
      onset += 'p'
    else if (letter === 'ត' && before !== undefined && !'នត'.includes(before) && index === rest.length - 1) onset += 'd'
    else onset += consonantSounds.get(letter)?.onset ?? ''
  })
  return onset
}

/** Reads a vowel before a final, which is not given back. // khmer.md §7.3–7.4 */
function vowelOf(vowel: string, final: string, series: Series): string {
  const known =
    (final === ''
      ? undefined
      : (vowelsBeforeFinal.get(vowel + final) ??
        vowelsBeforeFinal.get(vowel + final.charAt(0)) ??
        vowelsBeforeFinal.get(`${vowel}-`))) ?? vowelSounds.get(vowel)
  return known?.[series - 1] ?? [...vowel].map((sign) => vowelSounds.get(sign)?.[series - 1] ?? '').join('')
}
