import type { MappedText } from '../../language.ts'
import { joinMaps, mapParts } from '../../unicode/offset-map.ts'
import { foldLatin, foldLatinMapped } from '../latin/fold.ts'
import { matchEnds } from '../latin/mapped.ts'
import { normaliseLatin, normaliseLatinMapped } from '../latin/normalise.ts'

/**
 * Gives the search form of Jrai: no case, no marks, no strokes, `ch` as `c`, `nh` as `n`, without glottal stops,
 * apostrophes and hyphens. // jrai.md §5
 *
 * @example
 * foldJrai('Hơdôm') // 'hodom'
 */
export function foldJrai(text: string): string {
  return foldLatin(foldLatin(normaliseLatin(text)).replace(unwritten, '').replace(digraph, '$1'))
}

/** {@link foldJrai} with the way back, letter by letter. */
export function foldJraiMapped(text: string): MappedText {
  const canonical = normaliseLatinMapped(text)
  const plain = joinMaps(canonical, foldLatinMapped(canonical.text))
  const written = joinMaps(
    plain,
    mapParts(plain.text, matchEnds(plain.text, unwritten), (part) => part.replace(unwritten, '')),
  )
  const one = joinMaps(
    written,
    mapParts(written.text, matchEnds(written.text, digraph), (part) => part.replace(digraph, '$1')),
  )
  return joinMaps(one, foldLatinMapped(one.text))
}

/** Glottal stop letters, apostrophe, hyphens. // jrai.md §5.4 */
const unwritten = /[ʔʼˀ'\u2010\u2011-]/g
/** Older spellings of č and ñ. // jrai.md §5.3 */
const digraph = /([cn])h+/g
