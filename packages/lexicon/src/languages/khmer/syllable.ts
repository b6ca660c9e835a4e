import { characterClass, classCount, classOf, isStrong } from './character-class.ts'
import * as point from './code-points.ts'
import * as rank from './syllable-rank.ts'
import { repairMode } from './transitions.ts'

const rankCount = 12

/** The rank of a class whose characters are parts by themselves, or `noRank` where they end the syllable. */
const noRank = 255
const rankOfClass = buildRanks()

/** Buffers for the parts of one syllable. Longer ones than this are no syllables and get buffers of their own. */
const usualParts = 64
const usualCodes = new Uint16Array(usualParts)
const usualRanks = new Uint8Array(usualParts)
const usualSorted = new Uint16Array(usualParts)
/** Where each rank begins among the sorted parts; the last element is their number. */
const starts = new Int32Array(rankCount + 1)

/** A syllable in canonical order, and where it ended in the text that it was read from, in code units. */
export interface RepairedSyllable {
  readonly text: string
  readonly end: number
}

/**
 * Reads the orthographic syllable whose base stands at `from` and puts it into canonical order and spelling. Linear
 * in the length of the syllable.
 *
 * @param mode flags of `repairMode`
 * @example
 * repairSyllable('ខែ្មរ', 0, repairMode.plain) // { text: 'ខ្មែ', end: 4 }
 */
export function repairSyllable(text: string, from: number, mode: number): RepairedSyllable {
  const single = (mode & repairMode.single) !== 0
  const middle = (mode & repairMode.middle) !== 0
  const base = text.charCodeAt(from)
  let codes = usualCodes
  let ranks = usualRanks
  let parts = 0
  let strong = isStrong(base)
  let withBa = base === point.ba
  let seen = 0
  // A coeng that has not met its letter yet. Robat, U+17DD and invisible characters may stand between: khmer.md §2.1.
  let waiting = false
  // Whether that coeng follows a vowel or a final subscript, which in Middle Khmer makes it a final one: khmer.md §2.12.
  let final = false
  // A coeng that met none, to stand after the others.
  let dangling = false
  let at = from + 1
  let partRank = noRank
  starts.fill(0)

  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const kind = classOf(code)
    let part = code
    if (kind === characterClass.coeng) {
      if (!waiting) final = middle && (isVowel(text.charCodeAt(at - 1)) || partRank === rank.finalCoeng)
      waiting = true
      continue
    }
    if (kind === characterClass.zwnj && waiting) continue // khmer.md §2.3
    if (isLetter(kind)) {
      if (!waiting) break
      waiting = false
      dangling = false
      const isFinal = final && kind !== characterClass.ro // khmer.md §2.12
      if (!isFinal) {
        strong ||= isStrong(code)
        withBa ||= code === point.ba
      }
      if (kind === characterClass.da && !middle) part = point.ta // khmer.md §2.8
      partRank = isFinal ? rank.finalCoeng : kind === characterClass.ro ? rank.coengRo : rank.coeng // khmer.md §2.7
    } else if (kind === characterClass.zwj) {
      if (waiting) continue
      const letterAt = finalCoengLetter(text, at)
      if (letterAt < 0) break
      at = letterAt
      part = text.charCodeAt(at)
      if (part === point.da && !middle) part = point.ta
      partRank = rank.finalCoeng
    } else {
      partRank = rankOfClass[kind]!
      if (partRank === noRank) break
      if (waiting && kind !== characterClass.robat && code !== point.atthacan) {
        waiting = false
        dangling = true
      }
      if (single && kind !== characterClass.zwnj) {
        const bit = 1 << (code === point.atthacan ? 30 : code - point.vowelAa)
        if ((seen & bit) !== 0) continue
        seen |= bit
      }
    }
    if (parts === codes.length) {
      codes = grown(codes, new Uint16Array(2 * parts))
      ranks = grown(ranks, new Uint8Array(2 * parts))
    }
    codes[parts] = part
    ranks[parts] = partRank
    parts += 1
    starts[partRank]! += 1
  }
  // Beside a final coeng a coeng without letter would join that one's letter when read again.
  dangling = (dangling || waiting) && starts[rank.finalCoeng] === 0

  // Counting sort: `starts` holds the number of parts of each rank, then where each rank begins.
  let begin = 0
  for (let r = 0; r <= rankCount; r++) {
    const count = starts[r]!
    starts[r] = begin
    begin += count
  }
  const sorted = parts <= usualParts ? usualSorted : new Uint16Array(parts)
  for (let i = 0; i < parts; i++) sorted[starts[ranks[i]!]!++] = codes[i]!
  // Filling moved each begin to the next rank's; move them back.
  starts.copyWithin(1, 0, rankCount)
  starts[0] = 0

  return { text: spell(base, sorted, dangling, strong, withBa, mode), end: at }
}

