import type { MappedText } from '../../language.ts'
import { letterEnd } from '../../unicode/grapheme.ts'
import { isLatinMark } from '../../unicode/mark.ts'
import { compose } from '../../unicode/normal-form.ts'
import { mapReplacements, unchanged } from '../../unicode/offset-map.ts'
import { lookAlikes, replaceLookAlikes } from './look-alikes.ts'
import { letterEnds } from './mapped.ts'
import { orderMarks } from './marks.ts'

/**
 * Gives the canonical spelling of a Latin orthography of Vietnam: Normalization Form C, circumflex before breve,
 * look-alikes replaced. Idempotent, linear in the length of any string; clean text comes back as the same string.
 * // latin.md §2
 *
 * @example
 * normaliseLatin('e\u0306\u0302') // 'ê\u0306'
 */
export function normaliseLatin(text: string): string {
  const first = text.search(anyDoubt)
  if (first < 0) return text
  const repaired = repairDoubts(text, first, false, undefined)
  return repaired === text ? text : repaired
}

/** {@link normaliseLatin} with the way back, letter by letter. */
export function normaliseLatinMapped(text: string): MappedText {
  const first = text.search(anyDoubt)
  if (first < 0) return unchanged(text)
  const replacements: number[] = []
  return mapReplacements(repairDoubts(text, first, false, replacements), text.length, replacements)
}

/** No character below this is a mark, and each is its own NFC. */
const marksBegin = 0x300
const breve = 0x306

/** The characters from U+0300 that are certainly canonical wherever they stand: Vietnamese letters, quotation marks. */
const cleanRanges = [
  [0x1e00, 0x1eff],
  [0x2010, 0x2027],
] as const

const kind = { clean: 0, doubtful: 1, breve: 2 } as const

/** The kind of each code unit. */
const kinds: Uint8Array = makeKinds()

/** Finds the first code unit that is not clean; many times as fast as a loop. */
const anyDoubt = new RegExp(
  `[${[...lookAlikes.keys()].join('')}${String.raw`\u0300-\u1dff\u1f00-\u200f\u2028-\uffff`}]`,
)

function makeKinds(): Uint8Array {
  const made = new Uint8Array(0x10000).fill(kind.doubtful, marksBegin)
  for (const [from, to] of cleanRanges) made.fill(kind.clean, from, to + 1)
  for (const letter of lookAlikes.keys()) made[letter.charCodeAt(0)] = kind.doubtful
  made[breve] = kind.breve
  return made
}

/** So many letters in doubt, and one in so many code units, are a text that is not composed. */
const manyDoubts = 4
const dense = 16

/**
 * Puts right the letters in doubt, run by run, and copies the rest. A text with many of them is composed as a whole
 * before, which is faster, unless the way back is wanted.
 *
 * @param replacements gets what was replaced, letter by letter, as `mapReplacements` wants it
 */
function repairDoubts(text: string, first: number, composed: boolean, replacements: number[] | undefined): string {
  let result = ''
  let done = 0
  let doubts = 0
  for (let at = first; at < text.length; at++) {
    if (kinds[text.charCodeAt(at)] === kind.clean || isBreveInPlace(text, at)) continue
    doubts += 1
    if (!composed && !replacements && doubts > manyDoubts && doubts * dense > at - first)
      // The first letter in doubt may begin with a pair before it.
      return repairDoubts(compose(text), Math.max(0, first - 2), true, undefined)
    const from = letterStart(text, at, done)
    const to = doubtEnd(text, at)
    const span = text.slice(from, to)
    const repaired = repair(span)
    if (repaired !== span) {
      result += text.slice(done, from) + repaired
      done = to
      if (replacements) addReplacements(replacements, span, from, repaired)
    }
    at = to - 1
  }
  return done === 0 ? text : result + text.slice(done)
}

/** Says of each letter of a run what is put for it. */
function addReplacements(replacements: number[], run: string, from: number, whole: string): void {
  let begin = 0
  for (const end of letterEnds(run)) {
    const letter = run.slice(begin, end)
    const repaired = letter === run ? whole : repair(letter)
    if (repaired !== letter) replacements.push(from + begin, from + end, repaired.length)
    begin = end
  }
}

/** The letters that are two code points with a breve, in NFC too. */
const breveLetters = new Set([...'âêôơưÂÊÔƠƯ'].map((letter) => letter.charCodeAt(0)))

/** A breve after such a letter, with no mark after it: canonical. */
function isBreveInPlace(text: string, at: number): boolean {
  return (
    text.charCodeAt(at) === breve &&
    breveLetters.has(text.charCodeAt(at - 1)) &&
    // At the end of the text there is no code unit, and no kind.
    (kinds[text.charCodeAt(at + 1)] ?? kind.clean) === kind.clean
  )
}

/** Where the letter begins whose first mark is at `at`; what stands before it is clean, so it is near. */
function letterStart(text: string, at: number, done: number): number {
  let from = at
  if (from > done) {
    from -= 1
    while (from > done && isLatinMark(text.charCodeAt(from))) from -= 1
  }
  return from
}

/** Where the run of letters in doubt ends. */
function doubtEnd(text: string, at: number): number {
  let to = letterEnd(text, at)
  while (to < text.length && kinds[text.charCodeAt(to)] !== kind.clean && !isBreveInPlace(text, to))
    to = letterEnd(text, to)
  return to
}

/** Repairs made before: text in doubt has the same few letters in doubt again and again. */
const repairs = new Map<string, string>()
const longestKept = 4
const mostKept = 1024

function repair(text: string): string {
  if (text.length > longestKept) return settle(text)
  let repaired = repairs.get(text)
  if (repaired === undefined) {
    repaired = settle(text)
    if (repairs.size < mostKept) repairs.set(text, repaired)
  }
  return repaired
}

function settle(text: string): string {
  let settled = orderMarks(compose(text))
  // A replacement may bring together a letter and a mark that compose or stand in the wrong order, so this is repeated
  // until nothing changes: at most once for each mark of a run, and runs are limited.
  for (let replaced = replaceLookAlikes(settled); replaced !== settled; replaced = replaceLookAlikes(settled))
    settled = orderMarks(compose(replaced))
  return settled
}
