import type { Range } from '../../language.ts'
import { addGap } from '../../unicode/gaps.ts'
import { unitsAt } from '../../unicode/grapheme.ts'
import { isMark } from '../../unicode/mark.ts'
import { characterClass, classCount, khmerClasses } from './character-class.ts'
import { clusterEnd } from './cluster.ts'
import * as point from './code-points.ts'
import { foldKhmer } from './search-key.ts'
import { costScale, type KhmerWordList, labelOf, labelOfUnit, model, readWordList } from './word-list.ts'

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
    if (unit < 0x300 || (unit >= 0x1780 && unit <= 0x17ff)) break
    // U+2000–206F, where spaces and quotation marks stand, has no mark.
    if ((unit >= 0x2000 && unit < 0x2070) || !isMark(text.codePointAt(at)!)) break
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

/** A letter or digit of ASCII. */
function isAsciiWord(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)
}

/** Where the word of another script ends; `from` where none begins there. */
function otherWordEnd(text: string, from: number, unit: number): number {
  if ((unit >= 0x1780 && unit <= 0x17ff) || (unit >= 0x2000 && unit < 0x2070)) return from
  if (unit < 0x80) {
    if (!isAsciiWord(unit)) return from
    let at = from + 1
    while (at < text.length && isAsciiWord(text.charCodeAt(at))) at++
    const next = at < text.length ? text.charCodeAt(at) : 0x20
    // Nothing of these goes on with a word; of others the expression knows.
    if (next === 0x20 || next === 0x29 || (next >= 0x1780 && next <= 0x17ff)) return at
  }
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
/** Least cost of each cluster and all after it. */
const best: Int32Array = new Int32Array(longestRun + 2)
/** The cluster before which the word ends that begins at each, on the cheapest way. */
const wordEnds: Int32Array = new Int32Array(longestRun + 2)

const clusterStart = 128
/** Larger than any cost. */
const noWay = 0x3fff_ffff
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
  let begin = from
  for (let cluster = 0; cluster < clusters; ) {
    cluster = wordEnds[cluster]!
    const to = origins[cluster]!
    ranges.push({ from: begin, to })
    begin = to
  }
  return begin
}

/**
 * States of reading a cluster that is spelt as the search form is, but for what {@link labelOfUnit} and a coeng da make up
 * for: what was read last. Everything else is in doubt.
 */
const after = {
  nothing: 0,
  base: 16,
  robat: 32,
  subscript: 48,
  subscriptRo: 64,
  subscripts: 80,
  shifter: 96,
  vowel: 112,
  vowelU: 128,
  sign: 144,
  final: 160,
  coeng: 176,
  secondCoeng: 192,
} as const
const doubt = 208
const runEnds = 224

// Columns of `transitions`.
const otherColumn = 0
const baseColumn = 1
const roColumn = 2
const coengColumn = 3
const robatColumn = 4
const shifterColumn = 5
const vowelColumn = 6
const vowelUColumn = 7
const signColumn = 8
const signAboveColumn = 9
const finalColumn = 10
const doubtfulColumn = 11

const lastUnit = 0x17dd - 0x1780
const daUnit = point.da - 0x1780
/** The column of each of U+1780–17DD. */
const columns = buildColumns()
/** The state after a state and a column; `doubt`, or `runEnds`. */
const transitions = buildTransitions()
/** 1 for the state in which a cluster has just begun, 0 for the others. */
const startsAt: Uint8Array = new Uint8Array(doubt)
startsAt[after.base] = 1

/**
 * Reads the run that begins at `from` into labels and clusters, to its end or to a cluster beyond which the buffers might
 * not reach. Clusters in doubt are folded one by one.
 *
 * @returns how many clusters there are, at least 1
 */
function readRun(text: string, from: number): number {
  let clusters = 0
  let length = 0
  let state: number = after.nothing
  // Where the cluster at hand begins, in text and labels, and its flag; whether a word may begin with the next.
  let begin = from
  let beginLength = 0
  let flag = 0
  let free = 1
  let at = from
  for (;;) {
    const unit = at < text.length ? text.charCodeAt(at) : 0
    const index = unit - 0x1780
    let next = doubt
    if (index >= 0 && index <= lastUnit) next = transitions[state + columns[index]!]!
    else if (state < after.coeng && !(unit >= 0x300 && goesOn(text, at, unit))) {
      if (unit !== wordJoiner) break
      // No word ends beside it.
      free = 0
      at = marksEnd(text, at + 1)
      state = after.nothing
      continue
    }
    if (next === runEnds) break
    // Whether a cluster begins, nobody could foretell: so it is reckoned, not asked.
    const first = next === doubt ? Number(state === after.nothing) : startsAt[next]!
    if (length > longestRun - longestCluster && first === 1) break
    const starting = first & free
    begin += (at - begin) * first
    beginLength += (length - beginLength) * first
    flag += ((starting << 7) - flag) * first
    free |= first
    starts[clusters] = length
    origins[clusters] = at
    clusters += starting
    if (next === doubt) {
      at = clusterEnd(text, begin)
      length = beginLength + readFolded(foldKhmer(text.slice(begin, at)), beginLength)
      labels[beginLength]! |= flag
      state = after.nothing
    } else {
      const label = index === daUnit && state >= after.coeng ? labelOfTa : labelOfUnit[index]!
      labels[length++] = label | (starting << 7)
      state = next
      at++
    }
  }
  starts[clusters] = length
  labels[length] = clusterStart
  origins[clusters] = at
  return clusters
}

