import {
  type BrowsePage,
  type BrowseRequest,
  type Candidate,
  compareHits,
  cutQuery,
  type DictionaryClient,
  type DictionaryInfo,
  type Entry,
  type EntrySummary,
  entryFilter,
  findHeadwords,
  type GlossAnswer,
  type GlossRequest,
  HiapError,
  meets,
  type SearchAnswer,
  type SearchRequest,
  type SuggestRequest,
  searchDictionary,
  summaryOf,
} from '@hiap/lexicon'
import { shelfLimits, within } from './answer-limits.ts'
import { searchTexts } from './full-text/search-texts.ts'
import type { OpenedDictionary } from './opened-dictionary.ts'
import { createTextReader } from './running-text.ts'

/** Any number of opened dictionaries that answer as one. Synchronous: everything is in memory. */
export interface Shelf {
  dictionaries(): readonly DictionaryInfo[]
  /** Throws `full-text-missing` where `fullText` is asked for and {@link Shelf.loadFullText} was not awaited. */
  search(request: SearchRequest): SearchAnswer
  /**
   * Makes the texts of these dictionaries, or of all, ready to be searched; costs nothing where they are.
   *
   * @throws HiapError (as a rejection) as `OpenedDictionary.loadFullText` does
   */
  loadFullText(dictionaries?: readonly string[]): Promise<void>
  /** `undefined` where the dictionary or the entry is not there. */
  entry(dictionary: string, entryId: string): Entry | undefined
  /** `undefined` where the dictionary is not there. Throws `cursor-unknown`. */
  browse(request: BrowseRequest): BrowsePage | undefined
  suggest(request: SuggestRequest): readonly EntrySummary[]
  /** The words of a running text, each with its entries; see `createTextReader`. Never throws. */
  gloss(request: GlossRequest): GlossAnswer
}

/**
 * Puts dictionaries on one shelf. Hits are ordered by tier and score over all of them, equals by the order given here.
 * Ids of a request that no dictionary has are passed over: the callers know their shelf.
 *
 * @throws HiapError `dictionary-twice`
 */
export function createShelf(dictionaries: readonly OpenedDictionary[]): Shelf {
  const byId = new Map<string, OpenedDictionary>()
  for (const dictionary of dictionaries) {
    if (byId.has(dictionary.id))
      throw new HiapError(
        'dictionary-twice',
        `Two bundles hold the dictionary ${dictionary.id}. Take one of them off the shelf.`,
        { dictionary: dictionary.id },
      )
    byId.set(dictionary.id, dictionary)
  }
  const infos = dictionaries.map((dictionary) => dictionary.info)
  const chosen = (ids: readonly string[] | undefined): readonly OpenedDictionary[] =>
    ids === undefined ? dictionaries : dictionaries.filter((dictionary) => ids.includes(dictionary.id))

  const readText = createTextReader(dictionaries)

  return {
    dictionaries: () => infos,
    entry: (dictionary, entryId) => byId.get(dictionary)?.entry(entryId),
    search(request) {
      const limit = within(request.limit, shelfLimits.search)
      const query = cutQuery(request.query)
      const asked = { ...request, query }
      const searched = chosen(request.dictionaries)
      let answers = searched.map((dictionary) => searchDictionary(dictionary, asked, limit))
      // What one dictionary knows as a meaning, no other needs to guess at.
      if (answers.some(({ knownMeaning }) => knownMeaning))
        answers = answers.map((answer, i) =>
          answer.knownMeaning ? answer : searchDictionary(searched[i]!, asked, limit, false),
        )
      const hits = answers.flatMap((answer) => answer.hits).sort(compareHits)
      const truncated = answers.some((answer) => answer.truncated)
      const better = hits.slice(0, limit)
      if (request.fullText !== true) return { query, hits: better, truncated }
      const texts = searchTexts(chosen(request.dictionaries), { ...request, query }, better, limit - better.length)
      return { query, hits: [...better, ...texts.hits], truncated: truncated || texts.truncated }
    },
    async loadFullText(ids) {
      await Promise.all(chosen(ids).map((dictionary) => dictionary.loadFullText()))
    },
    browse(request) {
      const dictionary = byId.get(request.dictionary)
      return dictionary === undefined ? undefined : browsePage(dictionary, request)
    },
    suggest(request) {
      const limit = within(request.limit, shelfLimits.suggest)
      const query = cutQuery(request.prefix)
      const suggestions: { readonly candidate: Candidate; readonly dictionary: OpenedDictionary }[] = []
      for (const dictionary of chosen(request.dictionaries)) {
        if (!meets(request.from, dictionary.languageTag)) continue
        const filter = entryFilter(dictionary.index.facets, request.filter)
        // What is being typed goes on; it is not taken for a slip.
        const { found } = findHeadwords(dictionary.index, dictionary.language, query, limit, filter, ['completed'])
        for (const candidate of found) suggestions.push({ candidate, dictionary })
      }
      return suggestions
        .sort((a, b) => compareHits(a.candidate, b.candidate))
        .slice(0, limit)
        .map(({ candidate, dictionary }) => summaryOf(dictionary, dictionary.entryAt(candidate.entry), request.to))
    },
    gloss: (request) => readText(request, chosen(request.dictionaries)),
  }
}

