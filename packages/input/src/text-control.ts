import type { FieldAdapter } from './field-adapter.ts'
import { insertByCommand } from './insert-by-command.ts'
import { replacements } from './replacements.ts'
import { tail } from './tail.ts'
import { tellInput } from './tell-input.ts'
import { clusterLength, wholeClusters } from './whole-clusters.ts'

/** Makes the adapter of an `input` or a `textarea`. */
export function textControl(field: HTMLInputElement | HTMLTextAreaElement): FieldAdapter {
  const replaced = replacements<readonly [number, number]>()
  const selection = (): readonly [number, number] => [field.selectionStart ?? 0, field.selectionEnd ?? 0]
  const selected = (from: number, to: number): string => `${from} ${field.value.slice(from, to)}`

  return {
    textBefore(length) {
      const { selectionStart } = field
      return selectionStart === null ? undefined : tail(field.value.slice(0, selectionStart), length)
    },
    hasSelection() {
      return field.selectionStart !== field.selectionEnd
    },
    apply(edit) {
      const [start, end] = selection()
      const near = tail(field.value.slice(0, start), edit.deleteBefore + clusterLength)
      const { deleteBefore, insert } = wholeClusters(edit, near)
      const from = Math.max(0, start - deleteBefore)
      const length = field.value.length - (end - from) + insert.length
      // A longer text would be cut in the middle of the edit.
      if (field.maxLength >= 0 && length > field.maxLength && insert.length > end - from) return false
      if (from < start) {
        replaced.add(selected(from, end), [start, end])
      }
      // Setting the selection, even to what it is, ends the browser's run of typing: each key is a step to undo.
      field.setSelectionRange(from, end)
      if (insertByCommand(field, insert)) return true
      field.setRangeText(insert, from, end, 'end')
      tellInput(field, insert)
      return true
    },
    afterUndo() {
      const [from, to] = selection()
      const before = from === to ? undefined : replaced.find(selected(from, to))
      if (before !== undefined) field.setSelectionRange(before[0], before[1])
    },
  }
}
