import type { Slip } from '../dictionary-client.ts'
import type { EditCosts, Range } from '../language.ts'

/**
 * The confusions of a language as they look between keys of one form: what the form makes equal costs nothing and is
 * not here. Costs are whole hundredths, so that sums are exact.
 */
export interface SlipTable {
  readonly letter: number
  readonly swap: number
  /** Every confusion in both directions. */
  readonly confusions: readonly SlipRule[]
  /** The same by the last letter typed, then by the last letter written; '' for an empty run. */
  readonly byEnds: ReadonlyMap<string, ReadonlyMap<string, readonly SlipRule[]>>
}

/** One run of letters typed for another. */
export interface SlipRule {
  readonly typed: readonly string[]
  readonly written: readonly string[]
  readonly cost: number
  /** Only where both end a word. */
  readonly final: boolean
}

/** A query is at most so far from a word: this, and this share of its letters, whichever is less. // search.md §2 */
export const slipBounds = { most: 200, perLetter: 35, slips: 2 } as const

/**
 * How much the slips in a query may cost, in hundredths; 0 for a query of one letter, which is never fuzzy.
 *
 * @param letters of the query
 */
export function slipBound(letters: number): number {
  return letters < 2 ? 0 : Math.min(slipBounds.most, slipBounds.perLetter * letters)
}

/**
 * Reads the costs of a language for keys of one form.
 *
 * @param letters of a key: `Language.letters`
 * @param key makes the form: the fold, the canonical spelling
 * @example
 * slipTable(jrai.costs, jrai.letters, jrai.fold) // has s for x; not ơ for o, which fold to one letter
 */
export function slipTable(
  costs: EditCosts,
  letters: (key: string) => readonly string[],
  key: (text: string) => string,
): SlipTable {
  const cheapest = new Map<string, SlipRule>()
  const add = (typed: string, written: string, cost: number, final: boolean): void => {
    const name = `${typed}\0${written}\0${final}`
    const before = cheapest.get(name)
    if (before === undefined || cost < before.cost)
      cheapest.set(name, { typed: letters(typed), written: letters(written), cost, final })
  }
  for (const [a, b, cost, where] of costs.confusions) {
    const [typed, written] = [key(a), key(b)]
    if (typed === written) continue
    add(typed, written, hundredths(cost), where === 'final')
    add(written, typed, hundredths(cost), where === 'final')
  }
  const byEnds = new Map<string, Map<string, SlipRule[]>>()
  for (const rule of cheapest.values()) {
    const byWritten = byEnds.get(rule.typed.at(-1) ?? '') ?? new Map<string, SlipRule[]>()
    byEnds.set(rule.typed.at(-1) ?? '', byWritten)
    byWritten.set(rule.written.at(-1) ?? '', [...(byWritten.get(rule.written.at(-1) ?? '') ?? []), rule])
  }
  return {
    letter: hundredths(costs.letter),
    swap: hundredths(costs.swap),
    confusions: [...cheapest.values()],
    byEnds,
  }
}

function hundredths(cost: number): number {
  return Math.round(cost * 100)
}

/** How a typed word differs from a written one. */
export interface Slips {
  /** Least sum of costs, in hundredths. */
  readonly cost: number
  /** What makes it up, in the order of the word. */
  readonly slips: readonly PlacedSlip[]
}

/** A slip with its place: `[from, to)` in letters of what was typed, and of what is written. */
export interface PlacedSlip extends Slip {
  readonly typedAt: Range
  readonly writtenAt: Range
}

/**
 * Finds the cheapest way from a typed word to a written one: letters put in, left out, put for another, swapped with the
 * next, and the confusions of the table, no letter touched twice. This is what the fuzzy tier means; the search finds
 * the same without looking at every word. Time is the product of the lengths: cut queries first.
 *
 * Without `most` it is nothing for equal words only, the same both ways, and never more than any slips in parts of the
 * word that do not overlap. It is a metric where a slip is of one letter, a swap is no cheaper than two letters, and two
 * confusions in a row are never cheaper than the one they make. The costs of the languages are not such, on purpose:
 * who takes `ឌ` for `ឍ`, or `ឍ` for `ធ`, does not take `ឌ` for `ធ`. So nothing may prune by the triangle.
 *
 * @param most slips; left out: any number
 * @returns undefined where more slips are needed
 * @example
 * findSlips(table, ['x', 'a'], ['s', 'a'], 2) // { cost: 40, slips: [{ typed: 'x', written: 's', … }] }
 */
