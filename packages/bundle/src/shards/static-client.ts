import {
  type BrowsePage,
  compareHits,
  cutQuery,
  type DictionaryClient,
  type EntrySummary,
  HiapError,
  type Hit,
  isPattern,
  meets,
  type SearchAnswer,
  type SearchRequest,
  type SuggestRequest,
  summaryOf,
} from '@hiap/lexicon'
import { shelfLimits, within } from '../answer-limits.ts'
import type { BundleErrorCode } from '../errors.ts'
import { glossHits } from './gloss-look-up.ts'
import { completions, entriesFor, headwordHits, type NumberedHit } from './headword-look-up.ts'
import { checkVersion, type OpenedDirectory, openDirectory } from './opened-directory.ts'
import { browseStatic } from './static-browse.ts'
import { findEntry } from './static-entry.ts'
import { corrupt, fetchBytes, parse, StaticFiles, unlessAborted } from './static-files.ts'
import { type Directory, dataFolder, type Pointer, pointerName, staticBundleAddress } from './static-format.ts'

export interface StaticClientOptions {
  /** Default: the platform's. */
  readonly fetch?: typeof fetch
  /** Most bytes of bundles that are fetched for a request which only whole dictionaries can answer. Default 16 MB. */
  readonly mostWhole?: number
  /** Most files kept in memory, each some 64 kB. Default 128. */
  readonly filesKept?: number
}

/**
 * Reaches the dictionaries of a folder of files behind any web server, as `hiap compile --shards` makes it. An exact or
 * prefix look-up, of headwords or of the meanings in one language, fetches at most two small files of a dictionary; each
 * is held against its SHA-256. Sends no cookie and no referrer, and asks no other host.
 *
 * Hits of the tiers exact, variant, folded, prefix and gloss are those of `shelfClient`, in the same order; `truncated` tells
 * that there may be more. What is only near a headword (tiers romanised and fuzzy) is not found. Patterns, full text,
 * filters over wide queries, running text and browsing under more than one letter need whole dictionaries: their bundles
 * are fetched, checked and kept, where they have no more than `mostWhole` bytes; else searches give what the small files
 * give, and `gloss` and `browse` reject with `whole-dictionary-needed`.
 *
 * Calls reject with HiapError `request-failed`, `static-file-corrupt` or `static-folder-version`, with the codes of
 * `openBundle`, or with the signal's reason when aborted.
 *
 * @param folder address of the folder, with or without a slash at its end
 * @example
 * await staticClient('https://example.org/dictionary').search({ query: 'nuoc', from: 'vi' })
 */
export function staticClient(folder: string, options: StaticClientOptions = {}): DictionaryClient {
  const { mostWhole = 16_000_000, filesKept = 128 } = options
  const fetchWith: typeof fetch = options.fetch ?? ((...args) => fetch(...args))
  const base = folder === '' || folder.endsWith('/') ? folder : `${folder}/`
  const files = new StaticFiles(fetchWith, filesKept)
  const all = once(() => openFolder(files, fetchWith, base))
  const whole = once(async () => {
    const { fetchWhole } = await import('./whole-dictionaries.ts')
    const bundles = (await all()).map(({ info }) => ({
      url: staticBundleAddress(base, info.hash),
      hash: info.hash,
    }))
    return fetchWhole(fetchWith, bundles)
  })
  const opened = (signal: AbortSignal | undefined): Promise<readonly OpenedDirectory[]> => unlessAborted(all(), signal)
  const chosen = async (
    ids: readonly string[] | undefined,
    signal: AbortSignal | undefined,
  ): Promise<readonly OpenedDirectory[]> =>
    (await opened(signal)).filter(({ info }) => ids === undefined || ids.includes(info.id))
  /** The client of the whole dictionaries; `undefined` where they are too large. */
  const wholeClient = async (signal: AbortSignal | undefined): Promise<DictionaryClient | undefined> => {
    const bytes = (await opened(signal)).reduce((sum, { info }) => sum + info.bytes, 0)
    return bytes <= mostWhole ? unlessAborted(whole(), signal) : undefined
  }
  const neededWhole = async (what: string, signal: AbortSignal | undefined): Promise<DictionaryClient> => {
    const client = await wholeClient(signal)
    if (client !== undefined) return client
    throw new HiapError<BundleErrorCode>(
      'whole-dictionary-needed',
      `${what} needs the whole dictionaries, and they have more than ${mostWhole} bytes. Ask a server of Hiap, or raise the limit.`,
      { mostWhole },
    )
  }

  return {
    async dictionaries(signal) {
      return (await opened(signal)).map(({ info }) => info)
    },
    async search(request, signal) {
      const query = cutQuery(request.query)
      const pattern = isPattern(query)
      if (pattern || request.fullText === true) {
        const client = await wholeClient(signal)
        if (client !== undefined) return client.search(request, signal)
        if (pattern) return { query, hits: [], truncated: true }
      }
      const answer = await searchShards(await chosen(request.dictionaries, signal), { ...request, query }, signal)
      if (answer.truncated && request.filter !== undefined) {
        const client = await wholeClient(signal)
        if (client !== undefined) return client.search(request, signal)
      }
      return { ...answer, truncated: answer.truncated || request.fullText === true }
    },
    async entry(dictionary, entryId, signal) {
      const [directory] = await chosen([dictionary], signal)
      return directory === undefined ? undefined : (await findEntry(directory, entryId, signal))?.entry
    },
    async browse(request, signal): Promise<BrowsePage | undefined> {
      const [directory] = await chosen([request.dictionary], signal)
      if (directory === undefined) return undefined
      const page = await browseStatic(directory, request, within(request.limit, shelfLimits.browse), signal)
      return page ?? (await neededWhole('Browsing under several letters', signal)).browse(request, signal)
    },
    async suggest(request, signal) {
      const answer = isPattern(cutQuery(request.prefix))
        ? { suggestions: [], truncated: true }
        : await suggestFromShards(await chosen(request.dictionaries, signal), request, signal)
      const client = answer.truncated ? await wholeClient(signal) : undefined
      return client === undefined ? answer.suggestions : client.suggest(request, signal)
    },
    async gloss(request, signal) {
      return (await neededWhole('Reading running text', signal)).gloss(request, signal)
    },
  }
}

