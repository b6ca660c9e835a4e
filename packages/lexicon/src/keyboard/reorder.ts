import type { ReorderRule } from './layout.ts'
import type { Sets } from './pattern.ts'

/** Weights of code points, ready to look up. */
export interface CompiledReorder {
  readonly alone: ReadonlyMap<number, number>
  /** By what stands before: weights of what stands behind it. */
  readonly behind: ReadonlyMap<number, ReadonlyMap<number, number>>
}

export function compileReorder(rules: readonly ReorderRule[], sets: Sets): CompiledReorder | undefined {
  if (rules.length === 0) return undefined
  const alone = new Map<number, number>()
  const behind = new Map<number, Map<number, number>>()
  const codePoints = (name: string): readonly number[] =>
    (sets.get(name) ?? []).map((member) => member.codePointAt(0) ?? -1)
  for (const rule of rules) {
    const tables =
      rule.behind === undefined
        ? [alone]
        : codePoints(rule.behind).map((codePoint) => {
            const table = behind.get(codePoint) ?? new Map<number, number>()
            behind.set(codePoint, table)
            return table
          })
    for (const table of tables) {
      for (const codePoint of codePoints(rule.set)) if (!table.has(codePoint)) table.set(codePoint, rule.weight)
    }
  }
  return { alone, behind }
}

/**
 * Finds where the last cluster begins: at the last code point of weight 0 that stands behind nothing it belongs to. -1
 * where the cluster has no beginning.
 */
export function clusterStart({ alone, behind }: CompiledReorder, codePoints: readonly number[]): number {
  for (let at = codePoints.length - 1; at >= 0; at--) {
    const codePoint = codePoints[at]!
    if (behind.get(codePoints[at - 1]!)?.has(codePoint) === true) continue
    if (behind.has(codePoint) && at > 0) continue
    if ((alone.get(baseOf(codePoint)) ?? 0) === 0) return at
  }
  return -1
}

/**
 * Sorts the last cluster by weight; what weighs the same keeps its order. A code point that stands behind another by a
 * rule moves with it. One that waits at the end for what will stand behind it stays there. A precomposed letter is
 * taken apart, so that its marks are ordered too.
 *
 * @returns the same list where nothing moves
 */
export function reorder(order: CompiledReorder, codePoints: readonly number[]): readonly number[] {
  const start = clusterStart(order, codePoints)
  if (start === -1 || start === codePoints.length - 1) return codePoints
  const parts: number[] = []
  for (let at = start; at < codePoints.length; at++) parts.push(...partsOf(codePoints[at]!))
  const units: { readonly weight: number; readonly codePoints: number[] }[] = []
  for (let at = 1; at < parts.length; at++) {
    const codePoint = parts[at]!
    const joined = order.behind.get(codePoint)?.get(parts[at + 1]!)
    if (joined !== undefined) {
      units.push({ weight: joined, codePoints: [codePoint, parts[at + 1]!] })
      at += 1
    } else if (order.behind.has(codePoint) && at === parts.length - 1) {
      units.push({ weight: Number.POSITIVE_INFINITY, codePoints: [codePoint] })
    } else {
      const weight = order.alone.get(codePoint)
      const before = units.at(-1)
      if (weight === undefined && before !== undefined) before.codePoints.push(codePoint)
      else units.push({ weight: weight ?? 0, codePoints: [codePoint] })
    }
  }
  if (units.every(({ weight }, at) => at === 0 || units[at - 1]!.weight <= weight)) return codePoints
  units.sort((a, b) => a.weight - b.weight)
  return [...codePoints.slice(0, start), parts[0]!, ...units.flatMap((unit) => unit.codePoints)]
}

function partsOf(codePoint: number): readonly number[] {
  if (codePoint < 0xc0) return [codePoint]
  return [...String.fromCodePoint(codePoint).normalize('NFD')].map((character) => character.codePointAt(0)!)
}

function baseOf(codePoint: number): number {
  return codePoint < 0xc0 ? codePoint : partsOf(codePoint)[0]!
}
