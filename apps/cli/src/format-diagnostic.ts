import type { Diagnostic } from '@hiap/bundle'
import { styled } from './output.ts'

/**
 * Writes a diagnostic on one line that editors can jump from: file, line, severity, code, field, message, advice.
 *
 * @example
 * // km-vi/entries.jsonl:3: error id-repeated id: The entry on line 1 has the id “ia” too. Give the newer …
 */
export function formatDiagnostic(diagnostic: Diagnostic, stream: NodeJS.WriteStream): string {
  const { file, line, field, code, severity, message, advice } = diagnostic
  const place = line === undefined ? file : `${file}:${line}`
  const what = styled(severity === 'error' ? 'red' : 'yellow', `${severity} ${code}`, stream)
  return `${styled('bold', place, stream)}: ${what}${field === undefined ? '' : ` ${field}`}: ${message} ${advice}`
}

/**
 * Counts faults in words.
 *
 * @example
 * countFaults(diagnostics) // '3 errors, 1 warning'
 */
export function countFaults(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  return `${inWords(errors, 'error')}, ${inWords(diagnostics.length - errors, 'warning')}`
}

function inWords(count: number, name: string): string {
  return `${count} ${name}${count === 1 ? '' : 's'}`
}
