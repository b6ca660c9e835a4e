import type { Romaniser } from '@hiap/elements'

/**
 * Readings whose rules, a third of all code, are fetched when the first entry is opened, beside the entry itself.
 *
 * @param fetched is given the readings when they are there; until then no language has one
 */
export function readingsWhenAsked(fetched: (romaniser: Romaniser) => void): Romaniser {
  let fetching = false
  const fetchRules = async (): Promise<void> => {
    if (fetching) return
    fetching = true
    try {
      const { languageOf } = await import('./language-rules.ts')
      fetched((tag) => languageOf(tag)?.romanise)
    } catch {
      // The line is down: the next entry asks again.
      fetching = false
    }
  }
  return () => {
    void fetchRules()
    return undefined
  }
}
