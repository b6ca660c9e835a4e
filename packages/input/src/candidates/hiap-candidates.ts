import type { KeyStroke } from '@hiap/lexicon'
import { barStyle } from './bar-style.ts'
import type { Candidate } from './candidate.ts'
import { wordings } from './wording.ts'

/** What the bar shows. */
export interface ShownCandidates {
  readonly candidates: readonly Candidate[]
  /** Place of the one chosen by arrows; -1: none is. */
  readonly chosen: number
  /** They are for the text of a moment ago; others are on their way. */
  readonly behind: boolean
  /** BCP 47 tag of the words. */
  readonly language?: string
}

/** A pause in typing after which a screen reader is told, in milliseconds: told at every key, it would never be silent. */
const pause = 350

/**
 * `hiap-candidates`: a row of at most nine words with their meanings and the number keys that pick them. It stands where the
 * page puts it, takes no focus and changes nothing in the field; `candidates` fills it.
 *
 * Tells `hiap-pick` (`CustomEvent<number>`, the place from 0) when a word is clicked or tapped. Parts: `bar`, `candidate`,
 * `chosen`, `number`, `text`, `gloss`.
 */
export class HiapCandidates extends HTMLElement {
  readonly #bar: HTMLElement
  readonly #said: HTMLElement
  #shown: ShownCandidates = { candidates: [], chosen: -1, behind: false }
  #language: 'vi' | 'en' = 'vi'
  #telling: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super()
    const root = this.attachShadow({ mode: 'open' })
    this.#bar = document.createElement('div')
    this.#bar.className = 'bar'
    this.#bar.setAttribute('part', 'bar')
    this.#bar.setAttribute('role', 'group')
    this.#bar.hidden = true
    this.#said = document.createElement('div')
    this.#said.className = 'said'
    this.#said.setAttribute('role', 'status')
    root.append(this.#bar, this.#said)
    addStyle(root)
    // What a page said before the element was defined stands in the way of the accessor.
    const early = Object.getOwnPropertyDescriptor(this, 'language')
    if (early !== undefined) {
      Reflect.deleteProperty(this, 'language')
      this.language = early.value === 'en' ? 'en' : 'vi'
    }
    // The field keeps the focus, and on a phone its keyboard.
    this.#bar.addEventListener('pointerdown', (event) => event.preventDefault())
    this.#bar.addEventListener('mousedown', (event) => event.preventDefault())
    this.#bar.addEventListener('click', (event) => {
      const place = [...this.#bar.children].indexOf((event.target as Element).closest('button') as Element)
      if (place >= 0) this.dispatchEvent(new CustomEvent('hiap-pick', { detail: place, bubbles: true, composed: true }))
    })
  }

  /** Language of what the bar says itself; of others it takes Vietnamese. */
  get language(): 'vi' | 'en' {
    return this.#language
  }

  set language(language: 'vi' | 'en') {
    this.#language = language === 'en' ? 'en' : 'vi'
    this.#draw()
  }

  /** What is shown. */
  get shown(): ShownCandidates {
    return this.#shown
  }

  /** Shows candidates; with none the bar is not there. */
  show(shown: ShownCandidates): void {
    this.#shown = shown
    this.#draw()
    this.#tellSoon()
  }

  /**
   * Offers a key of an on-screen keyboard to the list, as a pressed key is by the field: Space and numbers pick. Returns
   * whether it was taken; if not, it is to be typed by `Binding.press`.
   */
  takes({ char, backspace }: KeyStroke): boolean {
    const detail = backspace || char === undefined ? '' : char
    return !this.dispatchEvent(new CustomEvent('hiap-tap', { detail, cancelable: true }))
  }

  disconnectedCallback(): void {
    clearTimeout(this.#telling)
  }

  #draw(): void {
    const { candidates, chosen, behind, language } = this.#shown
    const wording = wordings[this.#language]
    this.#bar.setAttribute('aria-label', wording.bar)
    this.#bar.classList.toggle('behind', behind)
    this.#bar.replaceChildren(
      ...candidates.map((candidate, place) => {
        const button = document.createElement('button')
        button.type = 'button'
        // Tab goes from the field to what the page has next.
        button.tabIndex = -1
        button.className = place === chosen ? 'candidate chosen' : 'candidate'
        button.setAttribute('part', place === chosen ? 'candidate chosen' : 'candidate')
        if (candidate.gloss !== undefined) button.title = candidate.gloss
        button.append(
          piece('number', String(place + 1)),
          piece('text', candidate.text, language),
          candidate.gloss === undefined
            ? piece(
                'gloss',
                candidate.personal ? wording.personal : '',
                candidate.personal ? this.#language : undefined,
              )
            : piece('gloss', candidate.gloss, candidate.glossLanguage),
        )
        return button
      }),
    )
    this.#bar.hidden = candidates.length === 0
  }

  #tellSoon(): void {
    clearTimeout(this.#telling)
    const { candidates, chosen, behind, language } = this.#shown
    if (behind) return
    this.#telling = setTimeout(() => {
      const told = candidates[Math.max(0, chosen)]
      if (told === undefined) {
        this.#said.replaceChildren()
        return
      }
      const number = Math.max(0, chosen) + 1
      this.#said.lang = this.#language
      this.#said.replaceChildren(
        chosen < 0 ? `${wordings[this.#language].count(candidates.length)}; ${number}: ` : `${number}: `,
        piece('told', told.text, language),
        ' ',
        piece('told', told.gloss ?? '', told.glossLanguage),
      )
    }, pause)
  }
}

function addStyle(root: ShadowRoot): void {
  // Safari before 16.4 has no constructable style sheets. They are preferred, as the policy of a page may forbid the other way.
  if (!('replaceSync' in CSSStyleSheet.prototype)) {
    const style = document.createElement('style')
    style.textContent = barStyle
    root.append(style)
    return
  }
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(barStyle)
  root.adoptedStyleSheets = [sheet]
}

function piece(name: string, text: string, language?: string): HTMLElement {
  const span = document.createElement('span')
  span.className = name
  span.setAttribute('part', name)
  if (language !== undefined) span.lang = language
  span.textContent = text
  return span
}

/** Defines `hiap-candidates`; a second call does nothing. */
export function defineCandidates(): void {
  if (customElements.get('hiap-candidates') === undefined) customElements.define('hiap-candidates', HiapCandidates)
}
