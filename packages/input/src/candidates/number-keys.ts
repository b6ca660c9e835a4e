import type { Layout } from '@hiap/lexicon'

/**
 * Returns whether number keys may pick candidates under a layout: not where they type letters or marks, as in VNI, nor where
 * they type anything else, such as Khmer digits.
 *
 * @example
 * numberKeysPick(jraTelex) // true
 * numberKeysPick(jraVni)   // false
 */
export function numberKeysPick(layout: Layout): boolean {
  const isKey = Object.entries(layout.keys ?? {}).some(([code, { base }]) => {
    const [, digit] = /^(?:Digit|Numpad)([1-9])$/.exec(code) ?? []
    return digit !== undefined && base !== digit
  })
  return !isKey && !hasDigit(layout.transforms) && !hasDigit(layout.sets)
}

/** Whether a digit stands in a text anywhere in rules or sets; numbers there count and are no text, names are not read. */
function hasDigit(value: unknown): boolean {
  if (typeof value === 'string') return /[0-9]/.test(value)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(
    ([name, part]) => !['name', 'when', 'set', 'notIn'].includes(name) && hasDigit(part),
  )
}
