import type { DictionaryInfo } from '@hiap/lexicon'
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { Direction } from './direction.ts'
import { tell } from './events.ts'
import { FieldTyping } from './field-typing.ts'
import { insertText } from './insert-text.ts'
import { sameLanguage, scriptOf } from './language-tag.ts'
import type { Translate } from './strings/catalogue.ts'
import {
  type ChosenMethods,
  chosenMethod,
  type MethodChoice,
  methodsFor,
  type TypingHelp,
  type TypingMethod,
} from './typing-methods.ts'

/** Turns the typing method off and on; the key left of the digit 1, which no browser has anything on with Ctrl. */
const methodShortcut = 'Control+`'

/** What typing asks of the search box. */
interface Host extends ReactiveControllerHost, EventTarget {
  readonly input: HTMLInputElement | null
  readonly direction: Direction | undefined
  readonly dictionaries: readonly DictionaryInfo[]
  readonly methods: readonly TypingMethod[]
  readonly chosenMethods: ChosenMethods
  readonly typingHelp: TypingHelp | undefined
  readonly wording: Translate
  focusInput(): void
}

/** The typing methods of the search box: the choice, the shortcut, the method at work, and the helps under the box. */
export class SearchTyping implements ReactiveController {
  readonly #host: Host
  readonly #typing: FieldTyping
  /** The method that was chosen last for a language, for when it is turned on again. */
  readonly #last = new Map<string, string>()
  /** The method is being chosen with the pointer, not by keys. */
  #pointed = false
  #asked: TypingHelp | undefined

  constructor(host: Host) {
    this.#host = host
    this.#typing = new FieldTyping(() => host.requestUpdate())
    host.addController(this)
  }

  hostUpdated(): void {
    this.#typing.use(this.#host.input ?? undefined, this.#method)
  }

  hostDisconnected(): void {
    this.#typing.release()
  }

  /** BCP 47 tag of what is typed; empty while it is not known. */
  get #language(): string {
    return this.#host.direction?.from ?? ''
  }

  get #method(): TypingMethod | undefined {
    return chosenMethod(this.#host.methods, this.#language, this.#host.chosenMethods)
  }

  /** Hears a key in the box. Returns whether it was the shortcut. */
  key(event: KeyboardEvent): boolean {
    if (event.code !== 'Backquote' || !event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return false
    event.preventDefault()
    const language = this.#language
    const offered = methodsFor(this.#host.methods, language)
    const now = this.#method
    if (now !== undefined) this.#last.set(language, now.id)
    const next = now === undefined ? (this.#last.get(language) ?? offered[0]?.id) : undefined
    if (offered.length > 0) tell(this.#host, 'hiap-method', { language, method: next ?? null })
    return true
  }

  /** The switch of methods, and the buttons that open the helps. */
  choices(): TemplateResult {
    const { methods, chosenMethods, wording: translate } = this.#host
    return html`<div class="buttons">
      <hiap-method-switch
        .methods=${methods}
        .language=${this.#language}
        .chosen=${chosenMethods}
        .busy=${this.#typing.fetching}
        .failed=${this.#typing.failed}
        .wording=${translate}
        shortcut=${methodShortcut}
        @pointerdown=${() => {
          this.#pointed = true
        }}
        @keydown=${() => {
          this.#pointed = false
        }}
        @hiap-method=${(event: CustomEvent<MethodChoice>) => this.#choose(event.detail)}
      ></hiap-method-switch>
      ${this.#hasLetters ? this.#helpButton('letters', translate('typing.letters')) : nothing}
    </div>`
  }

  #helpButton(help: TypingHelp, label: string): TemplateResult {
    const open = this.#host.typingHelp === help
    return html`<button
      type="button"
      class="disclosure"
      aria-expanded=${open ? 'true' : 'false'}
      aria-controls=${open ? 'typing-help' : nothing}
      @click=${() => tell(this.#host, 'hiap-typing-help', open ? null : help)}
    >
      ${label}
    </button>`
  }

  /** The letters of the language typed may be many that keyboards lack: it is one that a dictionary has words of. */
  get #hasLetters(): boolean {
    const language = this.#language
    return (
      scriptOf(language) === 'Latn' &&
      this.#host.dictionaries.some((info) => sameLanguage(info.language, language)) &&
      methodsFor(this.#host.methods, language).length > 0
    )
  }

  /** What is open under the box. */
  help(): TemplateResult | typeof nothing {
    const { typingHelp, wording: translate } = this.#host
    if (typingHelp !== 'letters' || !this.#hasLetters) return nothing
    this.#fetchLetters()
    return html`<hiap-hard-letters
      id="typing-help"
      .language=${this.#language}
      .wording=${translate}
      @hiap-letter=${(event: CustomEvent<string>) => this.#insert(event)}
    ></hiap-hard-letters>`
  }

  /** Few readers ask for the letters, so they are fetched when they are first opened. */
  #fetchLetters(): void {
    if (this.#asked === 'letters') return
    this.#asked = 'letters'
    import('./hard-letters-bar.ts').then(
      ({ defineHardLetters }) => defineHardLetters(),
      () => {
        this.#asked = undefined
        tell(this.#host, 'hiap-typing-help', null)
      },
    )
  }

  #insert(event: CustomEvent<string>): void {
    event.stopPropagation()
    if (this.#host.input !== null) insertText(this.#host.input, event.detail)
  }

  #choose({ language, method }: MethodChoice): void {
    if (method !== null) this.#last.set(language, method)
    if (method !== null && method === this.#method?.id) this.#typing.retry()
    // Whoever chose by keys may want to choose on; whoever clicked goes on typing.
    if (this.#pointed) this.#host.focusInput()
  }
}
