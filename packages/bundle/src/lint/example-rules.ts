import { show } from '../source/show.ts'
import type { LintFinding } from './finding.ts'
import { findingAt, type LintedSource } from './rule.ts'

/** Most words of an example that a learner reads at a glance. */
const mostWords = 12

/** Examples with too many words, counted as the language divides them. */
export function* longExamples({ placed, language }: LintedSource): Generator<LintFinding> {
  for (const each of placed) {
    for (const [index, { examples = [] }] of each.entry.senses.entries()) {
      for (const [number, { text }] of examples.entries()) {
        const words = language.segment(text).filter(({ from, to }) => /[\p{L}\p{N}]/u.test(text.slice(from, to))).length
        if (words <= mostWords) continue
        yield findingAt(
          each,
          ['senses', index, 'examples', number, 'text'],
          'example-long',
          `${show(text)} has ${words} words.`,
          `Say it in ${mostWords} or fewer, or in two sentences of two examples.`,
        )
      }
    }
  }
}