/**
 * A cursor names the entry at which a page begins by its id, so that a page stays the same page when the dictionary is
 * compiled again with more entries.
 */
function browsePage(dictionary: OpenedDictionary, request: BrowseRequest): BrowsePage {
  const limit = within(request.limit, shelfLimits.browse)
  const numbers =
    request.prefix === undefined || request.prefix.trim() === ''
      ? undefined
      : dictionary.numbersWithPrefix(cutQuery(request.prefix))
  const total = numbers === undefined ? dictionary.size : numbers.length
  const at = (position: number): number => (numbers === undefined ? position : numbers[position]!)
  let from = 0
  if (request.cursor !== undefined) {
    const number = dictionary.numberOf(request.cursor)
    from = number === undefined ? -1 : numbers === undefined ? number : numbers.indexOf(number)
    if (from < 0)
      throw new HiapError(
        'cursor-unknown',
        `The cursor ${JSON.stringify(request.cursor.slice(0, 64))} is not of this dictionary and prefix. Begin again without it.`,
        { cursor: request.cursor },
      )
  }
  const idAt = (position: number): string => dictionary.entryAt(at(position)).id
  const entries: EntrySummary[] = []
  for (let position = from; position < Math.min(total, from + limit); position++)
    entries.push(summaryOf(dictionary, dictionary.entryAt(at(position))))
  return {
    entries,
    ...(from + limit < total ? { next: idAt(from + limit) } : {}),
    ...(from > 0 ? { previous: idAt(Math.max(0, from - limit)) } : {}),
    total,
  }
}

/** Gives a shelf in this process the interface by which elements reach any dictionary. */
export function shelfClient(shelf: Shelf): DictionaryClient {
  const answer = <T>(signal: AbortSignal | undefined, make: () => T): Promise<T> =>
    Promise.resolve().then(() => {
      signal?.throwIfAborted()
      return make()
    })
  return {
    dictionaries: (signal) => answer(signal, () => shelf.dictionaries()),
    async search(request, signal) {
      signal?.throwIfAborted()
      if (request.fullText === true) await shelf.loadFullText(request.dictionaries)
      return answer(signal, () => shelf.search(request))
    },
    entry: (dictionary, entryId, signal) => answer(signal, () => shelf.entry(dictionary, entryId)),
    browse: (request, signal) => answer(signal, () => shelf.browse(request)),
    suggest: (request, signal) => answer(signal, () => shelf.suggest(request)),
    gloss: (request, signal) => answer(signal, () => shelf.gloss(request)),
  }
}
