import { classCount, classOf, characterClass as kind } from './character-class.ts'
import * as at from './syllable-state.ts'

/** How a syllable is repaired; flags that are joined by `|`. */
export const repairMode = {
  /** As the reference programs do for Modern Khmer. */
  plain: 0,
  /** Of identical marks in a syllable only the first is kept, and the shifter that it has a use for. // khmer.md §3.4–3.5 */
  single: 1,
  /** A zero-width non-joiner that has no effect is dropped. // khmer.md §2.10 */
  strict: 2,
  /** Middle Khmer: final subscripts, and coeng da stays. // khmer.md §2.12 */
  middle: 4,
  /** Anything that the search form changes is in doubt, besides what `single` changes. // khmer.md §3 */
  fold: 8,
} as const

/** How many columns a row of a table has. */
const rowLength = 128

/** What a table answers where the text may not be canonical. */
export const doubt = 0xffff

const stateCount = 18

/** The last column that is a Khmer code point; those after it are unassigned and stand for classes of other blocks. */
const lastKhmer = 0x79
const [otherColumn, zwnjColumn, zwjColumn, dottedCircleColumn, foldedColumn] = [0x7a, 0x7b, 0x7c, 0x7d, 0x7e]

/** The column of a code unit. */
export function columnOf(unit: number): number {
  const index = unit - 0x1780
  return index >>> 0 <= lastKhmer ? index : columnOutside(unit)
}

/** The column of a code unit outside the Khmer block: few are anything to a syllable. */
function columnOutside(unit: number): number {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a ? foldedColumn : otherColumn
  if (unit < 0x1780) return foldedColumn
  const index = unit - 0x200b
  if (index >>> 0 <= 2) return index === 0 ? foldedColumn : index === 1 ? zwnjColumn : zwjColumn
  if (unit >= 0x2010 && unit <= 0x2027) return otherColumn
  if (unit === 0x25cc) return dottedCircleColumn
  return unit < 0x1800 ? otherColumn : foldedColumn
}

const tables: (Uint16Array | undefined)[] = []

/** Gives the table of a mode: state + column → state, or {@link doubt}. */
export function transitionsOf(mode: number): Uint16Array {
  const known = tables[mode]
  if (known !== undefined) return known
  const table = buildTransitions(mode)
  tables[mode] = table
  return table
}

/** The table knows only what is certainly canonical. */
function buildTransitions(mode: number): Uint16Array {
  const table = new Uint16Array(stateCount * rowLength).fill(doubt)
  const columns: readonly (readonly number[])[] = columnsByClass()
  const set = (states: readonly number[], classes: readonly number[], next: number): void => {
    for (const state of states)
      for (const each of classes) for (const column of columns[each]!) table[state + column] = next
  }
  const letters = [kind.base, kind.ro, kind.da]
  const every = Array.from(columns.keys())
  const outside = [at.outside, at.outsideCoeng, at.digit, at.khan]
  const cluster = [at.base, at.robat, at.subscript, at.subscriptRo]
  const onset = [...cluster, at.shifter, at.zwnj]
  const vowels = [at.vowelBefore, at.vowelU, at.vowelBelow, at.vowelAbove, at.vowelAfter]
  const complete = [...onset, ...vowels, at.sign, at.final]

  // Outside a syllable marks are left as they are, and a letter after a stray coeng belongs to it.
  set(outside, every, at.outside)
  set([at.outside, at.outsideCoeng], [kind.coeng], at.outsideCoeng)
  set([at.digit, at.khan], [kind.coeng], doubt)
  set([...outside, ...complete], [kind.other], at.outside)
  set([...outside, ...complete], [kind.digit], at.digit)
  set([...outside, ...complete], [kind.khan], at.khan)
  set([...outside, ...complete], [...letters, kind.dottedCircle], at.base)
  set([at.outsideCoeng], letters, at.outside)

  // Inside, the parts in the order of khmer.md §1, without the pairs that §2.4–2.6 rewrite.
  set([at.base], [kind.robat], at.robat)
  set([at.base, at.robat, at.subscript], [kind.coeng], at.coeng)
  set([at.coeng], [kind.base], at.subscript)
  if (mode & repairMode.middle) set([at.coeng], [kind.da], at.subscript)
  set([at.coeng], [kind.ro], at.subscriptRo)
  // Which shifter the search form has, the table cannot tell: it is looked at apart.
  if (!(mode & repairMode.single) || mode & repairMode.fold) set(cluster, [kind.shifter], at.shifter)
  if (!(mode & repairMode.strict)) set([...cluster, at.shifter], [kind.zwnj], at.zwnj)
  set(onset, [kind.vowelE, kind.vowelOe, kind.vowelBefore], at.vowelBefore)
  set(cluster, [kind.vowelU], at.vowelU)
  set([at.shifter, at.zwnj], [kind.vowelU], at.vowelBelow)
  set(onset, [kind.vowelBelow], at.vowelBelow)
  set(onset, [kind.vowelAbove], at.vowelAbove)
  set(onset, [kind.vowelAfter], at.vowelAfter)
  set([...onset, ...vowels], [kind.sign, kind.signAbove], at.sign)
  set([at.vowelU], [kind.signAbove], doubt)
  if (!(mode & repairMode.single)) set([at.sign], [kind.sign, kind.signAbove], at.sign)
  set([...onset, ...vowels, at.sign], [kind.final], at.final)

  if (mode & repairMode.fold) {
    const changed = [0x17a3, 0x17a4, 0x17a8, 0x17b2, 0x17b4, 0x17b5, 0x17d3, 0x17d8, 0x17dd].map(
      (unit) => unit - 0x1780,
    )
    for (let row = 0; row < table.length; row += rowLength) {
      for (const column of [...changed, foldedColumn, zwnjColumn, zwjColumn]) table[row + column] = doubt
    }
  }
  return table
}

/** The columns of each class. */
function columnsByClass(): readonly (readonly number[])[] {
  const columns: number[][] = Array.from({ length: classCount }, () => [])
  for (let column = 0; column <= lastKhmer; column++) columns[classOf(0x1780 + column)]!.push(column)
  columns[kind.other]!.push(otherColumn, foldedColumn)
  columns[kind.zwnj]!.push(zwnjColumn)
  columns[kind.zwj]!.push(zwjColumn)
  columns[kind.dottedCircle]!.push(dottedCircleColumn)
  return columns
}