/** Writes out the sorted parts, after the rules about vowels and shifters. // khmer.md §2.4–2.6 */
function spell(
  base: number,
  sorted: Uint16Array,
  dangling: boolean,
  strongLetter: boolean,
  withBa: boolean,
  mode: number,
): string {
  const strong = strongLetter && !withBa
  const preFrom = starts[rank.vowelBefore]!
  const preTo = starts[rank.vowelBelow]!
  let belowFrom = preTo
  const belowTo = starts[rank.vowelAbove]!
  let aboveFrom = belowTo
  const aboveTo = starts[rank.vowelAfter]!
  let afterFrom = aboveTo
  const afterTo = starts[rank.sign]!
  const signFrom = afterTo
  const hasShifter = starts[rank.shifter]! < starts[rank.zwnj]!
  const strict = (mode & repairMode.strict) !== 0
  // A ZWNJ directly after a coeng says nothing. // khmer.md §2.3
  const zwnjFrom = (dangling || strict) && !hasShifter ? preFrom : starts[rank.zwnj]!
  let lastPre = preTo > preFrom ? sorted[preTo - 1]! : 0
  let newShifter = 0
  let newIi = false

  // §2.5: e + ii is oe, e + aa is oo, also around one vowel below.
  if (lastPre === point.vowelE && belowTo - belowFrom <= 1) {
    if (aboveFrom < aboveTo) {
      if (sorted[aboveFrom] === point.vowelIi) {
        lastPre = point.vowelOe
        aboveFrom += 1
      }
    } else if (afterFrom < afterTo) {
      lastPre = point.vowelOo
      afterFrom += 1
    }
  }
  // §2.4: oe + aa is oo + ii, here and once more when §2.6 has taken a vowel from between.
  const splitOeAa = (): void => {
    if (lastPre === point.vowelOe && belowFrom === belowTo && aboveFrom === aboveTo && afterFrom < afterTo) {
      lastPre = point.vowelOo
      afterFrom += 1
      newIi = true
    }
  }
  splitOeAa()

  // §2.6: u under a vowel above is a shifter.
  const uFirst = belowFrom < belowTo && sorted[belowFrom] === point.vowelU
  const besideU = uFirst && (lastPre === point.vowelOe || lastPre === point.vowelYa)
  if (uFirst && !dangling && !hasShifter && zwnjFrom === preFrom) {
    const others = preTo - preFrom - (besideU ? 1 : 0)
    const other = others === 1 ? (besideU ? sorted[preFrom]! : lastPre) : 0
    if (others === 0 || (others === 1 && other >= point.vowelE && other <= 0x17c5)) {
      const sign = signFrom < starts[rank.final]! ? sorted[signFrom]! : 0
      const upper =
        besideU ||
        (belowTo - belowFrom === 1 &&
          (aboveFrom < aboveTo ||
            (afterFrom < afterTo
              ? afterTo - afterFrom === 1 && sign === point.nikahit
              : sign === point.samyokSannya || sign === point.atthacan)))
      if (upper) {
        newShifter = shifterOf(strong)
        belowFrom += 1
        splitOeAa()
      }
    }
  }

  let head = String.fromCharCode(base) + joined(sorted, 0, starts[rank.coeng]!)
  for (let i = starts[rank.coeng]!; i < starts[rank.shifter]!; i++) {
    head += String.fromCharCode(point.coeng, sorted[i]!)
  }
  if (dangling) head += coengText
  if (newShifter !== 0) head += String.fromCharCode(newShifter)
  const shiftersAt = head.length
  head += joined(sorted, starts[rank.shifter]!, starts[rank.zwnj]!)

  let tail = ''
  if (preTo > preFrom) {
    tail += joined(sorted, preFrom, preTo - 1)
    // §2.5: oe stands after u.
    if (lastPre === point.vowelOe && belowFrom < belowTo && sorted[belowFrom] === point.vowelU) {
      tail += String.fromCharCode(point.vowelU)
      belowFrom += 1
    }
    tail += String.fromCharCode(lastPre)
  }
  tail += joined(sorted, belowFrom, belowTo)
  if (newIi) tail += String.fromCharCode(point.vowelIi)
  tail += joined(sorted, aboveFrom, aboveTo)
  tail += joined(sorted, afterFrom, afterTo)
  tail += joined(sorted, signFrom, starts[rank.finalCoeng]!)
  const middle = (mode & repairMode.middle) !== 0
  for (let i = starts[rank.finalCoeng]!; i < starts[rankCount]!; i++) {
    // In Middle Khmer one joiner serves all final subscripts but ro, which without its own is no final one. // khmer.md §2.12
    if (!middle || i === starts[rank.finalCoeng] || sorted[i] === point.ro) tail += zwjText
    tail += String.fromCharCode(point.coeng, sorted[i]!)
  }

  // Only a cluster with ba has a use for both shifters. // khmer.md §3.5
  if ((mode & repairMode.single) !== 0 && hasShifter && !withBa && (isUpper(tail, 0) || isSamyok(tail, 0))) {
    head = head.slice(0, shiftersAt) + String.fromCharCode(shifterOf(strong))
  }
  if (!strict) return head + joined(sorted, zwnjFrom, preFrom) + tail
  const oneShifter = starts[rank.zwnj]! - starts[rank.shifter]! === 1
  const kept = zwnjFrom < preFrom && oneShifter && holdsShifterUp(sorted[starts[rank.shifter]!]!, tail, strong, middle)
  return head + (kept ? zwnjText : '') + tail
}

