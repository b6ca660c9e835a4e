import { foldedKey } from '../../src/search/search-key.ts'
import { seeded } from '../measure.ts'
import type { Corpus, MadeEntry } from './corpus.ts'
import { corpusLetters, edited, stripped, withConfusion } from './edited-words.ts'
import { type Kind, mostFound } from './engine.ts'
import { hostileText, junkText } from './hostile-text.ts'
import { permuted, withoutCoeng } from './khmer-encodings.ts'
import { learnersSounds, soundWords } from './sounds.ts'

/** What a person types, and what they mean by it. */
export interface Query {
  readonly typed: string
  /** Headwords, canonical: one, or the words of a sentence. Of gloss sets: the gloss, with its tones. */
  readonly meant: readonly string[]
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

/** The longest beginning that is typed, in letters. */
const longestPrefix = 8

/** Draws a member. */
export type Pick = <T>(members: readonly T[]) => T

/** Makes what is typed for an entry; nothing where the entry is no matter for the set. */
type TypedFor = (entry: MadeEntry, pick: Pick) => string | undefined

/**
 * Makes the query sets of a corpus, `count` queries each. The same seed gives the same queries, whatever other sets
 * there are.
 */
export function querySets(corpus: Corpus, seed: number, count: number): readonly QuerySet[] {
  const { language, entries, tag } = corpus
  const pickOf = (title: string): Pick => {
    const random = seeded([...title].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) | 0, seed))
    return (members) => members[Math.floor(random() * members.length)]!
  }
  const words = (kind: Kind, title: string, typedFor: TypedFor, from: readonly MadeEntry[] = entries): QuerySet => {
    const pick = pickOf(title)
    const queries: Query[] = []
    for (let turn = 0; queries.length < count; turn++) {
      if (turn > 1000 * count) throw new Error(`only ${queries.length} of ${count} queries of "${title}" could be made`)
      const entry = pick(from)
      const typed = typedFor(entry, pick)
      if (typed !== undefined) queries.push({ typed, meant: [entry.headword] })
    }
    return { kind, title, queries }
  }
  const edits = (kind: Kind, title: string, number: number): QuerySet =>
    words(kind, title, ({ headword }, pick) => edited(language, headword, number, editedLetters[kind]!, letters, pick))
  const glosses = (kind: Kind, title: string, typedFor: (gloss: string) => string): QuerySet => {
    const pick = pickOf(title)
    const queries: Query[] = []
    while (queries.length < count) {
      const gloss = pick(pick(entries).vi)
      const typed = typedFor(gloss)
      if (/\p{L}/u.test(gloss) && (kind === 'gloss' || typed !== gloss)) queries.push({ typed, meant: [gloss] })
    }
    return { kind, title, queries }
  }
  const texts = (kind: Kind, title: string, make: (pick: Pick, i: number) => string): QuerySet => {
    const pick = pickOf(title)
    return { kind, title, queries: Array.from({ length: count }, (_, i) => ({ typed: make(pick, i), meant: [] })) }
  }

  const letters = corpusLetters(corpus)
  const sets = [
    words('exact', 'exact headword', ({ headword }) => headword),
    edits('edit-1', 'one edit', 1),
    edits('edit-2', 'two edits', 2),
    edits('edit-1-short', 'one edit, short words', 1),
    edits('edit-2-short', 'two edits, short words', 2),
    words('confusable', 'one confusable letter', ({ headword }, pick) => withConfusion(language, headword, pick)),
  ]
  if (tag === 'km')
    sets.push(
      words('permuted', 'parts in another order', ({ headword }, pick) => permuted(headword, pick)),
      words('coeng-lost', 'coeng lost', ({ headword }, pick) => withoutCoeng(headword, pick)),
      ...(['sounds', 'sounds-ipa'] as const).map((kind) => {
        const sounded = soundWords(corpus, kind)
        const title = kind === 'sounds' ? 'Latin sounds, from the gazetteer' : 'Latin sounds, from IPA'
        const pick = pickOf(title)
        return {
          kind,
          title,
          queries: shuffledBy(pick, sounded)
            .slice(0, Math.min(count, 500))
            .map(({ headword, base }) => ({ typed: learnersSounds(base, pick), meant: [headword] })),
        }
      }),
      runTogether(corpus, pickOf('run together'), count),
    )
  else sets.push(words('stripped', 'marks stripped', ({ headword }, pick) => stripped(headword, pick)))
  sets.push(
    glosses('gloss', 'Vietnamese meaning', (gloss) => gloss),
    glosses('gloss-toneless', 'meaning without tones', withoutTones),
  )
  const fills = fillingPrefixes(corpus)
  const beginning = (headword: string, length: number): string | undefined => {
    const all = language.letters(headword)
    const begun = all.slice(0, length).join('')
    return all.length > length && all[length - 1] !== ' ' && foldedKey(language, begun) !== '' ? begun : undefined
  }
  for (let length = 1; length <= longestPrefix; length++) {
    const filling = entries.filter(({ headword }) => {
      const begun = beginning(headword, length)
      return begun !== undefined && fills(begun)
    })
    // In a small dictionary hardly ten words begin with the same eight letters.
    if (filling.length < 200) break
    const title = `first ${length} letter${length === 1 ? '' : 's'}`
    sets.push(words('prefix', title, ({ headword }) => beginning(headword, length), filling))
  }
  sets.push(
    words('prefix-rare', 'beginning of fewer than ten words', ({ headword }, pick) => {
      const begun = beginning(headword, pick([3, 4, 5, 6, 7, 8]))
      return begun !== undefined && !fills(begun) ? begun : undefined
    }),
  )
  sets.push(
    texts('junk', 'junk', (pick) => junkText(letters, pick)),
    texts('hostile', '4 kB', (pick, i) => hostileText(letters, pick, i)),
  )
  return sets
}

/**
 * Tells which beginnings ten entries have, so that an answer can be filled with them. Where fewer have it our engine goes
 * on to look for slips, which others do not: a set of its own.
 */
function fillingPrefixes({ entries, language }: Corpus): (begun: string) => boolean {
  const counts = new Map<string, number>()
  for (const { headword } of entries) {
    let key = ''
    for (const letter of language.letters(foldedKey(language, headword)).slice(0, longestPrefix)) {
      key += letter
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return (begun) => (counts.get(foldedKey(language, begun)) ?? 0) >= mostFound
}

/** Three to five listed words without a space between. */
function runTogether(corpus: Corpus, pick: Pick, count: number): QuerySet {
  const words = corpus.entries
    .map(({ headword }) => headword)
    .filter((headword) => /^[\u1780-\u17d3]+$/u.test(headword) && corpus.language.letters(headword).length > 1)
  const queries = Array.from({ length: count }, () => {
    const meant = Array.from({ length: pick([3, 4, 5]) }, () => pick(words))
    return { typed: meant.join(''), meant }
  })
  return { kind: 'run-together', title: '3–5 words run together', queries }
}

/** Vietnamese as it is typed in haste: no tone, no other mark. */
function withoutTones(gloss: string): string {
  return gloss.replaceAll('đ', 'd').replaceAll('Đ', 'D').normalize('NFD').replace(/\p{M}/gu, '')
}

function shuffledBy<T>(pick: Pick, members: readonly T[]): readonly T[] {
  const left = [...members]
  return members.map(() => left.splice(left.indexOf(pick(left)), 1)[0]!)
}
