import type { MappedText } from '../../language.ts'
import { mapReplacements, onClusters } from '../../unicode/offset-map.ts'
import { classCount, classOf, khmerClasses, characterClass as kind } from './character-class.ts'
import { clusterEnd } from './cluster.ts'
import * as point from './code-points.ts'
import { repairSyllable } from './syllable.ts'

/**
 * Gives the canonical spelling of Khmer: the parts of each syllable in the order of the Khmer Encoding Structure, look-alike
 * vowels and subscripts in one spelling, old lunar dates as symbols. What is seen stays the same; the result is never
 * longer. Idempotent; linear in the length of any string; clean text comes back as the same string, and text of other
 * scripts is left alone. // khmer.md §2
 *
 * @example
 * normaliseKhmer('ខែ្មរ') // 'ខ្មែរ'
 */
export function normaliseKhmer(text: string): string {
  return repair(text, false, undefined)
}

/** {@link normaliseKhmer} with the way back, on whole clusters. */
export function normaliseKhmerMapped(text: string): MappedText {
  const replacements: number[] = []
  const made = repair(text, false, replacements)
  return onClusters(mapReplacements(made, text.length, replacements), clusterEnd)
}

/**
 * {@link normaliseKhmer}, and of identical marks in a syllable only the first is kept. // khmer.md §3.4
 *
 * @param replacements gets what was replaced, as `mapReplacements` wants it
 */
export function normaliseKhmerSingly(text: string, replacements: number[] | undefined): string {
  return repair(text, true, replacements)
}

/**
 * One pass over the text by a table: state × class → state. The table knows only what is certainly canonical; at
 * anything else it answers `doubt`, and the syllable is read again part by part.
 */
function repair(text: string, single: boolean, replacements: number[] | undefined): string {
  const table = single ? singleTransitions : transitions
  const classes = khmerClasses
  const baseState = at.base
  let result = ''
  let done = 0 // text before this is in `result`
  let from = 0 // where the present syllable begins
  let state: number = at.outside
  const length = text.length
  for (let i = 0; i < length; ) {
    const unit = text.charCodeAt(i)
    const index = unit - 0x1780
    const next = table[(state << rowBits) | (index >>> 7 === 0 ? classes[index]! : otherClass(unit))]!
    if (next < doubt) {
      from = next === baseState ? i : from
      state = next
      i += 1
      continue
    }
    if (state === at.digit || state === at.khan) {
      const date = lunarDate(text, i, state === at.khan)
      if (date === undefined) {
        state = at.outsideCoeng
        i += 1
      } else {
        result += text.slice(done, date.from) + date.text
        replacements?.push(date.from, date.to, date.text.length)
        done = date.to
        i = date.to
        state = at.outside
      }
    } else {
      const repaired = repairSyllable(text, from, single)
      if (!text.startsWith(repaired.text, from) || repaired.text.length !== repaired.end - from) {
        result += text.slice(done, from) + repaired.text
        replacements?.push(from, repaired.end, repaired.text.length)
        done = repaired.end
      }
      i = repaired.end
      state = at.outside
    }
  }
  return done === 0 ? text : result + text.slice(done)
}

/** The class of a code unit outside the Khmer block: only three are anything to a syllable. */
function otherClass(unit: number): number {
  return unit < point.zwnj ? kind.other : classOf(unit)
}

/** States: the part of the syllable that was read last. */
const at = {
  outside: 0,
  outsideCoeng: 1,
  digit: 2,
  khan: 3,
  base: 4,
  robat: 5,
  coeng: 6,
  subscript: 7,
  subscriptRo: 8,
  shifter: 9,
  zwnj: 10,
  vowelBefore: 11,
  vowelU: 12,
  vowelBelow: 13,
  vowelAbove: 14,
  vowelAfter: 15,
  sign: 16,
  final: 17,
} as const
const stateCount = 18
const doubt = 255
const rowBits = 5

const transitions = buildTransitions(false)
const singleTransitions = buildTransitions(true)

