import { readFileSync } from 'node:fs'
import MiniSearch, { type Options } from 'minisearch'
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

interface Document {
  readonly id: number
  readonly headword: string
  readonly gloss: string
}

/** MiniSearch: a radix tree of terms. The headword is one term, a gloss as many as it has words; its own ranking. */
export const miniSearch: EngineMaker = {
  name: 'MiniSearch',
  answers: [...headwordKinds, ...glossKinds, ...prefixKinds],
  limits: 'edits are counted, not weighed; no text without spaces',
  // A first letter brings a third of the dictionary, all of it in order of rank.
  most: (kind) => (prefixKinds.includes(kind) ? 200 : undefined),
  build(made) {
    const index = new MiniSearch<Document>(optionsOf(made))
    index.addAll(
      made.corpus.entries.map((entry, id) => ({
        id,
        headword: entry.headword,
        gloss: [...entry.vi, ...entry.en].join(' '),
      })),
    )
    return asked(index, made)
  },
  load: (file, made) => asked(MiniSearch.loadJSON<Document>(readFileSync(file, 'utf8'), optionsOf(made)), made),
}

function optionsOf({ corpus, code }: Made): Options<Document> {
  const vietnamese = corpus.glossLanguages[0]!
  return {
    fields: ['headword', 'gloss'],
    tokenize: (text, field) => (field === 'headword' ? [text] : text.split(/\s+/)),
    processTerm: (term, field) => (field === 'headword' ? code.encode(term) : foldedKey(vietnamese, term)),
  }
}

function asked(index: MiniSearch<Document>, made: Made): Engine {
  const { corpus, code } = made
  const vietnamese = corpus.glossLanguages[0]!
  return {
    search(kind, query) {
      const gloss = glossKinds.includes(kind)
      const edits = editsOf(kind)
      const found = index.search(query, {
        fields: gloss ? ['gloss'] : ['headword'],
        tokenize: (text) => (gloss ? text.split(/\s+/) : [text]),
        processTerm: (term) => (gloss ? foldedKey(vietnamese, term) : code.encode(term)),
        ...(edits > 0 ? { fuzzy: edits } : {}),
        prefix: prefixKinds.includes(kind),
        combineWith: 'AND',
      })
      const entries = found.slice(0, mostFound).map(({ id }) => id as number)
      return gloss || edits > 0 || prefixKinds.includes(kind) ? entries : canonicalFirst(made, query, entries)
    },
    save: () => Buffer.from(JSON.stringify(index)),
  }
}
