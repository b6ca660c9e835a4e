import type { Confusion, EditCosts } from '../language.ts'

/**
 * The costs of a language as its `costs.json` writes them; `schema/costs.schema.json` is the form, and
 * docs/guides/tune-the-costs.md tells how to change one.
 */
export interface CostTable {
  readonly letter: number
  readonly swap: number
  /** Capital letters that stand for each of their members in turn; ∅ is a member that is nothing. */
  readonly classes?: Readonly<Record<string, string>>
  readonly confusions: Readonly<Record<string, CostRule>>
}

/** Letters that are taken for one another, at one cost. */
export interface CostRule {
  readonly cost: number
  /** Groups with a space between, their members with `/`: any two of a group; with ∅, left out. */
  readonly among: string
  /** Only at the end of a word. */
  readonly final?: boolean
}

/**
 * Writes the rules of a cost table out as pairs. A ◌ only holds a mark up and counts for nothing; letter and mark are
 * composed.
 *
 * @example
 * readCosts({ letter: 1, swap: 0.6, classes: { V: 'oơ' }, confusions: { breve: { cost: 0.15, among: 'V/V\u0306' } } })
 *   .confusions // [['o', 'ŏ', 0.15], ['ơ', 'ơ̆', 0.15]]
 */
export function readCosts({ letter, swap, classes, confusions }: CostTable): EditCosts {
  return {
    letter,
    swap,
    confusions: Object.values(confusions).flatMap(({ cost, among, final }) =>
      groupsOf(among, classes).flatMap((group) =>
        group.flatMap((a, at) =>
          group.slice(at + 1).map((b): Confusion => (final ? [a, b, cost, 'final'] : [a, b, cost])),
        ),
      ),
    ),
  }
}

/**
 * Lists the groups of a rule with their members, classes written out; an empty member is nothing.
 *
 * @example
 * groupsOf('DD/D b/∅', { D: 'lm' }) // [['ll', 'l'], ['mm', 'm'], ['b', '']]
 */
export function groupsOf(among: string, classes: CostTable['classes']): readonly (readonly string[])[] {
  // Decomposed first: an editor may have composed a class letter with the mark after it.
  return among
    .normalize('NFD')
    .split(' ')
    .flatMap((group) =>
      [...(classes?.[/[A-Z]/.exec(group)?.[0] ?? ''] ?? '∅').replaceAll('◌', '')].map((member) =>
        group.replace(/[A-Z]/g, member).replace(/[∅◌]/g, '').normalize().split('/'),
      ),
    )
}
