/** Every code that a HiapError of this package may carry. Mirrored in `docs/reference/errors.md`. */
export const inputErrorCodes = {
  'field-not-one': 'The element to bind is no text field.',
} as const

export type InputErrorCode = keyof typeof inputErrorCodes
