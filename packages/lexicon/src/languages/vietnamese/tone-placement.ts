import { normaliseLatin } from '../latin/normalise.ts'

/**
 * Takes away case and writes the tone of oa, oe and uy on the second vowel, where the older spelling has it on the first:
 * the fold that leaves every mark. Only where the two vowels end the syllable, and not after q. // vietnamese.md §3.1
 *
 * @example
 * foldTonePlacement('Hòa') // 'hoà'
 */
export function foldTonePlacement(text: string): string {
  const canonical = normaliseLatin(text)
  const lower = canonical.toLowerCase()
  // Lower case may leave a mark apart: İ.
  return (lower === canonical ? lower : normaliseLatin(lower)).replace(
    oldPlacement,
    (pair) => newPlacements.get(pair) ?? pair,
  )
}

const newPlacements: ReadonlyMap<string, string> = new Map([
  ...pairs('òóỏõọ', 'a', 'o', 'àáảãạ'),
  ...pairs('òóỏõọ', 'e', 'o', 'èéẻẽẹ'),
  ...pairs('ùúủũụ', 'y', 'u', 'ỳýỷỹỵ'),
])

const oldPlacement = new RegExp(`(?<!q)(?:${[...newPlacements.keys()].join('|')})(?![\\p{L}\\p{M}])`, 'gu')

function pairs(toned: string, second: string, first: string, tonedSecond: string): [string, string][] {
  const seconds = [...tonedSecond]
  return [...toned].map((letter, tone) => [letter + second, first + seconds[tone]!])
}
