import type { Range } from '@hiap/lexicon'

/** A stretch of text, marked as matched or not. Joined, the stretches are the text. */
export interface Stretch {
  readonly text: string
  readonly marked: boolean
}

/**
 * Cuts a text at the ranges of a hit. Ranges outside the text are cut to it, overlapping and unsorted ones are
 * joined, so that any ranges give stretches that join to the text.
 *
 * @example
 * splitMarks('nước uống', [{ from: 0, to: 4 }]) // [{ text: 'nước', marked: true }, { text: ' uống', marked: false }]
 */
export function splitMarks(text: string, ranges: readonly Range[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  let at = 0
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const from = Math.max(at, Math.min(range.from, text.length))
    const to = Math.min(range.to, text.length)
    if (to <= from) continue
    if (from > at) stretches.push({ text: text.slice(at, from), marked: false })
    const last = stretches.at(-1)
    if (last?.marked && from === at)
      stretches[stretches.length - 1] = { text: last.text + text.slice(from, to), marked: true }
    else stretches.push({ text: text.slice(from, to), marked: true })
    at = to
  }
  if (at < text.length) stretches.push({ text: text.slice(at), marked: false })
  return stretches
}
