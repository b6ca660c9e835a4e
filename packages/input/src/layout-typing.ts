import {
  type CompiledLayout,
  compileLayout,
  type EngineState,
  initialState,
  type KeyStroke,
  type Layout,
  press,
} from '@hiap/lexicon'
import type { FieldAdapter } from './field-adapter.ts'
import { tail } from './tail.ts'

/** The engine reads 32 code points and the cluster before them; the rest tells whether the caret was moved. */
export const contextLength = 256
const comparedLength = 64

/** `left`: the key is for the browser. `taken`: it is done, and changed nothing. `changed`: it changed the field. */
export type Typed = 'left' | 'taken' | 'changed'

/** The engine at work on a field, with what it must remember between two keys. */
export interface LayoutTyping {
  readonly compiled: CompiledLayout
  setLayout(layout: Layout, options?: Readonly<Record<string, string>>): void
  /**
   * Puts a key through the engine, and what it gives into the field; `otherwise` where the layout leaves the key.
   *
   * @param on the field as it is to be seen, where that is otherwise than it is
   */
  type(stroke: KeyStroke, otherwise?: string, on?: FieldAdapter): Typed
  /** Forgets the keys so far: the caret was moved, or something else wrote. */
  drop(): void
}

export function layoutTyping(
  field: FieldAdapter,
  layout: Layout,
  options?: Readonly<Record<string, string>>,
): LayoutTyping {
  let compiled = compileLayout(layout, options)
  let state: EngineState = initialState
  /** The text before the caret as the last key left it. */
  let left: string | undefined

  const drop = (): void => {
    state = initialState
    left = undefined
  }

  return {
    get compiled() {
      return compiled
    },
    setLayout(next, nextOptions) {
      compiled = compileLayout(next, nextOptions)
      drop()
    },
    type(stroke, otherwise, on = field) {
      const before = on.textBefore(contextLength)
      if (before === undefined) {
        drop()
        return 'left'
      }
      const context = plainSpaces(before)
      if (on.hasSelection() || (left !== undefined && tail(context, comparedLength) !== left)) drop()
      const pressed = press(compiled, before, stroke, state)
      const edit = pressed.edit ?? (otherwise === undefined ? undefined : { deleteBefore: 0, insert: otherwise })
      state = pressed.state
      if (edit === undefined) {
        left = stroke.char === undefined || stroke.backspace ? undefined : tail(context + stroke.char, comparedLength)
        return 'left'
      }
      if (edit.deleteBefore === 0 && edit.insert === '') return 'taken'
      left = tail(context.slice(0, context.length - edit.deleteBefore) + plainSpaces(edit.insert), comparedLength)
      if (on.apply(edit)) return 'changed'
      drop()
      return 'taken'
    },
    drop,
  }
}

/** Browsers write a space at the end of a line of `contenteditable` as U+00A0, and change it again. */
export function plainSpaces<Text extends string | undefined>(text: Text): Text extends string ? string : Text
export function plainSpaces(text: string | undefined): string | undefined {
  return text?.replaceAll('\u00A0', ' ')
}
