import type { FaultList } from './fault-list.ts'
import { type FieldPath, fieldPath } from './field-path.ts'
import type { SourceLimits } from './limits.ts'
import { scanJson } from './scan-json.ts'
import { show, visible } from './show.ts'

/** Where in the file the text of a record stands. */
export interface Place {
  /** The line of a code unit of the text. */
  lineAt(offset: number): number
  /** The code unit in that line, from 1. */
  columnAt(offset: number): number
}

/**
 * Parses one JSON text and tells what is wrong with it. Returns `undefined` where it is not JSON or too deep: nothing
 * else can be said of it then. `__proto__` in it is a field like any other, never a prototype.
 *
 * @example
 * parseRecord('{"id":"a"}', place, sourceLimits, faults) // { value: { id: 'a' } }
 */
export function parseRecord(
  text: string,
  place: Place,
  limits: SourceLimits,
  faults: FaultList,
  visit?: (path: FieldPath, offset: number) => void,
): { readonly value: unknown } | undefined {
  const { fault, tooDeep, repeated } = scanJson(text, limits.depth, visit)
  for (const { path, offset } of repeated) {
    faults.add({
      line: place.lineAt(offset),
      field: fieldPath(path),
      code: 'key-repeated',
      message: `The field ${show(path.at(-1))} stands twice in one object.`,
      advice: 'Keep one of the two.',
    })
  }
  if (tooDeep !== undefined) {
    faults.add({
      line: place.lineAt(tooDeep.offset),
      code: 'json-too-deep',
      message: `At character ${place.columnAt(tooDeep.offset)}, more than ${limits.depth} objects and lists stand inside one another.`,
      advice: 'Give the fields the form of the schema; none of them goes so deep.',
    })
    return undefined
  }
  if (fault !== undefined) {
    const rest = text.slice(fault.offset, fault.offset + 20)
    faults.add({
      line: place.lineAt(fault.offset),
      code: 'json-invalid',
      message: `This is not JSON: at character ${place.columnAt(fault.offset)} stands ${rest === '' ? 'the end' : `“${visible(rest)}”`}.`,
      advice: `There should be ${fault.expected}.`,
    })
    return undefined
  }
  return { value: JSON.parse(text) as unknown }
}
