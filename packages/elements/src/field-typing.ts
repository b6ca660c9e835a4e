import type { Binding, BoundField, FieldListener } from '@hiap/input'
import type { KeyStroke, Layout } from '@hiap/lexicon'
import type { TypingMethod } from './typing-methods.ts'

/** Makes what hears of the keys in a field typed in by a layout, such as a list of candidates; `undefined` for nothing. */
export type ListenerFor = (layout: Layout) => Promise<((field: BoundField) => FieldListener) | undefined>

/**
 * What stands between a text field and the method chosen for it. The engine and the layout are fetched when a method is
 * first chosen; while they come, and where they cannot be had, the field is typed in as any other.
 */
export class FieldTyping {
  readonly #told: () => void
  readonly #listenerFor: ListenerFor
  #field: HTMLElement | undefined
  #method: TypingMethod | undefined
  #binding: Binding | undefined
  #layout: Layout | undefined
  #fetching = false
  #failed = false

  /** @param told called when a method is being fetched, has come into force, or could not be fetched */
  constructor(told: () => void, listenerFor: ListenerFor = () => Promise.resolve(undefined)) {
    this.#told = told
    this.#listenerFor = listenerFor
  }

  /** The layout in force; `undefined` where there is none, or not yet. */
  get layout(): Layout | undefined {
    return this.#layout
  }

  /** The method is on its way; until it is there the field is typed in without it. */
  get fetching(): boolean {
    return this.#fetching
  }

  /** The method that was asked for could not be fetched. Asking for it again tries anew. */
  get failed(): boolean {
    return this.#failed
  }

  /** Types in a field by a method, or by the system's own keyboard; nothing happens where it is so already. */
  use(field: HTMLElement | undefined, method: TypingMethod | undefined): void {
    if (field === this.#field && method === this.#method) return
    this.release()
    this.#field = field
    this.#method = method
    if (field !== undefined && method !== undefined) void this.#fetch(field, method)
  }

  /** How it stands with a method that is chosen for the field, also before {@link FieldTyping.use} was told of it. */
  stateOf(method: TypingMethod | undefined): 'none' | 'fetching' | 'inForce' | 'failed' {
    if (method === undefined) return 'none'
    if (method !== this.#method) return 'fetching'
    return this.#failed ? 'failed' : this.#binding === undefined ? 'fetching' : 'inForce'
  }

  /** Types a stroke of an on-screen keyboard; nothing happens while no method is in force. */
  press(stroke: KeyStroke): void {
    this.#binding?.press(stroke)
  }

  /** Asks again for a method that could not be fetched. */
  retry(): void {
    if (!this.#failed || this.#field === undefined || this.#method === undefined) return
    void this.#fetch(this.#field, this.#method)
  }

  /** Leaves the field as it was. */
  release(): void {
    this.#binding?.detach()
    this.#binding = undefined
    this.#layout = undefined
    this.#fetching = false
    this.#failed = false
    this.#field = undefined
    this.#method = undefined
  }

  async #fetch(field: HTMLElement, method: TypingMethod): Promise<void> {
    const current = (): boolean => this.#field === field && this.#method === method
    this.#fetching = true
    this.#failed = false
    this.#told()
    try {
      const [{ bind }, layout] = await Promise.all([import('@hiap/input'), method.load()])
      const listener = await this.#listenerFor(layout)
      if (!current()) return
      this.#binding = bind(field, { layout, ...(listener && { listener }) })
      this.#layout = layout
    } catch {
      if (!current()) return
      this.#failed = true
    }
    this.#fetching = false
    this.#told()
  }
}
