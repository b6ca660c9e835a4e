import type { EditCosts, Language } from '../language.ts'
import { numberAt } from './ascending.ts'
import type { HeadwordCandidates } from './headword-candidates.ts'
import { numbersOf } from './key-layer.ts'
import { type LetterTable, letterTable } from './letter-table.ts'
import { packedAt } from './packed-numbers.ts'
import { nodesBeginning } from './prefix.ts'
import { nearScore, rank } from './rank.ts'
import { type SlipTable, slipBound, slipTable } from './slip-distance.ts'
import { slipRules } from './slip-rules.ts'
import { SlipWalk } from './slip-walk.ts'
import type { SoundLayer } from './sound-layer.ts'
import { SpellingDistance } from './spelling-distance.ts'
import { findNode, keyAt, longestKey, visitBelow } from './trie.ts'
import { spellingOf } from './word-layer.ts'

/**
 * Adds the forms that sound as what was typed in Latin letters: those of the same sound key, then those one slip of
 * sound away, each by how near its Latin reading is; then those that begin so.
 *
 * @param query as it was typed; without a Latin letter nothing is added
 */
export function findBySound(candidates: HeadwordCandidates, sounds: SoundLayer, query: string): void {
  const { language } = candidates
  const { soundKey } = language
  if (soundKey === undefined || !/\p{Script=Latin}/u.test(query)) return
  const letters = [...soundKey(query)]
  if (letters.length === 0) return
  const { trie, table, forms } = sounds.keys
  const typed = [...latinOf(language, query)]
  readings.from(typed)
  const farthest = rank.readingPerLetter * typed.length
  let compared = 0
  const compare = (key: number, further: number): void => {
    const end = numberAt(forms, key + 1)
    for (let sounded = numberAt(forms, key); sounded < end; sounded++) {
      if (++compared > rank.readingsLimit || !candidates.mayGoOn()) {
        candidates.truncated = true
        return
      }
      const form = packedAt(sounds.words, sounded)
      const distance = distanceTo(latinOf(language, spellingOf(candidates.words, form)))
      if (distance > farthest) continue
      const heard = further + distance - commonSoundBonus(candidates.bandOf(form))
      candidates.add(form, 'romanised', 'sounds', nearScore(heard + rank.commonSound))
    }
  }
  const same = keyAt(trie, findNode(trie, numbersOf(table, letters)))
  if (same >= 0) compare(same, 0)
  const bound = Math.min(soundSlip, slipBound(letters.length))
  if (!candidates.isFull && bound > 0) {
    const near = walkOf(sounds).find(letters, bound, 1, rank.walkLimit)
    if (near.work > rank.walkLimit) candidates.truncated = true
    const keys = [...near.found].filter(([key]) => key !== same).sort((a, b) => a[1] - b[1] || a[0] - b[0])
    for (const [key, cost] of keys) compare(key, cost)
  }
  if (letters.length < fewestBegun) return
  const begun = nodesBeginning(sounds.keys, letters)
  visitBelow(trie, begun.from, begun.to, (from, to, extra) => {
    if (candidates.isFull) return false
    const end = numberAt(forms, to)
    for (let sounded = numberAt(forms, from === begun.whole ? from + 1 : from); sounded < end; sounded++) {
      if (!candidates.mayGoOn()) return false
      const form = packedAt(sounds.words, sounded)
      candidates.add(form, 'romanised', 'sounds-begins', rank.soundBegins / (1 + extra))
    }
    return true
  })
}

/**
 * Adds the forms that sound as what was typed in Latin letters and may go on: what {@link findBySound} adds for a word
 * that is typed whole, and beside it words that are only begun, from the first letter on, in one order: by how near
 * the beginning of the Latin reading is, and how much is still to come. Of many the commonest and shortest are read.
 *
 * @param query as it was typed; without a Latin letter nothing is added
 */
