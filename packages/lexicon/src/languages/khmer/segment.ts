import type { Range } from '../../language.ts'
import { withGaps } from '../../unicode/gaps.ts'

const khmerLetter = '\\u1780-\\u17d3\\u17d7\\u17dc\\u17dd\\u25cc'
const otherLetter = '(?:(?![\\u1780-\\u17ff])[\\p{L}\\p{N}])'
const otherPart = `${otherLetter}(?:(?![\\u1780-\\u17ff])[\\p{L}\\p{N}\\p{M}])*`

/**
 * A run of one kind: Khmer letters with their marks and what joins them (the repetition sign ៗ too), Khmer digits, or
 * letters of other scripts as Latin words go. Space, U+200B and punctuation end every run. // khmer.md §5
 */
const run = new RegExp(
  [
    `[${khmerLetter}][${khmerLetter}\\u2060\\u200c-\\u200d]*`,
    '[\\u17e0-\\u17e9\\u17f0-\\u17f9]+',
    `${otherPart}(?:['\\u2019\\u02bc\\u2010\\u2011-]${otherPart})*`,
  ].join('|'),
  'gu',
)

/**
 * Divides a text at hard boundaries: spaces, zero-width spaces, punctuation, a change of script. The ranges cover it.
 * Without a word list a run of Khmer letters is one stretch, also where it holds several words. Never inside a cluster.
 *
 * @example
 * segmentKhmer('ភាសា ខ្មែរ') // 'ភាសា', ' ', 'ខ្មែរ'
 */
export function segmentKhmer(text: string): readonly Range[] {
  const runs: Range[] = []
  for (const found of text.matchAll(run)) runs.push({ from: found.index, to: found.index + found[0].length })
  return withGaps(text, runs)
}
