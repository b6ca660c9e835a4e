import type { Range } from '../../language.ts'

/**
 * A run of one kind: Khmer letters with their marks and what joins them (the repetition sign ៗ too), digits, or
 * letters of other scripts as Latin words go. Space, U+200B and punctuation end every run. // khmer.md §5
 */
const run =
  /[\u1780-\u17d3\u17d7\u17dc\u17dd\u25cc][\u1780-\u17d3\u17d7\u17dc\u17dd\u25cc\u2060\u200c-\u200d]*|[\u17e0-\u17e9]+|(?:(?![\u1780-\u17ff])[\p{L}\p{N}])(?:(?![\u1780-\u17ff])[\p{L}\p{N}\p{M}'\u2019-])*/gu

/**
 * Finds the stretches of a text between hard boundaries: spaces, zero-width spaces, punctuation, a change of script.
 * Without a word list a run of Khmer letters is one stretch, also where it holds several words. Never inside a cluster.
 *
 * @example
 * segmentKhmer('ភាសា ខ្មែរ') // [{ from: 0, to: 4 }, { from: 5, to: 10 }]
 */
export function segmentKhmer(text: string): readonly Range[] {
  const ranges: Range[] = []
  for (const found of text.matchAll(run)) {
    const trimmed = found[0].replace(/['\u2019-]+$/, '')
    ranges.push({ from: found.index, to: found.index + trimmed.length })
  }
  return ranges
}
