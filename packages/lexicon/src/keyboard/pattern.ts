import type { Pattern, PatternItem } from './layout.ts'
import { lower, lowerOf } from './letter-case.ts'

/** Code points that a pattern may reach back; the engine reads no more of the text than this. */
export const longestReach = 32

/** Members of a set as a tree over their code points from the last to the first. */
interface BackwardTree {
  readonly next: Map<number, BackwardTree>
  ends: boolean
}

type Instruction =
  | { readonly op: 'codePoint'; readonly codePoint: number }
  | { readonly op: 'member'; readonly tree: BackwardTree }
  | { readonly op: 'outside'; readonly members: ReadonlySet<number> }
  /** Goes on with the next instruction, else with `otherwise`. */
  | { readonly op: 'either'; otherwise: number }
  /** A piece of `from` begins here. */
  | { readonly op: 'begin'; readonly piece: number }
  | { readonly op: 'end' }

/**
 * A pattern as instructions that walk the text from the caret backward. Each instruction is tried at each position at
 * most once, so that matching takes a time bounded by their product, whatever the pattern.
 */
export interface Matcher {
  readonly instructions: readonly Instruction[]
  readonly pieces: number
  readonly caseless: boolean
  readonly branches: boolean
  /** What the last code point of a match may be; `undefined`: anything. */
  readonly last: ReadonlySet<number> | undefined
}

/** Where a matcher found its pattern, as indexes of code points. */
export interface Match {
  /** Where `before` begins. */
  readonly from: number
  /** Where each piece of `from` begins, and the caret. */
  readonly pieces: readonly number[]
}

export type Sets = ReadonlyMap<string, readonly string[]>

/** Compiles `before` and `from`. In a caseless one, upper and lower case match each other. */
export function compilePattern(before: Pattern, from: Pattern, sets: Sets, caseless: boolean): Matcher {
  const instructions: Instruction[] = []
  const fold = (text: string): string => (caseless ? lower(text) : text)
  const members = (name: string): readonly string[] => sets.get(name) ?? []
  const trees = new Map<string, BackwardTree>()

  const add = (item: PatternItem): void => {
    if (typeof item === 'string') {
      for (const character of [...fold(item)].reverse()) {
        instructions.push({ op: 'codePoint', codePoint: character.codePointAt(0)! })
      }
    } else if ('set' in item) {
      const tree = trees.get(item.set) ?? treeOf(members(item.set).map(fold))
      trees.set(item.set, tree)
      instructions.push({ op: 'member', tree })
    } else if ('notIn' in item) {
      const codePoints = item.notIn.flatMap(members).map((member) => fold(member).codePointAt(0) ?? -1)
      instructions.push({ op: 'outside', members: new Set(codePoints) })
    } else if ('optional' in item) {
      addOptional(item.optional)
    } else {
      for (let count = 0; count < item.least; count++) add(item.repeat)
      addUpTo(item.repeat, item.most - item.least)
    }
  }
  const addOptional = (item: PatternItem): void => addUpTo(item, 1)
  // Each further time hangs on the one before.
  const addUpTo = (item: PatternItem, most: number): void => {
    const branches: { op: 'either'; otherwise: number }[] = []
    for (let count = 0; count < most; count++) {
      const branch = { op: 'either' as const, otherwise: 0 }
      branches.push(branch)
      instructions.push(branch)
      add(item)
    }
    for (const branch of branches) branch.otherwise = instructions.length
  }

  for (let piece = from.length - 1; piece >= 0; piece--) {
    add(from[piece]!)
    instructions.push({ op: 'begin', piece })
  }
  for (const item of [...before].reverse()) add(item)
  instructions.push({ op: 'end' })
  return {
    instructions,
    pieces: from.length,
    caseless,
    branches: instructions.some(({ op }) => op === 'either' || op === 'member'),
    last: lastCodePoints(instructions),
  }
}

