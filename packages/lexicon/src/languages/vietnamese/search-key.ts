import type { MappedText } from '../../language.ts'
import { joinMaps } from '../../unicode/offset-map.ts'
import { foldLatin, foldLatinMapped } from '../latin/fold.ts'
import { normaliseLatin, normaliseLatinMapped } from '../latin/normalise.ts'

/**
 * Gives the search form of Vietnamese: no mark, no case, and one spelling where i and y are two ways to write one
 * sound. // vietnamese.md §3.3, §3.4
 *
 * @example
 * foldVietnamese('Nước mắm') // 'nuoc mam'
 * foldVietnamese('chữ ký') // 'chu ki', as of chữ kí
 */
export function foldVietnamese(text: string): string {
  return foldIAndY(stripVietnamese(text))
}

/** {@link foldVietnamese} with the way back, letter by letter. */
export function foldVietnameseMapped(text: string): MappedText {
  const normalised = normaliseLatinMapped(text)
  const { text: bare, offsets } = joinMaps(normalised, foldLatinMapped(normalised.text))
  // One letter for one: the offsets stay.
  return { text: foldIAndY(bare), offsets }
}

/**
 * Takes away case and every mark and leaves i and y as they are written. // vietnamese.md §3.3
 *
 * @example
 * stripVietnamese('Chữ ký') // 'chu ky'
 */
export function stripVietnamese(text: string): string {
  return foldLatin(normaliseLatin(text))
}

/**
 * Takes away case and tones and keeps the letters: between the spelling and {@link foldVietnamese}.
 * // vietnamese.md §3.2
 *
 * @example
 * foldTones('Nước mắm') // 'nươc măm'
 */
export function foldTones(text: string): string {
  // Letter by letter, so that no run of marks grows beyond the length that is normalised.
  const canonical = normaliseLatin(text)
  const toneless = canonical.toLowerCase().replace(toned, withoutTone)
  return toneless === canonical ? canonical : normaliseLatin(toneless)
}

/** Grave, acute, tilde, hook above, dot below. */
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g
/** What may be or hold one: the marks, and the Latin letters that Unicode has in one piece. */
const toned = /[\u00e0-\u024f\u1e00-\u1eff]|[\u0300\u0301\u0303\u0309\u0323]/g

function withoutTone(letter: string): string {
  return letter.normalize('NFD').replace(toneMarks, '').normalize('NFC')
}

/**
 * Writes i for y after the first consonant of a word, where that is one of h k l m s t v, and y for i after qu. Chosen so
 * that what is typed of a word stays its beginning: ki of kinh, quy of quyển. // vietnamese.md §3.4
 */
function foldIAndY(bare: string): string {
  return bare.replace(oneSound, (found) => found.slice(0, -1) + (found.endsWith('y') ? 'i' : 'y'))
}

const oneSound = /(?<![\p{L}\p{M}\p{N}])(?:[hklmstv]y|qui(?![aeou]))/gu
