/**
 * Puts a text in place of the selection by the browser's own editing command: the one way that enters the browser's list
 * of steps to undo. Returns whether the browser did it; it does not in a field without the focus.
 */
export function insertByCommand(field: HTMLElement, text: string): boolean {
  const root = field.getRootNode() as Document | ShadowRoot
  if (root.activeElement !== field && !field.contains(root.activeElement)) return false
  return text === ''
    ? field.ownerDocument.execCommand('delete')
    : field.ownerDocument.execCommand('insertText', false, text)
}
