/** Tells the page that a text was put into the field; an empty one: that one was taken away. */
export function tellInput(field: HTMLElement, insert: string): void {
  const [inputType, data] = insert === '' ? ['deleteContentBackward', null] : ['insertText', insert]
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType, data }))
}