/** Makes a value when it is first asked for; where that fails, the next asks again. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined
      throw error
    })
    return made
  }
}

async function openFolder(
  files: StaticFiles,
  fetchWith: typeof fetch,
  base: string,
): Promise<readonly OpenedDirectory[]> {
  const url = `${base}${pointerName}`
  // The one file that changes: whatever the server says of caching, it is asked for anew.
  const pointer = parse(await fetchBytes(fetchWith, url, { cache: 'no-cache' }), url) as Pointer
  checkVersion(pointer?.format, url)
  if (!Array.isArray(pointer.dictionaries)) throw corrupt(url, 'it names no dictionaries')
  return Promise.all(
    pointer.dictionaries.map(({ directory }) => {
      const address = `${base}${dataFolder}/${directory}.json`
      const open = (json: Directory): OpenedDirectory => openDirectory(files, base, json, address)
      return files.json(address, directory, open, undefined)
    }),
  )
}

/** Searches as a shelf does: hits of all dictionaries by tier and score, equals in the order of the dictionaries. */
async function searchShards(
  directories: readonly OpenedDirectory[],
  request: SearchRequest,
  signal: AbortSignal | undefined,
): Promise<SearchAnswer> {
  const limit = within(request.limit, shelfLimits.search)
  const answers = await Promise.all(directories.map((directory) => searchDirectory(directory, request, limit, signal)))
  const hits = answers.flatMap((answer) => answer.hits).sort(compareHits)
  return {
    query: request.query,
    hits: hits.slice(0, limit),
    truncated: answers.some(({ truncated }) => truncated),
  }
}

/** The same two roads as `searchDictionary` of the lexicon. */
async function searchDirectory(
  directory: OpenedDirectory,
  request: SearchRequest,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<{ readonly hits: readonly Hit[]; readonly truncated: boolean }> {
  const { language, glossLanguages } = directory.info
  const { from, to, query } = request
  const byHeadword = async (): Promise<{ readonly hits: readonly NumberedHit[]; readonly truncated: boolean }> => {
    const found = await entriesFor(directory, query, signal)
    if (found === undefined) return { hits: [], truncated: false }
    return {
      hits: headwordHits(found.small, request, limit),
      truncated: found.cut && request.filter !== undefined,
    }
  }
  const roads: ReturnType<typeof byHeadword>[] = []
  if (meets(from, language) && (to === undefined || glossLanguages.some((tag) => meets(to, tag))))
    roads.push(byHeadword())
  if (meets(to, language))
    glossLanguages.forEach((tag, place) => {
      if (meets(from, tag)) roads.push(glossHits(directory, place, query, request, signal))
    })
  const answers = await Promise.all(roads)
  const best = new Map<string, NumberedHit>()
  for (const each of answers.flatMap(({ hits }) => hits)) {
    const before = best.get(each.hit.entryId)
    if (before === undefined || compareHits(each.hit, before.hit) < 0) best.set(each.hit.entryId, each)
  }
  return {
    hits: [...best.values()]
      .sort((a, b) => compareHits(a.hit, b.hit) || a.number - b.number)
      .slice(0, limit)
      .map(({ hit }) => hit),
    truncated: answers.some(({ truncated }) => truncated),
  }
}

/** Completes as a shelf does, by tier and score. */
async function suggestFromShards(
  directories: readonly OpenedDirectory[],
  request: SuggestRequest,
  signal: AbortSignal | undefined,
): Promise<{ readonly suggestions: readonly EntrySummary[]; readonly truncated: boolean }> {
  const limit = within(request.limit, shelfLimits.suggest)
  const query = cutQuery(request.prefix)
  const asked = directories.filter(({ info }) => meets(request.from, info.language))
  // Shards are cut by letters, not by sound.
  let truncated =
    request.from !== undefined &&
    /\p{Script=Latin}/u.test(query) &&
    asked.some(({ language }) => language.soundKey !== undefined)
  const found = await Promise.all(
    asked.map(async (directory) => {
      const entries = await entriesFor(directory, query, signal)
      if (entries === undefined) return []
      const { small, cut } = entries
      truncated ||= cut && request.filter !== undefined
      return completions(small, query, request.filter, limit).map((candidate) => ({ small, candidate }))
    }),
  )
  const suggestions = found
    .flat()
    .sort((a, b) => compareHits(a.candidate, b.candidate))
    .slice(0, limit)
    .map(({ small, candidate }) => summaryOf(small, small.entryAt(candidate.entry), request.to))
  return { suggestions, truncated }
}
