import type { DictionaryClient, DictionaryInfo, Hit } from '@hiap/lexicon'
import {
  type CSSResultGroup,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { type Direction, dictionariesOf, learntLanguage, swapped } from './direction.ts'
import { disclosureStyle } from './disclosure-style.ts'
import { tell } from './events.ts'
import { copyText, groupHits, type HitGroup, ownReason, slipSentence, standingAlone } from './hit-groups.ts'
import { hasScript, languageName } from './language-tag.ts'
import { letterLinks, letterStyles } from './letters.ts'
import { failure, message, messageStyles } from './message.ts'
import { hrefOf } from './page-address.ts'
import { countNarrowings, type SearchScope, unnarrowed, widened } from './scope.ts'
import { idle, type SearchState } from './search-session.ts'
import { searchStyle } from './search-style.ts'
import { SearchTyping } from './search-typing.ts'
import type { MessageKey, Translate } from './strings/catalogue.ts'
import { base } from './styles.ts'
import { accentClass, homographNumber, textRun, withRuns } from './text-run.ts'
import type { ChosenMethods, TypingHelp, TypingMethod } from './typing-methods.ts'

/** Hits are counted aloud when typing has rested this long; in milliseconds. */
const announceAfter = 600

/** The most that the interface asks for at once. */
export const mostHits = 100

/**
 * `hiap-search`: the search box and its hits, one ARIA combobox. Beside the hits (below them in a narrow place) stands
 * what is slotted in. Tells `hiap-query`, `hiap-active`, `hiap-open`, `hiap-direction`, `hiap-method`, `hiap-typing-help`,
 * `hiap-scope`, `hiap-limit` and `hiap-retry`; hits are links, so that they open in a new tab as any link does.
 */
export class HiapSearch extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    query: { attribute: false },
    state: { attribute: false },
    direction: { attribute: false },
    scope: { attribute: false },
    dictionaries: { attribute: false },
    wording: { attribute: false },
    client: { attribute: false },
    methods: { attribute: false },
    chosenMethods: { attribute: false },
    typingHelp: { attribute: false },
    opened: { attribute: false },
    wide: { type: Boolean, reflect: true },
    reading: { type: Boolean, reflect: true },
    active: { state: true },
    filtering: { state: true },
    filtersFailed: { state: true },
    announced: { state: true },
  }

  declare query: string
  declare state: SearchState
  declare direction: Direction | undefined
  declare scope: SearchScope | undefined
  declare dictionaries: readonly DictionaryInfo[]
  /** Interface text in the reader's language. */
  declare wording: Translate
  /** Words are offered from it while they are typed by sound. */
  declare client: DictionaryClient | undefined
  /** The typing methods that the page has. */
  declare methods: readonly TypingMethod[]
  declare chosenMethods: ChosenMethods
  /** The help for typing that is open, where the language typed has it. */
  declare typingHelp: TypingHelp | undefined
  /** The entry that is open, as `dictionary/entryId`: its hit is marked as the current one. */
  declare opened: string | undefined
  /** There is room for hits and entry side by side. */
  declare wide: boolean
  /** Something is slotted in that the reader opened: in a narrow place it stands instead of the hits. */
  declare reading: boolean
  /** The hit under the arrow keys, as an index of the hits in the order drawn; -1 for none. */
  declare private active: number
  /** The filters are open. */
  declare private filtering: boolean
  declare private filtersFailed: boolean
  declare private announced: string

  #groups: readonly HitGroup[] = []
  #hits: readonly Hit[] = []
  #openWhenFound = false
  #announceTimer: ReturnType<typeof setTimeout> | undefined
  readonly #typing = new SearchTyping(this)

  constructor() {
    super()
    this.query = ''
    this.state = idle
    this.dictionaries = []
    this.methods = []
    this.chosenMethods = {}
    this.wide = false
    this.reading = false
    this.active = -1
    this.filtering = false
    this.filtersFailed = false
    this.announced = ''
    this.addEventListener('copy', (event) => this.#copy(event))
  }

  /** Puts the cursor into the box. With `select`, what stands there is selected, ready to be typed over. */
  focusInput(options: { readonly select?: boolean } = {}): void {
    const input = this.input
    input?.focus({ preventScroll: true })
    if (options.select === true) input?.select()
  }

  /** The box. */
  get input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input')
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#announceTimer)
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('state')) {
      const { answer, settled } = this.state
      const earlier = changed.get('state') as SearchState | undefined
      if (earlier?.answer !== answer) {
        const chosen = this.#hits[this.active]
        this.#groups = groupHits(answer?.hits ?? [], settled)
        this.#hits = this.#groups.flatMap((group) => group.hits)
        // Whatever hits come around it, the chosen one stays chosen.
        this.active = chosen === undefined ? -1 : this.#hits.findIndex((hit) => keyOf(hit) === keyOf(chosen))
        tell(this, 'hiap-active', this.#hits[Math.max(0, this.active)] ?? null)
      }
      this.#announce()
    }
  }

  override updated(changed: PropertyValues<this>): void {
    const best = this.#hits[0]
    if (this.#openWhenFound && this.state.status === 'found') {
      this.#openWhenFound = false
      if (best !== undefined) tell(this, 'hiap-open', best)
    }
    if ((changed as Map<PropertyKey, unknown>).has('active') && this.active >= 0) {
      this.renderRoot.querySelector(`#hit-${this.active}`)?.scrollIntoView({ block: 'nearest' })
    }
  }

  #announce(): void {
    clearTimeout(this.#announceTimer)
    const { status, answer } = this.state
    if (status === 'idle') this.announced = ''
    if (status !== 'found' || answer === undefined) return
    const n = answer.hits.length
    const key = n === 0 ? 'search.count.none' : n === 1 ? 'search.count.one' : 'search.count.other'
    this.#announceTimer = setTimeout(() => {
      this.announced = this.wording(key, { n })
    }, announceAfter)
  }

  #copy(event: ClipboardEvent): void {
    const input = this.input
    const hit = this.#hits[this.active]
    if (hit === undefined || input === null || event.composedPath()[0] !== input) return
    if (input.selectionStart !== input.selectionEnd) return
    const text = copyText(hit.headword, hit.gloss)
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    clearTimeout(this.#announceTimer)
    this.announced = this.wording('search.copied', { text })
  }

  #type(value: string): void {
    this.#openWhenFound = false
    this.query = value
    tell(this, 'hiap-query', value)
  }

  #clear(): void {
    this.#type('')
    this.focusInput()
  }

  #key(event: KeyboardEvent): void {
    if (event.defaultPrevented || this.#typing.key(event)) return
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
    const last = this.#hits.length - 1
    switch (event.key) {
      case 'ArrowDown':
        this.#move(Math.min(this.active + 1, last))
        break
      case 'ArrowUp':
        this.#move(Math.max(this.active - 1, -1))
        break
      case 'Enter':
        this.enter()
        break
      case 'Escape':
        if (this.query === '') return
        this.#clear()
        break
      default:
        return
    }
    event.preventDefault()
  }

  #move(to: number): void {
    if (this.#hits.length === 0) return
    this.active = to
    tell(this, 'hiap-active', this.#hits[Math.max(0, to)] ?? null)
  }

  /** Does what Enter does in the box: opens the chosen hit, else the best one. */
  enter(): void {
    const current = this.state.status === 'found' && this.state.query === this.query.trim()
    const hit = this.#hits[this.active] ?? (current ? this.#hits[0] : undefined)
    if (hit !== undefined) tell(this, 'hiap-open', hit)
    else this.#openWhenFound = this.state.status === 'searching'
  }

  override render(): TemplateResult {
    const { wording: translate, query, direction } = this
    const [here] = direction === undefined ? [] : dictionariesOf(direction, this.dictionaries)
    const accent = here && learntLanguage(here)
    const listed = query.trim() !== '' && this.state.status !== 'idle' && (this.wide || !this.reading)
    const open = listed && this.#hits.length > 0 && this.state.status !== 'failed'
    const khmer = hasScript(query, 'Khmr')
    const names = direction && {
      from: languageName(direction.from, translate),
      to: languageName(direction.to, translate),
    }
    return html`
      <div class="top ${accentClass(accent ?? '')}">
        <form role="search" @submit=${(event: Event) => event.preventDefault()}>
          <label class="visually-hidden" for="query">${translate('search.label')}</label>
          <input
            id="query"
            type="text"
            role="combobox"
            autocomplete="off"
            autocapitalize="none"
            autocorrect="off"
            spellcheck="false"
            enterkeyhint="search"
            maxlength="512"
            class=${khmer ? 'khmer' : ''}
            lang=${khmer ? 'km' : nothing}
            inputmode=${this.#typing.keyboardShown ? 'none' : nothing}
            placeholder=${names ? translate('search.placeholder', names) : ''}
            aria-autocomplete="list"
            aria-controls="hits"
            aria-expanded=${open ? 'true' : 'false'}
            aria-activedescendant=${open && this.active >= 0 ? `hit-${this.active}` : nothing}
            .value=${query}
            @input=${(event: Event) => this.#type((event.target as HTMLInputElement).value)}
            @keydown=${(event: KeyboardEvent) => this.#key(event)}
          />
          <button
            type="button"
            class="clear"
            ?hidden=${query === ''}
            aria-label=${translate('search.clear')}
            title=${translate('search.clear')}
            @click=${() => this.#clear()}
          >
            <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.6" aria-hidden="true">
              <path d="m5 5 10 10M15 5 5 15" stroke-linecap="round" />
            </svg>
          </button>
        </form>
        <div class="progress" ?hidden=${!this.state.slow}></div>
        ${this.#typing.candidates()}
        <div class="where">
          <hiap-direction
            .direction=${direction}
            .dictionaries=${this.dictionaries}
            .wording=${translate}
          ></hiap-direction>
          ${direction === undefined ? nothing : html`${this.#typing.choices()}${this.#filterButtons()}`}
        </div>
        ${this.#typing.help()}
        ${this.filtersFailed ? failure(translate, () => this.#openFilters(true)) : nothing}
        ${
          this.filtering && direction !== undefined
            ? html`<hiap-filters
                id="filters"
                .scope=${this.scope}
                .direction=${direction}
                .dictionaries=${this.dictionaries}
                .wording=${translate}
                @keydown=${(event: KeyboardEvent) => this.#keyInFilters(event)}
              ></hiap-filters>`
            : nothing
        }
      </div>
      <div class="stage ${listed ? 'listed' : ''}">
        <div class="list" ?hidden=${!listed}>${this.#list(open)}</div>
        <div class="pane"><slot></slot></div>
      </div>
      <p class="visually-hidden" role="status">${this.announced}</p>
    `
  }

  #filterButtons(): TemplateResult {
    const { wording: translate, filtering, scope } = this
    const n = countNarrowings(scope)
    return html`<div class="buttons">
      <button
        type="button"
        class="filter disclosure"
        aria-expanded=${filtering ? 'true' : 'false'}
        aria-controls=${filtering ? 'filters' : nothing}
        @click=${() => this.#openFilters(!filtering)}
      >
        ${n === 0 ? translate('filter.title') : translate('filter.active', { n })}
      </button>
      ${
        n === 0
          ? nothing
          : html`<button type="button" @click=${() => this.#choose(unnarrowed(scope))}>${translate('filter.clear')}</button>`
      }
    </div>`
  }

  get #filterButton(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.filter')
  }

  /** Opens or closes the filters; few readers ask for them, so they are loaded when they are first opened. */
  #openFilters(open: boolean): void {
    this.filtering = open
    this.filtersFailed = false
    if (!open) return
    import('./filters.ts').then(
      ({ defineFilters }) => defineFilters(),
      () => {
        this.filtering = false
        this.filtersFailed = true
      },
    )
  }

  /** Chooses where to search by a button that goes away with the choice. */
  #choose(scope: SearchScope | undefined): void {
    tell(this, 'hiap-scope', scope ?? null)
    this.#filterButton?.focus()
  }

  #keyInFilters(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.preventDefault()
    this.filtering = false
    this.#filterButton?.focus()
  }

  #list(open: boolean): TemplateResult {
    const { wording: translate, state, direction } = this
    const found = state.status === 'found' || state.answer !== undefined
    const elsewhere = state.elsewhere && open && direction !== undefined
    return html`
      ${state.status === 'failed' ? failure(translate, () => tell(this, 'hiap-retry', null)) : nothing}
      ${
        elsewhere
          ? html`<p class="elsewhere">
              ${translate('search.elsewhere', {
                from: languageName(direction.from, translate),
                to: languageName(direction.to, translate),
              })}
            </p>`
          : nothing
      }
      <div id="hits" role="listbox" ?hidden=${!open} aria-label=${translate('search.results', { query: state.query })}>
        ${open ? this.#groupTemplates() : nothing}
      </div>
      ${open ? this.#more() : nothing}
      ${state.status !== 'failed' && found && this.#hits.length === 0 ? this.#none() : nothing}
      ${state.slow && !found ? html`<p class="label">${translate('search.slow')}</p>` : nothing}
    `
  }

  #groupTemplates(): TemplateResult[] {
    let index = 0
    return this.#groups.map(
      (group, at) =>
        html`<div role="group" aria-labelledby="group-${at}" class="group">
          <p id="group-${at}" role="presentation" class="label">${this.wording(group.heading)}</p>
          ${
            // Another hit is another element, so that a press that began on one hit never ends as a click on the next.
            group.hits.map((hit) => keyed(keyOf(hit), this.#hit(hit, index++)))
          }
        </div>`,
    )
  }

  #hit(hit: Hit, index: number): TemplateResult {
    const { wording: translate, direction } = this
    const inHeadword = hit.tier !== 'gloss' && hit.tier !== 'text' && hit.variant === undefined
    const current = this.opened === keyOf(hit)
    const href = hrefOf({
      dictionary: hit.dictionary,
      entryId: hit.entryId,
      query: this.state.answer?.query ?? this.query,
      ...(direction !== undefined && { from: direction.from, to: direction.to }),
      ...(this.scope !== undefined && { scope: this.scope }),
    })
    const partOfSpeech =
      hit.partOfSpeech && (hit.partOfSpeech.label?.[translate.language] ?? translate(`pos.${hit.partOfSpeech.ud}`))
    return html`<a
      id="hit-${index}"
      class="hit ${accentClass(hit.headwordLanguage)} ${current ? 'current' : ''}"
      role="option"
      tabindex="-1"
      href=${href}
      aria-selected=${index === this.active ? 'true' : 'false'}
    >
      <span class="headword accent"
        >${textRun(hit.headword, hit.headwordLanguage, inHeadword ? hit.ranges : [])}${homographNumber(hit.homograph)}</span
      >
      <span class="meaning">
        <span class="gloss">${textRun(hit.gloss, hit.glossLanguage, hit.tier === 'gloss' ? hit.ranges : [])}</span>
        ${partOfSpeech ? html`<span class="label pos">${partOfSpeech}</span>` : nothing}
        ${
          hit.variant === undefined
            ? nothing
            : html`<span class="label why"
                >${withRuns(translate('reason.variant.of'), { variant: textRun(hit.variant, hit.headwordLanguage, hit.ranges) })}</span
              >`
        }
        ${this.#why(hit)}
      </span>
    </a>`
  }

  /** Why this hit is there, where its heading does not say it: its slips, or the sentence that has the words. */
  #why(hit: Hit): TemplateResult | typeof nothing {
    const { wording: translate } = this
    const reason = ownReason(hit, translate)
    if (reason === undefined) return nothing
    const letters = (text: string): TemplateResult => textRun(standingAlone(text), hit.headwordLanguage)
    const slips = (hit.slips ?? []).map(
      (slip, at) =>
        html`${at === 0 ? ': ' : '; '}${withRuns(slipSentence(slip, translate), {
          typed: letters(slip.typed),
          written: letters(slip.written),
        })}`,
    )
    const excerpt =
      hit.excerpt === undefined ? nothing : html`: ${textRun(hit.excerpt, hit.excerptLanguage ?? '', hit.ranges)}`
    return html`<span class="label why">${reason}${slips}${excerpt}</span>`
  }

  #more(): TemplateResult | typeof nothing {
    const { state, wording: translate } = this
    if (state.answer?.truncated) return html`<p class="after label">${translate('search.truncated')}</p>`
    if (this.#hits.length < state.limit) return nothing
    if (state.limit >= mostHits) return html`<p class="after label">${translate('search.truncated')}</p>`
    return html`<p class="after">
      <button type="button" @click=${() => tell(this, 'hiap-limit', mostHits)}>${translate('search.more')}</button>
    </p>`
  }

  #none(): TemplateResult {
    const { wording: translate, direction, dictionaries, state, scope } = this
    const other = direction && swapped(direction)
    const here = direction === undefined ? [] : dictionariesOf(direction, dictionaries)
    const narrow = countNarrowings(scope) > 0
    const why = state.answer?.truncated ? 'truncated' : narrow ? 'narrowed' : 'body'
    const choose = (label: MessageKey, chosen: SearchScope | undefined): TemplateResult =>
      html`<button
        type="button"
        @click=${() => {
          this.#choose(chosen)
          this.focusInput()
        }}
      >
        ${translate(label)}
      </button>`
    return html`${message(
      translate('search.none.title', { query: state.answer?.query ?? state.query }),
      translate(`search.none.${why}`),
      {
        action: html`<span class="ways">
          ${narrow ? choose('filter.clear', unnarrowed(scope)) : nothing}
          ${scope?.fullText ? nothing : choose('filter.fullText', widened(scope, true))}
          ${
            other &&
            html`<button type="button" @click=${() => tell(this, 'hiap-direction', other)}>
              ${translate('search.none.swap', {
                from: languageName(other.from, translate),
                to: languageName(other.to, translate),
              })}
            </button>`
          }
        </span>`,
      },
    )}
    ${here.map(
      (info) =>
        html`<p class="label">
            ${translate('search.none.letters', { language: languageName(info.language, translate) })}
          </p>
          ${letterLinks(info, translate)}`,
    )}`
  }

  static override readonly styles: CSSResultGroup = [base, messageStyles, letterStyles, disclosureStyle, searchStyle]
}

/** By this a hit is the same hit in another answer. */
function keyOf(hit: Pick<Hit, 'dictionary' | 'entryId'>): string {
  return `${hit.dictionary}/${hit.entryId}`
}
