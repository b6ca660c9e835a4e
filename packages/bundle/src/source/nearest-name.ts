import { distance } from 'fastest-levenshtein'

/**
 * Finds the name that was probably meant: at most a third of its letters away. `undefined` where none is near.
 *
 * @example
 * nearestName('glosess', ['glosses', 'definition']) // 'glosses'
 */
export function nearestName(received: string, names: readonly string[]): string | undefined {
  // No field is so long, and the distance costs the product of the lengths.
  if (received.length > 64) return undefined
  let nearest: string | undefined
  let least = Number.POSITIVE_INFINITY
  for (const name of names) {
    const away = distance(received.toLowerCase(), name.toLowerCase())
    if (away < least && away <= Math.max(1, Math.floor(name.length / 3))) {
      nearest = name
      least = away
    }
  }
  return nearest
}
