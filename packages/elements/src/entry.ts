import {
  type CrossReference,
  type DictionaryClient,
  type DictionaryInfo,
  domainName,
  type Entry,
  type Example,
  type Sense,
} from '@hiap/lexicon'
import {
  type CSSResultGroup,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit'
import { copyToClipboard } from './clipboard.ts'
import { disclosureStyle } from './disclosure-style.ts'
import {
  citedSources,
  firstGloss,
  glossesInOrder,
  localised,
  partOfSpeechName,
  readings,
  statusSentence,
  supportsInWords,
  webAddress,
} from './entry-parts.ts'
import { entryStyle } from './entry-style.ts'
import { tell } from './events.ts'
import { copyText } from './hit-groups.ts'
import { languageName, primaryLanguage } from './language-tag.ts'
import { failure, loading, message, messageStyles } from './message.ts'
import { hrefOf } from './page-address.ts'
import type { Translate } from './strings/catalogue.ts'
import { base } from './styles.ts'
import { accentClass, homographNumber, textRun } from './text-run.ts'
import { type ChosenMethods, chosenMethod, methodsFor, type TypingMethod } from './typing-methods.ts'

type Loaded =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly dictionary: string; readonly entry: Entry }
  | { readonly status: 'missing' }
  | { readonly status: 'failed' }

/** At most so many cross-references are named by their headwords. */
const mostLinks = 24

/**
 * `hiap-entry`: one entry in full. It asks the client for the entry itself; while the next one loads, the one before
 * stays. Tells `hiap-title`, unless it is a `preview`.
 */
