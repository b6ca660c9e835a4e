import { Builder } from 'liblevenshtein'
import { type EngineMaker, editsOf, entriesByKey, entriesOf } from '../engine.ts'

/** liblevenshtein: Levenshtein automata with transpositions over a word graph. It has no prefixes and cannot be saved. */
export const liblevenshtein: EngineMaker = {
  name: 'liblevenshtein',
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
  most: 300,
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
