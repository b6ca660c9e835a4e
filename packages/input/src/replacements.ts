/** As many are known again at an undo; browsers keep fewer steps. */
const remembered = 1000

/** What `apply` selected to replace it, and what had been selected before: an undo selects it again. */
export interface Replacements<Selection> {
  add(selected: string, before: Selection): void
  find(selected: string): Selection | undefined
}

export function replacements<Selection>(): Replacements<Selection> {
  const known = new Map<string, Selection>()
  return {
    add(selected, before) {
      known.set(selected, before)
      if (known.size > remembered) known.delete(known.keys().next().value ?? '')
    },
    find: (selected) => known.get(selected),
  }
}
