import { letterEnd } from '../../unicode/grapheme.ts'
import { characterClass, classOf } from './character-class.ts'

/**
 * Splits a text into letters as Khmer counts them: coeng and the letter under it are one, every vowel and sign is
 * one. Other scripts: a letter with its marks. Joined, they are the text. // khmer.md §4
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
  if (!isKhmer(unit)) {
    const end = letterEnd(text, from)
    let to = from + 1
    while (to < end && !isKhmer(text.charCodeAt(to))) to += 1
    return to
  }
  const next = classOf(text.charCodeAt(from + 1))
  const joins = classOf(unit) === characterClass.coeng && next >= characterClass.base && next <= characterClass.da
  return joins ? from + 2 : from + 1
}

function isKhmer(unit: number): boolean {
  return unit >= 0x1780 && unit <= 0x17ff
}
