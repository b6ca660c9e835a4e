import {
  type BrowsePage,
  type DictionaryClient,
  type DictionaryInfo,
  type Entry,
  type EntrySummary,
  type GlossAnswer,
  HiapError,
  type SearchAnswer,
  type SearchFilter,
} from '@hiap/lexicon'

export interface HttpClientOptions {
  /** Where the API stands, without `/v1`: `https://dictionary.example` or empty for the page's own host. */
  readonly baseUrl: string
  /** Default: the platform's. */
  readonly fetch?: typeof fetch
}

/**
 * Reaches dictionaries through the HTTP API. Sends no cookie and no referrer.
 *
 * Calls reject with HiapError `request-failed` (details: `status`, 0 where no answer came, and the server's `code`),
 * or with the signal's reason when aborted.
 */
export function httpClient({
  baseUrl,
  fetch: fetchWith = (...args) => fetch(...args),
}: HttpClientOptions): DictionaryClient {
  /** @param body is sent with POST; left out: GET */
  const ask = async <T>(path: string, signal?: AbortSignal, body?: unknown): Promise<T | undefined> => {
    let response: Response
    try {
      response = await fetchWith(`${baseUrl}${path}`, {
        headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        ...(signal === undefined ? {} : { signal }),
      })
      if (response.ok) return (await response.json()) as T
    } catch (error) {
      signal?.throwIfAborted()
      throw new HiapError(
        'request-failed',
        'The dictionary server cannot be reached. Check the connection and try again.',
        {
          status: 0,
          cause: String(error),
        },
      )
    }
    if (response.status === 404) return undefined
    const problem = await response.json().catch(() => ({}))
    const { detail, code } = problem as { readonly detail?: unknown; readonly code?: unknown }
    throw new HiapError(
      'request-failed',
      typeof detail === 'string' ? detail : `The dictionary server answered with status ${response.status}.`,
      { status: response.status, code },
    )
  }
  const missing = (what: string): HiapError =>
    new HiapError('request-failed', `The dictionary server has no ${what}.`, { status: 404 })
  return {
    async dictionaries(signal) {
      const answer = await ask<{ dictionaries: readonly DictionaryInfo[] }>('/v1/dictionaries', signal)
      if (answer === undefined) throw missing('list of dictionaries')
      return answer.dictionaries
    },
    async search({ query, from, to, dictionaries, filter, fullText, limit }, signal) {
      const dict = listOf(dictionaries)
      const asked = parameters({ q: query, from, to, dict, ...filterParameters(filter), fullText, limit })
      const answer = await ask<SearchAnswer>(`/v1/search${asked}`, signal)
      if (answer === undefined) throw missing('such dictionary')
      return answer
    },
    entry: (dictionary, entryId, signal) =>
      ask<Entry>(`/v1/entries/${encodeURIComponent(dictionary)}/${encodeURIComponent(entryId)}`, signal),
    browse: ({ dictionary, prefix, cursor, limit }, signal) =>
      ask<BrowsePage>(`/v1/browse/${encodeURIComponent(dictionary)}${parameters({ prefix, cursor, limit })}`, signal),
    async suggest({ prefix, from, to, dictionaries, filter, limit }, signal) {
      const asked = parameters({ q: prefix, from, to, dict: listOf(dictionaries), ...filterParameters(filter), limit })
      const answer = await ask<{ suggestions: readonly EntrySummary[] }>(`/v1/suggest${asked}`, signal)
      if (answer === undefined) throw missing('such dictionary')
      return answer.suggestions
    },
    async gloss({ text, from, to, dictionaries }, signal) {
      // A running text is no part of an address: logs and histories keep addresses.
      const answer = await ask<GlossAnswer>('/v1/gloss', signal, { text, from, to, dictionaries })
      if (answer === undefined) throw missing('such dictionary')
      return answer
    },
  }
}

type Parameters = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>

/** A list becomes the parameter once for each item. */
function parameters(values: Parameters): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(values))
    for (const each of value === undefined ? [] : [value].flat()) search.append(name, String(each))
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

/** Several values of one parameter, as the API reads them. */
function listOf(values: readonly string[] | undefined): string | undefined {
  return values?.join(',')
}

/** An empty list asks for nothing; as a parameter it would be a slip. */
function filterParameters({ partsOfSpeech, semanticDomains, dialects, has }: SearchFilter = {}): Parameters {
  return {
    pos: listOf(partsOfSpeech) || undefined,
    domain: listOf(semanticDomains) || undefined,
    // The name of a dialect may have commas.
    dialect: dialects,
    has: listOf(has) || undefined,
  }
}
