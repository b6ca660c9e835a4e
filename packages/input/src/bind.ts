import {
  type CompiledLayout,
  compileLayout,
  type EngineState,
  HiapError,
  initialState,
  type KeyStroke,
  type Layout,
  press,
} from '@hiap/lexicon'
import { editableElement } from './editable-element.ts'
import type { FieldAdapter } from './field-adapter.ts'
import { foreignTyping, type KeyOfText } from './foreign-typing.ts'
import type { InputErrorCode } from './input-error-codes.ts'
import { strokeOf } from './stroke-of.ts'
import { tail } from './tail.ts'
import { isTextControl, takesTyping } from './takes-typing.ts'
import { textControl } from './text-control.ts'

export interface BindOptions {
  readonly layout: Layout
  /** Settings of the layout, such as `{ space: 'zwsp' }`; its own defaults where left out. */
  readonly options?: Readonly<Record<string, string>>
  /**
   * For an editor that keeps its text in a model of its own. The element is then the one that its keys come to. Letters
   * that the layout leaves as they are go to the editor.
   */
  readonly adapter?: FieldAdapter
}

/** A layout at work in a field. */
export interface Binding {
  /** Types by another layout from the next key on. */
  setLayout(layout: Layout, options?: Readonly<Record<string, string>>): void
  /** Leaves the field as if it had never been bound. A second call does nothing. */
  detach(): void
}

/** The engine reads 32 code points and the cluster before them; the rest tells whether the caret was moved. */
const contextLength = 256
const comparedLength = 64

const modifiers: ReadonlySet<string> = new Set([
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'Fn',
  'NumLock',
])

/**
 * Types by a layout in a text field: `input`, `textarea` or `contenteditable`, in a shadow root too. Each key is one step
 * to undo. Fields for passwords, addresses and numbers, and what is marked `data-hiap-ime="off"`, are never touched.
 *
 * @param element the field itself, not an element around it
 * @throws HiapError `field-not-one`: the element is no text field
 * @example
 * const binding = bind(document.querySelector('textarea'), { layout: jraTelex })
 * // … `ơ̆` by the keys o w x
 * binding.detach()
 */
