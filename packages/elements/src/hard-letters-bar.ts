import { type CSSResultGroup, css, html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit'
import { tell } from './events.ts'
import { hardLetters, letterName } from './hard-letters.ts'
import type { Translate } from './strings/catalogue.ts'
import { base } from './styles.ts'

/**
 * `hiap-hard-letters`: a button for each letter of a language that keyboards lack, one ARIA toolbar. With Shift, or after
 * the first button, the next letter is a capital. Takes no focus from where the letters go. Tells `hiap-letter`.
 */
export class HiapHardLetters extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    language: { attribute: false },
    wording: { attribute: false },
    held: { state: true },
    capital: { state: true },
    current: { state: true },
  }

  /** BCP 47 tag of what is typed. */
  declare language: string
  /** Interface text in the reader's language. */
  declare wording: Translate
  /** The Shift key is held down. */
  declare private held: boolean
  /** The next letter is a capital. */
  declare private capital: boolean
  /** The button that Tab leads to. */
  declare private current: number

  readonly #shift = (event: KeyboardEvent): void => {
    this.held = event.shiftKey
  }

  constructor() {
    super()
    this.held = false
    this.capital = false
    this.current = 0
  }

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('keydown', this.#shift, true)
    window.addEventListener('keyup', this.#shift, true)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('keydown', this.#shift, true)
    window.removeEventListener('keyup', this.#shift, true)
  }

  override render(): TemplateResult {
    const { wording: translate } = this
    const capital = this.held || this.capital
    const letters = hardLetters(this.language).map((letter) => (capital ? letter.toUpperCase() : letter))
    return html`<div
      role="toolbar"
      aria-label=${translate('typing.letters')}
      @mousedown=${(event: MouseEvent) => event.preventDefault()}
      @keydown=${(event: KeyboardEvent) => this.#key(event, letters.length + 1)}
    >
      <button
        type="button"
        class="shift"
        tabindex=${this.current === 0 ? 0 : -1}
        aria-pressed=${this.capital ? 'true' : 'false'}
        aria-label=${translate('typing.capital')}
        title=${translate('typing.capital')}
        @click=${() => {
          this.capital = !this.capital
        }}
      >
        <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.4" aria-hidden="true">
          <path d="m10 3-7 8h4v6h6v-6h4z" stroke-linejoin="round" />
        </svg>
      </button>
      ${letters.map(
        (letter, at) =>
          html`<button
            type="button"
            lang=${this.language}
            tabindex=${this.current === at + 1 ? 0 : -1}
            aria-label=${letterName(letter, translate)}
            @click=${() => {
              this.current = at + 1
              this.capital = false
              tell(this, 'hiap-letter', letter)
            }}
          >
            ${letter}
          </button>`,
      )}
    </div>`
  }

  #key(event: KeyboardEvent, count: number): void {
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      Home: -this.current,
      End: -1 - this.current,
    }
    const step = steps[event.key]
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    this.current = (this.current + step + count) % count
    this.renderRoot.querySelectorAll('button')[this.current]?.focus()
  }

  static override readonly styles: CSSResultGroup = [
    base,
    css`
      :host {
        padding-block: var(--hiap-space-1) var(--hiap-space-2);
      }
      [role='toolbar'] {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(2.5rem, 1fr));
        gap: 1px;
      }
      button {
        display: grid;
        place-items: center;
        min-height: 2.5rem;
        border: 0;
        padding: 0;
        color: var(--accent, var(--hiap-accent));
        font-family: var(--hiap-font-text);
        font-size: var(--hiap-size-lead);
        line-height: 1;
        touch-action: manipulation;
      }
      button:hover {
        background: var(--hiap-tint);
      }
      button:focus-visible {
        outline-offset: -2px;
      }
      .shift {
        color: var(--hiap-muted);
      }
      .shift[aria-pressed='true'] {
        color: var(--accent, var(--hiap-accent));
        background: var(--hiap-tint);
      }
      .shift[aria-pressed='true'] path {
        fill: currentcolor;
      }
      svg {
        width: 1.1rem;
      }
      @media (pointer: coarse) {
        [role='toolbar'] {
          grid-template-columns: repeat(auto-fill, minmax(2.75rem, 1fr));
        }
        button {
          min-height: 2.75rem;
        }
      }
      @media (forced-colors: active) {
        button,
        .shift[aria-pressed='true'] {
          color: ButtonText;
        }
        .shift[aria-pressed='true'] {
          outline: 2px solid Highlight;
          outline-offset: -2px;
        }
      }
    `,
  ]
}

/** Defines `hiap-hard-letters`; where the name is taken already, it stays as it is. */
export function defineHardLetters(): void {
  if (customElements.get('hiap-hard-letters') === undefined) customElements.define('hiap-hard-letters', HiapHardLetters)
}

declare global {
  interface HTMLElementTagNameMap {
    'hiap-hard-letters': HiapHardLetters
  }
}
