import { readFileSync } from 'node:fs'
import { Index } from 'flexsearch'
import { foldedKey } from '../../../src/search/search-key.ts'
import {
  canonicalFirst,
  type Engine,
  type EngineMaker,
  glossKinds,
  type Made,
  mostFound,
  prefixKinds,
} from '../engine.ts'

/** FlexSearch: every beginning of a headword is a key of its map. It has no fuzzy search. */
export const flexSearch: EngineMaker = {
  name: 'FlexSearch',
  answers: ['exact', 'stripped', 'permuted', ...prefixKinds, 'junk', ...glossKinds],
  limits: 'no edits; no text without spaces',
  build(made) {
    const { headword, gloss } = indexesOf(made)
    made.corpus.entries.forEach((entry, id) => {
      headword.add(id, made.folded[id]!)
      gloss.add(id, [...entry.vi, ...entry.en].join(' '))
    })
    return asked(headword, gloss, made)
  },
  load(file, made) {
    const indexes = indexesOf(made)
    const saved: Saved = JSON.parse(readFileSync(file, 'utf8'))
    for (const name of ['headword', 'gloss'] as const)
      for (const [key, data] of saved[name]) indexes[name].import(key, data)
    return asked(indexes.headword, indexes.gloss, made)
  },
}

interface Saved {
  readonly headword: readonly (readonly [key: string, data: string])[]
  readonly gloss: readonly (readonly [key: string, data: string])[]
}

function indexesOf({ corpus }: Made): { readonly headword: Index; readonly gloss: Index } {
  const vietnamese = corpus.glossLanguages[0]!
  return {
    headword: new Index({ tokenize: 'forward', encode: (text: string) => [text] }),
    gloss: new Index({ tokenize: 'strict', encode: (text: string) => foldedKey(vietnamese, text).split(/\s+/) }),
  }
}

function asked(headword: Index, gloss: Index, made: Made): Engine {
  return {
    search(kind, query) {
      if (glossKinds.includes(kind)) return gloss.search(query, { limit: mostFound }) as number[]
      const found = headword.search(made.code.encode(query), { limit: mostFound }) as number[]
      return prefixKinds.includes(kind) ? found : canonicalFirst(made, query, found)
    },
    save() {
      const saved = (index: Index): [string, string][] => {
        const parts: [string, string][] = []
        index.export((key, data) => {
          parts.push([key, data])
        })
        return parts
      }
      return Buffer.from(JSON.stringify({ headword: saved(headword), gloss: saved(gloss) } satisfies Saved))
    },
  }
}
