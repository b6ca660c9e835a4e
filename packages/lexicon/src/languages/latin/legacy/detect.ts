import { compose } from '../../../unicode/normal-form.ts'
import { convertLegacy } from './convert.ts'
import type { LegacyEncoding, ReadLetter } from './legacy-text.ts'
import { readTcvn3 } from './tcvn3.ts'
import { isVietnameseSyllable } from './vietnamese-syllable.ts'
import { readVniWindows } from './vni-windows.ts'
import { longestWord, vietnameseWordsOf, vov4WordsOf } from './words.ts'

/** How well a text reads in an encoding: 0 not at all, 1 every word that could tell does. */
export interface EncodingScore {
  readonly encoding: 'unicode' | LegacyEncoding
  readonly score: number
}

/**
 * Tells in which encoding a text most likely is. Only words with a character beyond ASCII, or with a sign of VOV4, can
 * tell; they count for an encoding when they read there as a syllable of the language and do not as they stand. A single
 * short word is weak evidence, a few long ones are strong. Unicode has what the best of the others leaves, and stands
 * before them where they are equal. Linear; any string. // legacy-encodings.md §4
 *
 * @returns every encoding, the best first
 * @example
 * detectEncoding('Céng hßa x· héi chñ nghÜa ViÖt Nam')[0]?.encoding // 'tcvn3'
 * detectEncoding('Cộng hòa')[0] // { encoding: 'unicode', score: 1 }
 */
export function detectEncoding(text: string): readonly EncodingScore[] {
  const legacy: readonly EncodingScore[] = [
    { encoding: 'vov4-jrai', score: scoreOfVov4(text) },
    ...scoresOfVietnamese(text),
  ]
  const unicode = 1 - Math.max(...legacy.map(({ score }) => score))
  return [{ encoding: 'unicode' as const, score: unicode }, ...legacy].sort((a, b) => b.score - a.score)
}

/** Signs for and against an encoding, by the weight of the words that have them. */
interface Evidence {
  good: number
  bad: number
}

/** The share of what speaks for it, less where there is little to go by. */
function confidence({ good, bad }: Evidence): number {
  return good === 0 ? 0 : (good / (good + bad)) * (good / (good + 0.5))
}

function scoresOfVietnamese(text: string): readonly EncodingScore[] {
  const tcvn3: Evidence = { good: 0, bad: 0 }
  const vni: Evidence = { good: 0, bad: 0 }
  for (const [word, count] of countedWords(text)) {
    // Languages without tones may stand in Unicode too: môt in Bahnar.
    const asItStands = isVietnameseSyllable(word, 'free')
    weigh(tcvn3, word, count, asItStands, readTcvn3)
    weigh(vni, word, count, asItStands, readVniWindows)
  }
  return [
    { encoding: 'tcvn3', score: confidence(tcvn3) },
    { encoding: 'vni-windows', score: confidence(vni) },
  ]
}

/** Latin letters beyond ASCII, marks, and the symbols of ISO 8859-1. */
const western = /[\u00a1-\u024f\u1e00-\u1eff]|\p{M}/u

/** The words with a character that could tell, and how often each stands in the text. */
function countedWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { from, to } of vietnameseWordsOf(text)) {
    const word = text.slice(from, to)
    // A symbol alone is a symbol.
    if (anyLetter.test(word) && western.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

function weigh(evidence: Evidence, word: string, count: number, asItStands: boolean, read: Read): void {
  const made = word.length > longestWord ? undefined : reread(word, read)
  // One letter, or two, may be anything: µm, où.
  const weight = count * Math.min(1, (made ?? word).length / 4)
  if (made === undefined || !isVietnameseSyllable(made)) evidence.bad += weight
  // What reads well both ways tells nothing.
  else if (!asItStands) evidence.good += weight
}

/** The word as the encoding has it; `undefined` where it holds a letter beyond ASCII that the encoding does not. */
function reread(word: string, read: Read): string | undefined {
  let made = ''
  for (let at = 0; at < word.length; ) {
    const letter = read(word, at)
    if (letter === undefined && western.test(word.charAt(at))) return undefined
    made += letter?.letter ?? word.charAt(at)
    at += letter?.units ?? 1
  }
  return made
}

type Read = (text: string, at: number) => ReadLetter | undefined

function scoreOfVov4(text: string): number {
  const evidence: Evidence = { good: 0, bad: 0 }
  let words = 0
  // Words that begin with a bracket which nothing has closed yet: they may be quotations.
  const open = { '[': false, '{': false }
  const judged = new Map<string, boolean>()
  const reads = (word: string): boolean => {
    const known = judged.get(word)
    if (known !== undefined) return known
    const verdict = readsAsJrai(word)
    judged.set(word, verdict)
    return verdict
  }
  for (const { from, to, readable } of vov4WordsOf(text)) {
    const word = text.slice(from, to)
    const hasLetter = anyLetter.test(word)
    if (hasLetter) words++
    if (!vov4Signs.test(word)) continue
    const opening = word.startsWith('[') ? '[' : word.startsWith('{') ? '{' : undefined
    const closes = word.endsWith(']') ? '[' : word.endsWith('}') ? '{' : undefined
    const closesOpen = closes !== undefined && open[closes]
    if (closes !== undefined) open[closes] = false
    if (closesOpen) {
      evidence.good = Math.max(0, evidence.good - 0.5)
      evidence.bad += 1.5
    } else if (readable && hasLetter && !(closes !== undefined && word.includes(closes)) && reads(word)) {
      // A bracket that only opens may be a bracket; a backslash inside a word hardly is.
      evidence.good += weakSigns.test(word) ? 0.5 : 1
      if (opening !== undefined) open[opening] = true
    } else {
      evidence.bad += 1
    }
  }
  // The signs stand for common letters: where fewer than one word in twenty has one, the text is of another kind.
  const share = words === 0 ? 0 : Math.min(1, evidence.good / words / 0.05)
  return confidence(evidence) * share
}

const anyLetter = /\p{L}/u
const vov4Signs = /[[\]{}`^\\]/
const weakSigns = /^[[{`^][^[\]{}`^\\]*$/

/** Every sign of the word makes a letter, and each part that has one makes a word as Jrai builds them. */
function readsAsJrai(word: string): boolean {
  return word.split(/['’ʼ-]/).every((part) => {
    if (!vov4Signs.test(part)) return true
    const made = compose(convertLegacy(part, 'vov4-jrai').text.toLowerCase())
    return jraiWord.test(made) && !boundShortI.test(made)
  })
}

const vowel = '(?:[aăâeĕêiĭoŏôơuŭưy]\\u0306?)'
const onset = '(?:(?:dj|ng|[bƀcčdđghjklmnñprstwy])[hjlmnrwy]?[lrwy]?)?'
/** At most a presyllable and a syllable more than once, as in names. */
const jraiWord = new RegExp(`^(?:${onset}${vowel}{1,3}(?:ng|nh|[pktcčmnñhlrwy])?h?){1,4}$`, 'u')
/** ĭ between a vowel and a consonant. */
const boundShortI = /[aăâeĕêioŏôơuŭư]\u0306?ĭ[^aăâeĕêioŏôơuŭưy]/u
