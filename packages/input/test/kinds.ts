/** The text fields of the tests; those of a framework keep what is in them as a state of their own. */
export const kinds = [
  'input',
  'textarea',
  'contenteditable',
  'shadow input',
  'shadow contenteditable',
  'React input',
  'React textarea',
  'Vue input',
] as const

export type Kind = (typeof kinds)[number]
