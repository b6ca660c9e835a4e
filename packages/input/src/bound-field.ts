import type { TextEdit } from '@hiap/lexicon'

/** The field of a binding, as a candidate list, an on-screen keyboard or a page sees it. */
export interface BoundField {
  /** The field itself; for an adapter, the element that the keys come to. */
  readonly element: HTMLElement
  /**
   * Returns the text before the caret, or before the selection: its last `length` UTF-16 code units, or less where the
   * field or the paragraph begins. Every space is U+0020. `undefined` where the caret is not in the field.
   */
  textBefore(length: number): string | undefined
  /** Returns whether text is selected. */
  hasSelection(): boolean
  /**
   * Replaces `deleteBefore` code units before the caret, and the selection, by `insert`: one step to undo. The layout
   * takes it as the beginning of something new. Returns whether the field was changed.
   */
  apply(edit: TextEdit): boolean
}

/** Hears what happens in a bound field, before the layout does. */
export interface FieldListener {
  /**
   * Hears a key. `true`: it is taken; the binding prevents its default and types nothing. Never called for a key that
   * another input method composes with, nor in a field that is not to be touched.
   */
  keyDown?(event: KeyboardEvent): boolean
  /** Hears that the text before the caret changed, or that the caret moved. */
  changed?(): void
  /** Hears that the focus left the field. */
  left?(): void
  /** Hears that the binding was detached; it hears nothing more. */
  detach?(): void
}