const coengText = String.fromCharCode(point.coeng)
const zwnjText = String.fromCharCode(point.zwnj)
const zwjText = String.fromCharCode(point.zwj)

/** As many arguments as a call takes safely on every engine. */
const chunk = 8192

function joined(units: Uint16Array, from: number, to: number): string {
  if (from >= to) return ''
  if (to - from === 1) return String.fromCharCode(units[from]!)
  let text = ''
  for (let at = from; at < to; at += chunk) {
    text += String.fromCharCode.apply(null, units.subarray(at, Math.min(to, at + chunk)) as unknown as number[])
  }
  return text
}

/** The shifter that changes the series of a cluster. // khmer.md §2.6 */
function shifterOf(strong: boolean): number {
  return strong ? point.triisap : point.muusikatoan
}

/**
 * Tells whether the shifter at `at`, behind a cluster in canonical order, is the one that the search form would have.
 * // khmer.md §3.5
 */
export function isUsualShifter(text: string, at: number): boolean {
  if (!isUpper(text, at + 1) && !isSamyok(text, at + 1)) return true
  let strong = false
  for (let i = at - 1; ; i--) {
    const code = text.charCodeAt(i)
    if (code === point.coeng || classOf(code) === characterClass.robat) continue
    if (code === point.ba) return true
    strong ||= isStrong(code)
    if (text.charCodeAt(i - 1) !== point.coeng) return text.charCodeAt(at) === shifterOf(strong)
  }
}

/**
 * Tells whether a shifter would be drawn below the letter but for a ZWNJ after it: triisap on a strong cluster before
 * a vowel above, muusikatoan on another before a vowel above or samyok sannya. // khmer.md §2.10
 *
 * @param tail what follows the ZWNJ
 */
function holdsShifterUp(shifter: number, tail: string, strong: boolean, middle: boolean): boolean {
  const triisap = shifter === point.triisap
  if (triisap !== strong) return false
  const first = tail.charCodeAt(0)
  const before = first >= point.vowelE && first <= 0x17c5
  if (isUpper(tail, 0) || (middle && before && isUpper(tail, 1))) return true
  if (triisap) return false
  return isSamyok(tail, before && first <= 0x17c3 ? 1 : 0)
}

function isSamyok(text: string, at: number): boolean {
  return text.charCodeAt(at) === point.samyokSannya
}

/** A vowel above, as the register shifters count them: aa with nikahit is one. */
function isUpper(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (
    (code >= 0x17b7 && code <= 0x17ba) ||
    code === point.vowelOe ||
    code === point.vowelYa ||
    code === point.atthacan ||
    (code === point.vowelAa && text.charCodeAt(at + 1) === point.nikahit)
  )
}

function isVowel(code: number): boolean {
  return code >= point.vowelAa && code <= 0x17c5
}

/** Where the letter of a final coeng stands whose joiner is at `from`, or -1: U+200D 17D2 letter. // khmer.md §1 */
function finalCoengLetter(text: string, from: number): number {
  if (text.charCodeAt(from + 1) !== point.coeng) return -1
  let at = from + 2
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== point.coeng && code !== point.zwnj && code !== point.zwj) break
  }
  return isLetter(classOf(text.charCodeAt(at))) ? at : -1
}

/** A base that coeng can join: any letter, but not the dotted circle. */
function isLetter(kind: number): boolean {
  return kind >= characterClass.base && kind <= characterClass.da
}

function grown<Buffer extends Uint16Array | Uint8Array>(from: Buffer, to: Buffer): Buffer {
  to.set(from)
  return to
}

function buildRanks(): Uint8Array {
  const ranks = new Uint8Array(classCount).fill(noRank)
  ranks[characterClass.robat] = rank.robat
  ranks[characterClass.shifter] = rank.shifter
  ranks[characterClass.zwnj] = rank.zwnj
  ranks[characterClass.vowelE] = rank.vowelBefore
  ranks[characterClass.vowelOe] = rank.vowelBefore
  ranks[characterClass.vowelBefore] = rank.vowelBefore
  ranks[characterClass.vowelU] = rank.vowelBelow
  ranks[characterClass.vowelBelow] = rank.vowelBelow
  ranks[characterClass.vowelAbove] = rank.vowelAbove
  ranks[characterClass.vowelAfter] = rank.vowelAfter
  ranks[characterClass.sign] = rank.sign
  ranks[characterClass.signAbove] = rank.sign
  ranks[characterClass.final] = rank.final
  return ranks
}
