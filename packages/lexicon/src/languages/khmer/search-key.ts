import type { MappedText } from '../../language.ts'
import { joinMaps, mapReplacements, onClusters, unchanged } from '../../unicode/offset-map.ts'
import { clusterEnd } from './cluster.ts'
import { isFoldedKhmer, normaliseKhmer, normaliseKhmerMapped, normaliseKhmerSingly } from './normalise.ts'

/**
 * Gives the search form of Khmer: canonical spelling without invisible characters, deprecated and discouraged
 * characters replaced, identical marks once, the shifter that the letter has a use for, Latin letters in lower case. Vowels,
 * subscripts and signs stay: without them two of three words would share a form with another. // khmer.md §3
 *
 * @example
 * foldKhmer('ឲ្យ\u200b') // 'ឱ្យ'
 */
export function foldKhmer(text: string): string {
  if (isFoldedKhmer(text)) return text
  let folded = lowered(replaced(normaliseKhmer(text), undefined))
  // Removing a mark can bring two together that §2 rewrites: each turn makes a syllable shorter, so there are few.
  for (let before = ''; before !== folded; ) {
    before = folded
    folded = normaliseKhmerSingly(folded, undefined)
  }
  return folded
}

/** {@link foldKhmer} with the way back, on whole clusters. What was deleted belongs to the cluster before it. */
export function foldKhmerMapped(text: string): MappedText {
  if (isFoldedKhmer(text)) return onClusters(unchanged(text), clusterEnd)
  let mapped = normaliseKhmerMapped(text)
  const step = (change: (text: string, replacements: number[]) => string): boolean => {
    const replacements: number[] = []
    const made = change(mapped.text, replacements)
    if (made === mapped.text) return false
    mapped = joinMaps(mapped, mapReplacements(made, mapped.text.length, replacements))
    return true
  }
  step(replaced)
  step(loweredStep)
  while (step(normaliseKhmerSingly));
  return onClusters(mapped, clusterEnd)
}

/** Characters that the search form replaces, by code unit. // khmer.md §3.1–3.3 */
const searchForms: ReadonlyMap<number, string> = new Map([
  [0x17a3, 'អ'],
  [0x17a4, 'អា'],
  [0x17a8, 'ឧក'],
  [0x17b2, 'ឱ'],
  [0x17b4, ''],
  [0x17b5, ''],
  [0x17d3, '\u17c6'],
  [0x17d8, '។ល។'],
  [0x17dd, '\u17d1'],
  [0x00ad, ''],
  [0x200b, ''],
  [0x200c, ''],
  [0x200d, ''],
  [0x2060, ''],
  [0x2063, ''],
  [0xfeff, ''],
])

function replaced(text: string, replacements: number[] | undefined): string {
  let result = ''
  let done = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0xad || (unit >= 0x1780 && unit < 0x17a3) || (unit > 0x17b5 && unit < 0x17d3)) continue
    const other = searchForms.get(unit)
    if (other === undefined) continue
    result += text.slice(done, at) + other
    replacements?.push(at, at + 1, other.length)
    done = at + 1
  }
  return done === 0 ? text : result + text.slice(done)
}

/** Lower case, where there is anything that has case. */
function lowered(text: string): string {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= 0x1780 ? unit > 0x17ff : unit > 0x7f || (unit >= 0x41 && unit <= 0x5a)) return text.toLowerCase()
  }
  return text
}

/** {@link lowered}; a letter may become longer: İ is i and a dot above. */
function loweredStep(text: string, replacements: number[]): string {
  const made = lowered(text)
  if (made.length === text.length) return made
  for (let at = 0; at < text.length; at++) {
    const length = text.charAt(at).toLowerCase().length
    if (length !== 1) replacements.push(at, at + 1, length)
  }
  return made
}
