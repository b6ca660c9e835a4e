import { HiapError, type KeyStroke, type Layout } from '@hiap/lexicon'
import type { BoundField, FieldListener } from './bound-field.ts'
import { editableElement } from './editable-element.ts'
import type { FieldAdapter } from './field-adapter.ts'
import { foreignTyping, type KeyOfText, letter } from './foreign-typing.ts'
import type { InputErrorCode } from './input-error-codes.ts'
import { contextLength, layoutTyping, plainSpaces } from './layout-typing.ts'
import type { PhoneTyping } from './phone-typing.ts'
import { pressKey } from './press-key.ts'
import { strokeOf } from './stroke-of.ts'
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
  /** Makes what hears of keys and changes in the field, such as a list of candidates. */
  readonly listener?: (field: BoundField) => FieldListener
}

/** A layout at work in a field. */
export interface Binding {
  /** Types by another layout from the next key on. */
  setLayout(layout: Layout, options?: Readonly<Record<string, string>>): void
  /**
   * Types a stroke as if its key had been pressed: for the keys of an on-screen keyboard. `Enter` breaks the line where the
   * field has lines. Moves no focus: a field with `contenteditable` must hold the caret. Returns whether the field was
   * changed.
   */
  press(stroke: KeyStroke): boolean
  readonly field: BoundField
  /** Leaves the field as if it had never been bound. A second call does nothing. */
  detach(): void
}

