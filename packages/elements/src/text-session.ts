import { type DictionaryClient, type GlossedWord, textPieces } from '@hiap/lexicon'
import { readableText } from './readable-text.ts'
import { slowAfter } from './search-session.ts'
import type { TextPiece } from './text-lines.ts'

/** Longer texts are cut, in UTF-16 code units: some ten printed pages. */
export const longestReading = 20_000

/** What the interface draws of a text that is read. */
export interface TextState {
  /** The text as it was given. */
  readonly text: string
  readonly status: 'idle' | 'reading' | 'read' | 'failed'
  /** The answer has been awaited for longer than `slowAfter`. */
  readonly slow: boolean
  /** Joined, the text as it is read. While it is read and not slow, those of the text before. */
  readonly pieces: readonly TextPiece[]
  /** The text went on behind {@link longestReading}. */
  readonly cut: boolean
}

export const noText: TextState = { text: '', status: 'idle', slow: false, pieces: [], cut: false }

/** A text is asked for when it has not changed for so long, in milliseconds: a long paste may come in many changes. */
export const restingAfter = 80

/** So many pieces are asked for at a time. */
const atOnce = 3

/** Words of pieces that are kept: those of the longest text, and of what it was before. */
const piecesKept = 200

/**
 * Reads a text piece by piece, for one may be longer than one answer. Pieces that stay as they are, are not asked for
 * again. Only words of the latest text are ever shown.
 */
export class TextSession {
  readonly #client: DictionaryClient
  readonly #changed: (state: TextState) => void
  readonly #known = new Map<string, readonly GlossedWord[]>()
  #state: TextState = noText
  #to = ''
  #running: AbortController | undefined
  #restTimer: ReturnType<typeof setTimeout> | undefined
  #slowTimer: ReturnType<typeof setTimeout> | undefined

  /** @param changed is told each new state. */
  constructor(client: DictionaryClient, changed: (state: TextState) => void) {
    this.#client = client
    this.#changed = changed
  }

  get state(): TextState {
    return this.#state
  }

  /**
   * Reads a text; what was read before is forgotten. Never rejects: a failure is a state.
   *
   * @param to BCP 47 tag of the meanings wanted
   */
  async read(text: string, to: string): Promise<void> {
    this.#stop()
    this.#to = to
    const readable = readableText(text)
    const pieces = textPieces(cutAtPiece(readable))
    const cut = pieces.reduce((sum, piece) => sum + piece.length, 0) < readable.length
    if (readable.trim() === '') {
      this.#set({ ...noText, text })
      return
    }
    const running = new AbortController()
    this.#running = running
    const shown = (slow: boolean): readonly TextPiece[] =>
      slow || this.#state.pieces.length === 0 ? this.#withWords(pieces) : this.#state.pieces
    this.#set({ text, status: 'reading', slow: false, pieces: shown(false), cut })
    await new Promise((rested) => {
      this.#restTimer = setTimeout(rested, restingAfter)
    })
    if (running !== this.#running) return
    this.#slowTimer = setTimeout(() => this.#set({ ...this.#state, slow: true, pieces: shown(true) }), slowAfter)
    const missing = [...new Set(pieces)].filter((piece) => !this.#known.has(this.#keyOf(piece)))
    try {
      const readNext = async (): Promise<void> => {
        for (let piece = missing.shift(); piece !== undefined; piece = missing.shift()) {
          const { words } = await this.#client.gloss({ text: piece, to }, running.signal)
          if (running !== this.#running) return
          this.#keep(piece, words)
          if (this.#state.slow) this.#set({ ...this.#state, pieces: this.#withWords(pieces) })
        }
      }
      await Promise.all(Array.from({ length: atOnce }, readNext))
      if (running !== this.#running) return
      this.#stop()
      this.#set({ text, status: 'read', slow: false, pieces: this.#withWords(pieces), cut })
    } catch {
      if (running !== this.#running) return
      this.#stop()
      this.#set({ text, status: 'failed', slow: false, pieces: this.#withWords(pieces), cut })
    }
  }

  /** Asks again for what failed. */
  retry(): void {
    if (this.#state.status === 'failed') void this.read(this.#state.text, this.#to)
  }

  /** Aborts what runs; nothing is told any more. */
  close(): void {
    this.#stop()
  }

  #keyOf(piece: string): string {
    return `${this.#to}\n${piece}`
  }

  #keep(piece: string, words: readonly GlossedWord[]): void {
    this.#known.set(this.#keyOf(piece), words)
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= piecesKept) break
      this.#known.delete(oldest)
    }
  }

  #withWords(pieces: readonly string[]): readonly TextPiece[] {
    return pieces.map((text) => {
      const words = this.#known.get(this.#keyOf(text))
      return words === undefined ? { text } : { text, words }
    })
  }

  #set(state: TextState): void {
    this.#state = state
    this.#changed(state)
  }

  #stop(): void {
    clearTimeout(this.#restTimer)
    clearTimeout(this.#slowTimer)
    const running = this.#running
    this.#running = undefined
    running?.abort()
  }
}

/** The beginning of a text that is read: whole pieces, so that no word is torn. */
function cutAtPiece(text: string): string {
  if (text.length <= longestReading) return text
  // Pieces do not depend on what follows far behind them.
  const pieces = textPieces(text.slice(0, 2 * longestReading))
  let end = 0
  for (const piece of pieces) {
    if (end + piece.length > longestReading) break
    end += piece.length
  }
  return text.slice(0, end)
}
