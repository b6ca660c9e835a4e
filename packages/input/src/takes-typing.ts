/**
 * Returns whether a field may be typed in by a layout at this moment: never in a field for passwords, addresses or numbers,
 * nor where it or an element around it says `data-hiap-ime="off"`.
 */
export function takesTyping(field: HTMLElement): boolean {
  if (field.closest('[data-hiap-ime="off"]') !== null) return false
  if (isTextControl(field)) {
    if (field.readOnly || field.disabled) return false
    // A password that is shown has the type `text`.
    if (/password|one-time-code/.test(field.autocomplete)) return false
    return field.localName === 'textarea' || field.type === 'text' || field.type === 'search'
  }
  return field.isContentEditable
}

/** Returns whether an element is an `input` or a `textarea`, of this window or another. */
export function isTextControl(field: HTMLElement): field is HTMLInputElement | HTMLTextAreaElement {
  return field.localName === 'input' || field.localName === 'textarea'
}
