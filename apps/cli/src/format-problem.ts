import type { Problem } from '@hiap/interchange'
import { inColumn, styled } from './output.ts'

/**
 * Writes a problem of an import on one line: file, row, column, severity, rule, message, advice.
 *
 * @example
 * // words.csv:17:Vietnamese: left-out meaning-missing: “ia” has no meaning. Write one, …
 */
export function formatProblem(problem: Problem, stream: NodeJS.WriteStream): string {
  const { file, row, column, rule, severity, message, advice } = problem
  const place = [file, row, column].filter((part) => part !== undefined).join(':')
  const what = styled(severity === 'changed' ? 'yellow' : 'red', `${severity} ${rule}`, stream)
  return `${styled('bold', inColumn(place), stream)}: ${what}: ${inColumn(message)} ${inColumn(advice)}`
}
