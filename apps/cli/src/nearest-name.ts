import { distance } from 'fastest-levenshtein'

/**
 * Asks whether a known name was meant: at most a third of its letters away, or begun so. Empty where none is near, so
 * that it can stand at the end of a message.
 *
 * @example
 * didYouMean('serch', ['search', 'serve']) // ' Did you mean search?'
 */
export function didYouMean(received: string, names: readonly string[]): string {
  // No name is so long, and the distance costs the product of the lengths.
  const typed = received.slice(0, 64)
  const near = names
    .map((name) => ({ name, away: typed.length > 1 && name.startsWith(typed) ? 0 : distance(typed, name) }))
    .filter(({ name, away }) => away <= Math.max(1, Math.floor(name.length / 3)))
    .sort((a, b) => a.away - b.away)
  return near[0] === undefined ? '' : ` Did you mean ${near[0].name}?`
}