function treeOf(members: readonly string[]): BackwardTree {
  const root: BackwardTree = { next: new Map(), ends: false }
  for (const member of members) {
    let node = root
    for (const character of [...member].reverse()) {
      const codePoint = character.codePointAt(0)!
      let next = node.next.get(codePoint)
      if (next === undefined) {
        next = { next: new Map(), ends: false }
        node.next.set(codePoint, next)
      }
      node = next
    }
    if (node !== root) node.ends = true
  }
  return root
}

function lastCodePoints(instructions: readonly Instruction[]): ReadonlySet<number> | undefined {
  const last = new Set<number>()
  const seen = new Set<number>()
  const todo = [0]
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    const instruction = instructions[at]!
    if (instruction.op === 'codePoint') last.add(instruction.codePoint)
    else if (instruction.op === 'member') for (const codePoint of instruction.tree.next.keys()) last.add(codePoint)
    else if (instruction.op === 'either') todo.push(at + 1, instruction.otherwise)
    else if (instruction.op === 'begin') todo.push(at + 1)
    else return undefined
  }
  return last
}

// In which round an instruction was last tried at a position. One table for all, as no match runs inside another: to make and
// clear one for each match took longer than the match.
let tries = new Uint32Array(0)
let round = 0

function beginTries(size: number): void {
  round += 1
  if (tries.length < size || round > 0xffff_ffff) {
    tries = new Uint32Array(Math.max(size, tries.length))
    round = 1
  }
}

/**
 * Matches a pattern against code points; it must end at their end. Each piece takes as much as it can.
 *
 * @param text code points before the caret
 * @param folded the same in lower case
 */
export function match(matcher: Matcher, text: readonly number[], folded: readonly number[]): Match | undefined {
  const { instructions, pieces, branches } = matcher
  const codePoints = matcher.caseless ? folded : text
  const begins: number[] = new Array(pieces).fill(0)
  const width = codePoints.length + 1
  if (branches) beginTries(instructions.length * width)

  // Gives the position where the match begins, or -1.
  const run = (start: number, position: number): number => {
    let at = start
    let here = position
    for (;;) {
      const instruction = instructions[at]!
      switch (instruction.op) {
        case 'codePoint':
          if (here === 0 || codePoints[here - 1] !== instruction.codePoint) return -1
          here -= 1
          at += 1
          break
        case 'outside':
          if (here === 0 || instruction.members.has(codePoints[here - 1]!)) return -1
          here -= 1
          at += 1
          break
        case 'begin':
          begins[instruction.piece] = here
          at += 1
          break
        case 'end':
          return here
        case 'either': {
          if (tries[at * width + here] === round) return -1
          tries[at * width + here] = round
          const found = run(at + 1, here)
          if (found !== -1) return found
          at = instruction.otherwise
          break
        }
        case 'member': {
          if (tries[at * width + here] === round) return -1
          tries[at * width + here] = round
          let ends: number[] | undefined
          let node: BackwardTree | undefined = instruction.tree
          for (let back = here; back > 0; back--) {
            node = node.next.get(codePoints[back - 1]!)
            if (node === undefined) break
            if (node.ends) {
              if (ends === undefined) ends = [back - 1]
              else ends.push(back - 1)
            }
          }
          for (let end = ends?.pop(); end !== undefined; end = ends?.pop()) {
            const found = run(at + 1, end)
            if (found !== -1) return found
          }
          return -1
        }
      }
    }
  }
  const from = run(0, codePoints.length)
  return from === -1 ? undefined : { from, pieces: [...begins, codePoints.length] }
}

/** Code points of a text; half of a pair counts as one. */
export function codePointsOf(text: string): number[] {
  const codePoints: number[] = []
  for (let at = 0; at < text.length; ) {
    const codePoint = text.codePointAt(at)!
    codePoints.push(codePoint)
    at += codePoint > 0xffff ? 2 : 1
  }
  return codePoints
}

/** The code points in lower case, for patterns that pay no heed to it. */
export function foldCodePoints(codePoints: readonly number[]): readonly number[] {
  return codePoints.map(lowerOf)
}

/** The text of the code points `[from, to)`. */
export function textOf(codePoints: readonly number[], from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at++) text += String.fromCodePoint(codePoints[at]!)
  return text
}
