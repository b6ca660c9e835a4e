import type { DictionaryClient, DictionaryInfo, Hit } from '@hiap/lexicon'
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
import { type Direction, dictionariesOf, searchRequest, through, usableDirection } from './direction.ts'
import type { HiapEntry } from './entry.ts'
import { localised } from './entry-parts.ts'
import { type HiapEvents, tell } from './events.ts'
import type { HiapGloss } from './gloss.ts'
import { primaryLanguage } from './language-tag.ts'
import { letterLinks, letterStyles } from './letters.ts'
import { failure, loading, message, messageStyles } from './message.ts'
import { hrefOf, routeAt } from './page-address.ts'
import { rememberingClient } from './remembering-client.ts'
import { type Route, viewOf } from './route.ts'
import { type SearchScope, scopeRequest, usableScope } from './scope.ts'
import type { HiapSearch } from './search.ts'
import { idle, SearchSession, type SearchState } from './search-session.ts'
import { type Translate, translator } from './strings/catalogue.ts'
import { base } from './styles.ts'
import { accentClass, textRun } from './text-run.ts'
import { noText, TextSession, type TextState } from './text-session.ts'
import { type ChosenMethods, type TypingHelp, type TypingMethod, withChoice } from './typing-methods.ts'
import type { HiapWrite } from './write.ts'
import { pageMemory, type WritingMemory } from './write-memory.ts'

/** From this width on, in CSS pixels, hits and entry stand side by side. */
const wideFrom = 880

/** Hits asked for at first. */
const firstHits = 30

/** The reading aid of a language: Latin letters for a text in it; `undefined` where it has none. */
export type Romaniser = (language: string) => ((text: string) => string) | undefined

/**
 * `hiap-dictionary`: the whole dictionary: search box, hits, entry, letters. It knows dictionaries by their client
 * alone and addresses by the route it is given: a page listens for `hiap-navigate` and gives the new `route` back.
 * Links inside are plain links; a click on one becomes `hiap-navigate`.
 *
 * @example
 * const dictionary = document.createElement('hiap-dictionary')
 * dictionary.client = httpClient({ baseUrl: '' })
 * dictionary.addEventListener('hiap-navigate', (event) => { dictionary.route = event.detail.route })
 * document.body.append(dictionary)
 */
