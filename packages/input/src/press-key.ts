import type { KeyStroke } from '@hiap/lexicon'
import type { BoundField } from './bound-field.ts'
import { insertByCommand } from './insert-by-command.ts'
import type { LayoutTyping } from './layout-typing.ts'
import { isTextControl } from './takes-typing.ts'
import { clusterLength, wholeClusters } from './whole-clusters.ts'

/**
 * Does for an on-screen key what the layout, or else the browser, does for a key. Returns whether an editor
 * with an adapter was changed; the browser's own fields tell that by an event.
 *
 * @param own the field is the browser's, not that of an editor with an adapter
 */
export function pressKey(stroke: KeyStroke, field: BoundField, typing: LayoutTyping, own: boolean): boolean {
  const { element } = field
  if (stroke.code === 'Enter' || stroke.char === '\n') {
    if (element.localName === 'input') return false
    if (!own || isTextControl(element)) return field.apply({ deleteBefore: 0, insert: '\n' })
    return element.ownerDocument.execCommand('insertParagraph')
  }
  if (stroke.backspace !== true) return typing.type(stroke, stroke.char) === 'changed'
  const selected = field.hasSelection()
  const typed = selected ? 'left' : typing.type(stroke)
  if (typed !== 'left') return typed === 'changed'
  if (own && insertByCommand(element, '')) return true
  const last = { deleteBefore: selected ? 0 : 1, insert: '' }
  const { deleteBefore } = wholeClusters(last, field.textBefore(clusterLength) ?? '')
  return field.apply({ deleteBefore, insert: '' })
}
