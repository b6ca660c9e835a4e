// What a file of another tool has is looked at field by field: what is of another type than asked for counts as absent.

/** The text of a field, where it is one and not empty. */
export function textOf(record: Readonly<Record<string, unknown>>, field: string): string | undefined {
  const value = Object.hasOwn(record, field) ? record[field] : undefined
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The whole number of a field. */
export function numberOf(record: Readonly<Record<string, unknown>>, field: string): number | undefined {
  const value = Object.hasOwn(record, field) ? record[field] : undefined
  return Number.isSafeInteger(value) ? (value as number) : undefined
}

/** The texts of a list. */
export function textsOf(record: Readonly<Record<string, unknown>>, field: string): readonly string[] {
  return listOf(record, field).filter((item) => typeof item === 'string' && item !== '') as readonly string[]
}

/** The objects of a list. */
export function recordsOf(
  record: Readonly<Record<string, unknown>>,
  field: string,
): readonly Readonly<Record<string, unknown>>[] {
  return listOf(record, field).filter(
    (item) => typeof item === 'object' && item !== null && !Array.isArray(item),
  ) as readonly Readonly<Record<string, unknown>>[]
}

/** The object of a field; an empty one where there is none. */
export function recordOf(record: Readonly<Record<string, unknown>>, field: string): Readonly<Record<string, unknown>> {
  const value = Object.hasOwn(record, field) ? record[field] : undefined
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

/** The fields that are not among those named; `undefined` where there are none. */
export function otherFields(
  record: Readonly<Record<string, unknown>>,
  named: ReadonlySet<string>,
): Readonly<Record<string, unknown>> | undefined {
  const others = Object.entries(record).filter(([field]) => !named.has(field))
  return others.length === 0 ? undefined : Object.fromEntries(others)
}

function listOf(record: Readonly<Record<string, unknown>>, field: string): readonly unknown[] {
  const value = Object.hasOwn(record, field) ? record[field] : undefined
  return Array.isArray(value) ? value : []
}
