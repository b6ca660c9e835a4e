import type { KeyStroke } from '@hiap/lexicon'
import type { BoundField } from './bound-field.ts'
import { insertByCommand } from './insert-by-command.ts'
import type { LayoutTyping } from './layout-typing.ts'
import { isTextControl } from './takes-typing.ts'
import { lastCluster } from './whole-clusters.ts'

/**
 * Does for an on-screen key what the layout, or else the browser, does for a key. Returns whether the field was changed.
 *
 * @param own the field is the browser's, not that of an editor with an adapter
 */
export function pressKey(stroke: KeyStroke, field: BoundField, typing: LayoutTyping, own: boolean): boolean {
  if (stroke.code === 'Enter' || stroke.char === '\n') return breakLine(field, own)
  if (stroke.backspace !== true) return typing.type(stroke, stroke.char) === 'changed'
  if (field.hasSelection()) return field.apply({ deleteBefore: 0, insert: '' })
  const typed = typing.type(stroke)
  if (typed !== 'left') return typed === 'changed'
  const last = lastCluster(field.textBefore(longestCluster) ?? '')
  if (last !== '') return field.apply({ deleteBefore: last.length, insert: '' })
  // The beginning of a paragraph: only the browser knows what that is.
  const { element } = field
  return own && !isTextControl(element) && changesText(element, () => insertByCommand(element, ''))
}

const longestCluster = 64

function breakLine(field: BoundField, own: boolean): boolean {
  const { element } = field
  if (element.localName === 'input') return false
  if (!own || isTextControl(element)) return field.apply({ deleteBefore: 0, insert: '\n' })
  return changesText(element, () => element.ownerDocument.execCommand('insertParagraph'))
}

/** Does a thing and returns whether the browser told of a change by it. */
function changesText(element: HTMLElement, act: () => void): boolean {
  let changed = false
  const hear = (): void => {
    changed = true
  }
  element.addEventListener('input', hear)
  act()
  element.removeEventListener('input', hear)
  return changed
}
