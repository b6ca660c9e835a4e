import type { MappedText } from '../../language.ts'
import { compose, decompose } from '../../unicode/normal-form.ts'
import { joinMaps, mapParts, unchanged } from '../../unicode/offset-map.ts'
import { letterEnds, replaceMapped } from './mapped.ts'
import { stripMarks } from './marks.ts'

/**
 * Takes away case and every Latin mark, and the strokes of đ and ƀ, which no normal form decomposes; characters that
 * nobody sees go, apostrophes become one, spaces too. Letters of other scripts keep their marks. Idempotent.
 * // latin.md §5
 *
 * @example
 * foldLatin('Nước  Ƀă') // 'nuoc ba'
 */
export function foldLatin(text: string): string {
  return foldByTable(text) ?? foldLetters(text.replace(unseen, '')).replace(spaces, ' ').trim()
}

/** {@link foldLatin} with the way back, letter by letter. */
export function foldLatinMapped(text: string): MappedText {
  if (foldByTable(text) === text) return unchanged(text)
  let mapped = replaceMapped(text, unseen, () => '') ?? unchanged(text)
  mapped = joinMaps(mapped, mapParts(mapped.text, letterEnds(mapped.text), foldLetter))
  const [from, to] = [mapped.text.length - mapped.text.trimStart().length, mapped.text.trimEnd().length]
  let at = 0
  const spaced = replaceMapped(mapped.text, spaces, (found) => {
    at = mapped.text.indexOf(found, at)
    const kept = at < from || at >= to ? '' : ' '
    at += found.length
    return kept
  })
  return spaced === undefined ? mapped : joinMaps(mapped, spaced)
}

/** {@link foldLetters} of one letter with its marks. */
function foldLetter(letter: string): string {
  const unit = letter.charCodeAt(0)
  if (letter.length > 1 || unit >= tableEnd) return foldLetters(letter)
  table ??= makeTable()
  const folded = table[unit]!
  // Spaces are made single later.
  return folded === ' ' ? letter : folded
}

const isSpace = /\s/

/** Does to a text what it does to each of its letters. */
function foldLetters(text: string): string {
  const lower = text.toLowerCase()
  const parts = decompose(lower)
  const bare = stripMarks(parts)
  if (bare === lower && !respelt.test(bare)) return compose(lower)
  return compose(bare.replace(eachRespelt, (letter) => respellings.get(letter) ?? "'"))
}

/** Soft hyphen, zero-width space, non-joiner, joiner, word joiner, invisible separator, byte order mark. */
const unseen = /[\u00ad\u200b-\u200d\u2060\u2063\ufeff]/g
const spaces = /\s+/g
/** Letters with strokes; final sigma, which depends on its place in the word; all else is an apostrophe. */
const respellings: ReadonlyMap<string, string> = new Map([
  ['đ', 'd'],
  ['ƀ', 'b'],
  ['ς', 'σ'],
])
const respelt = /[đƀς\u2018\u2019\u02bb\u02bc\u0060\u00b4]/
const eachRespelt = new RegExp(respelt, 'g')

/** Code units below this, and those of Latin Extended Additional, have an entry in the table. */
const tableEnd = 0x370
const additional = 0x1e00
const additionalEnd = 0x1f00

let table: readonly string[] | undefined

/** What each character alone is folded to: below {@link tableEnd}, then Latin Extended Additional. Made when needed. */
function makeTable(): readonly string[] {
  const entry = (unit: number): string => {
    const character = String.fromCharCode(unit)
    return isSpace.test(character) ? ' ' : foldLetters(character.replace(unseen, ''))
  }
  return [
    ...Array.from({ length: tableEnd }, (_, unit) => entry(unit)),
    ...Array.from({ length: additionalEnd - additional }, (_, i) => entry(additional + i)),
  ]
}

/**
 * Folds Latin text character by character, in one pass; gives `undefined` for a text with others. A folded text comes
 * back as the same string.
 */
function foldByTable(text: string): string | undefined {
  table ??= makeTable()
  let result = ''
  let done = 0 // what stands before is in the result
  let before = ' '
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    let folded: string
    if (unit < tableEnd) folded = table[unit]!
    else if (unit >= additional && unit < additionalEnd) folded = table[unit - additional + tableEnd]!
    else if (unit === 0x2018 || unit === 0x2019) folded = "'"
    else return undefined
    if (folded === ' ' && before === ' ') folded = ''
    if (folded !== '') before = folded
    if (folded.length === 1 && folded.charCodeAt(0) === unit) continue
    result += text.slice(done, at) + folded
    done = at + 1
  }
  const whole = done === 0 ? text : result + text.slice(done)
  return before === ' ' && whole !== '' ? whole.slice(0, -1) : whole
}
