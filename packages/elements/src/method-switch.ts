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
import { tell } from './events.ts'
import type { Translate } from './strings/catalogue.ts'
import { base } from './styles.ts'
import { type ChosenMethods, chosenMethod, methodName, methodsFor, type TypingMethod } from './typing-methods.ts'

/**
 * `hiap-method-switch`: by which method a language is typed, or by the system's own keyboard. Not there at all where no
 * method types the language. Says aloud when the method changes, also because the language does. Tells `hiap-method`.
 */
export class HiapMethodSwitch extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    methods: { attribute: false },
    language: { attribute: false },
    chosen: { attribute: false },
    busy: { type: Boolean, reflect: true },
    failed: { type: Boolean },
    wording: { attribute: false },
    shortcut: { type: String },
    announced: { state: true },
  }

  declare methods: readonly TypingMethod[]
  /** BCP 47 tag of what is typed. */
  declare language: string
  declare chosen: ChosenMethods
  /** The chosen method is being fetched: it is said aloud when it is there. */
  declare busy: boolean
  /** The chosen method could not be fetched. */
  declare failed: boolean
  /** Interface text in the reader's language. */
  declare wording: Translate
  /** Keys that turn the method off and on, as `aria-keyshortcuts` writes them. The page listens for them. */
  declare shortcut: string
  declare private announced: string

  /** What was said last: the method, `failed`, or null for none. */
  #before: string | null | undefined

  constructor() {
    super()
    this.methods = []
    this.chosen = {}
    this.busy = false
    this.failed = false
    this.shortcut = ''
    this.announced = ''
  }

  override willUpdate(): void {
    if (this.busy) return
    const method = chosenMethod(this.methods, this.language, this.chosen)
    const now = this.failed ? 'failed' : (method?.id ?? null)
    const before = this.#before
    this.#before = now
    if (before === undefined || before === now) return
    if (this.failed) this.announced = this.wording('typing.failed')
    else if (method === undefined) this.announced = this.wording('typing.turnedOff')
    else this.announced = this.wording('typing.turnedOn', { method: methodName(method, this.wording.language) })
  }

  override render(): TemplateResult | typeof nothing {
    const { wording: translate } = this
    const offered = methodsFor(this.methods, this.language)
    const chosen = chosenMethod(this.methods, this.language, this.chosen)
    return html`
      ${
        offered.length === 0
          ? nothing
          : html`<label>
              <span class="label">${translate('typing.method')}:</span>
              <span class="choice">
                <select
                  aria-label=${translate('typing.method')}
                  aria-keyshortcuts=${this.shortcut === '' ? nothing : this.shortcut}
                  @change=${(event: Event) => this.#choose((event.target as HTMLSelectElement).value)}
                >
                  <option value="" .selected=${chosen === undefined}>${translate('typing.none')}</option>
                  ${offered.map(
                    (method) =>
                      html`<option value=${method.id} .selected=${method === chosen}>
                        ${methodName(method, translate.language)}
                      </option>`,
                  )}
                </select>
              </span>
            </label>`
      }
      ${
        this.failed && chosen !== undefined
          ? html`<span class="label failed">${translate('typing.failed')}</span>
              <button type="button" @click=${() => this.#choose(chosen.id)}>${translate('state.retry')}</button>`
          : nothing
      }
      <span class="visually-hidden" role="status">${this.announced}</span>
    `
  }

  #choose(id: string): void {
    tell(this, 'hiap-method', { language: this.language, method: id === '' ? null : id })
  }

  static override readonly styles: CSSResultGroup = [
    base,
    choiceStyle,
    css`
      :host {
        display: inline-flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--hiap-space-3);
        max-width: 100%;
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: var(--hiap-space-2);
        min-height: 2.25rem;
        max-width: 100%;
      }
      .label {
        white-space: nowrap;
      }
      .label.failed {
        white-space: normal;
      }
      @media (pointer: coarse) {
        select {
          min-height: 2.75rem;
        }
      }
    `,
  ]
}