export function bind(element: HTMLElement, { layout, options, adapter }: BindOptions): Binding {
  const field = adapter ?? adapterOf(element)
  const foreign = foreignTyping()
  const listening = new AbortController()
  let compiled: CompiledLayout = compileLayout(layout, options)
  let state: EngineState = initialState
  /** The text before the caret as the last key left it. */
  let left: string | undefined
  let rightAlt = false
  let deadKey = false
  /** The `keydown` that a text or deletion to come belongs to. */
  let key: (KeyOfText & { readonly stroke: KeyStroke; readonly tried: boolean }) | undefined

  const drop = (): void => {
    state = initialState
    left = undefined
  }
  const moved = (): void => {
    drop()
    foreign.wordEnds()
  }

  const textBefore = (): string => plainSpaces(field.textBefore(contextLength) ?? '')

  /** Puts a key through the engine, and what it gives into the field. Returns whether the field was changed. */
  const type = (event: Event, stroke: KeyStroke, otherwise?: string): boolean => {
    const before = field.textBefore(contextLength)
    if (before === undefined || !event.cancelable) {
      drop()
      return false
    }
    const context = plainSpaces(before)
    if (field.hasSelection() || (left !== undefined && tail(context, comparedLength) !== left)) drop()
    const pressed = press(compiled, before, stroke, state)
    const edit = pressed.edit ?? (otherwise === undefined ? undefined : { deleteBefore: 0, insert: otherwise })
    state = pressed.state
    if (edit === undefined) {
      left = stroke.char === undefined || stroke.backspace ? undefined : tail(context + stroke.char, comparedLength)
      return false
    }
    event.preventDefault()
    if (edit.deleteBefore === 0 && edit.insert === '') return true
    left = tail(context.slice(0, context.length - edit.deleteBefore) + plainSpaces(edit.insert), comparedLength)
    if (!field.apply(edit)) drop()
    return true
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    key = undefined
    if (event.code === 'AltRight') rightAlt = true
    if (event.defaultPrevented || !takesTyping(element) || modifiers.has(event.key)) return
    if (event.isComposing || event.keyCode === 229 || event.keyCode === 231) return
    const afterDeadKey = deadKey
    deadKey = event.key === 'Dead'
    const stroke = strokeOf(event, rightAlt)
    if (stroke === undefined) {
      moved()
      return
    }
    if (event.key === 'Backspace') {
      key = {
        stroke: { ...stroke, backspace: true },
        char: undefined,
        keyCode: event.keyCode,
        afterDeadKey,
        tried: false,
      }
      return
    }
    const positional = stroke.code !== undefined && compiled.keys?.has(stroke.code) === true
    if (stroke.char === undefined && !(deadKey && positional)) {
      if (!deadKey && event.key !== 'Unidentified') moved()
      return
    }
    const tried = positional && !foreign.aside
    if (tried) {
      foreign.otherKey()
      if (type(event, stroke)) {
        deadKey = false
        return
      }
    }
    key = { stroke, char: stroke.char, keyCode: event.keyCode, afterDeadKey, tried }
  }

  const onText = (event: InputEvent, from: typeof key): void => {
    const data = event.data ?? ''
    if (foreign.isForeign(data, from)) {
      drop()
      const repair = foreign.wrote(data, textBefore())
      if (repair !== undefined && event.cancelable && !field.hasSelection()) {
        event.preventDefault()
        field.apply(repair)
      }
    } else if (from === undefined || from.tried || foreign.aside) {
      foreign.otherKey()
    } else {
      foreign.otherKey()
      const { stroke } = from
      type(event, { ...stroke, char: data }, adapter === undefined ? data : undefined)
    }
    if (/[\s\p{P}]$/u.test(data)) foreign.wordEnds()
  }

  const onBeforeInput = (event: InputEvent): void => {
    const from = key
    key = undefined
    if (event.defaultPrevented || !takesTyping(element)) return
    if (event.isComposing || event.inputType === 'insertCompositionText') {
      drop()
      if (/[\p{L}\p{M}]/u.test(event.data ?? '')) foreign.wrote('', '')
    } else if (event.inputType === 'insertText') {
      onText(event, from)
    } else if (event.inputType === 'deleteContentBackward' && from?.stroke.backspace === true && !foreign.aside) {
      if (field.hasSelection()) {
        moved()
        return
      }
      foreign.backspace(textBefore())
      type(event, from.stroke)
    } else if (event.inputType === 'deleteContentBackward') {
      drop()
    } else {
      moved()
    }
  }

  const listen = { capture: true, signal: listening.signal }
  element.addEventListener('keydown', onKeyDown, listen)
  element.addEventListener('beforeinput', onBeforeInput, listen)
  element.addEventListener(
    'keyup',
    (event) => {
      if (event.code === 'AltRight') rightAlt = false
    },
    listen,
  )
  element.addEventListener('input', (event) => isUndo(event) && field.afterUndo?.(), listen)
  element.addEventListener('pointerdown', moved, listen)
  element.addEventListener(
    'focusout',
    () => {
      drop()
      foreign.forget()
      rightAlt = false
      deadKey = false
    },
    listen,
  )

  return {
    setLayout(next, nextOptions) {
      compiled = compileLayout(next, nextOptions)
      drop()
      foreign.forget()
    },
    detach() {
      listening.abort()
    },
  }
}

function adapterOf(element: HTMLElement): FieldAdapter {
  if (isTextControl(element)) return textControl(element)
  if (element.isContentEditable || element.hasAttribute('contenteditable')) return editableElement(element)
  const code: InputErrorCode = 'field-not-one'
  throw new HiapError(
    code,
    `<${element.localName}> is no text field. Bind an input, a textarea or an element with contenteditable, or give an adapter.`,
    { element: element.localName },
  )
}

/** Browsers write a space at the end of a line of `contenteditable` as U+00A0, and change it again. */
function plainSpaces(text: string): string {
  return text.replaceAll('\u00A0', ' ')
}

function isUndo(event: Event): boolean {
  return event instanceof InputEvent && event.inputType === 'historyUndo'
}
