import type { DictionaryClient } from '@hiap/lexicon'
import { onTestFinished } from 'vitest'
import { serveDictionaries } from '../../src/browser/serve-dictionaries.ts'
import { connectWorker, type WorkerClientOptions } from '../../src/browser/worker-client.ts'
import type { BundleAddress, FromWorker, ToWorker, WorkerEnd } from '../../src/browser/worker-protocol.ts'

type Port = WorkerEnd & EventTarget

/** The page's and the worker's end of one connection, in this thread. */
export interface Connection {
  readonly page: Port
  readonly worker: Port
  /** What the page told the worker, in order. */
  readonly told: readonly ToWorker[]
}

/** Listens to what comes at one end. */
export function hear<Message extends ToWorker | FromWorker>(end: Port, listener: (message: Message) => void): void {
  end.addEventListener('message', (event) => listener((event as Event & { readonly data: Message }).data))
}

/** A connection that is closed when the test ends. */
export function connection(): Connection {
  const { port1: page, port2: worker } = new MessageChannel()
  onTestFinished(() => page.close())
  const told: ToWorker[] = []
  hear<ToWorker>(worker, (message) => told.push(message))
  return { page, worker, told }
}

/** Connects to a worker, which is only a port, that answers with this client. */
export function connectTo(
  served: DictionaryClient | ((bundles: readonly BundleAddress[]) => Promise<DictionaryClient>),
  options: Partial<WorkerClientOptions> = {},
): Connection & { readonly client: Promise<DictionaryClient> } {
  const ends = connection()
  serveDictionaries(ends.worker, typeof served === 'function' ? served : async () => served)
  return { ...ends, client: connectWorker(ends.page, { bundles: [], ...options }) }
}

/** A client of which a test says only what it needs; the protocol must not care which methods there are. */
export function clientOf(methods: Partial<Record<string, (...args: never[]) => Promise<unknown>>>): DictionaryClient {
  return methods as unknown as DictionaryClient
}
