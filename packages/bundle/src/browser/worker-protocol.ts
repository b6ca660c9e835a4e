import { type DictionaryClient, HiapError } from '@hiap/lexicon'

/** Where a bundle is fetched, and the SHA-256 that it must have, in hexadecimal. */
export interface BundleAddress {
  readonly url: string
  readonly hash: string
}

/** The names of what may be asked. The protocol itself knows none of them: what a client can do, a worker can serve. */
export type Method = keyof DictionaryClient

/** What a page tells the search worker. `id` numbers the calls of one connection and is never used twice. */
export type ToWorker =
  /** The first message, and only the first: fetch and open these. */
  | { readonly type: 'open'; readonly bundles: readonly BundleAddress[] }
  /** `args` without the signal, which cannot travel: its abort travels as `cancel`. */
  | { readonly type: 'call'; readonly id: number; readonly method: Method; readonly args: readonly unknown[] }
  /** Nobody waits for the answer any more; none comes. */
  | { readonly type: 'cancel'; readonly id: number }
  /** A sign of life is wanted. */
  | { readonly type: 'ping' }

/** What the search worker tells the page. */
export type FromWorker =
  /** The bundles are open and these methods are served. */
  | { readonly type: 'ready'; readonly methods: readonly Method[] }
  /** The bundles cannot be used. Nothing else follows. */
  | { readonly type: 'refused'; readonly error: SentError }
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly error: SentError }
  | { readonly type: 'alive' }

/** A HiapError as a message carries it: structured clones keep neither class nor fields of an error. */
export interface SentError {
  readonly code: string
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}

/** One end of the connection: a `Worker`, a worker's `self`, or a `MessagePort`. */
export interface WorkerEnd {
  postMessage(message: unknown): void
  addEventListener(type: string, listener: (event: Event) => void): void
  /** A port keeps its messages back until it is told to begin; a worker has no such call. */
  start?(): void
}

/**
 * Makes an error fit to travel. One that is no HiapError is a fault of the program and becomes `worker-failed`, which
 * tells the page to ask elsewhere.
 */
export function sentError(error: unknown): SentError {
  if (!(error instanceof HiapError))
    return { code: 'worker-failed', message: 'The search worker met a fault.', details: { cause: String(error) } }
  const { code, message, details } = error
  return { code, message, details: isCloneable(details) ? details : {} }
}

/** The error that was sent, as one that can be thrown. */
export function receivedError({ code, message, details }: SentError): HiapError {
  return new HiapError(code, message, details)
}

function isCloneable(value: unknown): boolean {
  try {
    structuredClone(value)
    return true
  } catch {
    return false
  }
}