export class HiapDictionary extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    client: { attribute: false },
    local: { attribute: false },
    route: { attribute: false },
    language: { type: String },
    direction: { attribute: false },
    methods: { attribute: false },
    chosenMethods: { attribute: false },
    typingHelp: { attribute: false },
    romaniser: { attribute: false },
    examples: { attribute: false },
    exampleText: { attribute: false },
    writing: { attribute: false },
    shortcuts: { type: Boolean },
    infos: { state: true },
    failed: { state: true },
    state: { state: true },
    textState: { state: true },
    writeState: { state: true },
    query: { state: true },
    activeHit: { state: true },
    wide: { state: true },
  }

  declare client: DictionaryClient
  /** A client that asks nobody outside the browser, once there is one: the writing pad offers words by it alone. */
  declare local: DictionaryClient | undefined
  declare route: Route
  /** Interface language: `vi` or `en`. */
  declare language: string
  /** The direction that the reader chose last, if any. */
  declare direction: Direction | undefined
  /** The typing methods that the page has. */
  declare methods: readonly TypingMethod[]
  /** The method that the reader chose for each language, if any. */
  declare chosenMethods: ChosenMethods
  /** The help for typing that the reader opened, if any. */
  declare typingHelp: TypingHelp | undefined
  declare romaniser: Romaniser | undefined
  /** Queries to try, shown where nothing is typed yet. */
  declare examples: readonly string[]
  /** A text to try, shown where none is read yet. */
  declare exampleText: string
  /** Where the writing pad keeps its text; by default it is gone with the page. */
  declare writing: WritingMemory
  /** `/` and Ctrl+K anywhere on the page lead to the search box. */
  declare shortcuts: boolean
  declare private infos: readonly DictionaryInfo[] | undefined
  declare private failed: boolean
  declare private state: SearchState
  declare private textState: TextState
  /** Few readers write, so the pad is loaded when it is first opened. */
  declare private writeState: 'loading' | 'ready' | 'failed'
  declare private query: string
  declare private activeHit: Hit | undefined
  declare private wide: boolean

  #translate: Translate = translator('vi')
  #remembering: DictionaryClient | undefined
  #session: SearchSession | undefined
  #texts: TextSession | undefined
  #asked = ''
  #limit = firstHits
  #addressTimer: ReturnType<typeof setTimeout> | undefined
  #resized: ResizeObserver | undefined
  #focusEntry = false
  #focusText = false
  /** The entry that was opened from the text, as `dictionary/entryId`. */
  #openedFromText: string | undefined
  readonly #keydown = (event: KeyboardEvent): void => this.#shortcut(event)
  readonly #online = (): void => this.#retry()

  constructor() {
    super()
    this.route = {}
    this.language = 'vi'
    this.methods = []
    this.chosenMethods = {}
    this.examples = []
    this.exampleText = ''
    this.writing = pageMemory()
    this.shortcuts = false
    this.failed = false
    this.state = idle
    this.textState = noText
    this.writeState = 'loading'
    this.query = ''
    this.wide = false
    this.addEventListener('click', (event) => this.#click(event))
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot()
    const on = <Name extends keyof HiapEvents>(name: Name, hear: (detail: HiapEvents[Name]) => void): void =>
      root.addEventListener(name, (event) => {
        event.stopPropagation()
        hear((event as CustomEvent<HiapEvents[Name]>).detail)
      })
    on('hiap-query', (query) => this.#typed(query))
    on('hiap-active', (hit) => {
      this.activeHit = hit ?? undefined
    })
    on('hiap-open', (hit) => this.#open(hit))
    on('hiap-direction', (direction) => this.#turn(direction))
    on('hiap-method', (choice) => {
      this.chosenMethods = withChoice(this.chosenMethods, choice)
      tell(this, 'hiap-method', choice)
    })
    on('hiap-typing-help', (help) => {
      this.typingHelp = help ?? undefined
      tell(this, 'hiap-typing-help', help)
    })
    on('hiap-scope', (scope) => this.#narrow(scope))
    on('hiap-text', (text) => this.#read(text))
    on('hiap-retry', () => this.#retry())
    on('hiap-limit', (limit) => this.#search(limit))
    return root
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('keydown', this.#keydown)
    window.addEventListener('online', this.#online)
    this.wide = this.getBoundingClientRect().width >= wideFrom
    this.#resized = new ResizeObserver(([entry]) => {
      if (entry !== undefined) this.wide = entry.contentRect.width >= wideFrom
    })
    this.#resized.observe(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('keydown', this.#keydown)
    window.removeEventListener('online', this.#online)
    this.#resized?.disconnect()
    clearTimeout(this.#addressTimer)
    this.#session?.close()
    this.#texts?.close()
  }

  /** Puts the cursor where the reader begins: into the text to read or to write, or into the search box. */
  focusStart(): void {
    this.#focusText = isText(this.route)
    if (this.#focusText) this.requestUpdate()
    else this.focusSearch()
  }

  /** Puts the cursor into the search box. */
  focusSearch(options: { readonly select?: boolean } = {}): void {
    void this.updateComplete.then(async () => {
      const search = this.#searchElement
      await search?.updateComplete
      search?.focusInput(options)
    })
  }

  get #searchElement(): HiapSearch | null {
    return this.renderRoot.querySelector<HiapSearch>('hiap-search')
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('language')) this.#translate = translator(this.language)
    if (changed.has('client')) {
      this.#remembering = rememberingClient(this.client)
      this.#session?.close()
      this.#session = new SearchSession(this.client, (state) => {
        this.state = state
      })
      this.#texts?.close()
      this.#texts = new TextSession(this.client, (state) => {
        this.textState = state
      })
      this.#asked = ''
      void this.#loadInfos()
    }
    if (changed.has('route')) this.#arrive()
    if (changed.has('route') && viewOf(this.route) === 'write') this.#loadPad()
    if (changed.has('language') || changed.has('route')) this.#tellTitle()
    if (changed.has('language') && this.textState.text !== '') this.#read(this.textState.text)
  }

  override updated(): void {
    if (this.#focusEntry && viewOf(this.route) === 'entry') {
      this.#focusEntry = false
      this.renderRoot.querySelector<HiapEntry>('hiap-entry')?.focusHeading()
    }
    const text = this.#focusText ? this.renderRoot.querySelector<HiapGloss | HiapWrite>('hiap-gloss, hiap-write') : null
    if (text !== null) {
      this.#focusText = false
      void text.updateComplete.then(() => text.focusText())
    }
  }

  async #loadInfos(): Promise<void> {
    this.failed = false
    try {
      const infos = await this.client.dictionaries()
      // The dictionary with the most words answers most: it stands first.
      this.infos = [...infos].sort((a, b) => b.counts.entries - a.counts.entries)
      this.#search(this.#limit)
    } catch {
      this.failed = true
    }
  }

  #loadPad(): void {
    if (this.writeState === 'failed') this.writeState = 'loading'
    import('./write.ts').then(
      ({ defineWrite }) => {
        defineWrite()
        this.writeState = 'ready'
      },
      () => {
        this.writeState = 'failed'
      },
    )
  }

  #retry(): void {
    this.#texts?.retry()
    if (this.writeState === 'failed' && viewOf(this.route) === 'write') this.#loadPad()
    if (this.failed) void this.#loadInfos()
    else if (this.state.status === 'failed') {
      this.#asked = ''
      this.#search(this.#limit)
    }
  }

  /**
   * The direction in force: the address says it, else the reader's choice, else the first dictionary; through the
   * dictionary that is browsed, if one is.
   */
  get #direction(): Direction | undefined {
    const { from, to, dictionary } = this.route
    const infos = this.infos ?? []
    const wanted = from !== undefined && to !== undefined ? { from, to } : this.direction
    const direction = usableDirection(wanted, infos, this.#translate.language)
    const browsed = wanted === this.direction ? infos.find((info) => info.id === dictionary) : undefined
    return direction && browsed ? through(browsed, direction, infos) : direction
  }

  /** Where to search: the address says it. */
  get #scope(): SearchScope | undefined {
    return this.infos === undefined ? this.route.scope : usableScope(this.route.scope, this.infos)
  }

  /** What the address says of a search besides its query. */
  get #bearing(): Pick<Route, 'from' | 'to' | 'scope'> {
    const scope = this.#scope
    return { ...this.#direction, ...(scope && { scope }) }
  }

  /** Takes up a new route: what stands in the box, and a search for it. */
  #arrive(): void {
    const { query } = this.route
    if (query !== undefined) {
      if (query !== this.query.trim()) this.query = query
    } else this.query = ''
    this.#search(firstHits)
  }

  #typed(query: string): void {
    if (query.trim() === '') this.#keepDirection()
    this.query = query
    this.#search(firstHits)
    clearTimeout(this.#addressTimer)
    const view = viewOf(this.route)
    if (view === 'results') {
      // The address follows at rest: browsers limit how often it may change.
      this.#addressTimer = setTimeout(() => this.#goToResults(true), 250)
    } else if (query.trim() !== '') this.#goToResults(false)
    else if (this.route.query !== undefined) {
      // The box is cleared beside an entry: the entry stays, the search it came from goes.
      const { query: _query, from: _from, to: _to, ...route } = this.route
      tell(this, 'hiap-navigate', { route, replace: true })
    }
  }

  /** Whoever came by a link and empties the box types on in the direction of that link. */
  #keepDirection(): void {
    const direction = this.#direction
    if (this.route.from === undefined || direction === undefined) return
    if (direction.from === this.direction?.from && direction.to === this.direction.to) return
    this.direction = direction
    tell(this, 'hiap-direction', direction)
  }

  #read(text: string): void {
    void this.#texts?.read(text, this.#translate.language)
  }

  #goToResults(replace: boolean): void {
    const query = this.query.trim()
    const { scope } = this.route
    const route = query === '' ? { ...(scope && { scope }) } : { query, ...this.#bearing }
    tell(this, 'hiap-navigate', { route, replace })
  }

  #narrow(chosen: SearchScope | null): void {
    clearTimeout(this.#addressTimer)
    const query = this.query.trim()
    const { query: _query, from: _from, to: _to, scope: _scope, ...place } = this.route
    // The address may be behind what is typed.
    const search = query === '' ? {} : { query, ...this.#direction }
    tell(this, 'hiap-navigate', { route: { ...place, ...search, ...(chosen && { scope: chosen }) }, replace: true })
  }

  #search(limit: number): void {
    const query = this.query.trim()
    const direction = this.#direction
    if (query === '') {
      if (this.#asked !== '') this.#session?.clear()
      this.#asked = ''
      this.activeHit = undefined
      return
    }
    if (direction === undefined || this.infos === undefined) return
    const scope = this.#scope
    const asked = JSON.stringify([query, direction, scope, limit])
    if (asked === this.#asked) return
    this.#asked = asked
    this.#limit = limit
    void this.#session?.ask({ ...searchRequest(query, direction, this.infos, limit), ...scopeRequest(scope) })
  }

  #turn(direction: Direction): void {
    this.direction = direction
    tell(this, 'hiap-direction', direction)
    const query = this.query.trim()
    const { dictionary } = this.route
    const chosen = dictionariesOf(direction, this.infos ?? [])
    // The dialects of one language are none of the other's.
    const usable = usableScope(this.#scope, chosen)
    const scope = usable && { scope: usable }
    if (query !== '')
      tell(this, 'hiap-navigate', {
        route: { query, ...direction, ...scope },
        replace: viewOf(this.route) === 'results',
      })
    else if (dictionary !== undefined && chosen[0] !== undefined && !chosen.some((info) => info.id === dictionary)) {
      // Whoever looks through one dictionary and chooses another language looks through that language's.
      tell(this, 'hiap-navigate', { route: { dictionary: chosen[0].id, ...scope }, replace: false })
    } else this.#narrow(usable ?? null)
    this.focusSearch()
  }

  #open(hit: Hit): void {
    clearTimeout(this.#addressTimer)
    if (viewOf(this.route) === 'results') this.#goToResults(true)
    this.#focusEntry = true
    const query = this.query.trim()
    const route = { dictionary: hit.dictionary, entryId: hit.entryId, query, ...this.#bearing }
    tell(this, 'hiap-navigate', { route, replace: false })
  }

  #click(event: MouseEvent): void {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement)
    if (link === undefined || link.origin !== location.origin || link.hasAttribute('download') || link.target !== '')
      return
    event.preventDefault()
    clearTimeout(this.#addressTimer)
    if (viewOf(this.route) === 'results') this.#goToResults(true)
    const route = routeAt(link)
    this.#focusEntry = route.entryId !== undefined
    this.#focusText = isText(route)
    this.#openedFromText = viewOf(this.route) === 'gloss' ? `${route.dictionary}/${route.entryId}` : undefined
    tell(this, 'hiap-navigate', { route, replace: false })
  }

  #shortcut(event: KeyboardEvent): void {
    if (!this.shortcuts || event.defaultPrevented || event.isComposing) return
    const commandK = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k'
    const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isEditable(event)
    if (!commandK && !slash) return
    event.preventDefault()
    window.scrollTo({ top: 0 })
    this.focusSearch({ select: true })
  }

  #tellTitle(): void {
    const view = viewOf(this.route)
    if (view === 'home') tell(this, 'hiap-title', '')
    if (view === 'gloss') tell(this, 'hiap-title', this.#translate('text.title'))
    if (view === 'write') tell(this, 'hiap-title', this.#translate('write.title'))
    if (view === 'results') {
      tell(this, 'hiap-title', this.#translate('search.results', { query: this.route.query ?? '' }))
    }
  }

  override render(): TemplateResult {
    const view = viewOf(this.route)
    const opened = view === 'entry' ? `${this.route.dictionary}/${this.route.entryId}` : undefined
    return html`<hiap-search
      .query=${this.query}
      .state=${this.state}
      .direction=${this.#direction}
      .scope=${this.#scope}
      .dictionaries=${this.infos ?? []}
      .wording=${this.#translate}
      .client=${this.client}
      .methods=${this.methods}
      .chosenMethods=${this.chosenMethods}
      .typingHelp=${this.typingHelp}
      .opened=${opened}
      .wide=${this.wide}
      .reading=${view === 'entry'}
      >${this.#content()}</hiap-search
    >`
  }

  #content(): TemplateResult | typeof nothing {
    const { infos } = this
    const translate = this.#translate
    // The pad needs no dictionary.
    if (viewOf(this.route) === 'write') return this.#pad()
    if (this.failed) return failure(translate, () => this.#retry(), 1)
    if (infos === undefined) return loading(translate)
    if (infos.length === 0) return message(translate('state.empty.title'), translate('state.empty.body'), { level: 1 })
    const view = this.query.trim() !== '' && viewOf(this.route) === 'home' ? 'results' : viewOf(this.route)
    switch (view) {
      case 'home':
        return this.#home(infos)
      case 'browse': {
        const info = infos.find((candidate) => candidate.id === this.route.dictionary)
        if (info === undefined)
          return message(translate('browse.missing.title'), translate('browse.missing.body'), { level: 1 })
        return html`<hiap-browse
          .client=${this.#remembering}
          .info=${info}
          .letter=${this.route.letter}
          .wording=${translate}
          .wide=${this.wide}
        ></hiap-browse>`
      }
      case 'results': {
        const heading = html`<h1 class="visually-hidden">
          ${translate('search.results', { query: this.query.trim() })}
        </h1>`
        const hit = this.wide ? this.activeHit : undefined
        return html`${heading}${hit === undefined ? nothing : this.#entry(hit.dictionary, hit.entryId, true)}`
      }
      case 'write':
        return this.#pad()
      case 'gloss':
        return html`<hiap-gloss
          .state=${this.textState}
          .dictionaries=${infos}
          .example=${this.exampleText}
          .wording=${translate}
        ></hiap-gloss>`
      case 'entry':
        return this.#entry(this.route.dictionary ?? '', this.route.entryId ?? '', false)
    }
  }

  #pad(): TemplateResult {
    const translate = this.#translate
    if (this.writeState === 'loading') return loading(translate)
    if (this.writeState === 'failed') return failure(translate, () => this.#retry(), 1)
    const { from, to } = this.direction ?? { from: '', to: '' }
    return html`<hiap-write
      .client=${this.client}
      .local=${this.local}
      .dictionaries=${this.infos ?? []}
      .methods=${this.methods}
      .chosenMethods=${this.chosenMethods}
      .memory=${this.writing}
      .usual=${primaryLanguage(from) === 'vi' ? to : from}
      .wording=${translate}
    ></hiap-write>`
  }

  #entry(dictionary: string, entryId: string, preview: boolean): TemplateResult {
    const info = this.infos?.find((candidate) => candidate.id === dictionary)
    return html`<hiap-entry
      .client=${this.#remembering}
      .dictionary=${dictionary}
      .entryId=${entryId}
      .info=${info}
      .wording=${this.#translate}
      .romanise=${info && this.romaniser?.(info.language)}
      .methods=${this.methods}
      .chosenMethods=${this.chosenMethods}
      .back=${this.#back()}
      .preview=${preview}
      .roomy=${this.wide && !preview && this.route.query === undefined}
    ></hiap-entry>`
  }

  /** From an entry back to where it was found: the results in a narrow place, the text, or the letter browsed. */
  #back(): { readonly href: string; readonly label: string } | undefined {
    const { entryId: _, letter, dictionary, ...search } = this.route
    if (search.query !== undefined) {
      if (this.wide) return undefined
      const href = hrefOf(search)
      return { href, label: this.#translate('entry.back') }
    }
    if (this.#openedFromText === `${dictionary}/${this.route.entryId}`)
      return { href: hrefOf({ gloss: true }), label: this.#translate('entry.backToText') }
    if (letter === undefined || dictionary === undefined) return undefined
    return { href: hrefOf({ dictionary, letter }), label: this.#translate('entry.backToLetters') }
  }

  #home(infos: readonly DictionaryInfo[]): TemplateResult {
    const translate = this.#translate
    return html`<div class="home">
      <h1>${translate('home.title')}</h1>
      <p class="hint">${translate('search.hint')}</p>
      ${
        this.examples.length === 0
          ? nothing
          : html`<p class="examples">
              <span class="label">${translate('home.try')}</span>
              ${this.examples.map(
                (query) =>
                  html`<a href=${hrefOf({ query, ...this.#direction })}
                    >${textRun(query, /\p{Script=Khmr}/u.test(query) ? 'km' : 'vi')}</a
                  > `,
              )}
            </p>`
      }
      <p class="read"><a href=${hrefOf({ gloss: true })}>${translate('home.text')}</a></p>
      <p class="read"><a href=${hrefOf({ write: true })}>${translate('home.write')}</a></p>
      <div class="dictionaries">
        ${infos.map((info) => {
          const title = localised(info.title, translate.language)
          return html`<section class=${accentClass(info.language)}>
            <h2><a class="accent" href=${hrefOf({ dictionary: info.id })}>${title ? textRun(title.text, title.language) : info.id}</a></h2>
            <p class="label">
              ${translate(info.counts.entries === 1 ? 'browse.count.one' : 'browse.count.other', { n: info.counts.entries })}
              · ${info.licence.spdx}
            </p>
            ${letterLinks(info, translate)}
          </section>`
        })}
      </div>
      ${this.wide && this.shortcuts ? html`<p class="label keys">${translate('search.keys')}</p>` : nothing}
    </div>`
  }

  static override readonly styles: CSSResultGroup = [
    base,
    messageStyles,
    letterStyles,
    css`
      .home h1 {
        font-size: var(--hiap-size-title);
        line-height: 1.3;
        margin-top: var(--hiap-space-4);
      }
      .hint {
        color: var(--hiap-muted);
        margin-top: var(--hiap-space-1);
      }
      .keys {
        margin-top: var(--hiap-space-6);
      }
      .examples {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--hiap-space-4);
        align-items: baseline;
        margin-top: var(--hiap-space-2);
        font-size: var(--hiap-size-lead);
      }
      .read {
        margin-top: var(--hiap-space-2);
      }
      .dictionaries {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
        gap: var(--hiap-space-5) var(--hiap-space-6);
        margin-top: var(--hiap-space-5);
      }
      .dictionaries h2 {
        font-size: var(--hiap-size-title);
        line-height: 1.4;
      }
      .dictionaries h2 a {
        text-decoration-color: transparent;
      }
      .dictionaries h2 a:hover {
        text-decoration-color: currentcolor;
      }
      .dictionaries .letters {
        margin-top: var(--hiap-space-2);
      }
    `,
  ]
}

/** Whether a route shows a text to read or to write: it has the cursor at first. */
function isText(route: Route): boolean {
  return route.gloss === true || route.write === true
}

/** Whether a key goes into a text. */
function isEditable(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0]
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  )
}
