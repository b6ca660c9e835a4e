/** The text fields of the tests. `controlled`: a field whose framework takes back what it does not see. */
export const kinds = [
  'input',
  'textarea',
  'contenteditable',
  'shadow input',
  'shadow contenteditable',
  'controlled',
] as const

export type Kind = (typeof kinds)[number]
