import type { MappedText } from '../../language.ts'
import { letterEnd } from '../../unicode/grapheme.ts'
import { mapReplacements } from '../../unicode/offset-map.ts'

/**
 * Replaces what a pattern finds, with the way back; every code unit between is a part of its own. Gives `undefined`
 * where it finds nothing.
 *
 * @param pattern with the flag `g`; it finds nothing empty
 * @param change what is made of a found piece
 */
export function replaceMapped(
  text: string,
  pattern: RegExp,
  change: (found: string) => string,
): MappedText | undefined {
  const replacements: number[] = []
  const made = text.replace(pattern, (found: string, ...groups: unknown[]) => {
    const from = groups.find((group) => typeof group === 'number') as number
    const piece = change(found)
    replacements.push(from, from + found.length, piece.length)
    return piece
  })
  return replacements.length === 0 ? undefined : mapReplacements(made, text.length, replacements)
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
