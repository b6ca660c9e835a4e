import type { MappedText } from '../../language.ts'
import { compose, decompose } from '../../unicode/normal-form.ts'
import { joinMaps, mapParts, unchanged } from '../../unicode/offset-map.ts'
import { letterEnds, matchEnds } from './mapped.ts'
import { stripMarks } from './marks.ts'

/**
 * Takes away case and every Latin mark, and the strokes of đ and ƀ, which no normal form decomposes; characters that
 * nobody sees go, apostrophes become one, spaces too. Letters of other scripts keep their marks. Idempotent.
 *
 * @example
 * foldLatin('Nước  Ƀă') // 'nuoc ba'
 */
export function foldLatin(text: string): string {
  if (isFolded(text)) return text
  return foldLetters(text.replace(unseen, '')).replace(spaces, ' ').trim()
}

/** {@link foldLatin} with the way back, letter by letter. */
export function foldLatinMapped(text: string): MappedText {
  if (isFolded(text)) return unchanged(text)
  const seen = mapParts(text, matchEnds(text, unseen), (part) => part.replace(unseen, ''))
  const folded = joinMaps(seen, mapParts(seen.text, letterEnds(seen.text), foldLetters))
  const { text: bare } = folded
  const [from, to] = [bare.length - bare.trimStart().length, bare.trimEnd().length]
  let at = 0
  const spaced = mapParts(bare, matchEnds(bare, spaces), (part) => {
    const kept = at < from || at >= to ? '' : part.replace(spaces, ' ')
    at += part.length
    return kept
  })
  return joinMaps(folded, spaced)
}

/** Does to a text what it does to each of its letters. */
function foldLetters(text: string): string {
  const bare = stripMarks(decompose(text.toLowerCase()))
  return compose(bare.replace(respelt, (letter) => respellings.get(letter) ?? "'"))
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
const respelt = /[đƀς\u2018\u2019\u02bb\u02bc\u0060\u00b4]/g

/** Lower-case ASCII, single spaces, none at either end, no grave: the usual case when a form is folded again. */
function isFolded(text: string): boolean {
  let before = 0x20
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const plain = (unit > 0x20 && unit < 0x41) || (unit > 0x5a && unit < 0x7f && unit !== 0x60)
    if (!plain && !(unit === 0x20 && before !== 0x20)) return false
    before = unit
  }
  return before !== 0x20 || text === ''
}
