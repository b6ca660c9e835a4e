import type { Entry } from '@hiap/lexicon'
import { expect } from 'vitest'
import type { Taken } from './import-drafts.ts'

/** The entries of the source that an import made. */
export const entriesOf = ({ reading }: Taken): readonly Entry[] => reading.source?.entries ?? []

/** The entry of a headword; fails where there is none. */
export const entryOf = (taken: Taken, headword: string): Entry => {
  const found = entriesOf(taken).find(({ headword: { text } }) => text === headword)
  if (found === undefined) expect.fail(`no ${headword} among ${JSON.stringify(entriesOf(taken))}`)
  return found
}

/** What is kept of an entry, or of the dictionary where none is named. */
export const keptOf = (taken: Taken, entry?: string): Record<string, unknown> =>
  taken.target
    .text('kept.jsonl')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .find((line) => line.entry === entry)?.kept

/** Rule, row and column of each problem. */
export const rules = ({ problems }: Taken): readonly (readonly unknown[])[] =>
  problems.map(({ rule, row, column }) => [rule, row, column])
