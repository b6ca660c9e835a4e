import { foldLatin } from '../latin/fold.ts'
import { normaliseLatin } from '../latin/normalise.ts'

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

/** Glottal stop letters, apostrophe, hyphens. // jrai.md §5.4 */
const unwritten = /[ʔʼˀ'\u2010\u2011-]/g
/** Older spellings of č and ñ. // jrai.md §5.3 */
const digraph = /([cn])h+/g
