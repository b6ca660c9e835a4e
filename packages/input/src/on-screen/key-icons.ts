const icons: Readonly<Record<string, string>> = {
  shift: 'M12 4 4.5 12H9v7h6v-7h4.5z',
  backspace: 'M8.5 6H20v12H8.5L3 12zM12 9.5l5 5m0-5-5 5',
  enter: 'M19 6v6H6m4-4-4 4 4 4',
}

/**
 * Draws the picture of a key; `undefined` where it has none.
 *
 * @param name `shift`, `backspace` or `enter`
 * @example
 * drawIcon('shift') // <svg>
 */
export function drawIcon(name: string): Element | undefined {
  const outline = icons[name]
  if (outline === undefined) return undefined
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', outline)
  svg.append(path)
  return svg
}
