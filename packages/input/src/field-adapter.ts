import type { TextEdit } from '@hiap/lexicon'

/**
 * What the binding asks of a text field. An editor that keeps its text in a model of its own gives one to `bind`, and
 * carries out `apply` as one of its transactions.
 */
export interface FieldAdapter {
  /**
   * Returns the text before the caret, or before the selection: its last `length` UTF-16 code units, or less where the
   * field or the paragraph begins. `undefined` where the caret is not in the field.
   */
  textBefore(length: number): string | undefined
  /** Returns whether text is selected, which the next key replaces. */
  hasSelection(): boolean
  /**
   * Takes `deleteBefore` code units before the selection away with the selection itself, writes `insert` there and puts
   * the caret behind it, all as one step to undo. Returns whether it did.
   */
  apply(edit: TextEdit): boolean
  /** Called after an undo: a caret must not have become a selection of what `apply` replaced. */
  afterUndo?(): void
}
