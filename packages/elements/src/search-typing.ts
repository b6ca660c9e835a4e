import type { BoundField, FieldListener } from '@hiap/input'
import type { HiapCandidates } from '@hiap/input/candidates'
import type { DictionaryClient, DictionaryInfo, KeyStroke, Layout } from '@hiap/lexicon'
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { type Direction, learntLanguage } from './direction.ts'
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
  readonly client: DictionaryClient | undefined
  readonly methods: readonly TypingMethod[]
  readonly chosenMethods: ChosenMethods
  readonly typingHelp: TypingHelp | undefined
  readonly wording: Translate
  focusInput(): void
  enter(): void
}

/** The typing methods of the search box: the choice, the shortcut, the method at work, and the helps under the box. */
export class SearchTyping implements ReactiveController {
  readonly #host: Host
  readonly #typing: FieldTyping
  /** The method that was chosen last for a language, for when it is turned on again. */
  readonly #last = new Map<string, string>()
  /** The method is being chosen with the pointer, not by keys. */
  #pointed = false
  /** Helps that were fetched, or are on their way. */
  readonly #asked = new Set<TypingHelp>()
  #bar: HiapCandidates | undefined

  constructor(host: Host) {
    this.#host = host
    this.#typing = new FieldTyping(
      () => host.requestUpdate(),
      (layout) => this.#offerWords(layout),
    )
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
    const state = this.#typing.stateOf(this.#method)
    return html`<div class="buttons">
      <hiap-method-switch
        .methods=${methods}
        .language=${this.#language}
        .chosen=${chosenMethods}
        .busy=${state === 'fetching'}
        .failed=${state === 'failed'}
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
      ${this.#hasKeyboard ? this.#helpButton('keyboard', translate('typing.keyboard')) : nothing}
    </div>`
  }

  #helpButton(help: TypingHelp, label: string): TemplateResult {
    const open = this.#host.typingHelp === help
    return html`<button
      type="button"
      class="disclosure"
      aria-expanded=${open ? 'true' : 'false'}
      aria-controls=${open ? 'typing-help' : nothing}
      @click=${() => this.#turnHelp(help, open)}
    >
      ${label}
    </button>`
  }

  #turnHelp(help: TypingHelp, open: boolean): void {
    const language = this.#language
    tell(this.#host, 'hiap-typing-help', open ? null : help)
    // The keys of a keyboard are those of a method.
    const first = this.#last.get(language) ?? methodsFor(this.#host.methods, language)[0]?.id
    if (!open && help === 'keyboard' && this.#method === undefined && first !== undefined)
      tell(this.#host, 'hiap-method', { language, method: first })
  }

  /** The language typed is learnt with a dictionary, and a method types it. */
  get #isLearnt(): boolean {
    const language = this.#language
    return (
      this.#host.dictionaries.some((info) => sameLanguage(learntLanguage(info), language)) &&
      methodsFor(this.#host.methods, language).length > 0
    )
  }

  get #hasLetters(): boolean {
    return this.#isLearnt && scriptOf(this.#language) === 'Latn'
  }

  get #hasKeyboard(): boolean {
    return this.#isLearnt || this.#method !== undefined
  }

  /** The on-screen keyboard is open: a phone need not show its own. */
  get keyboardShown(): boolean {
    return this.#host.typingHelp === 'keyboard' && this.#method !== undefined
  }

  /** What is open under the box. */
  help(): TemplateResult | typeof nothing {
    const { typingHelp, wording: translate } = this.#host
    if (this.keyboardShown) {
      this.#fetch('keyboard', async () => (await import('@hiap/input/keyboard')).defineKeyboard())
      return html`<hiap-keyboard
        id="typing-help"
        .layout=${this.#typing.layout}
        .language=${translate.language === 'en' ? 'en' : 'vi'}
        @hiap-stroke=${(event: CustomEvent<KeyStroke>) => this.#press(event.detail)}
      ></hiap-keyboard>`
    }
    if (typingHelp !== 'letters' || !this.#hasLetters) return nothing
    this.#fetch('letters', async () => (await import('./hard-letters-bar.ts')).defineHardLetters())
    return html`<hiap-hard-letters
      id="typing-help"
      .language=${this.#language}
      .wording=${translate}
      @hiap-letter=${(event: CustomEvent<string>) => this.#insert(event)}
    ></hiap-hard-letters>`
  }

  /** Few readers ask for these helps, so each is fetched when it is first opened; where it cannot be had it closes. */
  #fetch(help: TypingHelp, fetching: () => Promise<void>): void {
    if (this.#asked.has(help)) return
    this.#asked.add(help)
    fetching().catch(() => {
      this.#asked.delete(help)
      tell(this.#host, 'hiap-typing-help', null)
    })
  }

  #press(stroke: KeyStroke): void {
    this.#host.focusInput()
    if (stroke.code === 'Enter') this.#host.enter()
    else if (this.#bar?.takes(stroke) !== true) this.#typing.press(stroke)
  }

  /** Words for what is typed by sound stand right under the box. */
  candidates(): TemplateResult | typeof nothing {
    const bar = this.#bar
    if (bar === undefined || this.#typing.layout?.candidates === undefined) return nothing
    bar.language = this.#host.wording.language === 'en' ? 'en' : 'vi'
    return html`${bar}`
  }

  async #offerWords(layout: Layout): Promise<((field: BoundField) => FieldListener) | undefined> {
    const { client, direction } = this.#host
    if (layout.candidates === undefined || client === undefined || direction === undefined) return undefined
    const { candidates, defineCandidates, suggestFrom } = await import('@hiap/input/candidates')
    defineCandidates()
    this.#bar ??= document.createElement('hiap-candidates') as HiapCandidates
    const suggest = suggestFrom(client, { locale: layout.locale, language: direction.to })
    const offer = candidates({ suggest, bar: this.#bar, sounds: true, locale: layout.locale })
    return (field) => {
      const listener = offer(field)
      // Arrows and Esc are those of the hits.
      return {
        ...listener,
        keyDown: (event) => !/^(?:Arrow|Esc)/.test(event.key) && listener.keyDown?.(event) === true,
      }
    }
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
