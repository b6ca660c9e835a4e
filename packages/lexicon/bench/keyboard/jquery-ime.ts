import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createContext, runInContext } from 'node:vm'
import type { KeyStroke } from '../../src/keyboard/key-stroke.ts'
import { usStrokeOf } from '../../src/keyboard/us-keyboard.ts'

/** A field that the engine of jquery.ime types into. */
export interface PeerField {
  readonly text: string
  clear(): void
  press(stroke: KeyStroke): void
}

/** What jquery.ime asks of jQuery where there is no page: one element that remembers what is put on it. */
interface TextEntry {
  getTextBeforeSelection(length: number): string
  replaceTextAtSelection(length: number, text: string): void
}
interface InputMethodEditor {
  active: boolean
  shifted: boolean
  inputmethod: unknown
  context: string
  keypress(event: object): boolean
}
interface Query {
  (element: object): object
  ime: {
    inputmethods: Readonly<Record<string, unknown>>
    textEntryFactory: { register(entry: unknown): void }
  }
  fn: { ime?: (this: object, options: object) => void }
}

/**
 * Loads jquery.ime 0.1.0 with its own Khmer rules (km-nidakyk) and runs its own key handler, without a page. Its other rules
 * are for languages that we have no method for: it has none for Vietnamese or Jrai.
 */
export function jqueryIme(): PeerField {
  const folder = createRequire(import.meta.url)
    .resolve('jquery.ime/package.json')
    .replace('package.json', '')
  const kept = new Map<string, unknown>()
  const element = {
    data(name: string, value?: unknown) {
      if (value !== undefined) kept.set(name, value)
      return kept.get(name)
    },
    on() {},
    trigger() {},
  }
  const query: Query = Object.assign((): object => element, {
    extend: Object.assign,
    proxy: () => () => true,
    isFunction: (value: unknown) => typeof value === 'function',
    map: (object: object) => Object.keys(object),
    fn: {},
    ime: undefined as unknown as Query['ime'],
  })
  const context = createContext({ jQuery: query, window: {} })
  for (const file of ['src/jquery.ime.js', 'rules/km/km-nidakyk.js'])
    runInContext(readFileSync(folder + file, 'utf8'), context)

  let text = ''
  class Entry implements TextEntry {
    static static = { canWrap: (): boolean => true }
    getTextBeforeSelection(length: number): string {
      return text.slice(Math.max(0, text.length - length))
    }
    replaceTextAtSelection(length: number, inserted: string): void {
      text = text.slice(0, text.length - length) + inserted
    }
  }
  query.ime.textEntryFactory.register(Entry)
  query.fn.ime!.call({ each: (make: (this: object) => void) => make.call(element) }, { showSelector: false })
  const editor = kept.get('ime') as InputMethodEditor
  editor.inputmethod = query.ime.inputmethods['km-nidakyk']
  editor.active = true

  return {
    get text() {
      return text
    },
    clear() {
      text = ''
      editor.context = ''
    },
    press({ code = '', level, backspace }: KeyStroke) {
      const shift = level === 'shift' || level === 'altgr+shift'
      const char = backspace === true ? '\b' : (usStrokeOf(code, shift ? 'shift' : 'base').char ?? '')
      editor.shifted = shift
      const altGraphKey = level === 'altgr' || level === 'altgr+shift'
      const event = { which: char.charCodeAt(0), altGraphKey, stopPropagation() {} }
      if (!editor.keypress(event)) return
      text = backspace === true ? text.slice(0, -1) : text + char
    },
  }
}
