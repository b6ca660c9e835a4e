import type { LetterTable } from './letter-table.ts'
import type { SlipTable } from './slip-distance.ts'

/** A confusion as letter numbers. */
export interface NumberedRule {
  readonly typed: readonly number[]
  readonly written: readonly number[]
  readonly cost: number
  readonly final: boolean
}

/** The confusions of a slip table as numbers of one layer's letters, where a walk needs them. */
export interface SlipRules {
  readonly letter: number
  readonly swap: number
  /** Number of the space; -1 where no key has one. */
  readonly space: number
  /** Numbers of the layer's letters, then of those that only confusions have: they may be typed, no key has them. */
  readonly numbers: ReadonlyMap<string, number>
  /** By first letter typed. */
  readonly byFirst: readonly (readonly NumberedRule[] | undefined)[]
  /** By last letter typed. */
  readonly byLast: readonly (readonly NumberedRule[] | undefined)[]
  /** Nothing typed for something written. */
  readonly leftOut: readonly NumberedRule[]
}

/** Reads a slip table for a layer. What no key of the layer can have written is left out. */
export function slipRules(table: SlipTable, letters: LetterTable): SlipRules {
  const numbers = new Map(letters.numbers)
  const numberOf = (letter: string): number => {
    const number = numbers.get(letter) ?? numbers.size
    numbers.set(letter, number)
    return number
  }
  const byFirst: NumberedRule[][] = []
  const byLast: NumberedRule[][] = []
  const leftOut: NumberedRule[] = []
  for (const { typed, written, cost, final } of table.confusions) {
    if (!written.every((letter) => letters.numbers.has(letter))) continue
    const rule: NumberedRule = { typed: typed.map(numberOf), written: written.map(numberOf), cost, final }
    if (rule.typed.length === 0) leftOut.push(rule)
    else {
      const [first, last] = [rule.typed[0]!, rule.typed.at(-1)!]
      byFirst[first] = [...(byFirst[first] ?? []), rule]
      byLast[last] = [...(byLast[last] ?? []), rule]
    }
  }
  const space = letters.numbers.get(' ') ?? -1
  return { letter: table.letter, swap: table.swap, space, numbers, byFirst, byLast, leftOut }
}