export class HiapEntry extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    client: { attribute: false },
    dictionary: { attribute: false },
    entryId: { attribute: false },
    info: { attribute: false },
    wording: { attribute: false },
    romanise: { attribute: false },
    methods: { attribute: false },
    chosenMethods: { attribute: false },
    back: { attribute: false },
    preview: { type: Boolean, reflect: true },
    roomy: { type: Boolean, reflect: true },
    loaded: { state: true },
    linked: { state: true },
    copied: { state: true },
    typing: { state: true },
  }

  declare client: DictionaryClient
  declare dictionary: string
  declare entryId: string
  declare info: DictionaryInfo | undefined
  /** Interface text in the reader's language. */
  declare wording: Translate
  /** Latin reading of a headword, if its language has one. */
  declare romanise: ((text: string) => string) | undefined
  /** The typing methods that the page has. */
  declare methods: readonly TypingMethod[]
  declare chosenMethods: ChosenMethods
  /** Where the link back leads and what it says. */
  declare back: { readonly href: string; readonly label: string } | undefined
  /** Shown beside the hits, not opened: a heading of the second level, and the window keeps its title. */
  declare preview: boolean
  /** There is room for the sources beside the meanings. */
  declare roomy: boolean
  declare private loaded: Loaded
  declare private linked: ReadonlyMap<string, Entry>
  declare private copied: { readonly what: 'entry' | 'link'; readonly done: boolean } | undefined

  /** The keys of the headword are shown. */
  declare private typing: boolean

  #running: AbortController | undefined
  #focusWhenReady = false
  #copiedTimer: ReturnType<typeof setTimeout> | undefined
  readonly #online = (): void => {
    if (this.loaded.status === 'failed') void this.#load()
  }

  constructor() {
    super()
    this.methods = []
    this.chosenMethods = {}
    this.typing = false
    this.preview = false
    this.roomy = false
    this.loaded = { status: 'loading' }
    this.linked = new Map()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('online', this.#online)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('online', this.#online)
    clearTimeout(this.#copiedTimer)
    this.#running?.abort()
    this.#running = undefined
  }

  /** Moves the focus to the headword, now or as soon as it is there: the reader opened this entry. */
  focusHeading(): void {
    const heading = this.loaded.status === 'ready' && this.#shows() ? this.#heading : null
    this.#focusWhenReady = heading === null
    heading?.focus({ preventScroll: true })
  }

  get #heading(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.hero')
  }

  /** Whether what is drawn is what is asked for, not the entry before. */
  #shows(): boolean {
    const { loaded } = this
    return loaded.status === 'ready' && loaded.dictionary === this.dictionary && loaded.entry.id === this.entryId
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('client') || changed.has('dictionary') || changed.has('entryId')) void this.#load()
    if (changed.has('preview') && !this.preview && this.#shows()) this.#tellTitle()
  }

  override updated(): void {
    if (this.#focusWhenReady && this.#shows()) this.focusHeading()
  }

  #tellTitle(): void {
    if (this.loaded.status === 'ready' && !this.preview) tell(this, 'hiap-title', this.loaded.entry.headword.text)
  }

  async #load(): Promise<void> {
    this.#running?.abort()
    const running = new AbortController()
    this.#running = running
    const { client, dictionary, entryId } = this
    if (this.loaded.status !== 'ready') this.loaded = { status: 'loading' }
    this.copied = undefined
    try {
      const entry = await client.entry(dictionary, entryId, running.signal)
      if (running !== this.#running) return
      this.loaded = entry === undefined ? { status: 'missing' } : { status: 'ready', dictionary, entry }
      this.linked = new Map()
      this.#tellTitle()
      if (entry === undefined && !this.preview) tell(this, 'hiap-title', this.wording('entry.missing.title'))
      if (entry?.crossReferences !== undefined) await this.#loadLinked(entry.crossReferences, running)
    } catch {
      if (running === this.#running && this.loaded.status !== 'missing' && !this.#shows()) {
        this.loaded = { status: 'failed' }
      }
    }
  }

  /** Names the cross-references by the headwords they lead to; one that cannot be had keeps its id. */
  async #loadLinked(references: readonly CrossReference[], running: AbortController): Promise<void> {
    const ids = references.slice(0, mostLinks).map((reference) => reference.entry)
    const answers = await Promise.allSettled(ids.map((id) => this.client.entry(this.dictionary, id, running.signal)))
    if (running !== this.#running) return
    this.linked = new Map(
      answers.flatMap((answer, at) => {
        const id = ids[at]
        return answer.status === 'fulfilled' && answer.value !== undefined && id !== undefined
          ? [[id, answer.value]]
          : []
      }),
    )
  }

  async #copy(what: 'entry' | 'link', text: string): Promise<void> {
    this.copied = { what, done: await copyToClipboard(text) }
    clearTimeout(this.#copiedTimer)
    this.#copiedTimer = setTimeout(() => {
      this.copied = undefined
    }, 2500)
  }

  override render(): TemplateResult {
    const { wording: translate, loaded } = this
    switch (loaded.status) {
      case 'loading':
        return loading(translate)
      case 'missing':
        return html`${this.#back()}${message(translate('entry.missing.title'), translate('entry.missing.body'), { level: this.preview ? 2 : 1 })}`
      case 'failed':
        return html`${this.#back()}${failure(translate, () => void this.#load(), this.preview ? 2 : 1)}`
      case 'ready':
        return html`${this.#back()}${this.#article(loaded.entry, loaded.dictionary)}`
    }
  }

  #back(): TemplateResult | typeof nothing {
    if (this.back === undefined || this.preview) return nothing
    return html`<p class="back label"><a href=${this.back.href}>← ${this.back.label}</a></p>`
  }

  #article(entry: Entry, dictionary: string): TemplateResult {
    const language = this.info?.language ?? `und-${entry.headword.script}`
    const headword = html`${textRun(entry.headword.text, language)}${homographNumber(entry.homograph)}`
    const hero = this.preview
      ? html`<h2 class="hero accent" tabindex="-1">${headword}</h2>`
      : html`<h1 class="hero accent" tabindex="-1">${headword}</h1>`
    return html`<article class=${accentClass(language)}>
      <div class="main">
      <header>
        ${hero} ${this.#readings(entry, primaryLanguage(language))} ${this.#kind(entry)}
      </header>
      ${this.#howToType(entry.headword.text, language)}
      ${this.#senses(entry.senses, language)} ${this.#forms(entry, language)} ${this.#references(entry, dictionary, language)}
      ${this.#notes(entry)}</div> ${this.#foot(entry, dictionary, language)}
    </article>`
  }

  #readings(entry: Entry, language: string): TemplateResult | typeof nothing {
    const list = readings(entry, this.romanise)
    if (list.length === 0) return nothing
    const labels = { given: 'entry.reading', automatic: 'entry.reading.automatic', ipa: 'entry.ipa' } as const
    return html`<p class="readings">
      ${list.map(
        ({ text, kind }) =>
          html`<span class="reading"
            ><span class="reading-text"
              >${textRun(kind === 'ipa' ? `[${text}]` : text, `${language}-${kind === 'ipa' ? 'fonipa' : 'Latn'}`)}</span
            >
            <span class="label">${this.wording(labels[kind])}</span></span
          > `,
      )}
    </p>`
  }

  #howToType(word: string, language: string): TemplateResult | typeof nothing {
    const { wording: translate, typing } = this
    const methods = methodsFor(this.methods, language)
    if (this.preview || methods.length === 0) return nothing
    return html`<div class="typing">
      <button
        type="button"
        class="disclosure"
        aria-expanded=${typing ? 'true' : 'false'}
        aria-controls=${typing ? 'typing' : nothing}
        @click=${() => this.#openTyping(!typing)}
      >
        ${translate('typing.howTo')}
      </button>
      ${
        typing
          ? html`<hiap-how-to-type
              id="typing"
              .word=${word}
              .methods=${methods}
              .usual=${chosenMethod(this.methods, language, this.chosenMethods)}
              .wording=${translate}
            ></hiap-how-to-type>`
          : nothing
      }
    </div>`
  }

  /** Opens or closes the keys of the headword; few readers ask for them, so they are fetched when they are first opened. */
  #openTyping(open: boolean): void {
    this.typing = open
    if (!open) return
    import('./how-to-type.ts').then(
      ({ defineHowToType }) => defineHowToType(),
      () => {
        this.typing = false
      },
    )
  }

  #kind(entry: Entry): TemplateResult | typeof nothing {
    const { wording: translate } = this
    const words = [
      partOfSpeechName(entry, translate),
      entry.kind === 'word' ? undefined : translate(`kind.${entry.kind}`),
      entry.homograph === undefined ? undefined : translate('entry.homograph', { n: entry.homograph }),
      entry.status === 'drafted' ? translate('entry.status.unchecked') : undefined,
    ].filter((word) => word !== undefined)
    return words.length === 0 ? nothing : html`<p class="label kind">${words.join(' · ')}</p>`
  }

  #senses(senses: readonly Sense[], language: string): TemplateResult {
    const one = senses.length === 1
    return html`<section aria-label=${this.wording('entry.senses')}>
      <ol class="senses ${one ? 'one' : ''}">
        ${senses.map((sense) => html`<li>${this.#sense(sense, language)}</li>`)}
      </ol>
    </section>`
  }

  #sense(sense: Sense, language: string): TemplateResult {
    const { wording: translate, info } = this
    const glosses = glossesInOrder(sense, info, translate.language)
    const definition = sense.definition && localised(sense.definition, translate.language)
    const note = sense.note && localised(sense.note, translate.language)
    const domain = sense.semanticDomain && domainName(sense.semanticDomain, translate.language)
    const labels = [
      sense.register && translate(`entry.register.${sense.register}`),
      sense.dialect,
      domain && `${translate('entry.domain')}: ${domain}`,
    ].filter(Boolean)
    return html`${glosses.map(
      ({ language: tag, text }, at) =>
        html`<p class=${at === 0 ? 'gloss' : 'gloss other'}>${textRun(text.join('; '), tag)}</p>`,
    )}
    ${definition ? html`<p class="definition">${textRun(definition.text, definition.language)}</p>` : nothing}
    ${labels.length > 0 ? html`<p class="label">${labels.join(' · ')}</p>` : nothing}
    ${note ? html`<p class="note">${textRun(note.text, note.language)}</p>` : nothing}
    ${
      sense.examples
        ? html`<ul class="examples" aria-label=${translate('entry.examples')}>
            ${sense.examples.map((example) => this.#example(example, language))}
          </ul>`
        : nothing
    }`
  }

  #example(example: Example, language: string): TemplateResult {
    const { wording: translate, info } = this
    const translation = localised(example.translations, translate.language)
    const source = example.source && (info?.sources.find(({ id }) => id === example.source)?.title ?? example.source)
    return html`<li data-status=${example.status}>
      <p class="example">${textRun(example.text, language)}</p>
      ${translation ? html`<p class="translation">${textRun(translation.text, translation.language)}</p>` : nothing}
      <p class="label">
        ${translate(`entry.example.${example.status}`)}${source ? html` · ${source}` : nothing}
      </p>
    </li>`
  }

  /** A section's title, one level below the headword. */
  #title(text: string): TemplateResult {
    return this.preview ? html`<h3 class="label title">${text}</h3>` : html`<h2 class="label title">${text}</h2>`
  }

  #forms(entry: Entry, language: string): TemplateResult {
    const { wording: translate } = this
    return html`${
      entry.variants
        ? html`<section>
            ${this.#title(translate('entry.variants'))}
            <ul class="words">
              ${entry.variants.map((variant) => {
                const note = variant.note && localised(variant.note, translate.language)
                const type = variant.type && translate(`entry.variant.${variant.type}`)
                return html`<li>
                  ${textRun(variant.text, language)} ${type ? html`<span class="label">${type}</span>` : nothing}
                  ${note ? html`<span class="label">${textRun(note.text, note.language)}</span>` : nothing}
                </li>`
              })}
            </ul>
          </section>`
        : nothing
    }
    ${
      entry.forms
        ? html`<section>
            ${this.#title(translate('entry.forms'))}
            <ul class="words">
              ${entry.forms.map((form) => html`<li>${textRun(form.text, form.language)}</li>`)}
            </ul>
          </section>`
        : nothing
    }`
  }

  #references(entry: Entry, dictionary: string, language: string): TemplateResult | typeof nothing {
    const { wording: translate, info } = this
    if (entry.crossReferences === undefined) return nothing
    return html`<section>
      ${this.#title(translate('entry.crossReferences'))}
      <ul class="words">
        ${entry.crossReferences.map((reference) => {
          const target = this.linked.get(reference.entry)
          const gloss = target && firstGloss(target, info, translate.language)
          return html`<li>
            <span class="label">${translate(`entry.crossReference.${reference.type}`)}</span>
            <a href=${hrefOf({ dictionary, entryId: reference.entry })}
              >${target ? textRun(target.headword.text, language) : reference.entry}</a
            >
            ${gloss ? html`<span class="beside">${gloss}</span>` : nothing}
          </li>`
        })}
      </ul>
    </section>`
  }

  #notes(entry: Entry): TemplateResult {
    const { wording: translate } = this
    const notes = (entry.notes ?? []).flatMap((note) => localised(note, translate.language) ?? [])
    const culture = [entry.culture?.place, entry.culture?.time].flatMap((text) =>
      text === undefined ? [] : (localised(text, translate.language) ?? []),
    )
    const block = (title: string, lines: readonly TemplateResult[]): TemplateResult | typeof nothing =>
      lines.length === 0
        ? nothing
        : html`<section>
            ${this.#title(title)}
            ${lines.map((line) => html`<p class="note">${line}</p>`)}
          </section>`
    return html`${block(
      translate('entry.notes'),
      notes.map((note) => textRun(note.text, note.language)),
    )}
    ${block(
      translate('entry.culture'),
      culture.map((text) => textRun(text.text, text.language)),
    )}
    ${block(translate('entry.etymology'), entry.etymology === undefined ? [] : [html`${entry.etymology}`])}`
  }

  #foot(entry: Entry, dictionary: string, language: string): TemplateResult {
    const { wording: translate, info, copied } = this
    const href = hrefOf({ dictionary, entryId: entry.id })
    const nameOf = (tag: string): string => languageName(tag, translate)
    const feedback = (what: 'entry' | 'link'): string | undefined =>
      copied?.what === what ? translate(copied.done ? 'entry.copied' : 'entry.copyFailed') : undefined
    return html`<footer>
      <p class="actions">
        <button
          type="button"
          class="copy"
          @click=${() => this.#copy('entry', copyText(entry.headword.text, firstGloss(entry, info, translate.language)))}
        >
          ${feedback('entry') ?? translate('entry.copy')}
        </button>
        <button type="button" class="copy-link" @click=${() => this.#copy('link', new URL(href, location.href).href)}>
          ${feedback('link') ?? translate('entry.copyLink')}
        </button>
        <span class="visually-hidden" role="status">${copied ? feedback(copied.what) : ''}</span>
      </p>
      ${this.#title(translate('entry.status'))}
      <p class="status" data-status=${entry.status}>${statusSentence(entry, translate)}</p>
      ${this.#title(translate('entry.sources'))}
      <ul class="sources">
        ${citedSources(entry, info).map(({ citation, source }) => {
          const url = webAddress(source?.url)
          const licenceUrl = webAddress(source?.licence.url)
          const title = source?.title ?? citation.source
          return html`<li>
            ${url ? html`<a href=${url} rel="noreferrer external">${title}</a>` : title}${
              source?.author ? `, ${source.author}` : ''
            }${source?.year ? `, ${source.year}` : ''}${citation.locator ? `, ${citation.locator}` : ''}.
            ${
              source
                ? html`${
                    licenceUrl
                      ? html`<a href=${licenceUrl} rel="noreferrer external">${source.licence.spdx}</a>`
                      : source.licence.spdx
                  }. `
                : nothing
            }
            <span class="supports">${supportsInWords(citation, translate, nameOf).join(', ')}</span>
            ${
              citation.form !== undefined && citation.form !== entry.headword.text
                ? html`<span class="writes"
                    >· ${translate('entry.source.writes')} ${textRun(citation.form, language)}</span
                  >`
                : nothing
            }
            ${citation.note ? html`<span class="citation-note">· ${citation.note}</span>` : nothing}
          </li>`
        })}
      </ul>
      ${this.#title(translate('entry.link'))}
      <p class="permalink">
        <a href=${href}>${href}</a>
        ${
          info
            ? html`<span class="label"
                >${translate('entry.dictionary')}:
                <a href=${hrefOf({ dictionary })}
                  >${localised(info.title, translate.language)?.text ?? info.id}</a
                ></span
              >`
            : nothing
        }
      </p>
      <p class="report">
        ${translate('entry.report', { id: `${dictionary}/${entry.id}` })}
        <a href=${hrefOf({ dictionary })}>${translate('entry.report.how')}</a>
      </p>
    </footer>`
  }

  static override readonly styles: CSSResultGroup = [base, messageStyles, disclosureStyle, entryStyle]
}
