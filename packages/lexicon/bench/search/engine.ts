import type { Corpus } from './corpus.ts'
import type { LetterCode } from './letter-code.ts'

/** What a query set asks for; an engine may have another way of asking for each. */
export type Kind =
  | 'exact'
  | 'edit-1'
  | 'edit-1-short'
  | 'edit-2'
  | 'edit-2-short'
  | 'stripped'
  | 'permuted'
  | 'coeng-lost'
  | 'confusable'
  | 'sounds'
  | 'sounds-ipa'
  | 'gloss'
  | 'gloss-toneless'
  | 'prefix'
  | 'run-together'
  | 'junk'
  | 'hostile'

/** A search engine over one dictionary, ready to be asked. */
export interface Engine {
  /** Entry numbers, best first, each once, at most {@link mostFound}. */
  search(kind: Kind, query: string): readonly number[]
  /** What is kept of it between two runs, for {@link EngineMaker.load}; left out where it cannot be saved. */
  save?(): Uint8Array
}

/** Every engine is asked for so many. */
export const mostFound = 10

/** How to get an engine. */
export interface EngineMaker {
  readonly name: string
  /** The sets that it has an answer to. It is told apart from one that answers and finds nothing. */
  readonly answers: readonly Kind[]
  /** So many queries of a set are put to it, where more would take minutes; left out: all. */
  readonly most?: number
  build(made: Made): Engine
  /** Makes an engine of what {@link Engine.save} gave. */
  load?(bytes: Uint8Array, made: Made): Engine
}

/** A corpus with what all peers need of it. */
export interface Made {
  readonly corpus: Corpus
  readonly code: LetterCode
  /** By entry: the canonical headword. */
  readonly canonical: readonly string[]
  /** By entry: the folded headword in letter code. */
  readonly folded: readonly string[]
}

/** How many edits a set asks to be looked for. Peers are told, though a person who types cannot. */
export function editsOf(kind: Kind): 0 | 1 | 2 {
  switch (kind) {
    case 'edit-1':
    case 'edit-1-short':
    case 'coeng-lost':
    case 'confusable':
      return 1
    case 'edit-2':
    case 'edit-2-short':
      return 2
    default:
      return 0
  }
}

/** Entries by a key of theirs. */
export function entriesByKey(keys: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const entries = new Map<string, number[]>()
  keys.forEach((key, entry) => {
    const known = entries.get(key)
    if (known === undefined) entries.set(key, [entry])
    else known.push(entry)
  })
  return entries
}

/**
 * The entries of some folded words in the order given; where one word has several, those whose canonical spelling was
 * typed come first.
 */
export function entriesOf(
  words: Iterable<string>,
  byFolded: ReadonlyMap<string, readonly number[]>,
  made: Made,
  query: string,
): readonly number[] {
  const found: number[] = []
  for (const word of words) {
    const entries = byFolded.get(word) ?? []
    if (entries.length > 1) {
      const typed = made.code.canonical(query)
      for (const entry of entries) if (made.canonical[entry] === typed) found.push(entry)
      for (const entry of entries) if (made.canonical[entry] !== typed) found.push(entry)
    } else found.push(...entries)
    if (found.length >= mostFound) break
  }
  return found.slice(0, mostFound)
}
