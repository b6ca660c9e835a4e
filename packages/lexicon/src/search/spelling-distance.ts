import type { Language } from '../language.ts'
import type { LetterNumbers, LetterTable } from './letter-table.ts'
import type { SlipTable } from './slip-distance.ts'
import { type NumberedRule, slipRules } from './slip-rules.ts'
import { canonicalSlips } from './slip-tables.ts'

/**
 * The cost that `findSlips` gives for any number of slips, between one typed word and many written ones of a layer: what
 * the confusions cost stands in tables by letter number, and a comparison makes no object.
 */
export class SpellingDistance {
  readonly #letter: number
  readonly #swap: number
  readonly #space: number
  readonly #numbers: ReadonlyMap<string, number>
  readonly #count: number
  /** Cost of one letter for another, by typed × count + written; and where both end a word. */
  readonly #change: Uint8Array
  readonly #changeAtEnd: Uint8Array
  /** Cost of a letter too much, and of one left out; and where it ends a word. */
  readonly #tooMuch: Uint8Array
  readonly #tooMuchAtEnd: Uint8Array
  readonly #leftOut: Uint8Array
  readonly #leftOutAtEnd: Uint8Array
  /** Confusions of more letters, by last letter typed; of those with none typed, by count. */
  readonly #runs: readonly (readonly NumberedRule[] | undefined)[]
  #typed: readonly number[] = []
  #rows: Float64Array[] = []

  constructor(table: SlipTable, letters: LetterTable) {
    const rules = slipRules(table, letters)
    this.#letter = rules.letter
    this.#swap = rules.swap
    this.#space = rules.space
    this.#numbers = rules.numbers
    const count = rules.numbers.size
    this.#count = count
    const most = Math.min(255, rules.letter)
    this.#change = new Uint8Array(count * count).fill(most)
    this.#tooMuch = new Uint8Array(count).fill(most)
    this.#leftOut = new Uint8Array(count).fill(most)
    const runs: NumberedRule[][] = []
    const all = [...rules.leftOut, ...rules.byLast.flatMap((each) => each ?? [])]
    const [always, final] = [all.filter((rule) => !rule.final), all.filter((rule) => rule.final)]
    const enter = (rule: NumberedRule, change: Uint8Array, tooMuch: Uint8Array, leftOut: Uint8Array): void => {
      const { typed, written, cost } = rule
      const [a, b] = [typed[0], written[0]]
      if (typed.length > 1 || written.length > 1) {
        const last = typed.at(-1) ?? count
        runs[last] = [...(runs[last] ?? []), rule]
      } else if (a === undefined) leftOut[b!] = Math.min(leftOut[b!]!, cost)
      else if (b === undefined) tooMuch[a] = Math.min(tooMuch[a]!, cost)
      else change[a * count + b] = Math.min(change[a * count + b]!, cost)
    }
    for (const rule of always) enter(rule, this.#change, this.#tooMuch, this.#leftOut)
    this.#changeAtEnd = this.#change.slice()
    this.#tooMuchAtEnd = this.#tooMuch.slice()
    this.#leftOutAtEnd = this.#leftOut.slice()
    for (const rule of final) enter(rule, this.#changeAtEnd, this.#tooMuchAtEnd, this.#leftOutAtEnd)
    this.#runs = runs
  }

  /** Sets the word typed, by letters. */
  from(typed: readonly string[]): void {
    this.#typed = typed.map((letter) => this.#numbers.get(letter) ?? -1)
    while (this.#rows.length <= typed.length) this.#rows.push(new Float64Array(64))
  }

  /**
   * Compares the word typed with a written one.
   *
   * @param written letters of the layer
   * @returns hundredths
   */
  to(written: LetterNumbers): number {
    const typed = this.#typed
    const [letter, swap, space, count] = [this.#letter, this.#swap, this.#space, this.#count]
    const rows = this.#rows
    const width = written.length + 1
    for (let i = 0; i <= typed.length; i++) {
      if (rows[i]!.length < width) rows[i] = new Float64Array(2 * width)
      const row = rows[i]!
      const above = rows[i - 1]
      const a = i > 0 ? typed[i - 1]! : -1
      const typedEnds = i === typed.length || (space >= 0 && typed[i] === space)
      for (let j = 0; j < width; j++) {
        if (i === 0 && j === 0) {
          row[0] = 0
          continue
        }
        const b = j > 0 ? written[j - 1]! : -1
        const atEnd = typedEnds && (j === written.length || written[j] === space)
        let least = Infinity
        if (above !== undefined) {
          const cost = a < 0 ? letter : (atEnd ? this.#tooMuchAtEnd : this.#tooMuch)[a]!
          least = above[j]! + cost
        }
        if (j > 0) least = Math.min(least, row[j - 1]! + (atEnd ? this.#leftOutAtEnd : this.#leftOut)[b]!)
        if (above !== undefined && j > 0) {
          const cost = a === b ? 0 : a < 0 ? letter : (atEnd ? this.#changeAtEnd : this.#change)[a * count + b]!
          least = Math.min(least, above[j - 1]! + cost)
          if (i > 1 && j > 1 && a !== b && a === written[j - 2] && typed[i - 2] === b)
            least = Math.min(least, rows[i - 2]![j - 2]! + swap)
        }
        const runs = a < 0 ? undefined : this.#runs[a]
        if (runs !== undefined) for (const rule of runs) least = Math.min(least, this.#run(rule, i, written, j, atEnd))
        const none = this.#runs[count]
        if (none !== undefined) for (const rule of none) least = Math.min(least, this.#run(rule, i, written, j, atEnd))
        row[j] = least
      }
    }
    return rows[typed.length]![written.length]!
  }

  #run(rule: NumberedRule, i: number, written: LetterNumbers, j: number, atEnd: boolean): number {
    const { typed, written: run, cost, final } = rule
    if ((final && !atEnd) || i < typed.length || j < run.length) return Infinity
    for (let k = 0; k < typed.length; k++) if (this.#typed[i - typed.length + k] !== typed[k]) return Infinity
    for (let k = 0; k < run.length; k++) if (written[j - run.length + k] !== run[k]) return Infinity
    return this.#rows[i - typed.length]![j - run.length]! + cost
  }
}

const distances = new WeakMap<LetterTable, SpellingDistance>()

/** The distance between canonical spellings of a layer, its tables made once. A layer has one language. */
export function spellingDistanceOf(table: LetterTable, language: Language): SpellingDistance {
  const known = distances.get(table)
  if (known !== undefined) return known
  const distance = new SpellingDistance(canonicalSlips(language), table)
  distances.set(table, distance)
  return distance
}
