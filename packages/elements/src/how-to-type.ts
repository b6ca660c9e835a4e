import { defineKeyboard } from '@hiap/input/keyboard'
import type { Layout } from '@hiap/lexicon'
import {
  type CSSResultGroup,
  css,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit'
import { choiceStyle } from './choice-style.ts'
import { failure, loading, messageStyles } from './message.ts'
import type { Translate } from './strings/catalogue.ts'
import { base } from './styles.ts'
import { methodName, type TypingMethod } from './typing-methods.ts'

/**
 * `hiap-how-to-type`: the keys that type a word, on the keyboard and in a row, by a method that the reader may change here.
 * What is chosen here changes nothing elsewhere.
 */
export class HiapHowToType extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    word: { attribute: false },
    methods: { attribute: false },
    usual: { attribute: false },
    wording: { attribute: false },
    chosen: { state: true },
    layout: { state: true },
    failed: { state: true },
  }

  declare word: string
  /** The methods that type the language of the word, one at least. */
  declare methods: readonly TypingMethod[]
  /** The method that the reader types by, if any. */
  declare usual: TypingMethod | undefined
  /** Interface text in the reader's language. */
  declare wording: Translate
  declare private chosen: TypingMethod | undefined
  declare private layout: Layout | undefined
  declare private failed: boolean

  /** The method whose layout was asked for last. */
  #asked: TypingMethod | undefined

  constructor() {
    super()
    this.methods = []
    this.failed = false
  }

  get #method(): TypingMethod | undefined {
    return (
      [this.chosen, this.usual].find((method) => method !== undefined && this.methods.includes(method)) ??
      this.methods[0]
    )
  }

  override willUpdate(): void {
    if (this.#method !== this.#asked) void this.#load(this.#method)
  }

  async #load(method: TypingMethod | undefined): Promise<void> {
    this.#asked = method
    this.layout = undefined
    this.failed = false
    if (method === undefined) return
    try {
      const layout = await method.load()
      if (method === this.#asked) this.layout = layout
    } catch {
      if (method === this.#asked) this.failed = true
    }
  }

  override render(): TemplateResult {
    const { wording: translate, layout } = this
    const method = this.#method
    return html`
      <p class="method">
        <label>
          <span class="label">${translate('typing.method')}:</span>
          <span class="choice">
            <select
              @change=${(event: Event) => {
                this.chosen = this.methods.find(({ id }) => id === (event.target as HTMLSelectElement).value)
              }}
            >
              ${this.methods.map(
                (each) =>
                  html`<option value=${each.id} .selected=${each === method}>
                    ${methodName(each, translate.language)}
                  </option>`,
              )}
            </select>
          </span>
        </label>
      </p>
      ${this.failed ? failure(translate, () => void this.#load(method)) : nothing}
      ${layout === undefined && !this.failed ? loading(translate) : nothing}
      ${layout?.candidates === undefined ? nothing : html`<p class="label">${translate('typing.bySound')}</p>`}
      ${
        layout === undefined || layout.candidates !== undefined
          ? nothing
          : html`<hiap-keyboard
              .layout=${layout}
              .word=${this.word}
              .language=${translate.language === 'en' ? 'en' : 'vi'}
            ></hiap-keyboard>`
      }
    `
  }

  static override readonly styles: CSSResultGroup = [
    base,
    messageStyles,
    choiceStyle,
    css`
      .method {
        margin-bottom: var(--hiap-space-2);
      }
      label {
        display: inline-flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--hiap-space-2);
        max-width: 100%;
      }
      select {
        min-height: 2.25rem;
      }
    `,
  ]
}

/** Defines `hiap-how-to-type` and what it draws with; where a name is taken already, it stays as it is. */
export function defineHowToType(): void {
  defineKeyboard()
  if (customElements.get('hiap-how-to-type') === undefined) customElements.define('hiap-how-to-type', HiapHowToType)
}

declare global {
  interface HTMLElementTagNameMap {
    'hiap-how-to-type': HiapHowToType
  }
}