function buildTransitions(single: boolean): Uint8Array {
  const table = new Uint8Array(stateCount << rowBits).fill(doubt)
  const set = (states: readonly number[], classes: readonly number[], next: number): void => {
    for (const state of states) for (const each of classes) table[(state << rowBits) | each] = next
  }
  const letters = [kind.base, kind.ro, kind.da]
  const every = Array.from({ length: classCount }, (_, index) => index)
  const outside = [at.outside, at.outsideCoeng, at.digit, at.khan]
  const cluster = [at.base, at.robat, at.subscript, at.subscriptRo]
  const onset = [...cluster, at.shifter, at.zwnj]
  const vowels = [at.vowelBefore, at.vowelU, at.vowelBelow, at.vowelAbove, at.vowelAfter]
  const complete = [...onset, ...vowels, at.sign, at.final]

  // Outside a syllable marks are left as they are, and a letter after a stray coeng belongs to it.
  set(outside, every, at.outside)
  set([at.outside, at.outsideCoeng], [kind.coeng], at.outsideCoeng)
  set([at.digit, at.khan], [kind.coeng], doubt)
  set([...outside, ...complete], [kind.other], at.outside)
  set([...outside, ...complete], [kind.digit], at.digit)
  set([...outside, ...complete], [kind.khan], at.khan)
  set([...outside, ...complete], [...letters, kind.dottedCircle], at.base)
  set([at.outsideCoeng], letters, at.outside)

  // Inside, the parts in the order of khmer.md §1, without the pairs that §2.4–2.6 rewrite.
  set([at.base], [kind.robat], at.robat)
  set([at.base, at.robat, at.subscript], [kind.coeng], at.coeng)
  set([at.coeng], [kind.base], at.subscript)
  set([at.coeng], [kind.ro], at.subscriptRo)
  set(cluster, [kind.shifter], at.shifter)
  set([...cluster, at.shifter], [kind.zwnj], at.zwnj)
  set(onset, [kind.vowelE, kind.vowelOe, kind.vowelBefore], at.vowelBefore)
  set(cluster, [kind.vowelU], at.vowelU)
  set([at.shifter, at.zwnj], [kind.vowelU], at.vowelBelow)
  set(onset, [kind.vowelBelow], at.vowelBelow)
  set(onset, [kind.vowelAbove], at.vowelAbove)
  set(onset, [kind.vowelAfter], at.vowelAfter)
  set([...onset, ...vowels], [kind.sign, kind.signAbove], at.sign)
  set([at.vowelU], [kind.signAbove], doubt)
  if (!single) set([at.sign], [kind.sign, kind.signAbove], at.sign)
  set([...onset, ...vowels, at.sign], [kind.final], at.final)
  return table
}

/**
 * Reads the old spelling of a lunar date round the coeng at `at`: digits, coeng, khan, or khan, coeng, digits (or khan
 * again). Only numbers up to 15, which is what there are symbols for. // khmer.md §2.9
 */
function lunarDate(
  text: string,
  at: number,
  khanFirst: boolean,
): { from: number; to: number; text: string } | undefined {
  if (khanFirst) {
    if (text.charCodeAt(at + 1) === point.khan) return { from: at - 1, to: at + 2, text: '\u19f0' }
    let to = at + 1
    while (to < at + 4 && classOf(text.charCodeAt(to)) === kind.digit) to += 1
    const day = lunarDay(text, at + 1, to)
    return day < 0 ? undefined : { from: at - 1, to, text: String.fromCharCode(0x19f0 + day) }
  }
  if (text.charCodeAt(at + 1) !== point.khan) return undefined
  let from = at
  while (from > at - 3 && from > 0 && classOf(text.charCodeAt(from - 1)) === kind.digit) from -= 1
  const day = lunarDay(text, from, at)
  return day < 0 ? undefined : { from, to: at + 2, text: String.fromCharCode(0x19e0 + day) }
}

/** The number that the digits of a range write, without leading zero, or -1 where it is no day of a half month. */
function lunarDay(text: string, from: number, to: number): number {
  const digit = (index: number): number => text.charCodeAt(index) - point.digitZero
  if (to - from === 1) return digit(from)
  return to - from === 2 && digit(from) === 1 && digit(from + 1) <= 5 ? 10 + digit(from + 1) : -1
}
