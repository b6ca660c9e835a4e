import { SymSpell } from 'mnemonist'
import { type EngineMaker, entriesByKey, entriesOf } from '../engine.ts'

/** SymSpell of mnemonist, two edits, every suggestion. It has no prefixes and cannot be saved. */
export const symSpell: EngineMaker = {
  name: 'SymSpell',
  answers: [
    'exact',
    'edit-1',
    'edit-1-short',
    'edit-2',
    'edit-2-short',
    'stripped',
    'permuted',
    'coeng-lost',
    'confusable',
    'junk',
  ],
  build(made) {
    const byFolded = entriesByKey(made.folded)
    const index = SymSpell.from(byFolded.keys(), { maxDistance: 2, verbosity: 2 })
    return {
      search(_kind, query) {
        const found = index.search(made.code.encode(query)).sort((a, b) => a.distance - b.distance)
        return entriesOf(
          found.map(({ term }) => term),
          byFolded,
          made,
          query,
        )
      },
    }
  },
}
