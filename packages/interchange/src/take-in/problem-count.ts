import type { Problem, ProblemCode, Told } from '../problem.ts'

/** Hands problems on, so many of each rule, and counts all. */
export interface ProblemCount {
  tell(problem: Told): void
  /** Whether one was fatal. */
  readonly fatal: boolean
  /** How many there were of each rule, in the order in which the rules came. */
  readonly counts: ReadonlyMap<ProblemCode, number>
  /** Tells of each rule how many were not handed on. */
  end(): void
}

/** Problems of one rule that a person is told. */
const mostOfRule = 1000

/**
 * Makes a count of the problems of one file.
 *
 * @param file as the caller named it
 */
export function problemCount(file: string, hand: (problem: Problem) => void, most: number = mostOfRule): ProblemCount {
  const counts = new Map<ProblemCode, number>()
  const severities = new Map<ProblemCode, Problem['severity']>()
  let fatal = false
  return {
    tell(problem) {
      if (problem.severity === 'fatal') fatal = true
      const count = (counts.get(problem.rule) ?? 0) + 1
      counts.set(problem.rule, count)
      severities.set(problem.rule, problem.severity)
      if (count <= most || problem.severity === 'fatal') hand({ file, ...problem })
    },
    get fatal() {
      return fatal
    },
    counts,
    end() {
      for (const [rule, count] of counts) {
        if (count <= most) continue
        hand({
          file,
          rule: 'problems-too-many',
          severity: severities.get(rule) ?? 'changed',
          message: `There are ${count - most} more problems of the rule ${rule}.`,
          advice: 'Mend those told first, then import again.',
        })
      }
    },
  }
}
