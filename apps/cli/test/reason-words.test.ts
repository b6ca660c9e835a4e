import { readFileSync } from 'node:fs'
import type { Reason } from '@hiap/lexicon'
import { expect, test } from 'vitest'
import { reasonInWords } from '../src/reason-words.ts'

// A slip stands as typed>written; several with a space between.
const rows = readFileSync(new URL('cases/reasons.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))

test.each(rows)('%s %s %s: %s', (reason = '', variant = '', slips = '', words) => {
  expect(
    reasonInWords({
      reason: reason as Reason,
      ...(variant === '' ? {} : { variant }),
      ...(slips === ''
        ? {}
        : { slips: slips.split(' ').map((slip) => ({ typed: slip.split('>')[0]!, written: slip.split('>')[1]! })) }),
    }),
  ).toBe(words)
})
