import { type Diagnostic, type DiagnosticCode, severityOf } from './diagnostic.ts'

/** What a check says of a fault; the list adds the file and the severity. */
export interface Fault {
  readonly line?: number | undefined
  readonly field?: string | undefined
  readonly code: DiagnosticCode
  readonly message: string
  readonly advice: string
}

/** Takes the faults of one file, in any order. */
export interface FaultList {
  add(fault: Fault): void
  /** Sorted by line; those of the whole file first; at most the limit, and then one that says how many more. */
  diagnostics(): readonly Diagnostic[]
}

/**
 * Makes a list that keeps at most `limit` faults of `file`. Those of the smallest lines are not preferred: what comes
 * first is kept.
 *
 * @example
 * const faults = faultList('km-vi/entries.jsonl', 1000)
 * faults.add({ line: 3, code: 'line-blank', message: 'The line is empty.', advice: 'Delete it.' })
 * faults.diagnostics().length // 1
 */
export function faultList(file: string, limit: number): FaultList {
  const kept: Diagnostic[] = []
  let more = 0
  let moreErrors = 0
  return {
    add({ line, field, code, message, advice }) {
      const severity = severityOf(code)
      if (kept.length === limit) {
        more += 1
        if (severity === 'error') moreErrors += 1
        return
      }
      kept.push({
        file,
        ...(line === undefined ? {} : { line }),
        ...(field === undefined || field === '' ? {} : { field }),
        code,
        severity,
        message,
        advice,
      })
    },
    diagnostics() {
      const sorted = kept.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
      if (more > 0) {
        sorted.push({
          file,
          code: 'faults-too-many',
          severity: moreErrors > 0 ? 'error' : 'warning',
          message: `The file has ${more} more faults, ${moreErrors} of them errors.`,
          advice: 'Mend those told first, then check again.',
        })
      }
      return sorted
    },
  }
}
