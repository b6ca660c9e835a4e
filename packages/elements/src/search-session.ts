import type { DictionaryClient, SearchAnswer, SearchRequest } from '@hiap/lexicon'

/** After this long without an answer the interface may say that it is searching; in milliseconds. */
export const slowAfter = 200

/** What the interface draws of a search. While one runs, the hits of the one before stay. */
export interface SearchState {
  /** The query that was asked last; `''` where nothing was. */
  readonly query: string
  readonly status: 'idle' | 'searching' | 'found' | 'failed'
  /** The answer has been awaited for longer than {@link slowAfter}. */
  readonly slow: boolean
  /** The answer to draw: of `query` where `status` is `found`, else of an earlier one. */
  readonly answer?: SearchAnswer
  /** So many hits of the answer, from the first, were drawn for the same request before: the others go below them. */
  readonly settled: number
  /** The direction asked for had no hit; these come from any direction. */
  readonly elsewhere: boolean
  /** `limit` of the request that was answered: as many hits mean that there may be more. */
  readonly limit: number
  readonly error?: unknown
}

export const idle: SearchState = { query: '', status: 'idle', slow: false, settled: 0, elsewhere: false, limit: 0 }

/**
 * Type-ahead: every key asks at once, the request before is aborted, and only the answer to the latest is ever shown,
 * in whatever order answers come. Where the direction asked for has no hit, all directions are asked. Full text, which
 * may have to be loaded first, is asked last, so that it keeps no better hit waiting.
 */
export class SearchSession {
  readonly #client: DictionaryClient
  readonly #changed: (state: SearchState) => void
  #state: SearchState = idle
  #running: AbortController | undefined
  /** What the answer drawn is the answer to. */
  #answered: SearchRequest | undefined
  #slowTimer: ReturnType<typeof setTimeout> | undefined

  /** @param changed is told each new state. */
  constructor(client: DictionaryClient, changed: (state: SearchState) => void) {
    this.#client = client
    this.#changed = changed
  }

  get state(): SearchState {
    return this.#state
  }

  /** Asks; what was asked before is forgotten. Never rejects: a failure is a state. */
  async ask(request: SearchRequest): Promise<void> {
    this.#stop()
    const running = new AbortController()
    this.#running = running
    const { error: _, ...shown } = this.#state
    this.#set({ ...shown, query: request.query, status: 'searching', slow: this.#state.slow })
    this.#slowTimer = setTimeout(() => this.#set({ ...this.#state, slow: true }), slowAfter)
    const settled = sameButLimit(request, this.#answered) ? (shown.answer?.hits.length ?? 0) : 0
    const found = (answer: SearchAnswer, settled: number, elsewhere: boolean): void => {
      this.#answered = request
      const limit = request.limit ?? answer.hits.length
      this.#set({ query: request.query, status: 'found', slow: false, answer, settled, elsewhere, limit })
    }
    try {
      const { fullText, ...quick } = request
      let answer = await this.#client.search(settled > 0 ? request : quick, running.signal)
      let before = settled
      if (fullText && settled === 0 && answer.hits.length < (request.limit ?? Infinity)) {
        if (running !== this.#running) return
        before = answer.hits.length
        if (before > 0) found(answer, 0, false)
        answer = await this.#client.search(request, running.signal)
      }
      let elsewhere = false
      if (answer.hits.length === 0 && (request.from !== undefined || request.to !== undefined)) {
        if (running !== this.#running) return
        const { from: _from, to: _to, ...anywhere } = request
        answer = await this.#client.search(anywhere, running.signal)
        elsewhere = true
      }
      if (running !== this.#running) return
      this.#stop()
      found(answer, before, elsewhere)
    } catch (error) {
      if (running !== this.#running) return
      this.#stop()
      this.#set({ ...this.#state, status: 'failed', slow: false, error })
    }
  }

  /** Aborts what runs and forgets what was found. */
  clear(): void {
    this.#stop()
    this.#answered = undefined
    this.#set(idle)
  }

  /** Aborts what runs; nothing is told any more. */
  close(): void {
    this.#stop()
  }

  #set(state: SearchState): void {
    this.#state = state
    this.#changed(state)
  }

  #stop(): void {
    clearTimeout(this.#slowTimer)
    const running = this.#running
    this.#running = undefined
    running?.abort()
  }
}

/** Whether it is the same question, if perhaps for more hits. */
function sameButLimit(request: SearchRequest, other: SearchRequest | undefined): boolean {
  return JSON.stringify({ ...request, limit: 0 }) === JSON.stringify({ ...other, limit: 0 })
}
