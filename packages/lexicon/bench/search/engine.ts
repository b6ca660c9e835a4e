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
  | 'prefix-rare'
  | 'run-together'
  | 'junk'
  | 'hostile'

/** A search engine over one dictionary, ready to be asked. */
export interface Engine {
  /** Entry numbers, best first, each once, at most {@link mostFound}. */
  search(kind: Kind, query: string): readonly number[]
  /** Of our own: the tier in which a headword is found; undefined where it is not among the first. */
  tierOf?(query: string, headword: string): string | undefined
  /** The file that {@link EngineMaker.load} reads; left out where the engine cannot be saved. */
  save?(): Uint8Array
}

/** The sets in which a headword is meant, as it is spelt or nearly so. */
export const headwordKinds: readonly Kind[] = [
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
]

/** The sets in which a word is only begun. */
export const prefixKinds: readonly Kind[] = ['prefix', 'prefix-rare']

/** The sets in which a meaning is typed. */
export const glossKinds: readonly Kind[] = ['gloss', 'gloss-toneless']

/** Every engine is asked for so many. */
export const mostFound = 10

/** How to get an engine. */
export interface EngineMaker {
  readonly name: string
  /** The sets that it can answer: one that cannot is told apart from one that finds nothing. */
  readonly answers: readonly Kind[]
  /** What it cannot do, in words. */
  readonly limits: string
  /** Of a set that would take minutes, so many queries are put to it, once; undefined for all, in several rounds. */
  most?(kind: Kind): number | undefined
  build(made: Made): Engine
  /** Makes an engine of a file with what {@link Engine.save} gave, ready for the first query. */
  load?(file: string, made: Made): Engine
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

/**
 * Puts the entries whose canonical spelling was typed before those that are equal under the fold only, which peers do
 * not know of.
 */
export function canonicalFirst(made: Made, query: string, entries: readonly number[]): readonly number[] {
  if (entries.length < 2) return entries
  const typed = made.code.canonical(query)
  return [
    ...entries.filter((entry) => made.canonical[entry] === typed),
    ...entries.filter((entry) => made.canonical[entry] !== typed),
  ]
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
    found.push(...canonicalFirst(made, query, byFolded.get(word) ?? []))
    if (found.length >= mostFound) break
  }
  return found.slice(0, mostFound)
}
