import { type KeyStroke, type Layout, type TouchKey, type TouchLayer, touchLayersOf } from '@hiap/lexicon'
import { drawIcon } from './key-icons.ts'
import { drawn, type KeyboardStrings, keyboardStrings, nameOf } from './key-names.ts'
import { strokeOfKey, strokeOfText } from './key-stroke-of.ts'
import { keyboardStyle } from './keyboard-style.ts'
import { make } from './make-element.ts'
import { neighbour } from './neighbour.ts'

/** The module can be read where there is no page. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? class {}

/** The rows that are made of a layout, loaded where they are wanted: phones show those that the layout has. */
let made: typeof import('./touch-layout.ts') | undefined

// Milliseconds, and CSS pixels.
const longPressAfter = 400
const repeatAfter = 450
const repeatEvery = 60
const doubleTapWithin = 350
const flickFrom = 22
/** From this width on the rows are those of a physical keyboard, where the layout has keys of its own. */
const wideFrom = 680

/** Layers that are shown for one key, unless they are locked. Others stay until they are left. */
const heldLayers: ReadonlySet<string> = new Set(['shift', 'altgr', 'altgr-shift'])

/** A finger or a mouse button on a key. */
interface Press {
  readonly key: TouchKey
  readonly button: HTMLElement
  readonly x: number
  readonly y: number
  timer: number
  /** The layer key was held while another was typed. */
  chord?: boolean
  /** What letting go gives: a text; `null` for nothing; `undefined` for what a tap gives. */
  outcome?: string | null
  choices?: readonly HTMLElement[]
  done?: boolean
}

/**
 * Draws the keys of a layout and tells what is tapped. It never takes the focus from a field: the page passes each stroke on.
 *
 * @fires hiap-stroke a `CustomEvent<KeyStroke>`: a key was tapped, pressed long or flicked
 * @example
 * keyboard.layout = kmNida
 * keyboard.addEventListener('hiap-stroke', ({ detail }) => binding.press(detail))
 */
export class HiapKeyboard extends Base {
  #layout: Layout | undefined
  #options: Readonly<Record<string, string>> | undefined
  #language: 'vi' | 'en' = 'vi'
  #word: string | undefined
  /** The keys of the word, as they were found. */
  #strokes: readonly KeyStroke[] = []
  /** Counts what was asked for: an answer that comes late is not drawn. */
  #asked = 0
  #layers: readonly TouchLayer[] = []
  #layer = 'base'
  #locked = false
  #shiftedAt = 0
  #wide = false
  readonly #presses = new Map<number, Press>()
  readonly #keys = new Map<HTMLElement, TouchKey>()
  /** The key that the open menu is of; it stays open until a choice is made. */
  #menuOf: HTMLElement | undefined
  #focused: readonly [row: number, column: number] = [0, 0]
  #resized: ResizeObserver | undefined
  readonly #wordPart: HTMLElement = make('div', 'word')
  readonly #rows: HTMLElement = make('div', 'rows')
  readonly #popup: HTMLElement = make('div', 'popup')
  readonly #board: HTMLElement = make('div', 'board', this.#rows, this.#popup)
  readonly #all: HTMLElement = make('div', 'all', this.#wordPart, this.#board)
  readonly #root: ShadowRoot
  /** The look of a word's keys is there. */
  #styled = false

  constructor() {
    super()
    this.#root = this.attachShadow({ mode: 'open' })
    this.#build(this.#root)
  }

