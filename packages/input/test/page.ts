/** Runs in the browser: makes text fields, binds them, and tells what stands in them. */
import { type Binding, bind, type FieldAdapter } from '@hiap/input'
import type { KeyStroke, Layout, TextEdit } from '@hiap/lexicon'
import { reactField, vueField } from './framework-fields.ts'
import type { Kind } from './kinds.ts'

/** What stands in the field, and where selection or caret is. */
export interface Shown {
  readonly text: string
  readonly from: number
  readonly to: number
}

export interface TestPage {
  make(kind: Kind, text?: string): void
  makeHtml(html: string): void
  bind(layout: Layout, options?: Readonly<Record<string, string>>): void
  bindRecorder(layout: Layout, text: string): void
  recorded(): string
  /** Binds with a listener that takes the keys named. */
  listen(layout: Layout, taken?: readonly string[]): void
  /** What the listener heard since it was last asked. */
  heard(): readonly string[]
  press(...strokes: readonly KeyStroke[]): readonly boolean[]
  apply(edit: TextEdit): boolean
  setLayout(layout: Layout): void
  detach(): void
  failure(html: string): string
  select(from: number, to: number): void
  /** Selects that many code units before the caret. */
  selectBefore(length: number): void
  /** Puts a text in the place of so much before the caret, as a keyboard that corrects does. */
  replaceBefore(length: number, text: string): void
  show(): Shown
  /** Input types and data of the `input` events so far. */
  events(): readonly string[]
  /** What the framework of the field holds. */
  state(): string
  field(): HTMLElement
  withoutCommands(): void
}

let field: HTMLElement = document.body
let binding: Binding | undefined
let events: string[] = []
let state = (): string => ''
let recorded = ''
let heard: string[] = []

function start(element: HTMLElement, host: HTMLElement = element): void {
  document.body.replaceChildren(host)
  events = []
  element.addEventListener('input', (event) =>
    events.push(`${(event as InputEvent).inputType} ${(event as InputEvent).data}`),
  )
  field = element
  field.focus()
}

function inShadow(element: HTMLElement): void {
  const host = document.createElement('div')
  host.attachShadow({ mode: 'open' }).append(element)
  start(element, host)
}

function shownInEditable(): Shown {
  const root = field.getRootNode() as (Document | ShadowRoot) & { getSelection(): Selection | null }
  const selection = root.getSelection()?.getRangeAt(0)
  const text = (field.textContent ?? '').replaceAll('\u00A0', ' ')
  if (selection === undefined) return { text, from: -1, to: -1 }
  const lengthTo = (node: Node, offset: number): number => {
    const range = document.createRange()
    range.setStart(field, 0)
    range.setEnd(node, offset)
    return range.toString().length
  }
  return {
    text,
    from: lengthTo(selection.startContainer, selection.startOffset),
    to: lengthTo(selection.endContainer, selection.endOffset),
  }
}

function pointAt(offset: number): readonly [Node, number] {
  const walker = document.createTreeWalker(field, NodeFilter.SHOW_TEXT)
  let left = offset
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { length } = (node as Text).data
    if (left <= length) return [node, left]
    left -= length
  }
  return [field, field.childNodes.length]
}

const isControl = (element: HTMLElement): element is HTMLInputElement =>
  element.localName === 'input' || element.localName === 'textarea'

const page: TestPage = {
  make(kind, text = '') {
    if (kind.startsWith('React') || kind.startsWith('Vue')) {
      const framework = kind.startsWith('Vue')
        ? vueField(text)
        : reactField(kind.endsWith('textarea') ? 'textarea' : 'input', text)
      start(framework.host.firstElementChild as HTMLElement, framework.host)
      state = framework.state
      page.select(text.length, text.length)
      return
    }
    const element = document.createElement(
      kind.endsWith('contenteditable') ? 'div' : kind === 'textarea' ? 'textarea' : 'input',
    )
    if (isControl(element)) element.value = text
    else {
      element.setAttribute('contenteditable', '')
      element.textContent = text
    }
    if (kind.startsWith('shadow')) inShadow(element)
    else start(element)
    page.select(text.length, text.length)
  },
  makeHtml(html) {
    const template = document.createElement('template')
    template.innerHTML = html
    const host = template.content.firstElementChild as HTMLElement
    start(host.querySelector<HTMLElement>('[data-field]') ?? host, host)
  },
  bind(layout, options) {
    binding = bind(field, options === undefined ? { layout } : { layout, options })
  },
  bindRecorder(layout, text) {
    recorded = text
    const adapter: FieldAdapter = {
      textBefore: (length) => recorded.slice(-length),
      hasSelection: () => false,
      apply({ deleteBefore, insert }) {
        recorded = recorded.slice(0, recorded.length - deleteBefore) + insert
        return true
      },
    }
    binding = bind(field, { layout, adapter })
    field.addEventListener('beforeinput', (event) => {
      if (event.defaultPrevented) return
      event.preventDefault()
      recorded += event.data ?? ''
    })
  },
  recorded: () => recorded,
  listen(layout, taken = []) {
    heard = []
    binding = bind(field, {
      layout,
      listener: (bound) => ({
        keyDown(event) {
          heard.push(`key ${event.key}`)
          return taken.includes(event.key)
        },
        changed() {
          heard.push(`${bound.hasSelection() ? 'selected' : 'changed'} ${bound.textBefore(20)}`)
        },
        left() {
          heard.push('left')
        },
        detach() {
          heard.push(`detached ${bound.element === field}`)
        },
      }),
    })
  },
  heard: () => heard.splice(0),
  press: (...strokes) => strokes.map((stroke) => binding?.press(stroke) === true),
  apply: (edit) => binding?.field.apply(edit) === true,
  setLayout: (layout) => binding?.setLayout(layout),
  detach: () => binding?.detach(),
  failure(html) {
    page.makeHtml(html)
    try {
      bind(field, { layout: { transforms: [] } as unknown as Layout })
      return 'none'
    } catch (error) {
      return `${(error as { code: string }).code}: ${(error as Error).message}`
    }
  },
  select(from, to) {
    field.focus()
    if (isControl(field)) field.setSelectionRange(from, to)
    else {
      const root = field.getRootNode() as (Document | ShadowRoot) & { getSelection(): Selection | null }
      root.getSelection()?.setBaseAndExtent(...pointAt(from), ...pointAt(to))
    }
  },
  selectBefore(length) {
    const { from } = page.show()
    page.select(from - length, from)
  },
  replaceBefore(length, text) {
    const init = { inputType: 'insertReplacementText', data: text, bubbles: true, composed: true }
    field.dispatchEvent(new InputEvent('beforeinput', init))
    page.selectBefore(length)
    if (isControl(field)) {
      field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end')
      field.dispatchEvent(new InputEvent('input', init))
    } else document.execCommand('insertText', false, text)
  },
  show() {
    if (!isControl(field)) return shownInEditable()
    return { text: field.value, from: field.selectionStart ?? -1, to: field.selectionEnd ?? -1 }
  },
  events: () => events,
  state: () => state(),
  field: () => field,
  withoutCommands() {
    document.execCommand = () => false
  },
}

declare global {
  interface Window {
    testPage: TestPage
  }
}
window.testPage = page
