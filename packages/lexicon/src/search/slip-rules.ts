import type { LetterTable } from './letter-table.ts'
import type { SlipTable } from './slip-distance.ts'

/** A confusion of more than one letter, or one that holds only where a word ends, as letter numbers. */
export interface SlipRun {
  readonly typed: readonly number[]
  readonly written: readonly number[]
  readonly cost: number
  readonly final: boolean
}

/**
 * A slip table for the letters of one layer. Costs of one letter stand in arrays: letters that no confusion knows share
 * class 0, so the arrays stay small whatever the script.
 */
export interface SlipRules {
  readonly letter: number
  readonly swap: number
  /** Number of the space; -1 where no key has one. */
  readonly space: number
  /** Numbers of the layer's letters, then of those that only confusions have: they may be typed, no key has them. */
  readonly numbers: ReadonlyMap<string, number>
  /** Class of each letter. */
  readonly classOf: Uint16Array
  readonly classes: number
  /** Cost of one letter for another, by class typed × classes + class written. For one and the same letter it is not asked. */
  readonly change: Uint8Array
  /** Cost of a letter typed too much, and of one left out, by class. */
  readonly tooMuch: Uint8Array
  readonly leftOut: Uint8Array
  /** Runs by first letter typed, and by last; those with nothing typed. */
  readonly byFirst: readonly (readonly SlipRun[] | undefined)[]
  readonly byLast: readonly (readonly SlipRun[] | undefined)[]
  readonly untyped: readonly SlipRun[]
}

/** Reads a slip table for a layer. What no key of the layer can have written is left out. */
export function slipRules(table: SlipTable, letters: LetterTable): SlipRules {
  const numbers = new Map(letters.numbers)
  const numberOf = (letter: string): number => {
    const number = numbers.get(letter) ?? numbers.size
    numbers.set(letter, number)
    return number
  }
  const known = table.confusions
    .filter(({ written }) => written.every((letter) => letters.numbers.has(letter)))
    .map((rule) => ({ ...rule, typed: rule.typed.map(numberOf), written: rule.written.map(numberOf) }))
  const single = known.filter(({ typed, written, final }) => !final && typed.length < 2 && written.length < 2)
  const runs = known.filter((rule) => !single.includes(rule))

  const classOf = new Uint16Array(numbers.size)
  let classes = 1
  for (const { typed, written } of single)
    for (const number of [...typed, ...written]) if (classOf[number] === 0) classOf[number] = classes++
  const dearest = Math.min(255, table.letter)
  const change = new Uint8Array(classes * classes).fill(dearest)
  const tooMuch = new Uint8Array(classes).fill(dearest)
  const leftOut = new Uint8Array(classes).fill(dearest)
  for (const { typed, written, cost } of single) {
    const [a, b] = [typed[0], written[0]]
    if (a === undefined) leftOut[classOf[b!]!] = cost
    else if (b === undefined) tooMuch[classOf[a]!] = cost
    else change[classOf[a]! * classes + classOf[b]!] = cost
  }
  return {
    letter: table.letter,
    swap: table.swap,
    space: letters.numbers.get(' ') ?? -1,
    numbers,
    classOf,
    classes,
    change,
    tooMuch,
    leftOut,
    byFirst: grouped(runs, ({ typed }) => typed[0]),
    byLast: grouped(runs, ({ typed }) => typed.at(-1)),
    untyped: runs.filter(({ typed }) => typed.length === 0),
  }
}

function grouped(
  runs: readonly SlipRun[],
  numberOf: (run: SlipRun) => number | undefined,
): readonly (readonly SlipRun[] | undefined)[] {
  const groups: SlipRun[][] = []
  for (const run of runs) {
    const number = numberOf(run)
    if (number !== undefined) groups[number] = [...(groups[number] ?? []), run]
  }
  return groups
}
