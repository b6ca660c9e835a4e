import { Builder } from 'liblevenshtein'
import { type EngineMaker, editsOf, entriesByKey, entriesOf, headwordKinds } from '../engine.ts'

/** liblevenshtein: Levenshtein automata with transpositions over a word graph. It has no prefixes and cannot be saved. */
export const liblevenshtein: EngineMaker = {
  name: 'liblevenshtein',
  answers: headwordKinds,
  limits: 'no prefixes, no meanings; cannot be saved',
  most: (kind) => (editsOf(kind) === 2 ? 300 : undefined),
  build(made) {
    const byFolded = entriesByKey(made.folded)
    const transducer = new Builder()
      .dictionary([...byFolded.keys()].sort(), true)
      .algorithm('transposition')
      .sort_candidates(false)
      .include_distance(true)
      .build()
    return {
      search(kind, query) {
        const found = transducer.transduce(made.code.encode(query), editsOf(kind)).sort((a, b) => a[1] - b[1])
        return entriesOf(
          found.map(([word]) => word),
          byFolded,
          made,
          query,
        )
      },
    }
  },
}
