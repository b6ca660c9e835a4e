import { type DictionaryClient, HiapError } from '@hiap/lexicon'
import type { BundleErrorCode } from '../errors.ts'
import {
  type BundleAddress,
  type FromWorker,
  type Method,
  receivedError,
  type ToWorker,
  type WorkerEnd,
} from './worker-protocol.ts'

export interface WorkerClientOptions {
  /** What the worker is to open. */
  readonly bundles: readonly BundleAddress[]
  /**
   * A worker that owes an answer and says nothing for so many milliseconds is asked for a sign of life; one that then
   * says nothing for as long again is given up. Default 5000: a search takes some 5, reading a large index perhaps 2000.
   */
  readonly patience?: number
  /** Is called once when the worker is given up, to end it. */
  readonly ended?: () => void
}

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/**
 * Reaches dictionaries that a worker has opened. Resolves when they are open and every call will be answered without
 * any network. The client can do what the worker says that it can.
 *
 * An aborted call rejects with the signal's reason at once, and the worker drops it where it has not begun it. When the
 * worker breaks down, all calls, also later ones, reject with HiapError `worker-failed`; other errors come as the
 * worker's client gave them.
 *
 * @param end the `Worker`, or a port to one
 * @throws HiapError (as a rejection) `worker-failed` where the worker cannot begin; `request-failed` and the codes of
 *   `openBundle` where the bundles cannot be had
 * @example
 * const worker = new Worker(url, { type: 'module' })
 * const client = await connectWorker(worker, { bundles: [{ url: `/bundles/${hash}`, hash }] })
 */
export function connectWorker(
  end: WorkerEnd,
  { bundles, patience = 5000, ended }: WorkerClientOptions,
): Promise<DictionaryClient> {
  const calls = new Map<number, Waiting>()
  let lastId = 0
  let failure: HiapError | undefined
  let watching = false
  let heard = false
  let pinged = false
  const tell = (message: ToWorker): void => end.postMessage(message)

  return new Promise((resolve, reject) => {
    const giveUp = (error: HiapError): void => {
      if (failure !== undefined) return
      failure = error
      reject(error)
      for (const waiting of calls.values()) waiting.reject(error)
      calls.clear()
      ended?.()
    }

    // Aborted calls get no answer, so the silence of one call proves nothing; that of the whole worker does.
    const watch = (): void => {
      if (watching) return
      watching = true
      heard = pinged = false
      const look = (): void => {
        if (calls.size === 0 || failure !== undefined) watching = false
        else if (pinged && !heard) giveUp(workerFailed(`it has said nothing for ${2 * patience} ms`))
        else {
          pinged = !heard
          if (pinged) tell({ type: 'ping' })
          heard = false
          setTimeout(look, patience)
        }
      }
      setTimeout(look, patience)
    }

    const call = (method: Method, given: readonly unknown[]): Promise<unknown> => {
      const { args, signal } = withoutSignal(given)
      return new Promise((resolveCall, rejectCall) => {
        if (signal?.aborted) return rejectCall(signal.reason)
        if (failure !== undefined) return rejectCall(failure)
        const id = ++lastId
        const forget = (): void => {
          calls.delete(id)
          signal?.removeEventListener('abort', abort)
        }
        const abort = (): void => {
          forget()
          tell({ type: 'cancel', id })
          rejectCall(signal?.reason)
        }
        calls.set(id, {
          resolve(value) {
            forget()
            resolveCall(value)
          },
          reject(error) {
            forget()
            rejectCall(error)
          },
        })
        signal?.addEventListener('abort', abort)
        tell({ type: 'call', id, method, args })
        watch()
      })
    }

    end.addEventListener('message', (event) => {
      const message = (event as Event & { readonly data: FromWorker }).data
      heard = true
      switch (message.type) {
        case 'ready':
          resolve(clientOf(message.methods, call))
          break
        case 'refused':
          giveUp(receivedError(message.error))
          break
        case 'answer':
          calls.get(message.id)?.resolve(message.value)
          break
        case 'failed':
          calls.get(message.id)?.reject(receivedError(message.error))
          break
      }
    })
    end.addEventListener('error', (event) => giveUp(workerFailed((event as { readonly message?: string }).message)))
    end.addEventListener('messageerror', () => giveUp(workerFailed('a message could not be read')))
    end.start?.()
    tell({ type: 'open', bundles })
  })
}

function clientOf(
  methods: readonly Method[],
  call: (method: Method, args: readonly unknown[]) => Promise<unknown>,
): DictionaryClient {
  const client: Partial<Record<Method, (...args: readonly unknown[]) => Promise<unknown>>> = {}
  for (const method of methods) client[method] = (...args) => call(method, args)
  return client as DictionaryClient
}

/** A call's last argument is its signal, if it has one; what was left out at the end is nothing to send. */
function withoutSignal(given: readonly unknown[]): {
  readonly args: readonly unknown[]
  readonly signal: AbortSignal | undefined
} {
  const args = [...given]
  while (args.length > 0 && args.at(-1) === undefined) args.pop()
  const signal = args.at(-1) instanceof AbortSignal ? (args.pop() as AbortSignal) : undefined
  return { args, signal }
}

function workerFailed(cause = 'it could not begin'): HiapError<BundleErrorCode> {
  return new HiapError('worker-failed', `The search worker ended: ${cause}. Ask the server instead.`, { cause })
}
