import type { MappedText } from '../../language.ts'
import { mapReplacements, onClusters } from '../../unicode/offset-map.ts'
import { characterClass, classOf } from './character-class.ts'
import { clusterEnd } from './cluster.ts'
import * as point from './code-points.ts'
import { lunarDate } from './lunar-date.ts'
import { isUsualShifter, repairSyllable } from './syllable.ts'
import * as at from './syllable-state.ts'
import { columnOf, doubt, repairMode, transitionsOf } from './transitions.ts'

/** Which spelling is wanted, where there is a choice. */
export interface KhmerSpelling {
  /** Drops a zero-width non-joiner that has no effect. Default no: it is kept, as the reference keeps it. // khmer.md §2.10 */
  readonly strictZwnj?: boolean
  /** Spells Middle Khmer (`xhm`): final subscripts are marked, coeng da stays. Default no. // khmer.md §2.12 */
  readonly middleKhmer?: boolean
}

/**
 * Gives the canonical spelling of Khmer: the parts of each syllable in the order of the Khmer Encoding Structure, look-alike
 * vowels and subscripts in one spelling, old lunar dates as symbols. What is seen stays the same; the result is never
 * longer, but for the joiner before a final subscript of Middle Khmer. Idempotent; linear in the length of any string;
 * clean text comes back as the same string, and text of other scripts is left alone. // khmer.md §2
 *
 * @example
 * normaliseKhmer('ខែ្មរ') // 'ខ្មែរ'
 */
export function normaliseKhmer(text: string, spelling?: KhmerSpelling): string {
  return repair(text, modeOf(spelling), undefined)
}

/** {@link normaliseKhmer} with the way back, on whole clusters. */
export function normaliseKhmerMapped(text: string, spelling?: KhmerSpelling): MappedText {
  const replacements: number[] = []
  const made = repair(text, modeOf(spelling), replacements)
  return onClusters(mapReplacements(made, text.length, replacements), clusterEnd)
}

function modeOf(spelling: KhmerSpelling | undefined): number {
  if (spelling === undefined) return repairMode.plain
  return (spelling.strictZwnj ? repairMode.strict : 0) | (spelling.middleKhmer ? repairMode.middle : 0)
}

/**
 * {@link normaliseKhmer}, and of identical marks in a syllable only the first is kept, of shifters the one that the
 * cluster has a use for. // khmer.md §3.4–3.5
 *
 * @param replacements gets what was replaced, as `mapReplacements` wants it
 */
export function normaliseKhmerSingly(text: string, replacements: number[] | undefined): string {
  return repair(text, repairMode.single, replacements)
}

/**
 * Tells whether a text is certainly its own search form; where it is not certain, the answer is no. Reads no further
 * than the first doubt.
 */
export function isFoldedKhmer(text: string): boolean {
  const table = transitionsOf(repairMode.single | repairMode.fold)
  let state: number = at.outside
  for (let i = 0; i < text.length; i++) {
    const next = table[state + columnOf(text.charCodeAt(i))]!
    if (next === doubt) return false
    if (next === at.shifter && !isUsualShifter(text, i)) return false
    state = next
  }
  // A coeng at the end is in its place after a base and nowhere else.
  return state !== at.coeng
}

/**
 * One pass over the text by a table: state × character → state. The table knows only what is certainly canonical; at
 * anything else it answers `doubt`, and the syllable is read again part by part.
 */
function repair(text: string, mode: number, replacements: number[] | undefined): string {
  const table = transitionsOf(mode)
  const length = text.length
  let result = ''
  let done = 0 // text before this is in `result`
  // What `result` and `done` were before the last short cut, for a syllable that must be read again after it.
  let resultBefore = ''
  let doneBefore = 0
  let state: number = at.outside
  for (let i = 0; i < length; ) {
    const unit = text.charCodeAt(i)
    const next = table[state + columnOf(unit)]!
    if (next !== doubt) {
      state = next
      i += 1
      continue
    }
    // The commonest repair by far: coeng da straight after the base. // khmer.md §2.8
    if (unit === point.da && state === at.coeng && isBase(text, i - 2)) {
      resultBefore = result
      doneBefore = done
      result += `${text.slice(done, i)}ត`
      replacements?.push(i, i + 1, 1)
      done = i + 1
      state = at.subscript
      i += 1
      continue
    }
    let from: number
    let to: number
    let made: string
    if (state === at.digit || state === at.khan) {
      const date = lunarDate(text, i, state === at.khan)
      if (date === undefined) {
        state = at.outsideCoeng
        i += 1
        continue
      }
      from = date.from
      to = date.to
      made = date.text
    } else {
      from = syllableStart(text, i)
      if (from < done) {
        result = resultBefore
        done = doneBefore
        if (replacements !== undefined) replacements.length -= 3
      }
      const repaired = repairSyllable(text, from, mode)
      to = repaired.end
      made = repaired.text
    }
    state = at.outside
    i = to
    if (made.length === to - from && text.startsWith(made, from)) continue
    result += text.slice(done, from) + made
    replacements?.push(from, to, made.length)
    done = to
  }
  return done === 0 ? text : result + text.slice(done)
}

/** Where the syllable begins that is in order up to `end`. */
function syllableStart(text: string, end: number): number {
  let start = end - 1
  while (!isBase(text, start)) start -= 1
  return start
}

/** Whether the base of a syllable stands there: a letter that is no subscript, or the dotted circle. */
function isBase(text: string, at: number): boolean {
  const kind = classOf(text.charCodeAt(at))
  if (kind >= characterClass.base && kind <= characterClass.da) return text.charCodeAt(at - 1) !== point.coeng
  return kind === characterClass.dottedCircle
}
