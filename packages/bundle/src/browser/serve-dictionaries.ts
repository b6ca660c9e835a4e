import type { DictionaryClient } from '@hiap/lexicon'
import {
  type BundleAddress,
  type FromWorker,
  type Method,
  sentError,
  type ToWorker,
  type WorkerEnd,
} from './worker-protocol.ts'

interface Call {
  readonly method: Method
  readonly args: readonly unknown[]
  readonly running: AbortController
}

/**
 * The worker's side of the connection: opens the bundles it is told and answers what a client can be asked.
 *
 * A search holds its thread until it is done, and messages that come meanwhile wait. So a call is begun only after all
 * messages that lie there were read: a call whose cancelling is among them costs nothing, however far typing ran ahead.
 *
 * @param end where messages come and go: the worker's `self`, or a port
 * @param open makes the client that answers; a rejection refuses the connection
 */
export function serveDictionaries(
  end: WorkerEnd,
  open: (bundles: readonly BundleAddress[]) => Promise<DictionaryClient>,
): void {
  const calls = new Map<number, Call>()
  const waiting = new Set<number>()
  let turnComing = false
  let client: DictionaryClient | undefined

  const tell = (message: FromWorker): void => end.postMessage(message)

  const answer = async (id: number, { method, args, running }: Call): Promise<void> => {
    let message: FromWorker
    try {
      const ask = client?.[method] as ((...args: readonly unknown[]) => Promise<unknown>) | undefined
      if (ask === undefined) throw new TypeError(`${String(method)} is not served`)
      message = { type: 'answer', id, value: await ask(...args, running.signal) }
    } catch (error) {
      message = { type: 'failed', id, error: sentError(error) }
    }
    if (calls.delete(id)) tell(message)
  }

  const takeTurn = (): void => {
    turnComing = false
    for (const id of waiting) {
      waiting.delete(id)
      const call = calls.get(id)
      if (call !== undefined) void answer(id, call)
      break
    }
    comeToTurn()
  }

  const comeToTurn = (): void => {
    if (turnComing || waiting.size === 0 || client === undefined) return
    turnComing = true
    afterWaitingMessages(takeTurn)
  }

  const prepare = async (bundles: readonly BundleAddress[]): Promise<void> => {
    try {
      client = await open(bundles)
      tell({ type: 'ready', methods: Object.keys(client) as Method[] })
    } catch (error) {
      tell({ type: 'refused', error: sentError(error) })
    }
  }

  end.addEventListener('message', (event) => {
    const message = (event as Event & { readonly data: ToWorker }).data
    switch (message.type) {
      case 'open':
        void prepare(message.bundles)
        break
      case 'call':
        calls.set(message.id, { method: message.method, args: message.args, running: new AbortController() })
        waiting.add(message.id)
        comeToTurn()
        break
      case 'cancel':
        calls.get(message.id)?.running.abort()
        calls.delete(message.id)
        waiting.delete(message.id)
        break
      case 'ping':
        tell({ type: 'alive' })
        break
    }
  })
  end.start?.()
}

/**
 * Runs something behind all messages that have already come: a message of its own stands at the end of their line.
 * A timer would do too, but browsers hold repeated ones back for 4 ms.
 */
function afterWaitingMessages(run: () => void): void {
  const { port1, port2 } = new MessageChannel()
  port1.addEventListener(
    'message',
    () => {
      port1.close()
      run()
    },
    { once: true },
  )
  port1.start()
  port2.postMessage(null)
}
