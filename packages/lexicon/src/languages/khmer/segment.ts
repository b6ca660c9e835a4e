import type { Range } from '../../language.ts'
import { addGap } from '../../unicode/gaps.ts'
import { unitsAt } from '../../unicode/grapheme.ts'
import { isMark } from '../../unicode/mark.ts'
import { characterClass, classCount, khmerClasses } from './character-class.ts'
import { clusterEnd } from './cluster.ts'
import * as point from './code-points.ts'
import { foldKhmer } from './search-key.ts'
import { costScale, type KhmerWordList, labelOf, labelOfUnit, model, readWordList, startsCluster } from './word-list.ts'

/**
 * Divides a text at hard boundaries: spaces, zero-width spaces, punctuation, ៗ, a change of script. The ranges cover it.
 * Without a word list a run of Khmer letters is one range, also where it holds several words. Never inside a cluster.
 * // khmer.md §5
 *
 * @example
 * segmentKhmer('ភាសា ខ្មែរ') // 'ភាសា', ' ', 'ខ្មែរ'
 */
export function segmentKhmer(text: string): readonly Range[] {
  return divide(text, undefined)
}

/**
 * Makes a {@link segmentKhmer} that divides runs of Khmer letters into words: those that together cost least, where a
 * word of the list costs the more the rarer it is, and a stretch of unknown clusters by its length. The text may be
 * misspelt where `fold` repairs it. // khmer.md §5
 *
 * @param words word and how often it was seen; 1 where nobody knows
 * @example
 * khmerSegmenter([['ខ្ញុំ', 9], ['ស្រលាញ់', 2]])('ខ្ញុំស្រលាញ់') // 'ខ្ញុំ', 'ស្រលាញ់'
 */
export function khmerSegmenter(
  words: Iterable<readonly [word: string, count: number]>,
): (text: string) => readonly Range[] {
  const list = readWordList(words)
  return (text) => divide(text, list)
}

const otherPart = '(?:(?![\\u1780-\\u17ff])[\\p{L}\\p{N}])(?:(?![\\u1780-\\u17ff])[\\p{L}\\p{N}\\p{M}])*'

/** A word of another script, as Latin words go; a number keeps its separators. // khmer.md §5.5 */
const otherWord = new RegExp(
  `${otherPart}(?:(?:['\\u2019\\u02bc\\u2010\\u2011-]|(?<=\\p{Nd})[.,](?=\\p{Nd}))${otherPart})*`,
  'uy',
)

const repetitionSign = 0x17d7
const wordJoiner = 0x2060

function divide(text: string, list: KhmerWordList | undefined): readonly Range[] {
  const ranges: Range[] = []
  let done = 0
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at)
    let to: number
    if (isKhmerLetter(unit)) {
      if (done < at) addGap(ranges, text, done, at)
      to = list === undefined ? addRun(ranges, text, at) : addWords(ranges, text, at, list)
    } else if (unit === repetitionSign) {
      to = marksEnd(text, at + 1)
      addGap(ranges, text, done, at)
      ranges.push({ from: at, to })
    } else {
      to = isDigit(unit) ? numberEnd(text, at) : otherWordEnd(text, at, unit)
      if (to === at) {
        // White space or a sign: the next word's turn to see to it.
        at = marksEnd(text, at + unitsAt(text, at))
        continue
      }
      addGap(ranges, text, done, at)
      ranges.push({ from: at, to })
    }
    at = to
    done = to
  }
  addGap(ranges, text, done, text.length)
  return ranges
}

/** Khmer letters, marks and signs that words have; not ៗ, punctuation, digits. */
function isKhmerLetter(unit: number): boolean {
  return unit >= 0x1780 && (unit <= 0x17d3 || unit === 0x17dc || unit === 0x17dd || unit === point.dottedCircle)
}

function isJoiner(unit: number): boolean {
  return unit === point.zwnj || unit === point.zwj || unit === wordJoiner
}

function isDigit(unit: number): boolean {
  return (unit >= 0x17e0 && unit <= 0x17e9) || (unit >= 0x17f0 && unit <= 0x17f9)
}

/** Where the run of Khmer letters ends that begins at `from`; marks of other scripts stay with the letter they stand on. */
function runEnd(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const unit = text.charCodeAt(at)
    if (isKhmerLetter(unit) || isJoiner(unit)) at++
    else {
      const end = marksEnd(text, at)
      if (end === at) break
      at = end
    }
  }
  return at
}

