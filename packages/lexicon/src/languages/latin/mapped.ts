import { letterEnd } from '../../unicode/grapheme.ts'

/**
 * Gives the ends of the parts that a pattern finds; every code unit between them is a part too.
 *
 * @param pattern global; it finds nothing empty
 */
export function* matchEnds(text: string, pattern: RegExp): Generator<number> {
  let done = 0
  for (const { 0: found, index } of text.matchAll(pattern)) {
    while (done < index) yield ++done
    done = index + found.length
    yield done
  }
  while (done < text.length) yield ++done
}

/**
 * Gives the ends of the letters with their marks, as the parts which normal forms, case and the taking away of marks
 * change each by itself. What composes without being a mark belongs to the letter before it.
 */
export function* letterEnds(text: string): Generator<number> {
  for (let at = 0; at < text.length; ) {
    at = letterEnd(text, at)
    while (at < text.length && composesWithoutMark(text, at)) at = letterEnd(text, at)
    yield at
  }
}

/** Vowels and finals of conjoining Hangul; the vowel sign e of Kirat Rai. Nothing else in Unicode does this. */
function composesWithoutMark(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit < 0x1161) return false
  if (unit <= 0x11c2) return unit <= 0x1175 || unit >= 0x11a8
  return unit === 0xd81b && text.charCodeAt(at + 1) >= 0xdd67 && text.charCodeAt(at + 1) <= 0xdd6a
}
