import { show } from '../source/show.ts'
import { type LintCode, type LintFinding, lintCodes } from './finding.ts'

/** Name of the file of exceptions in the folder of a source. */
export const exceptionsFile = 'lint-exceptions.tsv'

const header = 'code\tentry\treason'

/** A finding that is right and wanted. */
interface Exception {
  readonly code: LintCode
  readonly entry: string
  readonly line: number
}

/** The exceptions of a source, and what is wrong with their file. */
export interface Exceptions {
  readonly exceptions: readonly Exception[]
  readonly faults: readonly LintFinding[]
}

/**
 * Reads the text of `lint-exceptions.tsv`: the header `code`, `entry`, `reason`, then a row for each exception. Each needs
 * a reason. Empty lines are passed over.
 *
 * @example
 * readExceptions('code\tentry\treason\nnear-duplicate\tj0003\ttwo words in the source\n').exceptions.length // 1
 */
export function readExceptions(text: string): Exceptions {
  const exceptions: Exception[] = []
  const faults: LintFinding[] = []
  const malformed = (line: number, message: string): void => {
    const advice = 'Write code, entry id and reason, separated by tabs.'
    faults.push({ file: exceptionsFile, line, code: 'exception-malformed', message, advice })
  }
  const seen = new Set<string>()
  for (const [index, row] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = index + 1
    if (line === 1) {
      if (text !== '' && row !== header) malformed(line, `The first line is ${show(row)}, not code, entry, reason.`)
      continue
    }
    if (row.trim() === '') continue
    const [code = '', entry = '', reason = '', ...more] = row.split('\t').map((cell) => cell.trim())
    if (more.length > 0) malformed(line, `The row has ${more.length + 3} columns.`)
    else if (!isExceptable(code)) malformed(line, `There is no finding ${show(code)} that can be excepted.`)
    else if (entry === '') malformed(line, 'The row names no entry.')
    else if (reason === '') malformed(line, `The exception of ${show(entry)} gives no reason.`)
    else if (seen.has(`${code} ${entry}`)) malformed(line, `The exception of ${show(entry)} stands in the file twice.`)
    else {
      seen.add(`${code} ${entry}`)
      exceptions.push({ code, entry, line })
    }
  }
  return { exceptions, faults }
}

/**
 * Takes the findings away that are excepted, and adds the exceptions that no finding needs.
 *
 * @param judged codes whose rules were asked; an exception of another code may yet be needed
 */
export function withoutExcepted(
  findings: readonly LintFinding[],
  { exceptions, faults }: Exceptions,
  judged: ReadonlySet<LintCode>,
): { readonly findings: readonly LintFinding[]; readonly excepted: number } {
  const keyOf = (code: string, entry: string): string => `${code} ${entry}`
  const wanted = new Set(exceptions.map(({ code, entry }) => keyOf(code, entry)))
  const found = new Set(findings.map(({ code, entry = '' }) => keyOf(code, entry)))
  const left = findings.filter(({ code, entry = '' }) => !wanted.has(keyOf(code, entry)))
  const unneeded = exceptions
    .filter(({ code, entry }) => judged.has(code) && !found.has(keyOf(code, entry)))
    .map(
      ({ code, entry, line }): LintFinding => ({
        file: exceptionsFile,
        line,
        code: 'exception-unneeded',
        message: `Nothing is found of ${code} at ${show(entry)}.`,
        advice: 'Delete the row.',
      }),
    )
  return { findings: [...left, ...faults, ...unneeded], excepted: findings.length - left.length }
}

function isExceptable(code: string): code is LintCode {
  return Object.hasOwn(lintCodes, code) && !code.startsWith('exception-')
}
