import type { BrowsePage, DictionaryClient, DictionaryInfo, EntrySummary } from '@hiap/lexicon'
import {
  type CSSResultGroup,
  css,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit'
import { about, aboutStyles } from './about.ts'
import { localised, partOfSpeechName } from './entry-parts.ts'
import { tell } from './events.ts'
import { copyText } from './hit-groups.ts'
import { letterLinks, letterStyles } from './letters.ts'
import { failure, loading, message, messageStyles } from './message.ts'
import { hrefOf } from './page-address.ts'
import type { Translate } from './strings/catalogue.ts'
import { base } from './styles.ts'
import { accentClass, homographNumber, textRun } from './text-run.ts'

/** Entries asked for at once. */
const pageSize = 60

type Status = 'loading' | 'ready' | 'failed' | 'missing'

/**
 * `hiap-browse`: a dictionary in its own order, by letter, page after page, and what the dictionary tells of itself.
 * Up and Down move through the entries; going down from the last one fetches more. Tells `hiap-title`.
 */
export class HiapBrowse extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    client: { attribute: false },
    info: { attribute: false },
    letter: { attribute: false },
    wide: { type: Boolean, reflect: true },
    wording: { attribute: false },
    status: { state: true },
    entries: { state: true },
    total: { state: true },
  }

  declare client: DictionaryClient
  declare info: DictionaryInfo
  declare letter: string | undefined
  /** There is room for what the dictionary tells of itself beside its words. */
  declare wide: boolean
  /** Interface text in the reader's language. */
  declare wording: Translate
  declare private status: Status
  declare private entries: readonly EntrySummary[]
  declare private total: number

  #running: AbortController | undefined
  #next: string | undefined
  #focusAt: number | undefined
  readonly #online = (): void => {
    if (this.status === 'failed') void this.#load()
  }

  constructor() {
    super()
    this.wide = false
    this.status = 'loading'
    this.entries = []
    this.total = 0
    this.addEventListener('copy', (event) => this.#copy(event))
  }

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('online', this.#online)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('online', this.#online)
    this.#running?.abort()
    this.#running = undefined
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const other = changed.has('info') && (changed.get('info') as DictionaryInfo | undefined)?.id !== this.info.id
    if (changed.has('client') || other || changed.has('letter')) {
      this.entries = []
      this.#next = undefined
      void this.#load()
    }
    if (other || changed.has('letter') || changed.has('wording')) {
      const title = localised(this.info.title, this.wording.language)?.text ?? this.info.id
      tell(this, 'hiap-title', this.letter === undefined ? title : `${this.letter} · ${title}`)
    }
  }

  override updated(): void {
    if (this.#focusAt === undefined || this.entries.length <= this.#focusAt) return
    this.#links[this.#focusAt]?.focus()
    this.#focusAt = undefined
  }

  get #links(): readonly HTMLAnchorElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLAnchorElement>('.entry')]
  }

  async #load(): Promise<void> {
    this.#running?.abort()
    const running = new AbortController()
    this.#running = running
    this.status = 'loading'
    try {
      const request = {
        dictionary: this.info.id,
        limit: pageSize,
        ...(this.letter !== undefined && { prefix: this.letter }),
        ...(this.#next !== undefined && { cursor: this.#next }),
      }
      const page: BrowsePage | undefined = await this.client.browse(request, running.signal)
      if (running !== this.#running) return
      this.status = page === undefined ? 'missing' : 'ready'
      this.entries = [...this.entries, ...(page?.entries ?? [])]
      this.total = page?.total ?? 0
      this.#next = page?.next
    } catch {
      if (running === this.#running) this.status = 'failed'
    }
  }

  #more(): void {
    this.#focusAt = this.entries.length
    void this.#load()
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const links = this.#links
    const at = links.indexOf(event.target as HTMLAnchorElement)
    if (at < 0) return
    event.preventDefault()
    const to = at + (event.key === 'ArrowDown' ? 1 : -1)
    if (to < links.length) links[to]?.focus()
    else if (this.#next !== undefined && this.status === 'ready') this.#more()
  }

  #copy(event: ClipboardEvent): void {
    const entry = this.entries[this.#links.indexOf(event.composedPath()[0] as HTMLAnchorElement)]
    if (entry === undefined || getSelection()?.toString() !== '') return
    event.clipboardData?.setData('text/plain', copyText(entry.headword, entry.gloss))
    event.preventDefault()
  }

  override render(): TemplateResult {
    const { info, wording: translate, letter, entries, status } = this
    const title = localised(info.title, translate.language)
    const description = localised(info.description, translate.language)
    return html`<div class=${accentClass(info.language)}>
      <header>
        <h1 class="accent">${title ? textRun(title.text, title.language) : info.id}</h1>
        ${description ? html`<p class="description">${textRun(description.text, description.language)}</p>` : nothing}
      </header>
      <nav aria-label=${translate('browse.letters')}>
        <p class="all label">
          <a href=${hrefOf({ dictionary: info.id })} aria-current=${letter === undefined ? 'page' : 'false'}
            >${translate('browse.all')}</a
          >
          ·
          ${translate(info.counts.entries === 1 ? 'browse.count.one' : 'browse.count.other', { n: info.counts.entries })}
        </p>
        ${letterLinks(info, translate, letter)}
      </nav>
      <div class="columns"><div>
      ${letter === undefined ? nothing : html`<h2 class="letter accent">${textRun(letter, info.language)}</h2>`}
      <ol class="entries" @keydown=${(event: KeyboardEvent) => this.#key(event)}>
        ${entries.map((entry) => this.#row(entry))}
      </ol>
      ${this.#foot()}</div> ${status === 'ready' || entries.length > 0 ? about(info, translate) : nothing}</div>
    </div>`
  }

  #row(entry: EntrySummary): TemplateResult {
    const { letter, wording: translate } = this
    const route = { dictionary: entry.dictionary, entryId: entry.entryId, ...(letter !== undefined && { letter }) }
    const partOfSpeech = partOfSpeechName(entry, translate)
    return html`<li>
      <a class="entry" href=${hrefOf(route)}>
        <span class="headword"
          >${textRun(entry.headword, entry.headwordLanguage)}${homographNumber(entry.homograph)}</span
        >
        <span class="meaning"
          >${textRun(entry.gloss, entry.glossLanguage)}
          ${partOfSpeech ? html`<span class="label">${partOfSpeech}</span>` : nothing}</span
        >
      </a>
    </li>`
  }

  #foot(): TemplateResult | typeof nothing {
    const { wording: translate, status, entries, total } = this
    if (status === 'failed') return failure(translate, () => void this.#load())
    if (status === 'loading') return loading(translate)
    if (entries.length === 0) return message(translate('browse.empty.title'), translate('browse.empty.body'))
    if (this.#next === undefined) return nothing
    return html`<p class="after">
      <button type="button" class="more" @click=${() => this.#more()}>${translate('browse.more')}</button>
      <span class="label" role="status">${translate('browse.shown', { shown: entries.length, total })}</span>
    </p>`
  }

  static override readonly styles: CSSResultGroup = [
    base,
    messageStyles,
    letterStyles,
    aboutStyles,
    css`
      :host([wide]) .columns {
        display: grid;
        grid-template-columns: minmax(0, 46rem) minmax(0, 20rem);
        gap: var(--hiap-space-6);
        justify-content: space-between;
        align-items: start;
      }
      :host([wide]) .about {
        margin-top: var(--hiap-space-4);
        padding-top: 0;
        border-top: 0;
      }
      h1 {
        font-size: var(--hiap-size-title);
        line-height: 1.3;
      }
      .description {
        color: var(--hiap-muted);
        max-width: var(--hiap-measure);
        margin-top: var(--hiap-space-1);
      }
      nav {
        margin-top: var(--hiap-space-4);
      }
      .all a[aria-current='page'] {
        color: var(--hiap-ink);
        text-decoration-color: currentcolor;
      }
      .letter {
        font-size: var(--hiap-size-hero);
        line-height: 1.3;
        margin-top: var(--hiap-space-4);
      }
      .letter .khmer {
        font-size: 1.1em;
      }
      .entries {
        margin-top: var(--hiap-space-4);
      }
      .entry {
        display: grid;
        grid-template-columns: minmax(6rem, min(13rem, 40%)) minmax(0, 1fr);
        gap: var(--hiap-space-3);
        align-items: baseline;
        margin-inline: calc(-1 * var(--hiap-space-3));
        padding: var(--hiap-space-1) var(--hiap-space-3);
        text-decoration: none;
      }
      .entry:hover,
      .entry:focus-visible {
        background: var(--hiap-tint);
      }
      .entry:focus-visible {
        outline-offset: -2px;
      }
      .headword {
        font-size: var(--hiap-size-lead);
        overflow-wrap: anywhere;
        line-height: 1.35;
      }
      .headword .khmer {
        line-height: 1.8;
      }
      .meaning {
        overflow-wrap: anywhere;
      }
      .meaning .label {
        margin-inline-start: 0.35em;
      }
      sup {
        font-family: var(--hiap-font-label);
        font-size: 0.6em;
        line-height: 0;
      }
      .after {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hiap-space-4);
        align-items: baseline;
        margin-top: var(--hiap-space-4);
      }
    `,
  ]
}
