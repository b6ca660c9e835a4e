import type { Language } from '../language.ts'
import type { LetterNumbers, LetterTable } from './letter-table.ts'
import type { SlipTable } from './slip-distance.ts'
import { type SlipRules, type SlipRun, slipRules } from './slip-rules.ts'
import { canonicalSlips } from './slip-tables.ts'

/**
 * The cost that `findSlips` gives for any number of slips, between one typed word and many written ones of a layer: a
 * comparison makes no object.
 */
export class SpellingDistance {
  readonly #rules: SlipRules
  /** Runs that hold everywhere, by last letter typed, and with nothing typed; those that hold only where words end. */
  readonly #byLast: readonly (readonly SlipRun[] | undefined)[]
  readonly #untyped: readonly SlipRun[]
  readonly #final: readonly SlipRun[]
  #typed: readonly number[] = []
  /** By place: class of the letter typed there. */
  #classAt: readonly number[] = []
  /** Rows of sums, one after another. */
  #sums: Int32Array = new Int32Array(1024)

  constructor(table: SlipTable, letters: LetterTable) {
    this.#rules = slipRules(table, letters)
    const { byLast, untyped } = this.#rules
    this.#final = [...untyped, ...byLast.flatMap((runs) => runs ?? [])].filter(({ final }) => final)
    this.#untyped = untyped.filter(({ final }) => !final)
    this.#byLast = byLast.map((runs) => {
      const everywhere = runs?.filter(({ final }) => !final) ?? []
      return everywhere.length === 0 ? undefined : everywhere
    })
  }

  /** Sets the word typed, by letters. */
  from(typed: readonly string[]): void {
    const { numbers, classOf } = this.#rules
    this.#typed = typed.map((letter) => numbers.get(letter) ?? -1)
    this.#classAt = this.#typed.map((number) => (number < 0 ? 0 : classOf[number]!))
  }

  /**
   * Compares the word typed with a written one: letters `[from, to)` of an array.
   *
   * @returns hundredths
   */
  to(letters: LetterNumbers, from: number, to: number): number {
    const typed = this.#typed
    const { swap, space, classOf, classes, change, tooMuch, leftOut } = this.#rules
    const width = to - from + 1
    if (this.#sums.length < (typed.length + 1) * width) this.#sums = new Int32Array((typed.length + 1) * width)
    const sums = this.#sums
    for (let i = 0; i <= typed.length; i++) {
      const a = i > 0 ? typed[i - 1]! : -1
      const ofClass = i > 0 ? this.#classAt[i - 1]! : 0
      const runs = a < 0 ? undefined : this.#byLast[a]
      const changes = ofClass * classes
      const more = tooMuch[ofClass]!
      const row = i * width
      const typedEnds = i === typed.length || (space >= 0 && typed[i] === space)
      for (let j = 0; j < width; j++) {
        const at = row + j
        let least = i === 0 ? none : sums[at - width]! + more
        if (j > 0) {
          const b = letters[from + j - 1]!
          const written = classOf[b]!
          least = Math.min(least, sums[at - 1]! + leftOut[written]!)
          if (i > 0) {
            const cost = a === b ? 0 : change[changes + written]!
            least = Math.min(least, sums[at - width - 1]! + cost)
            if (cost > 0 && i > 1 && j > 1 && a === letters[from + j - 2] && typed[i - 2] === b)
              least = Math.min(least, sums[at - 2 * width - 2]! + swap)
          }
        } else if (i === 0) least = 0
        if (runs !== undefined) least = Math.min(least, this.#leastRun(runs, i, letters, from, j, width))
        if (this.#untyped.length > 0) least = Math.min(least, this.#leastRun(this.#untyped, i, letters, from, j, width))
        if (typedEnds && (j === width - 1 || letters[from + j] === space))
          least = Math.min(least, this.#leastRun(this.#final, i, letters, from, j, width))
        sums[at] = least
      }
    }
    return sums[(typed.length + 1) * width - 1]!
  }

  /**
   * Compares the word typed with a written one that may go on: the least that any beginning of it costs, with
   * `further` for each letter behind that beginning.
   *
   * @returns hundredths
   */
  toBegun(letters: LetterNumbers, from: number, to: number, further: number): number {
    let least = this.to(letters, from, to)
    const row = this.#typed.length * (to - from + 1)
    for (let left = to - from; left > 0; left--)
      least = Math.min(least, this.#sums[row + to - from - left]! + further * left)
    return least
  }

  /** The least sum that a run gives which ends behind `i` letters typed and `j` written. */
  #leastRun(
    runs: readonly SlipRun[],
    i: number,
    letters: LetterNumbers,
    from: number,
    j: number,
    width: number,
  ): number {
    let least = none
    for (let k = 0; k < runs.length; k++) {
      const { typed, written, cost } = runs[k]!
      const [before, beforeWritten] = [i - typed.length, j - written.length]
      if (before < 0 || beforeWritten < 0) continue
      let same = true
      for (let n = 0; same && n < typed.length; n++) same = this.#typed[before + n] === typed[n]
      for (let n = 0; same && n < written.length; n++) same = letters[from + beforeWritten + n] === written[n]
      if (same) least = Math.min(least, this.#sums[before * width + beforeWritten]! + cost)
    }
    return least
  }
}

/** More than any sum. */
const none = 0x3fffffff

const distances = new WeakMap<LetterTable, SpellingDistance>()

/** The distance between canonical spellings of a layer, its tables made once. A layer has one language. */
export function spellingDistanceOf(table: LetterTable, language: Language): SpellingDistance {
  const known = distances.get(table)
  if (known !== undefined) return known
  const distance = new SpellingDistance(canonicalSlips(language), table)
  distances.set(table, distance)
  return distance
}