export function completeBySound(candidates: HeadwordCandidates, sounds: SoundLayer, query: string): void {
  const { language } = candidates
  if (language.soundKey === undefined || !/\p{Script=Latin}/u.test(query)) return
  const letters = [...language.soundKey(query)]
  const typed = [...latinOf(language, query)]
  if (letters.length === 0 || typed.length === 0) return
  readings.from(typed)
  const { trie, table, forms } = sounds.keys
  const farthest = rank.readingPerLetter * typed.length
  const read = new Set<number>()
  const goingOn: { readonly form: number; readonly cost: number }[] = []
  let limit: number = rank.readingsLimit
  const compare = (form: number, further: number): void => {
    if (read.has(form) || read.size >= limit) return
    read.add(form)
    const length = setReading(latinOf(language, spellingOf(candidates.words, form)))
    const whole = readings.to(reading, 0, length)
    const begun = further > 0 ? whole : readings.toBegun(reading, 0, length, rank.soundToCome)
    const heard = further + Math.min(whole, begun)
    if (Math.min(whole, heard) > farthest + rank.soundToCome * Math.max(0, length - typed.length)) return
    const cost = heard + rank.commonSound - commonSoundBonus(candidates.bandOf(form))
    if (whole <= begun) candidates.add(form, 'romanised', 'sounds', nearScore(cost))
    else goingOn.push({ form, cost })
  }
  const formsOf = (key: number): readonly number[] => {
    const found: number[] = []
    for (let at = numberAt(forms, key), end = numberAt(forms, key + 1); at < end; at++)
      found.push(packedAt(sounds.words, at))
    return found
  }
  const same = keyAt(trie, findNode(trie, numbersOf(table, letters)))
  if (same >= 0) for (const form of formsOf(same)) compare(form, 0)
  limit = read.size + rank.begunReadingsLimit
  // The sound typed last may become another by what follows: s-a-n goes on as sa-ng.
  for (const beginning of letters.length > 2 ? [letters, letters.slice(0, -1)] : [letters]) {
    const begun = nodesBeginning(sounds.keys, beginning)
    const found: { readonly form: number; readonly order: number }[] = []
    visitBelow(trie, begun.from, begun.to, (from, to, extra) => {
      // A word further down stands behind all these, however common it is.
      if (found.filter(({ order }) => order <= extra - mostBonus).length >= rank.begunReadingsLimit) return false
      const end = numberAt(forms, to)
      for (let at = numberAt(forms, from); at < end; at++) {
        if (!candidates.mayGoOn()) return false
        const form = packedAt(sounds.words, at)
        const band = candidates.bandOf(form)
        found.push({ form, order: extra - (band === 0 ? 0 : mostBonus + 1 - band) })
      }
      return true
    })
    found.sort((a, b) => a.order - b.order || a.form - b.form)
    for (const { form } of found) {
      if (read.size >= limit) break
      compare(form, 0)
    }
  }
  // Behind those begun: a key that goes on is a slip away too.
  limit = read.size + rank.readingsLimit
  const bound = Math.min(soundSlip, slipBound(letters.length))
  if (bound > 0) {
    const near = walkOf(sounds).find(letters, bound, 1, rank.walkLimit)
    if (near.work > rank.walkLimit) candidates.truncated = true
    const keys = [...near.found].sort((a, b) => a[1] - b[1] || a[0] - b[0])
    for (const [key, cost] of keys) for (const form of formsOf(key)) compare(form, cost)
  }
  goingOn
    .sort((a, b) => a.cost - b.cost || a.form - b.form)
    .forEach(({ form, cost }, place) => {
      candidates.add(form, 'romanised', 'sounds-begins', nearScore(cost + rank.soundCrowd * place))
    })
}

/** A word of the commonest is read before one that is so many sounds shorter. */
const mostBonus = 5

/** How much better a word of a frequency band is heard. */
function commonSoundBonus(band: number): number {
  return band === 0 ? 0 : ((6 - band) * rank.commonSound) / 5
}

