import { HiapError } from '@hiap/lexicon'
import { bundleHash } from '../bundle-format.ts'
import type { BundleErrorCode } from '../errors.ts'

/** A file on its way, and how many wait for it. */
interface Fetching {
  readonly value: Promise<unknown>
  readonly running: AbortController
  waiting: number
}

/**
 * Fetches the files of a static folder, holds each against its SHA-256, and keeps those used last. Calls for one file
 * share one request, which is given up when the last of them is aborted: not at once, but after what was called in the
 * same turn, as the next key of a person typing mostly wants the same file.
 */
export class StaticFiles {
  readonly #fetch: typeof fetch
  readonly #most: number
  readonly #kept = new Map<string, unknown>()
  readonly #fetching = new Map<string, Fetching>()

  /** @param most files kept in memory */
  constructor(fetchWith: typeof fetch, most: number) {
    this.#fetch = fetchWith
    this.#most = most
  }

  /**
   * Gives the value of an immutable JSON file.
   *
   * @param read makes the value that is kept of the parsed JSON
   * @throws HiapError `request-failed`, `static-file-corrupt`; the signal's reason when aborted
   */
  async json<Json, Value>(
    url: string,
    hash: string,
    read: (json: Json) => Value,
    signal: AbortSignal | undefined,
  ): Promise<Value> {
    signal?.throwIfAborted()
    if (this.#kept.has(hash)) {
      const value = this.#kept.get(hash) as Value
      this.#keep(hash, value)
      return value
    }
    const fetching = this.#fetching.get(hash) ?? this.#begin(url, hash, (json) => read(json as Json))
    return this.#await(hash, fetching, signal) as Promise<Value>
  }

  #begin(url: string, hash: string, read: (json: unknown) => unknown): Fetching {
    const running = new AbortController()
    const value = this.#load(url, hash, running.signal).then((json) => {
      const made = read(json)
      this.#keep(hash, made)
      return made
    })
    const fetching: Fetching = { value, running, waiting: 0 }
    this.#fetching.set(hash, fetching)
    const done = (): void => {
      if (this.#fetching.get(hash) === fetching) this.#fetching.delete(hash)
    }
    value.then(done, done)
    return fetching
  }

  /** Waits for a file; it is given up a turn after nobody waits any more. */
  async #await(hash: string, fetching: Fetching, signal: AbortSignal | undefined): Promise<unknown> {
    fetching.waiting++
    try {
      return await unlessAborted(fetching.value, signal)
    } finally {
      fetching.waiting--
      if (signal?.aborted)
        setTimeout(() => {
          if (fetching.waiting > 0 || this.#fetching.get(hash) !== fetching) return
          this.#fetching.delete(hash)
          fetching.running.abort()
        }, 0)
    }
  }

  async #load(url: string, hash: string, signal: AbortSignal): Promise<unknown> {
    const bytes = await fetchBytes(this.#fetch, url, { signal })
    if (bundleHash(bytes) !== hash) throw corrupt(url, 'its SHA-256 is not the one that it is named by')
    return parse(bytes, url)
  }

  #keep(hash: string, value: unknown): void {
    this.#kept.delete(hash)
    this.#kept.set(hash, value)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) break
      this.#kept.delete(oldest)
    }
  }
}

/** Waits for a value that others wait for too; rejects with the signal's reason as soon as it is aborted. */
export function unlessAborted<Value>(value: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return value
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort)
    value.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/**
 * Fetches a file whole: without cookies, without saying where from.
 *
 * @throws HiapError `request-failed`
 */
export async function fetchBytes(fetchWith: typeof fetch, url: string, options: RequestInit): Promise<Uint8Array> {
  let status = 0
  try {
    const response = await fetchWith(url, { ...options, credentials: 'omit', referrerPolicy: 'no-referrer' })
    status = response.status
    if (response.ok) return new Uint8Array(await response.arrayBuffer())
  } catch {
    // The connection broke, at first or on the way: told below.
  }
  throw new HiapError<BundleErrorCode>(
    'request-failed',
    status === 404
      ? `${url} is not there. Load the page again: the dictionary may have been replaced. Else upload its folder again.`
      : `${url} cannot be fetched. Check the connection and try again.`,
    { url, status },
  )
}

/**
 * Parses a JSON file.
 *
 * @throws HiapError `static-file-corrupt`
 */
export function parse(bytes: Uint8Array, url: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw corrupt(url, 'it is not JSON')
  }
}

export function corrupt(url: string, cause: string): HiapError<BundleErrorCode> {
  return new HiapError('static-file-corrupt', `${url} cannot be used: ${cause}. Compile or upload the folder again.`, {
    url,
    cause,
  })
}
