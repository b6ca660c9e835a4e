/**
 * Every code that a {@link HiapError} of this package may carry, with what it means.
 * Mirrored for readers in `docs/reference/errors.md`.
 */
export const lexiconErrorCodes = {
  'index-malformed': 'The bytes are not a search index of this version.',
  'index-letters': 'The dictionary has more different letters than can be indexed.',
  'keys-malformed': 'A line of keys has a token that is no key.',
  'layout-malformed': 'The document is not a keyboard layout; all its faults are in details.faults.',
  'layout-option-unknown': 'The layout does not have this option, or not this value of it.',
} as const

/**
 * An error that the caller can act on: a stable `code`, a message that names what was received and the next step, and
 * the values in `details`. Text is never wrong (text functions accept any string) and absence is `undefined`, so this
 * is thrown only where the caller or a compiled file is at fault.
 *
 * @example
 * throw new HiapError('index-malformed', 'The search index cannot be read: its version is 9.', { version: 9 })
 */
export class HiapError<Code extends string = string> extends Error {
  readonly code: Code
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: Code, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.name = 'HiapError'
    this.code = code
    this.details = details
  }
}
