import type { BindOptions } from '@hiap/input'
import type { HiapCandidates } from '@hiap/input/candidates'
import {
  type DictionaryClient,
  type DictionaryInfo,
  type KeyStroke,
  type Language,
  type Layout,
  type LegacyEncoding,
  languageOf,
  type Range,
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
import { tell } from './events.ts'
import { FieldTyping } from './field-typing.ts'
import { languageName, sameLanguage, scriptOf } from './language-tag.ts'
import type { Translate } from './strings/catalogue.ts'
import { accentClass } from './text-run.ts'
import { type ChosenMethods, chosenMethod, type MethodChoice, methodsFor, type TypingMethod } from './typing-methods.ts'
import {
  applied,
  type Correction,
  findCorrections,
  findCorrectionsIn,
  leftAlone,
  rebased,
  type TextChange,
} from './write-changes.ts'
import { noCounts, TextCounter, type TextCounts } from './write-counts.ts'
import { pageMemory, type WritingMemory } from './write-memory.ts'
import { correctionPreview, placesAtOnce } from './write-preview.ts'
import { replaceText } from './write-replace.ts'
import { writeStyle } from './write-style.ts'
import { fetchWords } from './write-words.ts'

/** The languages that the pad is for, by BCP 47 tag, in the order in which they are offered. */
export const writtenLanguages: readonly string[] = ['km', 'jra-Latn', 'bdq', 'rad', 'vi']

/** Sizes of the letters; the largest can be read from the back of a class room. */
const sizes: readonly number[] = [1, 1.25, 1.6, 2, 2.6, 3.4, 4.5]

/** The text is kept and counted when it has not changed for so long, in milliseconds. */
const restingAfter = 300

/** So long may counting take at a time, in milliseconds. */
const sliceLength = 6

/** What was pasted and is not as it should be. */
interface Offer {
  readonly correction: Correction
  readonly from: number
  readonly to: number
}

/**
 * `hiap-write`: a writing pad: a large box for a text in one of the languages, with typing methods; copies, saves and
 * counts the text, and shows what is not in canonical spelling before anything is changed. The text is kept by its
 * `memory` and goes nowhere else. Tells `hiap-method`.
 */
export class HiapWrite extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    client: { attribute: false },
    local: { attribute: false },
    dictionaries: { attribute: false },
    methods: { attribute: false },
    chosenMethods: { attribute: false },
    memory: { attribute: false },
    usual: { attribute: false },
    wording: { attribute: false },
    tag: { state: true },
    size: { state: true },
    empty: { state: true },
    counts: { state: true },
    wordsKnown: { state: true },
    kept: { state: true },
    status: { state: true },
    cleared: { state: true },
    offer: { state: true },
    correction: { state: true },
    shown: { state: true },
    full: { state: true },
    keyboard: { state: true },
  }

  declare client: DictionaryClient
  /** A client that asks nobody outside the browser: words are offered by it alone, as what is typed goes nowhere. */
  declare local: DictionaryClient | undefined
  declare dictionaries: readonly DictionaryInfo[]
  /** The typing methods that the page has. */
  declare methods: readonly TypingMethod[]
  declare chosenMethods: ChosenMethods
  declare memory: WritingMemory
  /** BCP 47 tag of the language that is written where none was chosen yet. */
  declare usual: string
  /** Interface text in the reader's language. */
  declare wording: Translate
  declare private tag: string
  declare private size: number
  declare private empty: boolean
  declare private counts: TextCounts
  /** Whether words can be counted: not in a language without spaces whose words are not known. */
  declare private wordsKnown: 'yes' | 'fetching' | 'no'
  declare private kept: boolean
  declare private status: string
  /** What was cleared last, until something else is written. */
  declare private cleared: string
  declare private offer: Offer | undefined
  declare private correction: Correction | undefined
  declare private shown: number
  declare private full: boolean
  /** The on-screen keyboard is wanted; it is drawn when its code is there. */
  declare private keyboard: 'closed' | 'fetching' | 'open' | 'failed'

  readonly #typing = new FieldTyping(
    () => this.requestUpdate(),
    (layout) => this.#candidates(layout),
  )
  #counter: TextCounter | undefined
  /** The language with the words of its dictionaries, once they are there. */
  #divider: Language | undefined
  #restTimer: ReturnType<typeof setTimeout> | undefined
  #counting: { stopped: boolean } | undefined
  #fetchingWords: AbortController | undefined
  /** The stretch of the text that is being put right. */
  #part: { readonly from: number; readonly to: number } | undefined
  #replacing = false
  #unkept = false
  readonly #leaving = (): void => this.#keep()
  readonly #fullscreen = (): void => {
    this.full = document.fullscreenElement !== null && this.matches(':fullscreen')
  }

  constructor() {
    super()
    this.dictionaries = []
    this.methods = []
    this.chosenMethods = {}
    this.memory = pageMemory()
    this.usual = writtenLanguages[0] ?? 'km'
    this.tag = ''
    this.size = 0
    this.empty = true
    this.counts = noCounts
    this.wordsKnown = 'yes'
    this.kept = true
    this.status = ''
    this.cleared = ''
    this.shown = placesAtOnce
    this.full = false
    this.keyboard = 'closed'
  }

  /** Puts the cursor into the text. */
  focusText(): void {
    this.#box?.focus()
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot()
    // What the pad itself puts into the box is no typing: the method must not hear of it.
    root.addEventListener('beforeinput', (event) => this.#replacing && event.stopImmediatePropagation(), true)
    return root
  }

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('pagehide', this.#leaving)
    document.addEventListener('fullscreenchange', this.#fullscreen)
    if (this.hasUpdated) this.#typing.use(this.#box ?? undefined, this.#method)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('pagehide', this.#leaving)
    document.removeEventListener('fullscreenchange', this.#fullscreen)
    this.#keep()
    clearTimeout(this.#restTimer)
    if (this.#counting !== undefined) this.#counting.stopped = true
    this.#fetchingWords?.abort()
    this.#typing.release()
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated) {
      const { language, size } = this.memory.read()
      const wanted = language === '' ? this.usual : language
      this.tag = writtenLanguages.find((tag) => sameLanguage(tag, wanted)) ?? writtenLanguages[0] ?? 'km'
      this.size = Math.min(Math.max(0, size), sizes.length - 1)
      this.#chooseRules()
    }
    if (changed.has('dictionaries') && this.wordsKnown === 'no') this.#chooseRules()
  }

  override firstUpdated(): void {
    const { text } = this.memory.read()
    const box = this.#box
    if (box === null) return
    box.value = text
    this.empty = text === ''
    this.#rest()
    if (this.#method !== undefined && matchMedia('(pointer: coarse)').matches) void this.#openKeyboard()
  }

  override updated(): void {
    // A strict policy forbids the attribute, not the property.
    this.style.setProperty('--write-scale', String(sizes[this.size] ?? 1))
    this.#typing.use(this.#box ?? undefined, this.#method)
  }

  get #box(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea')
  }

  get #text(): string {
    return this.#box?.value ?? ''
  }

  get #language(): Language {
    const language = languageOf(this.tag)
    if (language === undefined) throw new RangeError(`no language ${this.tag}`)
    return language
  }

  get #method(): TypingMethod | undefined {
    return chosenMethod(this.methods, this.tag, this.chosenMethods)
  }

  #divide(text: string): readonly Range[] {
    return (this.#divider ?? this.#language).segment(text)
  }

  /** Takes up the rules of the language, and its words where only they divide a text. */
  #chooseRules(): void {
    this.#fetchingWords?.abort()
    this.#fetchingWords = undefined
    const language = this.#language
    this.#divider = undefined
    this.#counter = new TextCounter(language)
    if (language.withWords === undefined) {
      this.wordsKnown = 'yes'
      return
    }
    this.wordsKnown = 'fetching'
    void this.#fetchWords(language)
  }

  async #fetchWords(language: Language): Promise<void> {
    const fetching = new AbortController()
    this.#fetchingWords = fetching
    const words = await fetchWords(this.client, this.dictionaries, this.tag, fetching.signal).catch(() => undefined)
    if (fetching !== this.#fetchingWords) return
    this.wordsKnown = words === undefined ? 'no' : 'yes'
    if (words !== undefined && language.withWords !== undefined) {
      this.#divider = language.withWords(words)
      this.#counter = new TextCounter(this.#divider)
      this.#rest()
    }
  }

  #chooseLanguage(tag: string): void {
    this.tag = tag
    this.correction = undefined
    this.offer = undefined
    this.#chooseRules()
    this.#unkept = true
    this.#keep()
    this.#rest()
  }

  #resize(step: number): void {
    this.size = Math.min(Math.max(0, this.size + step), sizes.length - 1)
    this.#unkept = true
    this.#keep()
  }

  #changed(): void {
    const text = this.#text
    this.#unkept = true
    this.empty = text === ''
    if (text !== '') this.cleared = ''
    this.offer = undefined
    if (this.correction !== undefined && !this.#replacing) this.correction = rebased(this.correction, text)
    this.#rest()
  }

  /** When the text has come to rest it is kept and counted. */
  #rest(): void {
    clearTimeout(this.#restTimer)
    if (this.#counting !== undefined) this.#counting.stopped = true
    this.#restTimer = setTimeout(() => {
      this.#keep()
      void this.#count()
    }, restingAfter)
  }

  /** Only what was changed here is kept: another window may have written since. */
  #keep(): void {
    if (!this.#unkept) return
    this.kept = this.memory.keep({ text: this.#text, language: this.tag, size: this.size })
    this.#unkept = !this.kept
  }

  async #count(): Promise<void> {
    const counting = { stopped: false }
    this.#counting = counting
    const steps = this.#counter?.steps(this.#text)
    if (steps === undefined) return
    for (;;) {
      await idle()
      if (counting.stopped) return
      const until = performance.now() + sliceLength
      let step = steps.next()
      while (!step.done && performance.now() < until) step = steps.next()
      if (!step.done) continue
      this.counts = step.value
      return
    }
  }

  /** Writes over a stretch of the text as one step that can be undone. */
  #replace(from: number, to: number, text: string): void {
    const box = this.#box
    if (box === null) return
    this.#replacing = true
    try {
      if (!replaceText(box, from, to, text)) {
        box.setRangeText(text, from, to, 'end')
        this.#changed()
      }
    } finally {
      this.#replacing = false
    }
  }

  async #copy(): Promise<void> {
    const box = this.#box
    if (box === null) return
    const { selectionStart, selectionEnd, value } = box
    const part = selectionStart === selectionEnd ? value : value.slice(selectionStart, selectionEnd)
    const copied = await copyToClipboard(part)
    this.status = this.wording(copied ? 'entry.copied' : 'entry.copyFailed')
  }

  #download(): void {
    const address = URL.createObjectURL(new Blob([this.#text], { type: 'text/plain;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = address
    link.download = `hiap-${this.tag}-${new Date().toISOString().slice(0, 10)}.txt`
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), 10_000)
    this.status = this.wording('write.downloaded', { file: link.download })
  }

  #clear(): void {
    const text = this.#text
    this.#replace(0, text.length, '')
    this.cleared = text
    this.correction = undefined
    this.status = this.wording('write.cleared')
    this.#keep()
  }

  #restore(): void {
    this.#replace(0, this.#text.length, this.cleared)
    this.cleared = ''
    this.status = ''
    this.#keep()
  }

  /** Looks a stretch of the text over, or all of it, and shows what would be put right. */
  #look(part: { readonly from: number; readonly to: number } | undefined, encoding?: LegacyEncoding | 'unicode'): void {
    const text = this.#text
    this.#part = part
    this.offer = undefined
    this.shown = placesAtOnce
    this.status = ''
    this.correction =
      part === undefined
        ? findCorrections(text, this.#language, encoding)
        : findCorrectionsIn(text, { from: part.from, to: Math.min(part.to, text.length) }, this.#language, encoding)
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#preview-title')?.focus())
  }

  #lookOver(): void {
    const box = this.#box
    if (box === null) return
    const { selectionStart: from, selectionEnd: to } = box
    this.#look(from === to ? undefined : { from, to })
  }

  #apply(changes: readonly TextChange[]): void {
    const { correction } = this
    const first = changes[0]
    const last = changes.at(-1)
    if (correction === undefined || first === undefined || last === undefined) return
    const next = applied(correction, changes)
    const focused = (this.renderRoot as ShadowRoot).activeElement
    const { text } = correction
    const end = next.text.length - (text.length - last.to)
    this.#replace(first.from, last.to, next.text.slice(first.from, end))
    this.correction = next.changes.length === 0 && next.doubts.length === 0 ? undefined : next
    this.status =
      changes.length === 1
        ? this.wording('write.fixed.one', { was: first.was, became: first.became })
        : this.wording('write.fixed.other', { n: changes.length })
    if (this.correction !== undefined && focused instanceof HTMLElement) {
      void this.updateComplete.then(() => {
        if (focused.isConnected) focused.focus()
        else this.renderRoot.querySelector<HTMLElement>('#preview-title')?.focus()
      })
    }
  }

  #closePreview(): void {
    this.correction = undefined
    this.focusText()
  }

  /** Offers to put right what was pasted, where it is in an old encoding or out of order. */
  #pasted(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain').replace(/\r\n?/g, '\n') ?? ''
    if (text === '') return
    setTimeout(async () => {
      await idle()
      const to = this.#box?.selectionEnd ?? 0
      const from = to - text.length
      if (this.#text.slice(Math.max(0, from), to) !== text) return
      const correction = findCorrectionsIn(this.#text, { from, to }, this.#language)
      if (correction.changes.length > 0) this.offer = { correction, from, to }
    })
  }

  #key(event: KeyboardEvent): void {
    // A tab leads on, as in every box of a page; the pad is left by it.
    if (event.key === 'Escape' && this.correction !== undefined && !event.isComposing) {
      event.preventDefault()
      this.#closePreview()
    }
  }

  /** A key of the on-screen keyboard: the words that are offered hear it first. */
  #press(stroke: KeyStroke): void {
    const bar = this.renderRoot.querySelector('hiap-candidates')
    if (bar?.takes?.(stroke) !== true) this.#typing.press(stroke)
  }

  /** Words that go on from what is typed, or sound like it; without them a layout types all the same. */
  async #candidates(layout: Layout): Promise<BindOptions['listener']> {
    try {
      const { candidates, defineCandidates, numberKeysPick, personalWords, suggestFrom } = await import(
        '@hiap/input/candidates'
      )
      defineCandidates()
      const bar = this.renderRoot.querySelector('hiap-candidates')
      if (bar === null) return undefined
      const { locale } = layout
      const sounds = layout.candidates === 'sounds'
      return candidates({
        suggest: async (prefix, asked) =>
          this.local === undefined
            ? []
            : suggestFrom(this.local, { locale, language: this.wording.language })(prefix, asked),
        bar,
        sounds,
        locale,
        personal: personalWords(storage(), { key: `hiap-personal-words-${locale}` }),
        numberKeys: sounds && numberKeysPick(layout),
        segment: (text) => this.#divide(text),
      })
    } catch {
      return undefined
    }
  }

  async #openKeyboard(): Promise<void> {
    this.keyboard = 'fetching'
    try {
      const { defineKeyboard } = await import('@hiap/input/keyboard')
      defineKeyboard()
      this.keyboard = 'open'
      await this.updateComplete
      // In a small window text and keys fill it together.
      const [box, keys] = ['textarea', '.typing'].map((name) => this.renderRoot.querySelector(name))
      if (box && keys && box.getBoundingClientRect().bottom > keys.getBoundingClientRect().top)
        this.renderRoot.querySelector('.toolbar')?.scrollIntoView({ block: 'start' })
    } catch {
      this.keyboard = 'failed'
    }
  }

  #toggleKeyboard(): void {
    if (this.keyboard === 'open') {
      this.keyboard = 'closed'
      return
    }
    // Keys on the screen are those of a method.
    const [first] = methodsFor(this.methods, this.tag)
    if (this.#method === undefined && first !== undefined)
      tell(this, 'hiap-method', { language: this.tag, method: first.id })
    void this.#openKeyboard()
  }

  async #fill(): Promise<void> {
    try {
      await (document.fullscreenElement === null ? this.requestFullscreen() : document.exitFullscreen())
    } catch {
      // The browser or the page around does not allow it: all stays as it is.
    }
  }

  override render(): TemplateResult {
    const { wording: translate, tag, correction } = this
    const textClass = scriptOf(tag) === 'Khmr' ? 'khmer' : 'latin'
    return html`<div
      class="pad ${accentClass(tag)} ${this.keyboard === 'open' ? 'with-keys' : ''}" @keydown=${(event: KeyboardEvent) => this.#key(event)}>
      <h1>${translate('write.title')}</h1>
      ${this.#toolbar()}
      <textarea
        id="text"
        class=${textClass}
        lang=${tag}
        aria-label=${translate('write.label', { language: languageName(tag, translate) })}
        aria-describedby="kept"
        inputmode=${this.keyboard === 'open' ? 'none' : nothing}
        placeholder=${translate('write.placeholder')}
        autocapitalize="off"
        autocomplete="off"
        data-hiap-learn="on"
        autocorrect="off"
        spellcheck="false"
        @input=${() => this.#changed()}
        @paste=${(event: ClipboardEvent) => this.#pasted(event)}
      ></textarea>
      <div class="typing"><hiap-candidates
        class=${this.#typing.layout === undefined ? '' : 'ready'}
        .language=${translate.language === 'en' ? 'en' : 'vi'}></hiap-candidates>
      ${
        this.#typing.layout?.candidates === 'sounds' && this.local === undefined
          ? html`<p class="label" role="status">${translate('write.noWordsYet')}</p>`
          : nothing
      }
      ${
        this.keyboard === 'open' && this.#typing.layout !== undefined
          ? html`<hiap-keyboard
              .layout=${this.#typing.layout}
              .language=${translate.language === 'en' ? 'en' : 'vi'}
              @hiap-stroke=${(event: CustomEvent<KeyStroke>) => this.#press(event.detail)}
            ></hiap-keyboard>`
          : nothing
      }
      ${
        this.keyboard === 'failed'
          ? html`<p class="label" role="status">
              ${translate('write.keyboard.failed')}
              <button type="button" @click=${() => this.#openKeyboard()}>${translate('state.retry')}</button>
            </p>`
          : nothing
      }
      </div>
      <p class="counts label">${this.#counted()}</p>
      <p class="actions">
        <button type="button" ?disabled=${this.empty} @click=${() => this.#copy()}>${translate('write.copy')}</button>
        <button type="button" ?disabled=${this.empty} @click=${() => this.#download()}>${translate('write.download')}</button>
        <button type="button" class="look" ?disabled=${this.empty} @click=${() => this.#lookOver()}>${translate('write.fix')}</button>
        <button type="button" ?disabled=${this.empty} @click=${() => this.#clear()}>${translate('search.clear')}</button>
        ${
          this.cleared === ''
            ? nothing
            : html`<button type="button" @click=${() => this.#restore()}>${translate('write.restore')}</button>`
        }
        <span class="label" role="status">${this.status}</span>
      </p>
      ${this.#offered()}
      <p class="label kept" id="kept">${translate(this.kept ? 'write.kept' : 'write.notKept')}</p>
      ${
        correction === undefined
          ? nothing
          : correctionPreview({
              correction,
              language: tag,
              textClass,
              legacy: scriptOf(tag) === 'Latn',
              shown: this.shown,
              letters: this.#language.letters,
              part: this.#part !== undefined,
              wording: translate,
              apply: (changes) => this.#apply(changes),
              leave: (item) => {
                if (this.correction !== undefined) this.correction = leftAlone(this.correction, item)
              },
              read: (encoding) => this.#look(this.#part, encoding),
              more: () => {
                this.shown += placesAtOnce
              },
              close: () => this.#closePreview(),
            })
      }
    </div>`
  }

  #toolbar(): TemplateResult {
    const { wording: translate, tag, size } = this
    return html`<div class="toolbar">
      <label>
        <span class="label">${translate('write.language')}:</span>
        <select @change=${(event: Event) => this.#chooseLanguage((event.target as HTMLSelectElement).value)}>
          ${writtenLanguages.map(
            (each) => html`<option value=${each} .selected=${each === tag}>${languageName(each, translate)}</option>`,
          )}
        </select>
      </label>
      <hiap-method-switch
        .methods=${this.methods}
        .language=${tag}
        .chosen=${this.chosenMethods}
        .busy=${this.#typing.fetching}
        .failed=${this.#typing.failed}
        .wording=${translate}
        @hiap-method=${({ detail }: CustomEvent<MethodChoice>) => {
          if (detail.method !== null && detail.method === this.#method?.id) this.#typing.retry()
        }}
      ></hiap-method-switch>
      ${
        methodsFor(this.methods, tag).length === 0
          ? nothing
          : html`<button
              type="button"
              class="keys"
              aria-pressed=${this.keyboard === 'open' ? 'true' : 'false'}
              @click=${() => this.#toggleKeyboard()}
            >
              ${translate('write.keyboard')}
            </button>`
      }
      <span class="sizes" role="group" aria-label=${translate('write.size')}>
        <button
          type="button"
          aria-label=${translate('write.smaller')}
          ?disabled=${size === 0}
          @click=${() => this.#resize(-1)}
        >
          A−
        </button>
        <button
          type="button"
          aria-label=${translate('write.larger')}
          ?disabled=${size === sizes.length - 1}
          @click=${() => this.#resize(1)}
        >
          A+
        </button>
      </span>
      ${
        document.fullscreenEnabled
          ? html`<button type="button" aria-pressed=${this.full} @click=${() => this.#fill()}>
              ${translate('write.full')}
            </button>`
          : nothing
      }
    </div>`
  }

  #counted(): string {
    const { wording: translate, counts } = this
    const { letters, words, lines } = counts
    if (this.wordsKnown === 'yes') return translate('write.counts', { letters, words, lines })
    const line = translate('write.counts.noWords', { letters, lines })
    return this.wordsKnown === 'fetching' ? line : `${line} · ${translate('write.words.unknown')}`
  }

  #offered(): TemplateResult {
    const { wording: translate, offer } = this
    return html`<div class="offer" role="status">
      ${
        offer === undefined
          ? nothing
          : html`<p>
              <span
                >${
                  offer.correction.encoding === 'unicode'
                    ? translate('write.offer.order', { n: offer.correction.changes.length })
                    : translate('write.offer.legacy', {
                        encoding: translate(`write.encoding.${offer.correction.encoding}`),
                      })
                }</span
              >
              <button type="button" @click=${() => this.#look({ from: offer.from, to: offer.to })}>
                ${translate('write.offer.look')}
              </button>
              <button
                type="button"
                @click=${() => {
                  this.offer = undefined
                  this.focusText()
                }}
              >
                ${translate('write.offer.leave')}
              </button>
            </p>`
      }
    </div>`
  }

  static override readonly styles: CSSResultGroup = writeStyle
}

/** Where a person's own words are kept; a browser may forbid even to ask. */
function storage(): Storage | undefined {
  try {
    return localStorage
  } catch {
    return undefined
  }
}

/** Resolves when the page has nothing else to do. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no idle callbacks.
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 500 })
    else setTimeout(resolve, 20)
  })
}

/** Defines `hiap-write`; where the name is taken already, it stays as it is. */
export function defineWrite(): void {
  if (customElements.get('hiap-write') === undefined) customElements.define('hiap-write', HiapWrite)
}

declare global {
  interface HTMLElementTagNameMap {
    'hiap-candidates': HiapCandidates
    'hiap-write': HiapWrite
  }
}
