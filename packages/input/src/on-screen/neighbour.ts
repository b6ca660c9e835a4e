/**
 * Finds the nearest key in the direction of an arrow key, sideways in the same row; `undefined` at the edge.
 *
 * @param way `KeyboardEvent.key`, such as `ArrowLeft`
 * @example
 * neighbour([q, w, a], q, 'ArrowRight') // w
 */
export function neighbour(keys: readonly HTMLElement[], active: HTMLElement, way: string): HTMLElement | undefined {
  const centre = (key: HTMLElement): readonly [number, number] => {
    const { left, top, width, height } = key.getBoundingClientRect()
    return [left + width / 2, top + height / 2]
  }
  const [x, y] = centre(active)
  const sideways = way === 'ArrowLeft' || way === 'ArrowRight'
  const sign = way === 'ArrowLeft' || way === 'ArrowUp' ? -1 : 1
  let best: HTMLElement | undefined
  let least = Number.POSITIVE_INFINITY
  for (const key of keys) {
    const [keyX, keyY] = centre(key)
    const along = sign * (sideways ? keyX - x : keyY - y)
    const across = Math.abs(sideways ? keyY - y : keyX - x)
    if (along < 2 || (sideways && across > 2)) continue
    // The next row first, and in it the key that stands nearest.
    const far = sideways ? along : along * 100 + across
    if (far < least) {
      least = far
      best = key
    }
  }
  return best
}
