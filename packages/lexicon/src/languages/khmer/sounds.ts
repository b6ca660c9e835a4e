/**
 * How Khmer letters are written in Latin in the style of the Cambodian gazetteer (Geographic Department), without
 * diacritics. // khmer.md §7
 */

/** Series of a consonant: it chooses between the two readings of a vowel. */
export type Series = 1 | 2

export interface ConsonantSound {
  readonly series: Series
  /** Before a vowel. */
  readonly onset: string
  /** After a vowel. */
  readonly final: string
}

/** Consonants of each series: letter, onset, and final where it is another; `-` is nothing. // khmer.md §7.1 */
const consonantsOfSeries = [
  'កk ខkh ចch ឆchh/ch ដd ឋth ណn តt ថth/t បb ផph/p ឝs ឞs សs ហh ឡl អ- \u17a3-',
  'គk ឃkh ងng ជch ឈchh/ch ញnh ឌd ឍth ទt ធth/t នn ពp ភph មm យy រr លl វv',
]

/** Consonants: series, onset, final. // khmer.md §7.1 */
export const consonantSounds: ReadonlyMap<string, ConsonantSound> = new Map(
  consonantsOfSeries.flatMap((row, index) =>
    row.split(' ').map((entry) => {
      const [onset = '', final = onset] = entry.slice(1).replaceAll('-', '').split('/')
      return [entry.charAt(0), { series: index === 0 ? 1 : 2, onset, final }] as const
    }),
  ),
)

/** Consonants that leave the series to the letter they stand under. // khmer.md §7.2 */
export const sonorants = 'ងញនមយរលវ'

/** Vowels with their signs: reading after the first series, after the second. Longer ones first. // khmer.md §7.3 */
export const vowelSounds: ReadonlyMap<string, readonly [first: string, second: string]> = new Map([
  ['', ['a', 'o']],
  ['ា', ['a', 'ea']],
  ['ិ', ['e', 'i']],
  ['ី', ['ei', 'i']],
  ['ឹ', ['oe', 'ue']],
  ['ឺ', ['eu', 'ueu']],
  ['ុ', ['o', 'u']],
  ['ូ', ['ou', 'u']],
  ['ួ', ['uo', 'uo']],
  ['ើ', ['aeu', 'eu']],
  ['ឿ', ['oea', 'oea']],
  ['ៀ', ['ie', 'ie']],
  ['េ', ['e', 'e']],
  ['ែ', ['ae', 'eae']],
  ['ៃ', ['ai', 'ey']],
  ['ោ', ['ao', 'ou']],
  ['ៅ', ['au', 'ov']],
  ['ំ', ['am', 'um']],
  ['ុំ', ['om', 'um']],
  ['ាំ', ['am', 'oam']],
  ['ះ', ['ah', 'eah']],
  ['ិះ', ['eh', 'ih']],
  ['ឹះ', ['oeh', 'ueh']],
  ['ុះ', ['oh', 'uh']],
  ['េះ', ['eh', 'eh']],
  ['ែះ', ['aeh', 'eaeh']],
  ['ោះ', ['aoh', 'uoh']],
  ['ៈ', ['ak', 'ak']],
  ['័', ['a', 'oa']],
])

/** A vowel before certain finals, without the final; `-` is any. Bantoc over the final is written after it. // khmer.md §7.4 */
export const vowelsBeforeFinal: ReadonlyMap<string, readonly [first: string, second: string]> = new Map([
  ['ម', ['a', 'u']],
  ['ញ\u17cb', ['a', 'u']],
  ['័យ', ['a', 'e']],
  ['ាំង', ['a', 'ea']],
  ['័ក', ['a', 'ea']],
  ['័ង', ['a', 'ea']],
  ['ឺ-', ['eu', 'ue']],
  ['ាត\u17cb', ['a', 'oa']],
  ['ាន\u17cb', ['a', 'oa']],
  ['ាប\u17cb', ['a', 'oa']],
  ['ាស\u17cb', ['a', 'oa']],
  ['ាល\u17cb', ['a', 'oa']],
  ['ូវ', ['o', 'u']],
])

/** Independent vowels, alone. ឫ ឬ ឭ ឮ bring their consonant. // khmer.md §7.5 */
export const independentVowelSounds: ReadonlyMap<string, string> = new Map([
  ['\u17a4', 'a'],
  ['ឥ', 'e'],
  ['ឦ', 'ei'],
  ['ឧ', 'o'],
  ['ឨ', 'ok'],
  ['ឩ', 'ou'],
  ['ឪ', 'ov'],
  ['ឫ', 'rue'],
  ['ឬ', 'rueu'],
  ['ឭ', 'lue'],
  ['ឮ', 'lueu'],
  ['ឯ', 'ae'],
  ['ឰ', 'ai'],
  ['ឱ', 'ao'],
  ['ឲ', 'ao'],
  ['ឳ', 'au'],
])

/** A sound written with ហ above another letter. // khmer.md §7.1 */
export const borrowedOnsets: ReadonlyMap<string, string> = new Map([
  ['ហ្វ', 'f'],
  ['ហ្គ', 'g'],
  ['ហ្ស', 'z'],
  ['ហ្ល', 'l'],
  ['ហ្ន', 'n'],
  ['ហ្ម', 'm'],
])

/** Clusters at the end of a word of which more than the first letter is written. // khmer.md §7.6 */
export const finalClusters: ReadonlyMap<string, string> = new Map([
  ['ងគ', 'ngk'],
  ['ងក', 'ngk'],
  ['កស', 'ks'],
  ['ដឋ', 'dth'],
])
