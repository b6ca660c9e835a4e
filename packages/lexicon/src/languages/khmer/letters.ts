import { letterEnd } from '../../unicode/grapheme.ts'
import { characterClass, classOf } from './character-class.ts'
import * as point from './code-points.ts'

/**
 * Splits a text into letters as Khmer counts them: coeng and the letter under it are one (a final subscript with
 * its joiner), every vowel and sign is one, a ZWNJ belongs to what stands before it. Other scripts: a letter with its marks. Joined, they are the text. // khmer.md §4
 *
 * @example
 * khmerLetters('ខ្មែរ') // ['ខ', '្ម', 'ែ', 'រ']
 */
export function khmerLetters(text: string): readonly string[] {
  const letters: string[] = []
  for (let from = 0; from < text.length; ) {
    const to = letterTo(text, from)
    letters.push(text.slice(from, to))
    from = to
  }
  return letters
}

function letterTo(text: string, from: number): number {
  const unit = text.charCodeAt(from)
  let to: number
  if (isKhmer(unit)) {
    to = classOf(unit) === characterClass.coeng && isLetter(text, from + 1) ? from + 2 : from + 1
  } else if (
    unit === point.zwj &&
    isPart(text.charCodeAt(from - 1)) &&
    text.charCodeAt(from + 1) === point.coeng &&
    isLetter(text, from + 2)
  ) {
    to = from + 3
  } else {
    const end = letterEnd(text, from)
    to = from + 1
    while (to < end && !isKhmer(text.charCodeAt(to))) to += 1
    return to
  }
  // A ZWNJ belongs to the shifter that it holds up, and cannot be seen elsewhere.
  if (isPart(text.charCodeAt(to - 1))) while (text.charCodeAt(to) === point.zwnj) to += 1
  return to
}

function isKhmer(unit: number): boolean {
  return unit >= 0x1780 && unit <= 0x17ff
}

/** A letter or a mark of its syllable. */
function isPart(unit: number): boolean {
  const kind = classOf(unit)
  return isKhmer(unit) && kind !== characterClass.other && kind !== characterClass.digit && kind !== characterClass.khan
}

/** Whether a letter stands there that coeng can join. */
function isLetter(text: string, at: number): boolean {
  const kind = classOf(text.charCodeAt(at))
  return kind >= characterClass.base && kind <= characterClass.da
}
