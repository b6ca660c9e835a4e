import { SymSpell } from 'mnemonist'
import { type EngineMaker, entriesByKey, entriesOf, headwordKinds } from '../engine.ts'

/** SymSpell of mnemonist, two edits, every suggestion. It has no prefixes and cannot be saved. */
export const symSpell: EngineMaker = {
  name: 'SymSpell',
  answers: headwordKinds,
  limits: 'no prefixes, no meanings; cannot be saved',
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
