import type { Language } from '../../language.ts'
import { joinMaps, onClusters } from '../../unicode/offset-map.ts'
import { clusterEnd } from './cluster.ts'
import { khmer } from './index.ts'
import { normaliseKhmer, normaliseKhmerMapped } from './normalise.ts'

const spelling = { middleKhmer: true } as const

/**
 * Middle Khmer. A final subscript is found by the modern spelling too, for the search form is that of Khmer.
 * // khmer.md §2.12
 */
export const middleKhmer: Language = middleKhmerOf(khmer)

/** The Jarai of Cambodia, in Khmer script: the structure of its syllables is that of Khmer. // khmer.md §9 */
export const jraiInKhmerScript: Language = jraiOf(khmer)

function middleKhmerOf(modern: Language): Language {
  const normalise = (text: string): string => normaliseKhmer(text, spelling)
  const { soundKey, withWords } = modern
  return {
    ...modern,
    tag: 'xhm',
    normalise,
    fold: (text) => modern.fold(normalise(text)),
    normaliseMapped: (text) => normaliseKhmerMapped(text, spelling),
    foldMapped: (text) => {
      const canonical = normaliseKhmerMapped(text, spelling)
      return onClusters(joinMaps(canonical, modern.foldMapped(canonical.text)), clusterEnd)
    },
    romanise: (text) => modern.romanise(normalise(text)),
    ...(soundKey && { soundKey: (text: string) => soundKey(normalise(text)) }),
    ...(withWords && { withWords: (words: Parameters<typeof withWords>[0]) => middleKhmerOf(withWords(words)) }),
  }
}

function jraiOf(modern: Language): Language {
  const { withWords } = modern
  return {
    ...modern,
    tag: 'jra-Khmr',
    ...(withWords && { withWords: (words: Parameters<typeof withWords>[0]) => jraiOf(withWords(words)) }),
  }
}
