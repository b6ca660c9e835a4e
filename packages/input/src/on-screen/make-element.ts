/**
 * Makes an element with a class that is its `part` too, so that a page can style it.
 *
 * @example
 * make('kbd', 'held', 'Shift') // <kbd class="held" part="held">Shift</kbd>
 */
export function make(tag: string, name: string, ...children: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement(tag)
  if (name !== '') {
    element.className = name
    element.setAttribute('part', name)
  }
  element.append(...children)
  return element
}