/** Where the combining marks of other scripts end that begin at `from`. */
function marksEnd(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const unit = text.charCodeAt(at)
    if (unit < 0x300 || (unit >= 0x1780 && unit <= 0x17ff) || !isMark(text.codePointAt(at)!)) break
    at += unitsAt(text, at)
  }
  return at
}

/** Khmer digits; a full stop or comma between two of them stays inside. // khmer.md §5.5 */
function numberEnd(text: string, from: number): number {
  let at = from + 1
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (isDigit(unit)) continue
    if ((unit === 0x2e || unit === 0x2c) && isDigit(text.charCodeAt(at + 1))) continue
    const end = marksEnd(text, at)
    if (end === at) break
    at = end - 1
  }
  return at
}

/** Where the word of another script ends; `from` where none begins there. */
function otherWordEnd(text: string, from: number, unit: number): number {
  if (unit <= 0x2f || (unit >= 0x1780 && unit <= 0x17ff) || unit === point.zwsp) return from
  otherWord.lastIndex = from
  return otherWord.test(text) ? otherWord.lastIndex : from
}

/**
 * Most units of a run that are looked at together; a longer one is divided into parts first, so that memory is bounded.
 * No running text comes near it. // khmer.md §5.10
 */
const longestRun = 8192

/** A cluster of more units than this is in no word. */
const longestCluster = 64

// What is known of the run at hand. Clusters are counted from 0; each array has one place more, for the end.
/** Labels of the search form, `clusterStart` added where a cluster begins. */
const labels: Uint8Array = new Uint8Array(longestRun + longestCluster + 1)
/** Where each cluster begins among the labels. */
const starts: Int32Array = new Int32Array(longestRun + 2)
/** Where each cluster begins in the text. */
const origins: Int32Array = new Int32Array(longestRun + 2)
/** Least cost of the clusters before each. */
const best: Int32Array = new Int32Array(longestRun + 2)
/** The cluster at which the last word of that begins. */
const lastWord: Int32Array = new Int32Array(longestRun + 2)

const clusterStart = 128
const labelOfTa = labelOf(point.ta)

/** Adds the run of Khmer letters that begins at `from`, whole, and gives its end. */
function addRun(ranges: Range[], text: string, from: number): number {
  const to = runEnd(text, from)
  ranges.push({ from, to })
  return to
}

/** Adds the words of the run of Khmer letters that begins at `from`, or of a part of it, and gives its end. */
function addWords(ranges: Range[], text: string, from: number, list: KhmerWordList): number {
  const clusters = readRun(text, from)
  findWords(clusters, list)
  // The chain of last words, turned round: where each word ends.
  let next = clusters
  for (let end = clusters; end > 0; ) {
    const begin = lastWord[end]!
    lastWord[end] = next
    next = end
    end = begin
  }
  let begin = from
  for (; next < clusters; next = lastWord[next]!) {
    const to = origins[next]!
    ranges.push({ from: begin, to })
    begin = to
  }
  const to = origins[clusters]!
  ranges.push({ from: begin, to })
  return to
}

/** Ranks of what may follow a base, each once in ascending order: a coeng and its letter, a shifter, one vowel … */
const rank = { none: 0, robat: 1, coeng: 2, shifter: 3, vowel: 4, sign: 5, secondSign: 6, final: 7 } as const
const rankOfClass = buildRanks()

/**
 * Reads the run that begins at `from` into labels and clusters, to its end or to a cluster beyond which the buffers might
 * not reach.
 *
 * @returns how many clusters there are, at least 1
 */
function readRun(text: string, from: number): number {
  let clusters = 0
  let length = 0
  let joined = false
  let at = from
  while (at < text.length) {
    const unit = text.charCodeAt(at)
    if (unit === wordJoiner) {
      // No word ends beside it.
      joined = true
      at = marksEnd(text, at + 1)
      continue
    }
    if (!isKhmerLetter(unit) && !isJoiner(unit)) break
    if (length > longestRun - longestCluster) break
    if (!joined) {
      starts[clusters] = length
      origins[clusters++] = at
    }
    const begin = length
    const clear = readClear(text, at, length)
    if (clear > 0) {
      at += clear
      length += clear
    } else {
      const end = clusterEnd(text, at)
      length += readFolded(foldKhmer(text.slice(at, end)), length)
      at = end
    }
    if (!joined) labels[begin]! |= clusterStart
    joined = false
  }
  starts[clusters] = length
  labels[length] = clusterStart
  origins[clusters] = at
  return clusters
}

