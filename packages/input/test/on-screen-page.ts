/** Runs in the browser: a keyboard under a text field that is bound to the same layout. */
import { type Binding, bind } from '@hiap/input'
import { defineKeyboard, type HiapKeyboard } from '@hiap/input/keyboard'
import type { KeyStroke, Layout } from '@hiap/lexicon'

export interface KeyboardPage {
  start(layout: Layout, options?: Readonly<Record<string, string>>): void
  readonly keyboard: HiapKeyboard
  readonly strokes: readonly KeyStroke[]
  /** What stands in the field. */
  text(): string
  /** Whether the field still has the focus. */
  focused(): boolean
}

const field = document.createElement('textarea')
const keyboard = document.createElement('hiap-keyboard')
let binding: Binding | undefined
let strokes: KeyStroke[] = []

keyboard.addEventListener('hiap-stroke', ({ detail }) => {
  strokes.push(detail)
  binding?.press(detail)
})

const keyboardPage: KeyboardPage = {
  start(layout, options) {
    defineKeyboard()
    const main = document.createElement('main')
    main.append(field, keyboard)
    document.body.replaceChildren(main)
    document.body.style.margin = '0'
    field.style.cssText = 'display: block; box-sizing: border-box; width: 100%; height: 8rem; font-size: 1.5rem'
    field.setAttribute('aria-label', 'Text')
    binding?.detach()
    binding = bind(field, options === undefined ? { layout } : { layout, options })
    strokes = []
    keyboard.options = options
    keyboard.layout = layout
    field.focus()
  },
  keyboard,
  get strokes() {
    return strokes
  },
  text: () => field.value,
  focused: () => document.activeElement === field,
}

declare global {
  interface Window {
    keyboardPage: KeyboardPage
  }
}
window.keyboardPage = keyboardPage
