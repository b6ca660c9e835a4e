import { readFileSync } from 'node:fs'
import lunr from 'lunr'
import { foldedKey } from '../../../src/search/search-key.ts'
import { type Engine, type EngineMaker, editsOf, glossKinds, headwordKinds, type Made, mostFound } from '../engine.ts'

/** lunr: an inverted index with a set of terms that fuzzy terms are met with. Its own ranking. */
export const lunrSearch: EngineMaker = {
  name: 'lunr',
  answers: [...headwordKinds, ...glossKinds, 'prefix'],
  limits: 'edits are counted, not weighed; no text without spaces',
  most: 25,
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
      const found = index.query((asked) => {
        if (glossKinds.includes(kind))
          for (const word of foldedKey(vietnamese, query).split(' '))
            asked.term(word, { fields: ['gloss'], presence: lunr.Query.presence.REQUIRED, usePipeline: false })
        else
          asked.term(made.code.encode(query), {
            fields: ['headword'],
            usePipeline: false,
            editDistance: editsOf(kind),
            wildcard: kind === 'prefix' ? lunr.Query.wildcard.TRAILING : lunr.Query.wildcard.NONE,
          })
      })
      return found.slice(0, mostFound).map(({ ref }) => Number(ref))
    },
    save: () => Buffer.from(JSON.stringify(index)),
  }
}