/**
 * Reads the labels of the cluster that begins at `from`, where it is spelt as the search form is, but for what
 * {@link labelOfUnit} and a coeng da make up for.
 *
 * @returns how many units it has; 0 where it may be spelt otherwise
 */
function readClear(text: string, from: number, length: number): number {
  const base = text.charCodeAt(from)
  const first = base <= 0x17dd && base !== 0x17a4 && base !== 0x17a8 ? labelOf(base) : 0
  if (first === 0 || !startsCluster(base)) return 0
  labels[length] = first
  let reached: number = rank.none
  let coengs = 0
  let waiting = false
  let ro = false
  let before = base
  for (let units = 1; units < longestCluster; units++) {
    const unit = text.charCodeAt(from + units)
    const index = unit - 0x1780
    if (!(index >= 0 && index <= 0x5d)) {
      // Invisible characters and marks of other scripts go on with the cluster.
      return waiting || (unit >= 0x300 && (isJoiner(unit) || marksEnd(text, from + units) > from + units)) ? 0 : units
    }
    let label = labelOfUnit[index]!
    const kind = khmerClasses[index]!
    if (kind >= characterClass.base && kind <= characterClass.da) {
      if (!waiting) return units
      waiting = false
      ro = kind === characterClass.ro
      if (kind === characterClass.da) label = labelOfTa
    } else if (kind === characterClass.coeng) {
      if (waiting || ro || reached > rank.coeng || ++coengs > 2) return 0
      waiting = true
      reached = rank.coeng
    } else if (kind < characterClass.coeng) {
      // Punctuation, or another letter; vowels that are not seen go on with the cluster.
      return waiting || unit === 0x17b4 || unit === 0x17b5 ? 0 : units
    } else {
      let next = rankOfClass[kind]!
      if (next === rank.sign && reached === rank.sign && unit !== before) next = rank.secondSign
      if (waiting || next <= reached) return 0
      if (kind === characterClass.signAbove && before === point.vowelU) return 0
      reached = next
    }
    labels[length + units] = label
    before = unit
  }
  return 0
}

/** Reads the search form of a cluster, and gives how many labels it has, at least 1: what is in no word is one. */
function readFolded(cluster: string, length: number): number {
  const units = cluster.length <= longestCluster ? cluster.length : 0
  labels[length] = 0
  for (let at = 0; at < units; at++) labels[length + at] = labelOf(cluster.charCodeAt(at))
  return Math.max(1, units)
}

function buildRanks(): Uint8Array {
  const ranks = new Uint8Array(classCount)
  ranks[characterClass.robat] = rank.robat
  ranks[characterClass.shifter] = rank.shifter
  ranks.fill(rank.vowel, characterClass.vowelE, characterClass.vowelAfter + 1)
  ranks[characterClass.sign] = rank.sign
  ranks[characterClass.signAbove] = rank.sign
  ranks[characterClass.final] = rank.final
  return ranks
}

/** Larger than any cost. */
const noWay = 0x3fff_ffff

/** Viterbi over the clusters: the cheapest way to each, through words of the list and stretches of unknown clusters. */
function findWords(clusters: number, list: KhmerWordList): void {
  const { bases, checks, wordCosts, clusterCosts } = list.keys
  const unknownWord = costScale * model.unknownWord
  best.fill(noWay, 1, clusters + 1)
  best[0] = 0
  // The cheapest way on which an unknown stretch is under way, and the cluster at which it began.
  let unknown = noWay
  let unknownFrom = 0
  for (let cluster = 0; cluster < clusters; cluster++) {
    const here = best[cluster]!
    let known = list.rareCluster
    let place = 0
    let to = cluster
    let at = starts[cluster]!
    let label = labels[at]! & 127
    for (;;) {
      const child = bases[place]! + label
      if (checks[child] !== label) break
      place = child
      label = labels[++at]!
      if (label < clusterStart) continue
      label &= 127
      to++
      if (to === cluster + 1) {
        const cost = clusterCosts[place]!
        if (cost >= 0) known = cost
      }
      const cost = wordCosts[place]!
      if (cost >= 0 && here + cost < best[to]!) {
        best[to] = here + cost
        lastWord[to] = cluster
      }
    }
    if (here + unknownWord < unknown) {
      unknown = here + unknownWord
      unknownFrom = cluster
    }
    unknown += known
    if (unknown < best[cluster + 1]!) {
      best[cluster + 1] = unknown
      lastWord[cluster + 1] = unknownFrom
    }
  }
}
