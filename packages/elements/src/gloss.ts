import type { DictionaryInfo, EntrySummary } from '@hiap/lexicon'
import {
  type CSSResultGroup,
  css,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit'
import { tell } from './events.ts'
import { failure, messageStyles } from './message.ts'
import { hrefOf } from './page-address.ts'
import type { Translate } from './strings/catalogue.ts'
import { base } from './styles.ts'
import { countWords, languageOfRun, type TextPart, textLines } from './text-lines.ts'
import { accentClass, homographNumber, textRun } from './text-run.ts'
import { longestReading, noText, type TextState } from './text-session.ts'

/**
 * `hiap-gloss`: a box for a text, and under it the text word by word: each known word a link to its entry, its meaning
 * below it; what no dictionary has is left plain. It draws a state and asks nothing by itself: tells `hiap-text` when
 * the text changes, and `hiap-retry`.
 */
export class HiapGloss extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    state: { attribute: false },
    dictionaries: { attribute: false },
    example: { attribute: false },
    wording: { attribute: false },
  }

  declare state: TextState
  declare dictionaries: readonly DictionaryInfo[]
  /** A text to try, offered where there is none. */
  declare example: string
  /** Interface text in the reader's language. */
  declare wording: Translate

  constructor() {
    super()
    this.state = noText
    this.dictionaries = []
    this.example = ''
  }

  /** Puts the cursor into the text. */
  focusText(): void {
    this.#box?.focus()
  }

  get #box(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea')
  }

  #give(text: string): void {
    tell(this, 'hiap-text', text)
    this.focusText()
  }

  override render(): TemplateResult {
    const { state, wording: translate } = this
    return html`
      <h1>${translate('text.title')}</h1>
      <p class="hint" id="hint">${translate('text.hint')}</p>
      <div class="given">
        <label for="text" class="label">${translate('text.label')}</label>
        <textarea
          id="text"
          rows="4"
          aria-describedby="hint"
          autocapitalize="off"
          autocomplete="off"
          spellcheck="false"
          lang=${state.text === '' ? nothing : languageOfRun(state.text, this.dictionaries, state.pieces)}
          .value=${state.text}
          @input=${(event: Event) => tell(this, 'hiap-text', (event.target as HTMLTextAreaElement).value)}
        ></textarea>
        <p class="actions">
          ${
            state.text === ''
              ? this.example === ''
                ? nothing
                : html`<button type="button" @click=${() => this.#give(this.example)}>${translate('text.example')}</button>`
              : html`<button type="button" @click=${() => this.#give('')}>${translate('search.clear')}</button>`
          }
          <span class="label" role="status">${this.#progress()}</span>
        </p>
      </div>
      ${state.status === 'failed' ? failure(translate, () => tell(this, 'hiap-retry', null)) : nothing}
      ${state.pieces.length === 0 ? nothing : this.#reading()}
    `
  }

  #progress(): string {
    const { state, wording: translate } = this
    const { pieces } = state
    if (state.status === 'reading' && state.slow)
      return translate('text.reading', { done: pieces.filter(({ words }) => words).length, all: pieces.length })
    if (state.status !== 'read') return ''
    const { all, found } = countWords(pieces)
    const counted = found === 0 ? translate('text.none') : translate('text.found', { found, all })
    return state.cut ? `${counted} ${translate('text.cut', { n: longestReading })}` : counted
  }

  #reading(): TemplateResult {
    return html`<section class="reading" aria-label=${this.wording('text.result')}>
      ${textLines(this.state.pieces).map((line) => html`<p class="line">${line.map((part, at) => this.#part(part, wordFollows(line, at)))}</p>`)}
    </section>`
  }

  /** @param apart a word follows */
  #part({ text, entries }: TextPart, apart: boolean): TemplateResult | string {
    if (entries === undefined) return isBlank(text) ? text : this.#plain(text)
    const [first, ...others] = entries
    if (first === undefined) return html`<span class=${apart ? 'unknown apart' : 'unknown'}>${this.#plain(text)}</span>`
    return html`<span class="word ${accentClass(first.headwordLanguage)} ${apart ? 'apart' : ''}"
      ><a class="known" href=${addressOf(first)}
        ><span class="written">${textRun(text, first.headwordLanguage)}</span> ${meaning(first, text)}</a
      >${others.map((entry) => html`<a class="other" href=${addressOf(entry)}><span class="visually-hidden">${textRun(text, entry.headwordLanguage)} </span>${meaning(entry, text)}</a>`)}</span
    >`
  }

  #plain(text: string): TemplateResult {
    return textRun(text, languageOfRun(text, this.dictionaries, this.state.pieces))
  }

  static override readonly styles: CSSResultGroup = [
    base,
    messageStyles,
    css`
      h1 {
        font-size: var(--hiap-size-title);
        line-height: 1.3;
        margin-top: var(--hiap-space-4);
      }
      .hint {
        color: var(--hiap-muted);
        max-width: var(--hiap-measure);
        margin-top: var(--hiap-space-1);
      }
      .given {
        margin-top: var(--hiap-space-4);
      }
      textarea {
        display: block;
        width: 100%;
        min-height: 6.5rem;
        max-height: 50vh;
        field-sizing: content;
        resize: vertical;
        margin-top: var(--hiap-space-1);
        padding: var(--hiap-space-2) var(--hiap-space-3);
        border: 1px solid color-mix(in srgb, var(--hiap-muted) 70%, transparent);
        border-radius: 2px;
        background: transparent;
        color: inherit;
        font-family: var(--hiap-font-text);
        font-size: var(--hiap-size-body);
        line-height: var(--hiap-khmer-leading);
      }
      textarea:focus-visible {
        outline-offset: 0;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hiap-space-1) var(--hiap-space-4);
        align-items: baseline;
        min-height: 1.75rem;
        margin-top: var(--hiap-space-1);
      }
      .reading {
        margin-top: var(--hiap-space-4);
        font-size: var(--hiap-size-lead);
      }
      .line {
        line-height: 1.7;
      }
      .line + .line {
        margin-top: var(--hiap-space-3);
      }
      .word {
        display: inline-flex;
        flex-direction: column;
        align-items: flex-start;
        vertical-align: baseline;
        max-width: 100%;
        padding-bottom: var(--hiap-space-2);
      }
      /* Words stand apart also where they are written together; signs stay with the word before. */
      .apart {
        margin-inline-end: 0.35em;
      }
      .known {
        display: inline-flex;
        flex-direction: column;
        max-width: 100%;
        text-decoration: none;
      }
      .written {
        color: var(--accent, var(--hiap-accent));
        text-decoration: underline;
        text-decoration-thickness: 0.06em;
        text-underline-offset: 0.28em;
        text-decoration-color: color-mix(in srgb, currentcolor 40%, transparent);
      }
      .known:hover .written,
      .known:focus-visible .written {
        text-decoration-color: currentcolor;
      }
      .meaning {
        max-width: 11rem;
        font-family: var(--hiap-font-label);
        font-size: var(--hiap-size-label);
        line-height: 1.35;
        color: var(--hiap-muted);
      }
      .meaning .run {
        font-family: inherit;
      }
      .meaning .headword .run {
        font-family: var(--hiap-font-text);
        font-size: 1.05em;
        line-height: 1.35;
      }
      .other {
        display: flex;
        text-decoration: none;
        line-height: 1.35;
      }
      .known:hover .meaning,
      .known:focus-visible .meaning,
      .other:hover .meaning,
      .other:focus-visible .meaning {
        color: var(--hiap-ink);
      }
      .other:hover {
        text-decoration: underline;
      }
      sup {
        font-size: 0.75em;
        line-height: 0;
      }
    `,
  ]
}

/** Whether the next thing to be seen in a line is a word, not a sign. */
function wordFollows(line: readonly TextPart[], at: number): boolean {
  const next = line[at + 1]
  const seen = next?.entries === undefined && isBlank(next?.text ?? '') ? line[at + 2] : next
  return seen?.entries !== undefined
}

function isBlank(text: string): boolean {
  return /^[\s\u200b]*$/u.test(text)
}

function addressOf({ dictionary, entryId }: EntrySummary): string {
  return hrefOf({ dictionary, entryId })
}

/** The meaning that stands under a word; with the headword, where the text has another spelling. */
function meaning(entry: EntrySummary, written: string): TemplateResult {
  const { headword, headwordLanguage, homograph, gloss, glossLanguage } = entry
  return html`<span class="meaning"
    >${
      sameSpelling(headword, written)
        ? nothing
        : html`<span class="headword">${textRun(headword, headwordLanguage)}</span>${gloss === '' ? nothing : ': '}`
    }${textRun(gloss, glossLanguage)}${homographNumber(homograph)}</span
  >`
}

/** Nothing that a reader would see apart but capitals and spaces. */
function sameSpelling(a: string, b: string): boolean {
  const plain = (text: string): string =>
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/[\s\u200b]+/gu, ' ')
  return plain(a) === plain(b)
}
