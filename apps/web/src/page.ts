import {
  baseStyles,
  type ChosenMethods,
  catalogues,
  type Direction,
  endonyms,
  type HiapDictionary,
  hrefOf,
  type MethodChoice,
  type Navigation,
  type Romaniser,
  type Route,
  routeAt,
  type Translate,
  type TypingHelp,
  translator,
  withChoice,
} from '@hiap/elements'
import type { DictionaryClient } from '@hiap/lexicon'
import { type CSSResultGroup, css, html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit'
import {
  applyLanguage,
  applyTheme,
  readDirection,
  readLanguage,
  readMethods,
  readTheme,
  readTypingHelp,
  rememberDirection,
  rememberMethods,
  rememberTypingHelp,
  type Theme,
  writingMemory,
} from './settings.ts'
import { typingMethods } from './typing-methods.ts'

const examples = ['an com', 'nước', 'ខ្មែរ', 'tongan', 'truong hoc']
/** Advice on health. Source: TICO-19, CC0 1.0. */
const exampleText = 'ប្រសិនបើអ្នកឈឺ សូមកុំធ្វើការ។\nឥឡូវនេះ សូមលាងដៃរបស់អ្នក ហើយកុំប៉ះមុខរបស់អ្នក!\nថ្ងៃនេះ សូមផឹកទឹកឱ្យបានច្រើន។'
const themes: readonly Theme[] = ['auto', 'light', 'dark']

/**
 * `hiap-page`: the dictionary as a whole page: name, choices of language and theme, address bar, history, title,
 * what the browser remembers.
 */
export class HiapPage extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    client: { attribute: false },
    local: { attribute: false },
    romaniser: { attribute: false },
    route: { state: true },
    language: { state: true },
    theme: { state: true },
  }

  declare client: DictionaryClient
  /** The client that answers in this browser, once it is there. */
  declare local: DictionaryClient | undefined
  declare romaniser: Romaniser | undefined
  declare private route: Route
  declare private language: string
  declare private theme: Theme

  #direction: Direction | undefined = readDirection()
  #methods: ChosenMethods = readMethods()
  #typingHelp: TypingHelp | undefined = readTypingHelp()
  #translate: Translate
  readonly #popped = (event: PopStateEvent): void => {
    this.route = routeAt(location)
    void this.#settled().then(() => {
      window.scrollTo({ top: scrollOf(event.state) })
      if (document.activeElement === document.body) this.#dictionary?.focusStart()
    })
  }

  constructor() {
    super()
    this.route = routeAt(location)
    this.language = readLanguage()
    this.theme = readTheme()
    this.#translate = translator(this.language)
    history.scrollRestoration = 'manual'
  }

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('popstate', this.#popped)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('popstate', this.#popped)
  }

  override firstUpdated(): void {
    this.#dictionary?.focusStart()
  }

  get #dictionary(): HiapDictionary | null {
    return this.renderRoot.querySelector('hiap-dictionary')
  }

  /** Drawn, with what was remembered; later answers may still come. */
  async #settled(): Promise<void> {
    await this.updateComplete
    await this.#dictionary?.updateComplete
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }

  #navigate({ route, replace }: Navigation): void {
    const address = hrefOf(route)
    if (replace) history.replaceState(history.state, '', address)
    else {
      history.replaceState({ scroll: window.scrollY }, '')
      history.pushState(null, '', address)
      if (route.query === undefined || route.entryId !== undefined) window.scrollTo({ top: 0 })
    }
    this.route = route
  }

  /** Every time the page is drawn it gives the direction to the dictionary again: it must be the latest. */
  #turn(direction: Direction): void {
    this.#direction = direction
    rememberDirection(direction)
  }

  #chooseMethod(choice: MethodChoice): void {
    this.#methods = withChoice(this.#methods, choice)
    rememberMethods(this.#methods)
  }

  #help(help: TypingHelp | null): void {
    this.#typingHelp = help ?? undefined
    rememberTypingHelp(help)
  }

  #chooseLanguage(language: string): void {
    this.language = language
    this.#translate = translator(language)
    applyLanguage(language)
  }

  #chooseTheme(theme: Theme): void {
    this.theme = theme
    applyTheme(theme)
  }

  /** A plain click on a link of this page, such as the name: no reload. */
  #click(event: MouseEvent, route: Route): void {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    this.#navigate({ route, replace: false })
    void this.updateComplete.then(() => this.#dictionary?.focusStart())
  }

  override render(): TemplateResult {
    const translate = this.#translate
    return html`
      <header>
<a
          class="name"
          href=${hrefOf({})}
          aria-label="Hiap, ${translate('page.home')}"
          @click=${(event: MouseEvent) => this.#click(event, {})}
          >Hiap</a
        >
        <div class="choices">
          <a
            class="label"
            href=${hrefOf({ gloss: true })}
            aria-current=${this.route.gloss ? 'page' : 'false'}
            @click=${(event: MouseEvent) => this.#click(event, { gloss: true })}
            >${translate('text.title')}</a
          >
          <a
            class="label"
            href=${hrefOf({ write: true })}
            aria-current=${this.route.write ? 'page' : 'false'}
            @click=${(event: MouseEvent) => this.#click(event, { write: true })}
            >${translate('write.title')}</a
          >
          <select
            aria-label=${translate('page.language')}
            @change=${(event: Event) => this.#chooseLanguage((event.target as HTMLSelectElement).value)}
          >
            ${Object.keys(catalogues).map(
              (tag) =>
                html`<option value=${tag} lang=${tag} ?selected=${tag === translate.language}>${endonyms[tag]}</option>`,
            )}
          </select>
          <select
            aria-label=${translate('page.theme')}
            @change=${(event: Event) => this.#chooseTheme((event.target as HTMLSelectElement).value as Theme)}
          >
            ${themes.map(
              (theme) =>
                html`<option value=${theme} ?selected=${theme === this.theme}>
                  ${translate(`page.theme.${theme}`)}
                </option>`,
            )}
          </select>
        </div>
      </header>
      <main>
        <hiap-dictionary
          shortcuts
          .client=${this.client}
          .local=${this.local}
          .romaniser=${this.romaniser}
          .route=${this.route}
          .language=${this.language}
          .direction=${this.#direction}
          .methods=${typingMethods}
          .chosenMethods=${this.#methods}
          .typingHelp=${this.#typingHelp}
          .examples=${examples}
          .exampleText=${exampleText}
          .writing=${writingMemory}
          @hiap-navigate=${(event: CustomEvent<Navigation>) => this.#navigate(event.detail)}
          @hiap-direction=${(event: CustomEvent<Direction>) => this.#turn(event.detail)}
          @hiap-method=${(event: CustomEvent<MethodChoice>) => this.#chooseMethod(event.detail)}
          @hiap-typing-help=${(event: CustomEvent<TypingHelp | null>) => this.#help(event.detail)}
          @hiap-title=${(event: CustomEvent<string>) => {
            document.title = event.detail === '' ? 'Hiap' : `${event.detail} · Hiap`
          }}
        ></hiap-dictionary>
      </main>
      <footer class="label">${translate('page.footer')}</footer>
    `
  }

  static override readonly styles: CSSResultGroup = [
    baseStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 100vh;
        min-height: 100dvh;
        max-width: 72rem;
        margin-inline: auto;
        padding-inline: clamp(1rem, 4vw, 2.5rem);
      }
      header,
      .choices {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: var(--hiap-space-1) var(--hiap-space-4);
      }
      header {
        justify-content: space-between;
        padding-block: var(--hiap-space-3);
      }
      .name {
        font-size: var(--hiap-size-lead);
        text-decoration: none;
        letter-spacing: 0.01em;
      }
      select {
        color: var(--hiap-muted);
      }
      select:hover {
        color: var(--hiap-ink);
      }
      .choices a[aria-current='page'] {
        color: var(--hiap-ink);
        text-decoration-color: currentcolor;
      }
      main {
        flex: 1;
      }
      footer {
        margin-top: var(--hiap-space-6);
        padding-block: var(--hiap-space-4);
        font-size: var(--hiap-size-small);
      }
    `,
  ]
}

function scrollOf(state: unknown): number {
  const scroll = typeof state === 'object' && state !== null && 'scroll' in state ? state.scroll : 0
  return typeof scroll === 'number' ? scroll : 0
}