export function findSlips(
  table: SlipTable,
  typed: readonly string[],
  written: readonly string[],
  most?: number,
): Slips | undefined {
  const width = written.length + 1
  const size = (typed.length + 1) * width
  // One layer for each number of slips; a single one that all share where any number will do.
  const layers = Array.from({ length: most === undefined ? 1 : most + 1 }, () => new Float64Array(size).fill(Infinity))
  const steps = layers.map((): (Step | undefined)[] => [])
  layers[0]![0] = 0
  for (let i = 0; i <= typed.length; i++)
    for (let j = 0; j <= written.length; j++) {
      const at = i * width + j
      const equal = i > 0 && j > 0 && typed[i - 1] === written[j - 1]
      const slipsHere = slipsAt(table, typed, i, written, j)
      layers.forEach((layer, slips) => {
        const take = (from: Float64Array, step: Step): void => {
          const cost = from[at - step.typed * width - step.written]! + step.cost
          if (cost >= layer[at]!) return
          layer[at] = cost
          steps[slips]![at] = step
        }
        if (equal) take(layer, same)
        const before = most === undefined ? layer : layers[slips - 1]
        if (before !== undefined) for (const step of slipsHere) take(before, step)
      })
    }
  let slips = layers.findIndex((layer) => layer[size - 1] === Math.min(...layers.map((each) => each[size - 1]!)))
  const cost = layers[slips]![size - 1]!
  if (cost === Infinity) return undefined
  const found: PlacedSlip[] = []
  let i = typed.length
  let j = written.length
  while (i > 0 || j > 0) {
    const step = steps[slips]![i * width + j]!
    if (step !== same) {
      found.push({
        typed: typed.slice(i - step.typed, i).join(''),
        written: written.slice(j - step.written, j).join(''),
        typedAt: { from: i - step.typed, to: i },
        writtenAt: { from: j - step.written, to: j },
      })
      if (most !== undefined) slips--
    }
    i -= step.typed
    j -= step.written
  }
  return { cost, slips: found.reverse() }
}

/** So many letters of either word, at a cost. */
interface Step {
  readonly typed: number
  readonly written: number
  readonly cost: number
}

const same: Step = { typed: 1, written: 1, cost: 0 }

/** The slips that may end behind `i` letters typed and `j` written. */
function slipsAt(
  table: SlipTable,
  typed: readonly string[],
  i: number,
  written: readonly string[],
  j: number,
): readonly Step[] {
  const { letter, swap, byEnds } = table
  const steps: Step[] = []
  const a = typed[i - 1] ?? ''
  const b = written[j - 1] ?? ''
  if (i > 0 && j > 0 && a !== b) {
    steps.push({ typed: 1, written: 1, cost: letter })
    if (i > 1 && j > 1 && a === written[j - 2] && typed[i - 2] === b) steps.push({ typed: 2, written: 2, cost: swap })
  }
  if (i > 0) steps.push({ typed: 1, written: 0, cost: letter })
  if (j > 0) steps.push({ typed: 0, written: 1, cost: letter })
  const add = (rules: readonly SlipRule[] | undefined): void => {
    if (rules === undefined) return
    for (const rule of rules)
      if (
        endsWith(typed, i, rule.typed) &&
        endsWith(written, j, rule.written) &&
        (!rule.final || (endsWord(typed, i) && endsWord(written, j)))
      )
        steps.push({ typed: rule.typed.length, written: rule.written.length, cost: rule.cost })
  }
  const behind = i > 0 ? byEnds.get(a) : undefined
  const untyped = byEnds.get('')
  if (j > 0) {
    add(behind?.get(b))
    add(untyped?.get(b))
  }
  add(behind?.get(''))
  return steps
}

function endsWith(word: readonly string[], end: number, run: readonly string[]): boolean {
  return run.length <= end && run.every((letter, k) => word[end - run.length + k] === letter)
}

function endsWord(word: readonly string[], end: number): boolean {
  return end === word.length || word[end] === ' '
}
