import {
  buildFacets,
  type EntryFilter,
  entryFilter,
  type Hit,
  type Language,
  type SearchFilter,
  type SearchRequest,
  summaryOf,
  type Term,
  termsOf,
  wordRanges,
} from '@hiap/lexicon'
import { isLeftOut } from './cut-keys.ts'
import { type EntryRow, entryOf, rowFacets } from './entry-row.ts'
import {
  type Gloss,
  isBare,
  type MatchedGloss,
  matchGlosses,
  matchParts,
  type TypedWords,
  typedWords,
} from './gloss-match.ts'
import type { NumberedHit } from './headword-look-up.ts'
import { fileOf, type OpenedDirectory, type OpenedGlosses, shardOf } from './opened-directory.ts'
import type { AnswersFile, GlossFile } from './static-format.ts'

/** A gloss with the row of its entry: the row's place in its file. */
interface ReadGloss extends Gloss {
  readonly row: EntryRow
  readonly place: number
  readonly file: GlossFile
}

/** Glosses among which all stand that a query finds. */
interface FoundGlosses {
  readonly glosses: readonly ReadGloss[]
  /** They are only the best of many. */
  readonly cut: boolean
  /** Even without a filter there may be more. */
  readonly truncated: boolean
}

const nothing: FoundGlosses = { glosses: [], cut: false, truncated: false }

/** Of more words than these no parts are looked for: each takes a file. */
const mostParts = 8

export interface GlossHits {
  readonly hits: readonly NumberedHit[]
  readonly truncated: boolean
}

/**
 * Finds entries by meaning, in one or two files. Where no gloss has every word typed, a file for each word more is
 * fetched, to find the glosses that are among them.
 *
 * @param place of the gloss language
 */
export async function glossHits(
  directory: OpenedDirectory,
  place: number,
  query: string,
  { filter, to }: Pick<SearchRequest, 'filter' | 'to'>,
  signal: AbortSignal | undefined,
): Promise<GlossHits> {
  const language = directory.glossLanguages[place]!
  const typed = typedWords(language, query)
  if (typed.terms.length === 0) return { hits: [], truncated: false }
  const table = await directory.glosses(place, signal)
  const read = (hash: string | undefined): Promise<readonly ReadGloss[]> => readShard(directory, language, hash, signal)
  let found = typed.terms.length === 1 ? await oneWord() : await severalWords()
  let matched = matchGlosses(language, table, typed, passing(found.glosses, filter))
  if (matched.length === 0 && typed.terms.length > 1) {
    found = await parts()
    matched = matchParts(table, typed.terms, passing(found.glosses, filter))
  }
  const hits = matched.map((match) => hitOf(directory, place, query, to, match as MatchedReadGloss))
  return { hits, truncated: found.truncated || (found.cut && filter !== undefined) }

  async function kept(asked: string): Promise<FoundGlosses | undefined> {
    const glosses = await keptAnswer(directory, language, table, asked, signal)
    return glosses === undefined ? undefined : { glosses, cut: true, truncated: false }
  }

  async function oneWord(): Promise<FoundGlosses> {
    const { canonical, folded } = typed.terms[0]!
    const shard = shardOf(table, folded)
    if (shard !== undefined) return { ...nothing, glosses: await read(shard) }
    return (await kept(canonical)) ?? (canonical === folded ? undefined : await kept(folded)) ?? nothing
  }

  async function severalWords(): Promise<FoundGlosses> {
    const shard = shardFor(table, typed)
    if (shard !== undefined) return { ...nothing, glosses: await read(shard) }
    const [first, second, third] = typed.terms
    const found = await kept(`${first!.folded} ${second!.folded}`)
    if (found === undefined) return { ...nothing, truncated: true }
    // Which of the best have the very marks typed is only known where none were.
    return { ...found, truncated: third !== undefined || !isBare(typed.terms) }
  }

  async function parts(): Promise<FoundGlosses> {
    if (typed.terms.length > mostParts) return { ...nothing, truncated: true }
    const all = new Map<string, ReadGloss>()
    let cut = false
    for (const { folded } of typed.terms) {
      const common = table.common.has(folded) && shardOf(table, folded) === undefined
      cut ||= common
      const glosses = common ? (await kept(folded))?.glosses : await read(fileOf(table.shards, folded))
      for (const gloss of glosses ?? []) all.set(`${gloss.entry} ${gloss.ordinal}`, gloss)
    }
    return { glosses: [...all.values()], cut, truncated: cut }
  }
}

