import type { Entry } from '@hiap/lexicon'
import { checkEntry } from './check-entry.ts'
import type { ManifestFacts } from './check-manifest.ts'
import { checkEntryShape } from './check-shape.ts'
import { checkTexts } from './check-text.ts'
import type { FaultList } from './fault-list.ts'
import type { SourceLimits } from './limits.ts'
import { textLanguage } from './text-language.ts'

/**
 * Checks all that can be said of one entry by itself: its shape, its texts, its citations. Returns whether it has the
 * shape of an entry; the other faults are in `faults` alone.
 *
 * @param value a parsed line of `entries.jsonl`
 * @param line where it stands
 * @example
 * checkWholeEntry({ id: 'ia' }, 1, facts, sourceLimits, faults) // false
 */
export function checkWholeEntry(
  value: unknown,
  line: number,
  facts: ManifestFacts,
  limits: SourceLimits,
  faults: FaultList,
): value is Entry {
  const shapeFaults = checkEntryShape(value)
  for (const { path: _, ...fault } of shapeFaults) faults.add({ line, ...fault })
  checkTexts(
    value,
    (path) => textLanguage(path, value, facts.language),
    () => line,
    limits,
    faults,
  )
  checkEntry(value, line, facts, faults)
  return shapeFaults.length === 0
}
