/** Steps from a record to a value inside it: names of fields and indices of lists. */
export type FieldPath = readonly (string | number)[]

/**
 * Writes a path as people write it in code.
 *
 * @example
 * fieldPath(['senses', 0, 'glosses', 'vi', 1]) // 'senses[0].glosses.vi[1]'
 */
export function fieldPath(path: FieldPath): string {
  let written = ''
  for (const step of path) {
    if (typeof step === 'number') written += `[${step}]`
    else if (/^[\w$-]{1,64}$/.test(step)) written += written === '' ? step : `.${step}`
    else written += `[${JSON.stringify(step.slice(0, 64).toWellFormed())}]`
  }
  return written
}