  /** What is drawn; nothing where left out. */
  get layout(): Layout | undefined {
    return this.#layout
  }
  set layout(layout: Layout | undefined) {
    // Who draws a page anew sets it again each time.
    if (layout === this.#layout) return
    this.#layout = layout
    this.#layer = 'base'
    this.#locked = false
    this.#findWord()
  }

  /** Settings of the layout, such as `{ space: 'zwsp' }`. */
  get options(): Readonly<Record<string, string>> | undefined {
    return this.#options
  }
  set options(options: Readonly<Record<string, string>> | undefined) {
    if (options === this.#options) return
    this.#options = options
    this.#findWord()
  }

  /** Language of the labels; Vietnamese for any other. */
  get language(): 'vi' | 'en' {
    return this.#language
  }
  set language(language: 'vi' | 'en') {
    this.#language = language === 'en' ? 'en' : 'vi'
    this.#findWord()
  }

  /** “How do I type this word?”: its keys are drawn in order, on the rows of a physical keyboard and as key caps. */
  get word(): string | undefined {
    return this.#word
  }
  set word(word: string | undefined) {
    this.#word = word === '' ? undefined : word
    this.#findWord()
  }

  connectedCallback(): void {
    // What the page set before the element was defined.
    for (const name of ['layout', 'options', 'language', 'word'] as const) {
      if (!Object.hasOwn(this, name)) continue
      const value = this[name]
      delete (this as Record<string, unknown>)[name]
      Object.assign(this, { [name]: value })
    }
    this.#resized = new ResizeObserver(() => this.#fit())
    this.#resized.observe(this)
    this.#fit()
    this.#draw()
  }

  disconnectedCallback(): void {
    this.#resized?.disconnect()
    for (const id of [...this.#presses.keys()]) this.#end(id)
    this.#closePopup()
  }

  get #strings(): KeyboardStrings {
    return keyboardStrings[this.#language]
  }

  #fit(): void {
    const wide = this.getBoundingClientRect().width >= wideFrom
    if (wide === this.#wide) return
    this.#wide = wide
    this.#layer = 'base'
    this.#locked = false
    this.#draw()
  }

  #addStyle(text: string): void {
    // Safari before 16.4 has no constructable style sheets.
    if (!('replaceSync' in CSSStyleSheet.prototype)) {
      this.#root.append(make('style', '', text))
      return
    }
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    this.#root.adoptedStyleSheets = [...this.#root.adoptedStyleSheets, sheet]
  }

  #build(root: ShadowRoot): void {
    this.#addStyle(keyboardStyle)
    const board = this.#board
    this.#wordPart.setAttribute('aria-live', 'polite')
    this.#popup.hidden = true
    this.#all.setAttribute('role', 'group')
    root.append(this.#all)

    const listen = <Name extends keyof HTMLElementEventMap>(
      name: Name,
      hear: (event: HTMLElementEventMap[Name]) => void,
    ): void => board.addEventListener(name, hear, { passive: false })
    listen('pointerdown', (event) => this.#down(event))
    listen('pointermove', (event) => this.#move(event))
    listen('pointerup', (event) => this.#up(event))
    listen('pointercancel', (event) => this.#end(event.pointerId))
    listen('keydown', (event) => this.#keyDown(event))
    listen('contextmenu', (event) => {
      event.preventDefault()
      const button = this.#buttonOf(event)
      if (button !== undefined && this.#presses.size === 0) this.#openMenu(button)
    })
    // A key or a choice pressed by a physical keyboard or a screen reader; those of pointers are heard as they go down.
    listen('click', (event) => {
      if (event.detail === 0) this.#activate(event.target as HTMLElement)
    })
    // The field keeps its focus and the page its scale, whatever the browser makes of pointer events.
    for (const name of ['touchstart', 'touchend', 'mousedown'] as const) listen(name, (event) => event.preventDefault())
    listen('focusin', (event) => {
      const button = this.#buttonOf(event)
      if (button !== undefined) this.#rove(button)
    })
    listen('focusout', (event) => {
      if (!board.contains(event.relatedTarget as Node | null)) this.#closePopup()
    })
  }

  // Words.

  async #findWord(): Promise<void> {
    this.#strokes = []
    this.#asked += 1
    const asked = this.#asked
    const layout = this.#layout
    const word = this.#word
    this.#draw()
    if (layout === undefined || word === undefined) return
    const { wordKeys } = await import('./word-keys.ts')
    if (asked !== this.#asked) return
    const { strokes, drawing, style } = wordKeys(layout, this.#options ?? {}, word, this.#language)
    if (!this.#styled) this.#addStyle(style)
    this.#styled = true
    this.#strokes = strokes
    this.#layer = 'base'
    this.#draw()
    this.#wordPart.replaceChildren(...drawing)
  }

  // Drawing.

  /** Whether the rows are those of a physical keyboard. For a method of letters they would show none of its own. */
  get #physical(): boolean {
    return this.#word !== undefined || (this.#wide && this.#layout?.keys !== undefined)
  }

  #draw(): void {
    const all = this.#all
    const layout = this.#layout
    const strings = this.#strings
    const physical = this.#physical
    const own = physical || layout === undefined ? undefined : touchLayersOf(layout)
    if (own === undefined && layout !== undefined && made === undefined) {
      import('./touch-layout.ts').then((module) => {
        made = module
        this.#draw()
      })
    }
    this.#layers =
      own ?? (layout && (physical ? made?.physicalLayoutOf : made?.touchLayoutOf)?.(layout, this.#options).layers) ?? []
    all.lang = this.#language
    all.className = `all ${this.#wide ? 'wide' : physical ? 'dense' : ''} ${layout?.locale.split('-')[0] ?? ''}`
    all.setAttribute(
      'aria-label',
      layout === undefined ? strings.keyboard : `${strings.keyboard} ${layout.name[this.#language]}`,
    )
    if (this.#word === undefined || layout === undefined) this.#wordPart.replaceChildren()
    this.#closePopup()
    this.#drawRows()
  }

  #drawRows(): void {
    const physical = this.#physical
    const layer = this.#layers.find(({ id }) => id === this.#layer) ?? this.#layers[0]
    const numbers = new Map<string, string[]>()
    for (const [at, { code, level }] of this.#strokes.entries()) {
      if (code === undefined) continue
      const held = `${level.startsWith('altgr') ? 'Gr ' : ''}${level.endsWith('shift') ? '\u21E7' : ''}`
      numbers.set(code, [...(numbers.get(code) ?? []), `${at + 1}${held}`])
    }
    const hadFocus = this.#rows.contains(this.#root.activeElement ?? null)
    this.#keys.clear()
    const rows = (layer?.rows ?? []).map((row) =>
      make('div', 'row', ...row.map((key) => this.#drawKey(key, physical, numbers.get(key.code ?? '')))),
    )
    this.#rows.replaceChildren(...rows)
    const [row, column] = this.#focused
    const place = this.#buttonsIn(rows[Math.min(row, rows.length - 1)])
    const focus = place[Math.min(column, place.length - 1)]
    if (focus === undefined) return
    focus.tabIndex = 0
    if (hadFocus) focus.focus()
  }

  #drawKey(key: TouchKey, physical: boolean, numbers: readonly string[] | undefined): HTMLElement {
    const { action, output, layer, width = 1, code } = key
    if (action === undefined && output === undefined && layer === undefined && (code === undefined || !physical)) {
      const gap = make('span', 'gap')
      gap.style.flexGrow = String(width)
      return gap
    }
    const strings = this.#strings
    const onKey = made?.printed.get(code ?? '')
    const held = this.#heldBy(layer)
    const text = key.label ?? (output === undefined ? '' : drawn(output))
    const cap = make('span', 'cap')
    const picture = held === 'shift' && key.label === undefined ? 'shift' : (action ?? '')
    const icon = drawIcon(picture)
    if (icon !== undefined) cap.append(icon)
    else {
      const label = make('span', 'label')
      write(label, action === 'space' || output === ' ' ? strings.space : text, output)
      if (output !== undefined && output !== ' ') label.lang = this.#layout?.locale ?? ''
      cap.append(label)
    }
    const letter = action === undefined && output !== undefined && output !== ' '
    const button = make('button', `key ${letter ? 'letter' : 'tool'}`, cap) as HTMLButtonElement
    button.type = 'button'
    button.tabIndex = -1
    button.style.flexGrow = String(width)
    if (letter && /^[A-Z]{3,}$/.test(text)) button.classList.add('long')
    const spoken =
      action === 'backspace' || action === 'enter' || action === 'space'
        ? strings[action]
        : output !== undefined
          ? nameOf(output, strings)
          : held !== undefined
            ? `${held === 'shift' ? 'Shift' : 'AltGr'}${this.#locked ? `, ${strings.locked}` : ''}`
            : layer === 'base'
              ? `${text}, ${strings.letters}`
              : layer === undefined
                ? (onKey ?? code ?? '')
                : layer === 'signs'
                  ? `${text}, ${strings.signs}`
                  : (key.label ?? layer)
    button.setAttribute('aria-label', spoken)
    if (layer === undefined && action === undefined && output === undefined)
      button.setAttribute('aria-disabled', 'true')
    if (held !== undefined) {
      const pressed = this.#layer.split('-').includes(held)
      button.setAttribute('aria-pressed', String(pressed))
      if (pressed && this.#locked) button.classList.add('locked')
    }
    const choices = choicesOf(key)
    if (choices.length > 0) button.setAttribute('aria-haspopup', 'menu')
    // Drawn by the style sheet: the name of the key is told by its label.
    const aside = (name: string, shown: string): void => {
      const small = make('span', name)
      small.dataset.drawn = shown
      cap.append(small)
    }
    if (
      physical &&
      onKey !== undefined &&
      onKey !== text.toUpperCase() &&
      this.#layout?.keys?.[code ?? ''] !== undefined
    ) {
      aside('hint', onKey)
    } else if (!physical && letter) {
      // Subscripts are many and small: they are left to be found.
      const more = key.longPress?.find((text) => !/^\p{M}/u.test(text) || /^\p{M}/u.test(output))
      if (more !== undefined) aside('more', drawn(more))
    }
    if (numbers !== undefined) {
      aside('number', numbers.join(' '))
      button.classList.add('used')
    }
    this.#keys.set(button, key)
    return button
  }

  /** Whether a key that shows a layer is Shift or AltGr, from where it stands. */
  #heldBy(layer: string | undefined): 'shift' | 'altgr' | undefined {
    const level = (name: string): boolean => name === 'base' || heldLayers.has(name)
    if (layer === undefined || !level(layer) || !level(this.#layer)) return undefined
    const differs = (name: string): boolean => layer.includes(name) !== this.#layer.includes(name)
    return differs('shift') ? 'shift' : differs('altgr') ? 'altgr' : undefined
  }

  #show(layer: string): void {
    if (layer === this.#layer) return
    this.#layer = layer
    this.#closePopup()
    this.#drawRows()
  }

  // Strokes.

  #send(stroke: KeyStroke | undefined): void {
    if (stroke === undefined) return
    for (const press of this.#presses.values()) if (press.key.layer !== undefined && press.done) press.chord = true
    this.dispatchEvent(new CustomEvent('hiap-stroke', { bubbles: true, composed: true, detail: stroke }))
  }

  #tap(key: TouchKey): void {
    const layout = this.#layout
    if (layout === undefined) return
    this.#send(strokeOfKey(layout, key, this.#layer))
    if (key.layer === undefined) {
      if (key.action !== 'backspace' && (key.output !== undefined || key.action !== undefined)) this.#afterText()
      return
    }
    this.#changeLayer(key.layer)
  }

  #afterText(): void {
    const held = [...this.#presses.values()].some(({ key, done }) => key.layer !== undefined && done)
    if (heldLayers.has(this.#layer) && !this.#locked && !held) this.#show('base')
  }

  #changeLayer(layer: string): void {
    const held = this.#heldBy(layer)
    const now = performance.now()
    const again = held !== undefined && now - this.#shiftedAt < doubleTapWithin
    const leaves = held !== undefined && this.#layer.includes(held)
    this.#shiftedAt = held !== undefined && !leaves ? now : 0
    if (leaves && again && !this.#locked) {
      this.#locked = true
      this.#drawRows()
      return
    }
    this.#locked = false
    this.#show(layer)
  }

  #text(text: string): void {
    this.#send(strokeOfText(text))
    this.#afterText()
  }

  // Pointers.

  #buttonOf(event: Event): HTMLElement | undefined {
    const element = event.target as HTMLElement
    const button = element.closest<HTMLElement>('button')
    if (button !== null) return this.#keys.has(button) ? button : undefined
    // A narrow gap at the end of a row belongs to its neighbour.
    if (!element.classList.contains('gap') || Number(element.style.flexGrow) > 0.5) return undefined
    return (element.nextElementSibling ?? element.previousElementSibling) as HTMLElement
  }

  #down(event: PointerEvent): void {
    event.preventDefault()
    const choice = (event.target as HTMLElement).closest<HTMLElement>('.choice')
    if (event.button !== 0 || choice !== null) return
    const button = this.#buttonOf(event)
    this.#closePopup()
    if (button === undefined) return
    // Two thumbs overlap: the key that went down first is typed first.
    for (const press of this.#presses.values()) this.#finish(press)
    // They may have been drawn anew by that: the finger is on the key that stands there now.
    const now = this.#keys.has(button)
      ? button
      : this.#root.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('button')
    const key = now == null ? undefined : this.#keys.get(now)
    if (now != null && key !== undefined) this.#begin(event, now, key)
  }

  #begin(event: PointerEvent, button: HTMLElement, key: TouchKey): void {
    this.#board.setPointerCapture(event.pointerId)
    const press: Press = { key, button, x: event.clientX, y: event.clientY, timer: 0 }
    this.#presses.set(event.pointerId, press)
    button.classList.add('down')
    if (key.action === 'backspace') {
      press.done = true
      const again = (): void => {
        this.#tap(key)
        press.timer = window.setTimeout(again, repeatEvery)
      }
      this.#tap(key)
      press.timer = window.setTimeout(again, repeatAfter)
    } else if (key.layer !== undefined && key.output === undefined) {
      press.done = true
      this.#changeLayer(key.layer)
    } else {
      if (event.pointerType === 'touch' && key.output !== undefined) this.#showBubble(button, key.output)
      if (choicesOf(key).length > 0) press.timer = window.setTimeout(() => this.#openChoices(press), longPressAfter)
    }
  }

  #move(event: PointerEvent): void {
    const press = this.#presses.get(event.pointerId)
    if (press === undefined || press.done) return
    const x = event.clientX - press.x
    const y = event.clientY - press.y
    if (press.choices !== undefined) {
      this.#pick(press, x, y)
      return
    }
    if (Math.hypot(x, y) < flickFrom) {
      if (press.outcome === undefined) return
      delete press.outcome
      this.#closePopup()
      return
    }
    const way = Math.abs(x) > Math.abs(y) ? (x < 0 ? 'left' : 'right') : y < 0 ? 'up' : 'down'
    const text = press.key.flick?.[way]
    const { left, right, top, bottom } = press.button.getBoundingClientRect()
    const { clientX, clientY } = event
    const away =
      clientX < left - flickFrom ||
      clientX > right + flickFrom ||
      clientY < top - flickFrom ||
      clientY > bottom + flickFrom
    if (text === undefined && !away) return
    clearTimeout(press.timer)
    press.outcome = text ?? null
    if (text === undefined) this.#closePopup()
    else this.#showBubble(press.button, text)
  }

  #up(event: PointerEvent): void {
    const choice = (event.target as HTMLElement).closest<HTMLElement>('.choice')
    if (choice !== null && !this.#presses.has(event.pointerId)) {
      this.#activate(choice)
      return
    }
    const press = this.#presses.get(event.pointerId)
    if (press === undefined) return
    this.#end(event.pointerId, press)
    if (press.chord && !this.#locked && heldLayers.has(this.#layer)) this.#show('base')
  }

  #end(id: number, typed?: Press): void {
    const press = this.#presses.get(id)
    if (press === undefined) return
    if (typed !== undefined) this.#finish(press)
    clearTimeout(press.timer)
    press.button.classList.remove('down')
    this.#presses.delete(id)
    if (this.#menuOf === undefined) this.#closePopup()
  }

  /** Types what a press has come to, once. */
  #finish(press: Press): void {
    clearTimeout(press.timer)
    if (press.done) return
    press.done = true
    const { outcome } = press
    press.button.classList.remove('down')
    this.#closePopup()
    if (outcome === undefined) this.#tap(press.key)
    else if (outcome !== null) this.#text(outcome)
  }

  // Long press.

  #showBubble(button: HTMLElement, text: string): void {
    const choice = make('div', 'choice', drawn(text))
    choice.lang = this.#layout?.locale ?? ''
    this.#popup.className = 'popup bubble'
    this.#popup.setAttribute('aria-hidden', 'true')
    this.#popup.removeAttribute('role')
    this.#place(button, [choice])
  }

  #openChoices(press: Press): void {
    press.choices = this.#showChoices(press.button)
    this.#pick(press, 0, 0)
  }

  #showChoices(button: HTMLElement): readonly HTMLElement[] {
    const key = this.#keys.get(button)
    const strings = this.#strings
    const choices = (key === undefined ? [] : choicesOf(key)).map((text) => {
      const shown = drawn(text)
      const choice = make('button', 'choice') as HTMLButtonElement
      write(choice, shown, text)
      choice.type = 'button'
      choice.tabIndex = -1
      choice.lang = this.#layout?.locale ?? ''
      choice.dataset.text = text
      choice.setAttribute('role', 'menuitem')
      choice.setAttribute('aria-label', nameOf(text, strings))
      if (/^[A-Z]{3,}$/.test(shown)) choice.classList.add('long')
      return choice
    })
    this.#popup.className = 'popup'
    this.#popup.removeAttribute('aria-hidden')
    this.#popup.setAttribute('role', 'menu')
    this.#popup.setAttribute('aria-label', `${strings.more} ${button.getAttribute('aria-label') ?? ''}`)
    this.#place(button, choices)
    return choices
  }

  /** Puts the popup over a key, its first choice nearest to the finger. */
  #place(button: HTMLElement, choices: readonly HTMLElement[]): void {
    const popup = this.#popup
    popup.replaceChildren(...choices)
    popup.hidden = false
    const { style } = popup
    style.flexDirection = ''
    style.left = '0'
    style.top = '0'
    const all = this.#all.getBoundingClientRect()
    const key = button.getBoundingClientRect()
    const first = choices[0]?.getBoundingClientRect() ?? key
    style.maxWidth = `${Math.min(all.width, first.width * 6 + 10)}px`
    const { width, height } = popup.getBoundingClientRect()
    const middle = (key.left + key.right) / 2 - all.left
    const fromLeft = middle - first.width / 2 - 5
    const turned = fromLeft + width > all.width
    style.flexDirection = turned ? 'row-reverse' : ''
    style.left = `${Math.max(0, turned ? Math.min(middle + first.width / 2 + 5, all.width) - width : fromLeft)}px`
    const above = key.top - height - 4
    // Rows are counted from the finger.
    style.flexWrap = above < 0 ? 'wrap' : 'wrap-reverse'
    style.top = `${(above < 0 ? key.bottom + 4 : above) - all.top}px`
  }

  #pick(press: Press, x: number, y: number): void {
    const choices = press.choices ?? []
    const first = choices[0]?.getBoundingClientRect()
    if (first === undefined) return
    // As the finger moves from where it lay, so the choice moves from the first one.
    const from = { x: first.left + first.width / 2 + x, y: first.top + first.height / 2 + y }
    const far = (choice: HTMLElement): number => {
      const { left, top, width, height } = choice.getBoundingClientRect()
      return Math.hypot(left + width / 2 - from.x, top + height / 2 - from.y)
    }
    const nearest = choices.reduce((best, choice) => (far(choice) < far(best) ? choice : best))
    const away = far(nearest) > 2 * first.height
    for (const choice of choices) choice.classList.toggle('picked', choice === nearest && !away)
    press.outcome = away ? null : (nearest.dataset.text ?? null)
  }

  #openMenu(button: HTMLElement): readonly HTMLElement[] {
    const choices = this.#showChoices(button)
    if (choices.length === 0) this.#closePopup()
    else this.#menuOf = button
    return choices
  }

  #closePopup(): void {
    this.#menuOf = undefined
    this.#popup.replaceChildren()
    this.#popup.hidden = true
    for (const press of this.#presses.values()) delete press.choices
  }

  // Keys of a physical keyboard.

  #activate(element: HTMLElement): void {
    const text = element.closest<HTMLElement>('.choice')?.dataset.text
    if (text !== undefined) {
      const button = this.#menuOf
      const inMenu = this.#popup.contains(this.#root.activeElement ?? null)
      this.#closePopup()
      if (inMenu) button?.focus()
      this.#text(text)
      return
    }
    const button = element.closest<HTMLElement>('button')
    const key = button === null ? undefined : this.#keys.get(button)
    if (key !== undefined) this.#tap(key)
  }

  #keyDown(event: KeyboardEvent): void {
    const active = this.#root.activeElement as HTMLElement | null
    if (active == null) return
    const inMenu = this.#popup.contains(active)
    if (event.key === 'Escape' && this.#menuOf !== undefined) {
      const button = this.#menuOf
      this.#closePopup()
      if (inMenu) button.focus()
    } else if (!inMenu && event.altKey && event.key === 'ArrowDown') {
      this.#openMenu(active)[0]?.focus()
    } else if (!event.key.startsWith('Arrow') || event.altKey || event.ctrlKey || event.metaKey) {
      return
    } else {
      const near = inMenu
        ? neighbour([...this.#popup.children] as HTMLElement[], active, event.key)
        : this.#next(active, event.key)
      near?.focus()
    }
    event.preventDefault()
    event.stopPropagation()
  }

  #next(active: HTMLElement, way: string): HTMLElement | undefined {
    return neighbour([...this.#keys.keys()], active, way)
  }

  #buttonsIn(row: Element | undefined): readonly HTMLElement[] {
    return [...(row?.children ?? [])].filter((child) => this.#keys.has(child as HTMLElement)) as HTMLElement[]
  }

  #rove(button: HTMLElement): void {
    for (const each of this.#keys.keys()) each.tabIndex = each === button ? 0 : -1
    const row = button.parentElement as HTMLElement
    this.#focused = [[...this.#rows.children].indexOf(row), this.#buttonsIn(row).indexOf(button)]
  }
}

/** Writes what is drawn for a text. Signs that have a name of another kind are no text to be read beside it. */
function write(element: HTMLElement, shown: string, text: string | undefined): void {
  if (text === undefined || shown === text || text === ' ') element.append(shown)
  else element.dataset.drawn = shown
}

/** What a key gives beside a tap: on long press, then by flicks. */
function choicesOf({ longPress = [], flick = {} }: TouchKey): readonly string[] {
  return [...new Set([...longPress, ...Object.values(flick)])]
}

/**
 * Defines `<hiap-keyboard>`. A second call does nothing.
 *
 * @example
 * defineKeyboard()
 * document.body.append(document.createElement('hiap-keyboard'))
 */
export function defineKeyboard(): void {
  if (customElements.get('hiap-keyboard') === undefined) customElements.define('hiap-keyboard', HiapKeyboard)
}

declare global {
  interface HTMLElementTagNameMap {
    'hiap-keyboard': HiapKeyboard
  }
  interface HTMLElementEventMap {
    'hiap-stroke': CustomEvent<KeyStroke>
  }
}