/** A slip of sound is one letter of the sound key, hundredths. */
const soundSlip = 100

/** With fewer sounds too many words begin. */
export const fewestBegun = 3

/** The Latin reading without spaces: where words end is not heard. */
export function latinOf(language: Language, text: string): string {
  return language.romanise(text).replace(/[^a-z]/g, '')
}

type Pair = readonly [a: string, b: string, cost: number]

/** Every pair of a group at one cost. */
function amongAll(group: string, cost: number): readonly Pair[] {
  return [...group].flatMap((a, i) => [...group].slice(i + 1).map((b): Pair => [a, b, cost]))
}

/**
 * How near two Latin readings are. Vowels, breath and voice are what ears and habits of spelling differ in most; what
 * only spells one sound in two ways costs least. Found by trying, on words other than those reported.
 */
const readingCosts: EditCosts = {
  letter: 1,
  swap: 0.6,
  confusions: [
    // One sound, two habits.
    ...[...'aeiou'].map((vowel): Pair => [vowel + vowel, vowel, 0.05]),
    ...[...'bcdgklmnprstv'].map((letter): Pair => [letter + letter, letter, 0.05]),
    ['v', 'w', 0.05],
    ['ou', 'u', 0.1],
    ['eu', 'oe', 0.1],
    ['ei', 'ey', 0.05],
    ['y', 'i', 0.1],
    ['nh', 'ny', 0.05],
    ['s', 'x', 0.1],
    ['s', 'z', 0.15],
    ['p', 'f', 0.2],
    ['ch', 'j', 0.1],
    // Breath and voice.
    ['h', '', 0.15],
    ...amongAll('kgcq', 0.15),
    ['t', 'd', 0.15],
    ['p', 'b', 0.15],
    ['nh', 'n', 0.15],
    ['ng', 'n', 0.3],
    ['r', '', 0.3],
    // Vowels.
    ['ea', 'e', 0.15],
    ['ae', 'e', 0.15],
    ['eae', 'eu', 0.1],
    ['aeu', 'eu', 0.1],
    ['ueu', 'eu', 0.1],
    ['oa', 'o', 0.15],
    ['ie', 'ia', 0.1],
    ['uo', 'ua', 0.1],
    ['eu', 'u', 0.2],
    ['o', 'a', 0.2],
    ['u', 'o', 0.25],
    ['i', 'e', 0.25],
    ...amongAll('aeiou', 0.35),
    ...[...'aeiou'].map((vowel): Pair => [vowel, '', 0.4]),
  ],
}

const latin: LetterTable = letterTable('abcdefghijklmnopqrstuvwxyz')

/** Costs between Latin readings. */
export const readingSlips: SlipTable = slipTable(
  readingCosts,
  (text) => [...text],
  (text) => text,
)

const readings: SpellingDistance = new SpellingDistance(readingSlips, latin)

/** Letters of a reading; a longer one is compared as far as it fits. */
const reading = new Uint8Array(longestKey)

function distanceTo(text: string): number {
  return readings.to(reading, 0, setReading(text))
}

/** Puts a reading where it is compared. Returns its length. */
function setReading(text: string): number {
  const length = Math.min(text.length, longestKey)
  for (let i = 0; i < length; i++) reading[i] = text.charCodeAt(i) - 0x61
  return length
}

/** Costs between sound keys. */
export const plainSlips: SlipTable = slipTable(
  { letter: 1, swap: 0.6, confusions: [] },
  (text) => [...text],
  (text) => text,
)

const walks = new WeakMap<SoundLayer, SlipWalk>()

function walkOf(sounds: SoundLayer): SlipWalk {
  const known = walks.get(sounds)
  if (known !== undefined) return known
  const walk = new SlipWalk(sounds.keys.trie, undefined, slipRules(plainSlips, sounds.keys.table))
  walks.set(sounds, walk)
  return walk
}
