import { readFileSync } from 'node:fs'
import Fuse, { type FuseIndex, type IFuseOptions } from 'fuse.js'
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
} from '../engine.ts'

interface Document {
  readonly headword: string
  readonly gloss: string
}

/** Fuse.js: goes through every entry with a bit-parallel matcher. Its own ranking. */
export const fuse: EngineMaker = {
  name: 'Fuse.js',
  answers: [...headwordKinds, ...glossKinds],
  limits: 'looks at every entry for every query; no beginnings, no text without spaces',
  most: () => 10,
  build(made) {
    const documents = documentsOf(made)
    return asked(documents, Fuse.createIndex(['headword', 'gloss'], documents), made)
  },
  load(file, made) {
    const { documents, index } = JSON.parse(readFileSync(file, 'utf8'))
    return asked(documents, Fuse.parseIndex<Document>(index), made)
  },
}

function documentsOf({ corpus, folded }: Made): readonly Document[] {
  const vietnamese = corpus.glossLanguages[0]!
  return corpus.entries.map((entry, id) => ({
    headword: folded[id]!,
    gloss: foldedKey(vietnamese, [...entry.vi, ...entry.en].join(' ')),
  }))
}

function asked(documents: readonly Document[], index: FuseIndex<Document>, made: Made): Engine {
  const { corpus, code } = made
  const vietnamese = corpus.glossLanguages[0]!
  // The share of letters that our own fuzzy tier allows to be wrong.
  const options: IFuseOptions<Document> = { keys: ['headword', 'gloss'], threshold: 0.35, ignoreDiacritics: false }
  const byKey = Object.fromEntries(
    (['headword', 'gloss'] as const).map((key) => [key, new Fuse(documents, { ...options, keys: [key] }, index)]),
  )
  return {
    search(kind, query) {
      const gloss = glossKinds.includes(kind)
      const found = byKey[gloss ? 'gloss' : 'headword']!.search(
        gloss ? foldedKey(vietnamese, query) : code.encode(query),
        { limit: mostFound },
      )
      const entries = found.map(({ refIndex }) => refIndex)
      return gloss || editsOf(kind) > 0 ? entries : canonicalFirst(made, query, entries)
    },
    save: () => Buffer.from(JSON.stringify({ documents, index: index.toJSON() })),
  }
}
