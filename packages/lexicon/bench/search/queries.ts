import type { Language } from '../../src/language.ts'
import { canonicalKey, foldedKey } from '../../src/search/search-key.ts'
import { seeded } from '../measure.ts'
import type { Corpus } from './corpus.ts'
import type { Kind } from './engine.ts'
import { editDistance } from './letter-code.ts'

/** What a person types, and the entry they mean. */
export interface Query {
  readonly typed: string
  /** Entries that answer it: any of them counts. Several for the words of a sentence; none where nothing is meant. */
  readonly wanted: readonly number[]
}

export interface QuerySet {
  readonly kind: Kind
  /** What the rows of the tables call it. */
  readonly title: string
  readonly queries: readonly Query[]
}

/** Seeds of the query sets: costs and orders are tuned on one, figures are reported on the other. */
export const seeds = { tune: 1_917, report: 20_261_122 } as const

/**
 * How long the words are that edits are made in, in letters of the folded form, `[shortest, longest]`. The fuzzy tier
 * stops at 0.35 for each letter typed: two edits leave a word of 8 within it even where both letters are lost. Of the
 * shorter words, more than ten are often as near to what was typed as the one that was meant, and no engine can have all
 * of them among its first ten: they are sets of their own, read against SymSpell, which finds whatever is that near.
 */
export const editedLetters: Readonly<Partial<Record<Kind, readonly [shortest: number, longest: number]>>> = {
  'edit-1': [6, 99],
  'edit-1-short': [4, 5],
  'edit-2': [8, 99],
  'edit-2-short': [5, 7],
}

/** Makes queries of one corpus; the same seed gives the same queries. */
export interface QueryMaker {
  readonly corpus: Corpus
  readonly random: () => number
  readonly count: number
}

type Pick = <T>(members: readonly T[]) => T

/** Draws a member. */
export function picker(random: () => number): Pick {
  return (members) => members[Math.floor(random() * members.length)]!
}

/** Makes `count` queries, drawing entries until `typedOf` gives something for each. */
export function drawQueries(
  { corpus, random, count }: QueryMaker,
  typedOf: (headword: string, pick: Pick) => string | undefined,
): readonly Query[] {
  const pick = picker(random)
  const queries: Query[] = []
  for (let turn = 0; queries.length < count; turn++) {
    if (turn > 1000 * count) throw new Error(`only ${queries.length} of ${count} queries could be made`)
    const entry = Math.floor(random() * corpus.entries.length)
    const typed = typedOf(corpus.entries[entry]!.headword, pick)
    if (typed !== undefined) queries.push({ typed, wanted: [entry] })
  }
  return queries
}

/** The query sets of a corpus. */
export function querySets(corpus: Corpus, seed: number, count: number): readonly QuerySet[] {
  const { language } = corpus
  const make = (
    kind: Kind,
    title: string,
    typedOf: (headword: string, pick: Pick) => string | undefined,
  ): QuerySet => ({
    kind,
    title,
    // Each set has numbers of its own, so that adding one changes no other.
    queries: drawQueries(
      { corpus, random: seeded(seed + [...kind].reduce((sum, c) => sum * 31 + c.charCodeAt(0), 0)), count },
      typedOf,
    ),
  })
  const letters = corpusLetters(corpus)
  const edits = (kind: Kind, title: string, count: number): QuerySet =>
    make(kind, title, (headword, pick) => edited(language, headword, count, editedLetters[kind]!, letters, pick))
  return [
    make('exact', 'exact headword', (headword) => headword),
    edits('edit-1', 'one edit', 1),
    edits('edit-1-short', 'one edit, short words', 1),
    edits('edit-2', 'two edits', 2),
    edits('edit-2-short', 'two edits, short words', 2),
    ...(corpus.tag === 'km' ? [] : [make('stripped', 'marks stripped', (headword, pick) => stripped(headword, pick))]),
  ]
}

/** The letters of a thousand words, each as often as it stands there. */
function corpusLetters({ entries, language }: Corpus): readonly string[] {
  const step = Math.max(1, Math.floor(entries.length / 1000))
  return entries.filter((_, i) => i % step === 0).flatMap((entry) => language.letters(entry.headword))
}

/**
 * Makes so many edits in a word: a letter put in, left out, put for another, or swapped with the next, any letter of
 * the language, each kind as likely. Gives nothing where the word has too few or too many letters, or where the folded
 * words are not just so many edits apart.
 */
function edited(
  language: Language,
  headword: string,
  edits: number,
  [shortest, longest]: readonly [number, number],
  alphabet: readonly string[],
  pick: Pick,
): string | undefined {
  const folded = (text: string): readonly string[] => language.letters(foldedKey(language, text))
  const before = folded(headword)
  if (before.length < shortest || before.length > longest) return undefined
  const letters = [...language.letters(headword)]
  const places = Array.from({ length: 64 }, (_, i) => i / 64)
  for (let i = 0; i < edits; i++) {
    const at = Math.floor(pick(places) * letters.length)
    switch (pick(['insert', 'delete', 'substitute', 'swap'])) {
      case 'insert':
        letters.splice(at, 0, pick(alphabet))
        break
      case 'delete':
        letters.splice(at, 1)
        break
      case 'substitute':
        letters[at] = pick(alphabet)
        break
      default:
        letters.splice(at, 2, ...letters.slice(at, at + 2).reverse())
    }
  }
  const typed = canonicalKey(language, letters.join(''))
  return editDistance(before, folded(typed)) === edits ? typed : undefined
}

const plain: ReadonlyMap<string, readonly string[]> = new Map([
  ['č', ['c', 'ch']],
  ['ñ', ['n', 'nh']],
  ['đ', ['d']],
  ['ƀ', ['b']],
])

/** A word as typed on a keyboard without its marks: č as c or ch, ñ as n or nh. Nothing where it has none. */
function stripped(headword: string, pick: Pick): string | undefined {
  const typed = headword
    .normalize('NFC')
    .replace(/[čñđƀ]/g, (letter) => pick(plain.get(letter)!))
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
  return typed === headword ? undefined : typed
}
