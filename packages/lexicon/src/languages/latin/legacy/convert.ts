import type { Range } from '../../../language.ts'
import type { LegacyChange, LegacyConversion, LegacyDoubt, LegacyEncoding, ReadLetter } from './legacy-text.ts'
import { readTcvn3 } from './tcvn3.ts'
import { isVietnameseSyllable } from './vietnamese-syllable.ts'
import { isVniMark, readVniWindows } from './vni-windows.ts'
import { isVov4Sign, readVov4Jrai } from './vov4-jrai.ts'
import { vietnameseWordsOf, vov4WordsOf } from './words.ts'

/**
 * Writes a text of an old encoding in Unicode, Normalization Form C where something was converted, and tells every change
 * and every doubt. Nothing converts by itself: neither `normalise` nor a search calls this. Characters that are no signs
 * of the encoding stay, so text without them comes back as it is. Linear; any string. // legacy-encodings.md §1–4
 *
 * @param encoding the one that {@link detectEncoding} names, or that is known from where the text comes
 * @example
 * convertLegacy('lo\\n [ing', 'vov4-jrai').text // 'lŏn ƀing'
 * convertLegacy('Céng hßa', 'tcvn3').changes[0] // { from: 1, to: 2, was: 'é', became: 'ộ' }
 */
export function convertLegacy(text: string, encoding: LegacyEncoding): LegacyConversion {
  const conversion = new Conversion(text)
  if (encoding === 'vov4-jrai') convertVov4(conversion)
  else convertVietnamese(conversion, encoding)
  return conversion.end()
}

/** Gathers what becomes of a text, from its beginning to its end. */
class Conversion {
  readonly source: string
  readonly changes: LegacyChange[] = []
  readonly doubts: LegacyDoubt[] = []
  readonly #pieces: string[] = []
  #done = 0

  constructor(source: string) {
    this.source = source
  }

  change(from: number, { units, letter }: ReadLetter): void {
    const to = from + units
    this.#pieces.push(this.source.slice(this.#done, from), letter)
    this.changes.push({ from, to, was: this.source.slice(from, to), became: letter })
    this.#done = to
  }

  doubt(from: number, to: number, reason: LegacyDoubt['reason']): void {
    this.doubts.push({ from, to, reason })
  }

  end(): LegacyConversion {
    const text = this.changes.length === 0 ? this.source : this.#pieces.join('') + this.source.slice(this.#done)
    return { text, changes: this.changes, doubts: this.doubts }
  }
}

function convertVov4(conversion: Conversion): void {
  const { source } = conversion
  for (const { from, to, readable } of vov4WordsOf(source)) {
    const word = source.slice(from, to)
    for (let at = 0; at < word.length; ) {
      const read = readable ? readVov4Jrai(word, at) : undefined
      if (read === undefined) {
        if (isVov4Sign(word.charAt(at))) conversion.doubt(from + at, from + at + 1, 'sign-left')
        at++
        continue
      }
      conversion.change(from + at, read)
      // Only the small letters of these two are known.
      if ((read.letter === 'ñ' || read.letter === 'ĭ') && mayBeCapital(word, at))
        conversion.doubt(from + at, from + at + read.units, 'capital-unknown')
      at += read.units
    }
  }
}

function convertVietnamese(conversion: Conversion, encoding: 'tcvn3' | 'vni-windows'): void {
  const { source } = conversion
  const read = encoding === 'tcvn3' ? readTcvn3 : readVniWindows
  for (const word of vietnameseWordsOf(source)) {
    const changesBefore = conversion.changes.length
    const doubtsBefore = conversion.doubts.length
    for (let at = word.from; at < word.to; ) {
      const letter = read(source, at)
      if (letter === undefined) {
        if (encoding === 'vni-windows' && isVniMark(source.charAt(at))) conversion.doubt(at, at + 1, 'sign-left')
        at++
        continue
      }
      // A letter that is the same in both is not told.
      if (letter.letter !== source.slice(at, at + letter.units)) conversion.change(at, letter)
      at += letter.units
    }
    const changes = conversion.changes.slice(changesBefore)
    if (changes.length === 0) continue
    if (encoding === 'tcvn3' && hasCapitalsAlone(source.slice(word.from, word.to), changes))
      conversion.doubt(word.from, word.to, 'capital-unknown')
    if (conversion.doubts.length === doubtsBefore && !isVietnameseSyllable(became(source, word, changes)))
      conversion.doubt(word.from, word.to, 'word-unusual')
  }
}

function became(source: string, word: Range, changes: readonly LegacyChange[]): string {
  let text = ''
  let done = word.from
  for (const change of changes) {
    text += source.slice(done, change.from) + change.became
    done = change.to
  }
  return text + source.slice(done, word.to)
}

/** The beginning of a word, or a word without small letters of its own. */
function mayBeCapital(word: string, at: number): boolean {
  return at === 0 || (/\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word))
}

/** A word with capitals and without small letters of ASCII, in which a letter came out small: Hµ, NéI, §µ. */
function hasCapitalsAlone(word: string, changes: readonly LegacyChange[]): boolean {
  if (/[a-z]/.test(word)) return false
  const small = changes.filter(({ became: letter }) => letter === letter.toLowerCase())
  return small.length > 0 && (small.length < changes.length || /[A-Z]/.test(word))
}
