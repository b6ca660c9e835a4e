import type { Corpus } from './corpus.ts'
import type { Made } from './engine.ts'
import { letterCode } from './letter-code.ts'

/** Makes the keys of a corpus, once for all engines. */
export function madeOf(corpus: Corpus): Made {
  const code = letterCode(corpus.language)
  return {
    corpus,
    code,
    canonical: corpus.entries.map(({ headword }) => headword),
    folded: corpus.entries.map(({ headword }) => code.encode(headword)),
  }
}