const modifier = /^(Shift|Control|Alt|AltGraph|Meta|Fn)$|Lock$/

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
export function bind(element: HTMLElement, { layout, options, adapter, listener: listen }: BindOptions): Binding {
  const field = adapter ?? adapterOf(element)
  const typing = layoutTyping(field, layout, options)
  const foreign = foreignTyping()
  const listening = new AbortController()
  let rightAlt = false
  let deadKey = false
  /** How often the field told of a change. */
  let changes = 0
  /** The `keydown` that a text or deletion to come belongs to. */
  let key: (KeyOfText & { readonly stroke: KeyStroke; readonly tried: boolean }) | undefined
  /** What the listener was last told of: the text before the caret and whether a selection follows. */
  let told: string | undefined

  const moved = (): void => {
    typing.drop()
    foreign.wordEnds()
  }

  const ready = (): boolean => takesTyping(element) && field.textBefore(0) !== undefined

  const bound: BoundField = {
    element,
    textBefore: (length) => plainSpaces(field.textBefore(length)),
    hasSelection: () => field.hasSelection(),
    apply(edit) {
      if (!ready()) return false
      // An empty edit would be a Backspace to the browser.
      if (edit.deleteBefore === 0 && edit.insert === '' && !field.hasSelection()) return false
      typing.drop()
      foreign.otherKey()
      const done = field.apply(edit)
      tell()
      return done
    },
  }
  const textBefore = (): string => bound.textBefore(contextLength) ?? ''
  let phone: PhoneTyping | undefined
  // A file of its own: a computer without a touch screen does without. Where it is missing the console says so.
  if (adapter === undefined && navigator.maxTouchPoints > 0) {
    void import('./phone-typing.ts').then(({ phoneTyping }) => {
      phone = phoneTyping(bound, field, typing, foreign)
    })
  }
  const listener = listen?.(bound)

  const tell = (): void => {
    if (listener?.changed === undefined) return
    const now = `${field.hasSelection()} ${field.textBefore(contextLength)}`
    if (now === told) return
    told = now
    listener.changed()
  }

  /** Puts a key through the layout. Returns whether it was the layout's, so that the browser does nothing more. */
  const type = (event: Event, stroke: KeyStroke, otherwise?: string): boolean => {
    if (!event.cancelable) typing.drop()
    if (!event.cancelable || typing.type(stroke, otherwise) === 'left') return false
    event.preventDefault()
    tell()
    return true
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    key = undefined
    if (event.code === 'AltRight') rightAlt = true
    if (event.defaultPrevented || modifier.test(event.key) || !takesTyping(element)) return
    phone?.keyDown(event)
    if (event.isComposing || event.keyCode === 229) return
    if (listener?.keyDown?.(event) === true) {
      event.preventDefault()
      return
    }
    if (event.keyCode === 231) return
    const afterDeadKey = deadKey
    deadKey = event.key === 'Dead'
    const stroke = strokeOf(event, rightAlt)
    if (stroke === undefined) {
      moved()
      return
    }
    const positional = stroke.code !== undefined && typing.compiled.keys?.has(stroke.code) === true
    if (stroke.char === undefined && stroke.backspace !== true && !(deadKey && positional)) {
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

  const onKeyUp = ({ code }: KeyboardEvent): void => {
    if (code === 'AltRight') rightAlt = false
  }

  const onText = (event: InputEvent, from: typeof key): void => {
    const data = event.data ?? ''
    if (foreign.isForeign(data, from)) {
      typing.drop()
      const repair = foreign.wrote(data, textBefore())
      if (repair !== undefined && event.cancelable && !field.hasSelection()) {
        event.preventDefault()
        field.apply(repair)
      }
    } else {
      foreign.otherKey()
      if (from !== undefined && !from.tried && !foreign.aside) {
        type(event, { ...from.stroke, char: data }, adapter === undefined ? data : undefined)
      }
    }
    if (/[\s\p{P}]$/u.test(data)) foreign.wordEnds()
  }

  const onBeforeInput = (event: InputEvent): void => {
    const from = key
    key = undefined
    if (event.defaultPrevented || !takesTyping(element)) return
    const { inputType } = event
    if (phone?.writes(event) === true) return
    if (event.isComposing || inputType === 'insertCompositionText') {
      typing.drop()
      if (letter.test(event.data ?? '')) foreign.wrote('', '')
    } else if (inputType === 'insertText') onText(event, from)
    else if (inputType !== 'deleteContentBackward') moved()
    else if (from?.stroke.backspace !== true || foreign.aside) typing.drop()
    else if (field.hasSelection()) moved()
    else {
      foreign.backspace(textBefore())
      type(event, from.stroke)
    }
  }

  const onLeave = (): void => {
    typing.drop()
    foreign.forget()
    rightAlt = false
    deadKey = false
    told = undefined
    listener?.left?.()
  }

  const onInput = (event: Event): void => {
    changes++
    if ((event as InputEvent).inputType === 'historyUndo') field.afterUndo?.()
    phone?.input(event)
    tell()
  }

  const heard = { capture: true, signal: listening.signal }
  element.addEventListener('keydown', onKeyDown, heard)
  element.addEventListener('beforeinput', onBeforeInput, heard)
  element.addEventListener('keyup', onKeyUp, heard)
  element.addEventListener('input', onInput, heard)
  element.addEventListener('pointerdown', moved, heard)
  element.addEventListener('focusout', onLeave, heard)
  // Where the caret goes without a change is told to the document alone.
  if (listener?.changed !== undefined) {
    const onSelection = (): void => {
      if (element.matches(':focus-within')) tell()
    }
    element.ownerDocument.addEventListener('selectionchange', onSelection, heard)
  }

  return {
    field: bound,
    setLayout(next, nextOptions) {
      typing.setLayout(next, nextOptions)
      foreign.forget()
    },
    press(stroke) {
      if (!ready()) return false
      foreign.otherKey()
      const before = changes
      const done = pressKey(stroke, bound, typing, adapter === undefined)
      tell()
      return adapter === undefined ? changes > before : done
    },
    detach() {
      if (listening.signal.aborted) return
      listening.abort()
      listener?.detach?.()
    },
  }
}

function adapterOf(element: HTMLElement): FieldAdapter {
  if (isTextControl(element)) return textControl(element)
  if (element.isContentEditable || element.hasAttribute('contenteditable')) return editableElement(element)
  const code: InputErrorCode = 'field-not-one'
  throw new HiapError(
    code,
    `<${element.localName}> is no text field. Bind a field that takes text, or give an adapter.`,
  )
}
