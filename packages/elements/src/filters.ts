import { type DictionaryInfo, domainName, type FacetCount } from '@hiap/lexicon'
import {
  type CSSResultGroup,
  css,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit'
import { type Direction, dictionariesOf } from './direction.ts'
import { localised } from './entry-parts.ts'
import { tell } from './events.ts'
import { choices } from './filter-choices.ts'
import { type Narrowing, narrowed, type SearchScope, widened } from './scope.ts'
import type { MessageKey, Translate } from './strings/catalogue.ts'
import { base } from './styles.ts'

/** The value of the option that stands for several values, which a link may bring. */
const several = '+'

/**
 * `hiap-filters`: what narrows a search, by the values that the dictionaries of the direction have, and whether examples
 * and articles are searched too. Tells `hiap-scope`.
 */
export class HiapFilters extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    scope: { attribute: false },
    direction: { attribute: false },
    dictionaries: { attribute: false },
    wording: { attribute: false },
  }

  declare scope: SearchScope | undefined
  declare direction: Direction
  declare dictionaries: readonly DictionaryInfo[]
  /** Interface text in the reader's language. */
  declare wording: Translate

  override render(): TemplateResult {
    const { wording: translate, scope } = this
    return html`<div class="filters" role="group" aria-label=${translate('filter.title')}>
      ${this.#choice('dictionaries', (id) => {
        const info = this.dictionaries.find((candidate) => candidate.id === id)
        return (info && localised(info.title, translate.language)?.text) ?? id
      })}
      ${this.#choice('partsOfSpeech', (tag) => translate(`pos.${tag}` as MessageKey))}
      ${this.#choice('semanticDomains', (number) => {
        const name = domainName(number, translate.language) ?? number
        return number.includes('.') ? `\u2003${name}` : name
      })}
      ${this.#choice('dialects', (name) => name)} ${this.#features()}
      <label class="check">
        <input
          type="checkbox"
          .checked=${scope?.fullText === true}
          @change=${(event: Event) => this.#tell(widened(scope, (event.target as HTMLInputElement).checked))}
        />
        ${translate('filter.fullText')}
      </label>
    </div>`
  }

  #choices(name: Narrowing): readonly FacetCount[] {
    return choices(name, this.scope, dictionariesOf(this.direction, this.dictionaries))
  }

  #choice(name: Exclude<Narrowing, 'has'>, nameOf: (value: string) => string): TemplateResult | typeof nothing {
    const { wording: translate, scope } = this
    const options = this.#choices(name)
    if (options.length === 0) return nothing
    const chosen = scope?.[name] ?? []
    return html`<label class="choice">
      <span class="label">${translate(`filter.${name}`)}</span>
      <select
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement
          if (value !== several) this.#tell(narrowed(scope, name, value === '' ? [] : [value]))
        }}
      >
        <option value="" .selected=${chosen.length === 0}>${translate('filter.any')}</option>
        ${
          chosen.length < 2
            ? nothing
            : html`<option value=${several} .selected=${true}>${chosen.map((value) => nameOf(value).trim()).join(', ')}</option>`
        }
        ${options.map(
          ({ value, count }) =>
            html`<option value=${value} .selected=${chosen.length === 1 && chosen[0] === value}>
              ${this.#counted(nameOf(value), count)}
            </option>`,
        )}
      </select>
    </label>`
  }

  #features(): TemplateResult | typeof nothing {
    const { wording: translate, scope } = this
    const options = this.#choices('has')
    if (options.length === 0) return nothing
    const chosen = scope?.has ?? []
    return html`<fieldset>
      <legend class="label">${translate('filter.has')}</legend>
      ${options.map(
        ({ value, count }) =>
          html`<label class="check">
            <input
              type="checkbox"
              .checked=${chosen.some((feature) => feature === value)}
              @change=${(event: Event) => {
                const others = chosen.filter((feature) => feature !== value)
                const { checked } = event.target as HTMLInputElement
                this.#tell(narrowed(scope, 'has', checked ? [...others, value] : others))
              }}
            />
            ${this.#counted(translate(`filter.has.${value}` as MessageKey), count)}
          </label>`,
      )}
    </fieldset>`
  }

  /** A value that is chosen though nothing has it stands without a number. */
  #counted(value: string, n: number): string {
    return n === 0 ? value : this.wording('filter.count', { value, n })
  }

  #tell(scope: SearchScope | undefined): void {
    tell(this, 'hiap-scope', scope ?? null)
  }

  static override readonly styles: CSSResultGroup = [
    base,
    css`
      .filters {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 12rem), 1fr));
        gap: var(--hiap-space-3) var(--hiap-space-4);
        align-items: start;
        padding-block: var(--hiap-space-2) var(--hiap-space-3);
        font-family: var(--hiap-font-label);
        font-size: var(--hiap-size-label);
        border-bottom: 1px solid var(--hiap-rule);
      }
      .choice {
        position: relative;
        display: block;
        min-width: 0;
      }
      .choice::after {
        content: '';
        position: absolute;
        inset-inline-end: 0.25em;
        inset-block-end: 1em;
        width: 0.55em;
        height: 0.3em;
        background: currentcolor;
        clip-path: polygon(0 0, 100% 0, 50% 100%);
        forced-color-adjust: none;
        pointer-events: none;
      }
      select {
        width: 100%;
        min-height: 2.25rem;
        padding-inline-end: 1.25em;
        text-overflow: ellipsis;
      }
      .choice > .label {
        display: block;
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--hiap-space-3);
        border: 0;
        margin: 0;
        padding: 0;
        min-width: 0;
      }
      legend {
        padding: 0;
      }
      .check {
        display: flex;
        align-items: center;
        gap: var(--hiap-space-2);
        min-height: 2.25rem;
      }
      .filters > .check {
        grid-column: 1 / -1;
      }
      input {
        width: 1rem;
        height: 1rem;
        margin: 0;
        accent-color: var(--accent, var(--hiap-accent));
      }
    `,
  ]
}

/** Defines `hiap-filters`; where the name is taken already, it stays as it is. */
export function defineFilters(): void {
  if (customElements.get('hiap-filters') === undefined) customElements.define('hiap-filters', HiapFilters)
}

declare global {
  interface HTMLElementTagNameMap {
    'hiap-filters': HiapFilters
  }
}
