import type { MappedText } from '../../language.ts'
import { letterEnd } from '../../unicode/grapheme.ts'
import { isLatinMark } from '../../unicode/mark.ts'
import { compose } from '../../unicode/normal-form.ts'
import { mapParts, unchanged } from '../../unicode/offset-map.ts'
import { lookAlikes, replaceLookAlikes } from './look-alikes.ts'
import { letterEnds } from './mapped.ts'
import { orderMarks } from './marks.ts'

/**
 * Gives the canonical spelling of a Latin orthography of Vietnam: Normalization Form C, circumflex before breve,
 * look-alikes replaced. Idempotent, linear in the length of any string; clean text comes back as the same string.
 * // latin.md §2
 *
 * @example
 * normaliseLatin('e\u0306\u0302') // 'ê\u0306'
 */
export function normaliseLatin(text: string): string {
  let result = ''
  let done = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < marksBegin ? doubtful[unit] === 0 : isClean(text, at, unit)) continue
    const from = marksStart(text, at, done)
    const to = doubtEnd(text, at)
    const span = text.slice(from, to)
    const repaired = repair(span)
    if (repaired !== span) {
      result += text.slice(done, from) + repaired
      done = to
    }
    at = to - 1
  }
  return done === 0 ? text : result + text.slice(done)
}

/** {@link normaliseLatin} with the way back, letter by letter. */
export function normaliseLatinMapped(text: string): MappedText {
  return normaliseLatin(text) === text ? unchanged(text) : mapParts(text, letterEnds(text), normaliseLatin)
}

/** No character below this is a mark, and each is its own NFC. */
const marksBegin = 0x300

/** 1 for the look-alikes below {@link marksBegin}. */
const doubtful: Uint8Array = Uint8Array.from({ length: marksBegin }, (_, unit) =>
  lookAlikes.has(String.fromCharCode(unit)) ? 1 : 0,
)

const breve = 0x306

/**
 * Tells of a code unit from U+0300 whether it is certainly canonical where it stands: letters of Vietnamese, the breve
 * of ê̆ ô̆ ơ̆ ư̆ â̆, dashes and quotation marks.
 */
function isClean(text: string, at: number, unit: number): boolean {
  if (unit >= 0x1e00 && unit < 0x1f00) return true
  if (unit === breve) return takesBreve(text.charCodeAt(at - 1)) && !(text.charCodeAt(at + 1) >= marksBegin)
  return unit >= 0x2010 && unit < 0x2028
}

/** â ê ô ơ ư and their capitals: with a breve, two code points in NFC. */
function takesBreve(unit: number): boolean {
  return (
    unit === 0xea ||
    unit === 0xf4 ||
    unit === 0x1a1 ||
    unit === 0x1b0 ||
    unit === 0xe2 ||
    unit === 0xca ||
    unit === 0xd4 ||
    unit === 0x1a0 ||
    unit === 0x1af ||
    unit === 0xc2
  )
}

/** Where the letter begins to which the doubtful code unit belongs. */
function marksStart(text: string, at: number, done: number): number {
  let from = at
  // Only the first mark of a run is doubted, so this goes back by one letter.
  if (from > done) {
    from -= 1
    while (from > done && isLatinMark(text.charCodeAt(from))) from -= 1
    if (from > done && text.charCodeAt(from) >= 0xdc00 && text.charCodeAt(from) < 0xe000) from -= 1
  }
  return from
}

/** Where the run of doubtful letters ends. */
function doubtEnd(text: string, at: number): number {
  let to = letterEnd(text, at)
  while (to < text.length) {
    const unit = text.charCodeAt(to)
    if (unit < marksBegin ? doubtful[unit] === 0 : isClean(text, to, unit)) break
    to = letterEnd(text, to)
  }
  return to
}

function repair(text: string): string {
  // A replacement may bring together a letter and a mark that compose or stand in the wrong order, so all three are
  // repeated until nothing changes: at most once for each mark of a run, and runs are limited.
  let settled = text
  for (let before = ''; before !== settled; ) {
    before = settled
    settled = replaceLookAlikes(orderMarks(compose(settled)))
  }
  return settled
}
