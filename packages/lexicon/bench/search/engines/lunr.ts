import { readFileSync } from 'node:fs'
import lunr from 'lunr'
import { foldedKey } from '../../../src/search/search-key.ts'
import {
  canonicalFirst,
  type Engine,
  type EngineMaker,
  editsOf,
  glossKinds,
  headwordKinds,
  type Made,
  mostFound,
  prefixKinds,
} from '../engine.ts'

/** lunr: an inverted index with a set of terms that fuzzy terms are met with. Its own ranking. */
export const lunrSearch: EngineMaker = {
  name: 'lunr',
  answers: [...headwordKinds, ...glossKinds, ...prefixKinds],
  limits: 'edits are counted, not weighed; no text without spaces',
  most: () => 20,
  build(made) {
    const { corpus, folded } = made
    const vietnamese = corpus.glossLanguages[0]!
    const builder = new lunr.Builder()
    builder.ref('id')
    builder.field('headword')
    builder.field('gloss')
    corpus.entries.forEach((entry, id) => {
      // An array is taken for the tokens. Neither trimmer nor stemmer: the one drops Khmer, the other is English.
      const gloss = foldedKey(vietnamese, [...entry.vi, ...entry.en].join(' ')).split(' ')
      builder.add({ id: String(id), headword: [folded[id]!], gloss })
    })
    return asked(builder.build(), made)
  },
  load: (file, made) => asked(lunr.Index.load(JSON.parse(readFileSync(file, 'utf8'))), made),
}

function asked(index: lunr.Index, made: Made): Engine {
  const vietnamese = made.corpus.glossLanguages[0]!
  return {
    search(kind, query) {
      const gloss = glossKinds.includes(kind)
      const edits = editsOf(kind)
      const found = index.query((asked) => {
        if (gloss)
          for (const word of foldedKey(vietnamese, query).split(' '))
            asked.term(word, { fields: ['gloss'], presence: lunr.Query.presence.REQUIRED, usePipeline: false })
        else
          asked.term(made.code.encode(query), {
            fields: ['headword'],
            usePipeline: false,
            // Told of no edits, it takes a wildcard for a letter.
            ...(edits > 0 ? { editDistance: edits } : {}),
            wildcard: prefixKinds.includes(kind) ? lunr.Query.wildcard.TRAILING : lunr.Query.wildcard.NONE,
          })
      })
      const entries = found.slice(0, mostFound).map(({ ref }) => Number(ref))
      return gloss || edits > 0 || prefixKinds.includes(kind) ? entries : canonicalFirst(made, query, entries)
    },
    save: () => Buffer.from(JSON.stringify(index)),
  }
}
