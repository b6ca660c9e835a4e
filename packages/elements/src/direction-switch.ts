import type { DictionaryInfo } from '@hiap/lexicon'
import {
  type CSSResultGroup,
  css,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit'
import { type Direction, dictionariesOf, learntLanguage, learntLanguages, swapped, through } from './direction.ts'
import { tell } from './events.ts'
import { languageName } from './language-tag.ts'
import type { Translate } from './strings/catalogue.ts'
import { base } from './styles.ts'
import { accentClass } from './text-run.ts'

/**
 * `hiap-direction`: from which language to which, a button that turns it round, and the language that is learnt.
 * Tells `hiap-direction`.
 */
export class HiapDirection extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    direction: { attribute: false },
    dictionaries: { attribute: false },
    wording: { attribute: false },
  }

  declare direction: Direction
  declare dictionaries: readonly DictionaryInfo[]
  /** Interface text in the reader's language. */
  declare wording: Translate

  static override readonly styles: CSSResultGroup = [
    base,
    css`
      :host,
      .ways,
      .languages {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--hiap-space-1) var(--hiap-space-3);
      }
      :host {
        justify-content: space-between;
        min-height: 2.25rem;
        font-family: var(--hiap-font-label);
        font-size: var(--hiap-size-label);
      }
      .ways {
        gap: var(--hiap-space-2);
      }
      .swap {
        display: inline-flex;
        align-items: center;
        gap: var(--hiap-space-2);
        border: 0;
        min-height: 2.25rem;
      }
      .swap svg {
        width: 1.1em;
        height: 1.1em;
        color: var(--accent, var(--hiap-accent));
      }
      .swap:hover svg {
        color: var(--hiap-ink);
      }
      .learn {
        color: var(--hiap-muted);
      }
      label {
        position: relative;
        display: inline-flex;
        align-items: center;
        min-height: 2.25rem;
        padding-inline: var(--hiap-space-1);
        color: var(--hiap-muted);
        cursor: pointer;
      }
      input {
        position: absolute;
        inset: 0;
        opacity: 0;
        margin: 0;
        cursor: pointer;
      }
      label:hover {
        color: var(--hiap-ink);
      }
      label:has(:checked) {
        color: var(--accent, var(--hiap-accent));
      }
      label:has(:checked) span {
        text-decoration: underline;
        text-decoration-thickness: 2px;
        text-underline-offset: 0.35em;
      }
      label:has(:focus-visible) {
        outline: 2px solid var(--accent, var(--hiap-accent));
        border-radius: 2px;
      }
      @media (forced-colors: active) {
        .swap svg {
          color: ButtonText;
        }
      }
    `,
  ]

  override render(): TemplateResult | typeof nothing {
    const { direction, dictionaries, wording: translate } = this
    if (direction === undefined) return nothing
    const from = languageName(direction.from, translate)
    const to = languageName(direction.to, translate)
    const [here] = dictionariesOf(direction, dictionaries)
    const learnt = here && learntLanguage(here)
    return html`
      <div class="ways ${accentClass(learnt ?? '')}">
        <button
          type="button"
          class="swap"
          title=${translate('direction.swap')}
          @click=${() => tell(this, 'hiap-direction', swapped(direction))}
        >
          <span>${from}</span><span class="visually-hidden"> ${translate('direction.to')} </span>
          <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.6" aria-hidden="true">
            <path d="M3 7h13m-4-4 4 4-4 4M17 13H4m4-4-4 4 4 4" stroke-linecap="round" stroke-linejoin="round" />
          </svg>
          <span>${to}</span><span class="visually-hidden"> ${translate('direction.swap')}</span>
        </button>
      </div>
      ${this.#languages(learnt)}
    `
  }

  #languages(chosen: string | undefined): TemplateResult | typeof nothing {
    const { direction, dictionaries, wording: translate } = this
    const languages = learntLanguages(dictionaries)
    if (languages.size < 2) return nothing
    return html`<div class="languages" role="radiogroup" aria-labelledby="learn">
      <span id="learn" class="learn">${translate('direction.learn')}</span>
      ${[...languages].map(
        ([language, info]) =>
          html`<label class=${accentClass(language)}>
            <input
              type="radio"
              name="language"
              .checked=${language === chosen}
              @change=${() => tell(this, 'hiap-direction', through(info, direction, dictionaries))}
            />
            <span>${languageName(language, translate)}</span>
          </label>`,
      )}
    </div>`
  }
}