/** Whether a unit that is no Khmer letter goes on with a run: invisible characters, marks, the dotted circle. */
function goesOn(text: string, at: number, unit: number): boolean {
  return unit !== wordJoiner && (unit === point.dottedCircle || isJoiner(unit) || marksEnd(text, at) > at)
}

/** Reads the search form of a cluster, and gives how many labels it has, at least 1: what is in no word is one. */
function readFolded(cluster: string, length: number): number {
  const units = cluster.length <= longestCluster ? cluster.length : 0
  labels[length] = 0
  for (let at = 0; at < units; at++) labels[length + at] = labelOf(cluster.charCodeAt(at))
  return Math.max(1, units)
}

function buildColumns(): Uint8Array {
  const columnOfClass = new Uint8Array(classCount).fill(vowelColumn)
  columnOfClass[characterClass.other] = otherColumn
  columnOfClass[characterClass.base] = baseColumn
  columnOfClass[characterClass.ro] = roColumn
  columnOfClass[characterClass.da] = baseColumn
  columnOfClass[characterClass.khan] = otherColumn
  columnOfClass[characterClass.coeng] = coengColumn
  columnOfClass[characterClass.robat] = robatColumn
  columnOfClass[characterClass.shifter] = shifterColumn
  columnOfClass[characterClass.vowelU] = vowelUColumn
  columnOfClass[characterClass.sign] = signColumn
  columnOfClass[characterClass.signAbove] = signAboveColumn
  columnOfClass[characterClass.final] = finalColumn
  const found = new Uint8Array(lastUnit + 1)
  for (let index = 0; index <= lastUnit; index++) found[index] = columnOfClass[khmerClasses[index]!]!
  for (const unit of [0x17a3, 0x17a4, 0x17a8, 0x17b4, 0x17b5, 0x17dc]) found[unit - 0x1780] = doubtfulColumn
  return found
}

function buildTransitions(): Uint8Array {
  const table = new Uint8Array(doubt).fill(doubt)
  const allow = (from: number, to: number, by: number, next: number): void => {
    for (let state = from; state <= to; state += 16) table[state + by] = next
  }
  allow(after.nothing, after.final, otherColumn, runEnds)
  allow(after.nothing, after.final, baseColumn, after.base)
  allow(after.nothing, after.final, roColumn, after.base)
  allow(after.base, after.base, robatColumn, after.robat)
  allow(after.base, after.robat, coengColumn, after.coeng)
  allow(after.coeng, after.coeng, baseColumn, after.subscript)
  allow(after.coeng, after.coeng, roColumn, after.subscriptRo)
  allow(after.subscript, after.subscript, coengColumn, after.secondCoeng)
  allow(after.secondCoeng, after.secondCoeng, baseColumn, after.subscripts)
  allow(after.secondCoeng, after.secondCoeng, roColumn, after.subscripts)
  allow(after.base, after.subscripts, shifterColumn, after.shifter)
  allow(after.base, after.shifter, vowelColumn, after.vowel)
  allow(after.base, after.shifter, vowelUColumn, after.vowelU)
  allow(after.base, after.vowelU, signColumn, after.sign)
  allow(after.base, after.vowel, signAboveColumn, after.sign)
  allow(after.base, after.sign, finalColumn, after.final)
  return table
}

/**
 * Viterbi over the clusters, from the end: the cheapest way from each, through words of the list and stretches of unknown
 * clusters. Of two that cost the same, the longer word.
 */
function findWords(clusters: number, list: KhmerWordList): void {
  const { nodes, costs } = list.keys
  const { rareCluster } = list
  const root = nodes[0]!
  const unknownWord = costScale * model.unknownWord
  let after = 0
  best[clusters] = 0
  // The cheapest way on from the cluster at hand that begins inside an unknown stretch, and where that stretch ends.
  let unknown = noWay
  let unknownEnd = clusters
  for (let cluster = clusters - 1; cluster >= 0; cluster--) {
    if (after <= unknown) {
      unknown = after
      unknownEnd = cluster + 1
    }
    let known = rareCluster
    let least = noWay
    let end = 0
    let node = root
    let to = cluster
    let at = starts[cluster]!
    let label = labels[at]! & 127
    for (;;) {
      const place = (node >> 8) + label
      node = nodes[place]!
      if ((node & 255) !== label) break
      label = labels[++at]!
      if (label < clusterStart) continue
      label &= 127
      to++
      const both = costs[place]!
      if (to === cluster + 1) {
        const cost = (both << 16) >> 16
        if (cost >= 0) known = cost
      }
      if (both < 0) continue
      const cost = (both >> 16) + best[to]!
      if (cost <= least) {
        least = cost
        end = to
      }
    }
    unknown += known
    if (unknown + unknownWord < least) {
      least = unknown + unknownWord
      end = unknownEnd
    }
    after = least
    best[cluster] = least
    wordEnds[cluster] = end
  }
}