type MatchedReadGloss = MatchedGloss & { readonly gloss: ReadGloss }

/**
 * The one shard that has every gloss with all words typed; `undefined` where each of them is in too many.
 */
function shardFor(table: OpenedGlosses, { terms, goesOn }: TypedWords): string | undefined {
  const words = terms.map(({ folded }) => folded)
  const complete = goesOn ? words.slice(0, -1) : words
  // Any will do; a long word tends to be a rare one, and its shard to be at hand when the next letter comes.
  const rare = complete.filter((word) => !table.common.has(word)).sort((a, b) => b.length - a.length)[0]
  if (rare !== undefined) return fileOf(table.shards, rare)
  const last = goesOn ? words.at(-1) : undefined
  if (last !== undefined) {
    // A word that itself begins as the last one stands nowhere with itself.
    const pairs = complete.filter((word) => !word.startsWith(last)).map((word) => `${word} ${last}`)
    for (const beginning of [last, ...pairs]) {
      const shard = shardOf(table, beginning)
      if (shard !== undefined) return shard
    }
  }
  if (complete.length < 2) return undefined
  const pair = `${complete[0]} ${complete[1]}`
  return isLeftOut(table.shards.firsts, pair) ? undefined : fileOf(table.shards, pair)
}

function readShard(
  directory: OpenedDirectory,
  language: Language,
  hash: string | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly ReadGloss[]> {
  return hash === undefined
    ? Promise.resolve([])
    : directory.file(hash, (file: GlossFile) => readGlosses(language, file), signal)
}

async function keptAnswer(
  directory: OpenedDirectory,
  language: Language,
  { answers }: OpenedGlosses,
  query: string,
  signal: AbortSignal | undefined,
): Promise<readonly ReadGloss[] | undefined> {
  const hash = fileOf(answers, query)
  if (hash === undefined) return undefined
  const kept = await directory.file(
    hash,
    (file: AnswersFile & GlossFile) => ({ answers: file.answers, glosses: readGlosses(language, file) }),
    signal,
  )
  const places = Object.hasOwn(kept.answers, query) ? kept.answers[query] : undefined
  return places?.map((place) => kept.glosses[place]!)
}

function readGlosses(language: Language, file: GlossFile): readonly ReadGloss[] {
  return file.glosses.map(([at, ordinal, length, text, ...having]) => {
    const row = file.entries[at]!
    const words: readonly Term[] = termsOf(language, text)
    const different = [...new Set(words.map(({ folded }) => folded))]
    return {
      entry: row[0],
      ordinal,
      length,
      text,
      words,
      having: new Map(different.map((word, i) => [word, having[i] ?? 1])),
      row,
      place: at,
      file,
    }
  })
}

/** The glosses whose entries pass a filter. */
function passing(glosses: readonly ReadGloss[], filter: SearchFilter | undefined): readonly ReadGloss[] {
  if (filter === undefined) return glosses
  const filters = new Map<GlossFile, EntryFilter | undefined>()
  return glosses.filter(({ file, place }) => {
    if (!filters.has(file))
      filters.set(file, entryFilter(buildFacets(file.entries.map((row) => rowFacets(row, file.partsOfSpeech))), filter))
    return filters.get(file)?.(place) !== false
  })
}

function hitOf(
  { info, glossLanguages }: OpenedDirectory,
  place: number,
  query: string,
  to: string | undefined,
  { gloss, reason, score }: MatchedReadGloss,
): NumberedHit {
  const entry = entryOf(gloss.row, info.glossLanguages, gloss.file.partsOfSpeech, [place, gloss.text])
  const dictionary = { id: info.id, languageTag: info.language, glossLanguageTags: info.glossLanguages }
  const summary = summaryOf(dictionary, entry, to)
  const ranges = wordRanges(glossLanguages[place]!, gloss.text, query, reason === 'meaning-begins')
  const hit: Hit = { ...summary, tier: 'gloss', reason, ranges, score }
  return { number: gloss.entry, hit }
}
