import type { Dropped } from './exporter.ts'

/** Counts what an export has no place for. */
export interface DroppedCount<Field extends string> {
  /** Counts a value of a field, or several; nothing where the value is absent. */
  add(field: Field, value: unknown): void
  /** What was counted, in the order of the reasons. */
  list(): readonly Dropped[]
}

/**
 * Makes a count of the fields that a format has no place for.
 *
 * @param reasons why, by field: `{ 'senses[].definition': 'A sense has glosses alone.' }`
 * @example
 * const dropped = droppedCount({ etymology: 'No column has it.' })
 * dropped.add('etymology', entry.etymology)
 */
export function droppedCount<Field extends string>(reasons: Readonly<Record<Field, string>>): DroppedCount<Field> {
  const counts = new Map<string, number>()
  return {
    add(field, value) {
      const count = Array.isArray(value) ? value.length : value === undefined ? 0 : 1
      if (count > 0) counts.set(field, (counts.get(field) ?? 0) + count)
    },
    list: () =>
      Object.entries<string>(reasons).flatMap(([field, why]) => {
        const count = counts.get(field)
        return count === undefined ? [] : [{ field, count, why }]
      }),
  }
}
