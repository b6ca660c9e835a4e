/**
 * Puts a text in place of the selection of a field, as one step to undo, and leaves the focus where it is. Where the
 * browser's editing commands do not work, the text stands there but cannot be undone.
 */
export function insertText(field: HTMLInputElement, text: string): void {
  const root = field.getRootNode() as Document | ShadowRoot
  const focused = deepestFocus(document)
  if (root.activeElement !== field) field.focus({ preventScroll: true })
  const [from, to] = [field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length]
  // Setting the selection, even to what it is, ends the browser's run of typing.
  field.setSelectionRange(from, to)
  if (!document.execCommand('insertText', false, text)) {
    field.setRangeText(text, from, to, 'end')
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }))
  }
  if (focused !== field && focused instanceof HTMLElement && focused !== document.body)
    focused.focus({ preventScroll: true })
}

function deepestFocus(root: DocumentOrShadowRoot): Element | null {
  const { activeElement } = root
  return activeElement?.shadowRoot?.activeElement ? deepestFocus(activeElement.shadowRoot) : activeElement
}
