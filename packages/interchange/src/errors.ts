/** Every code that a HiapError of this package may carry. Mirrored in `docs/reference/errors.md`. */
export const interchangeErrorCodes = {
  'target-taken': 'Something stands already where the import is to go.',
  'export-source-faulty': 'The dictionary source has faults, so it cannot be exported.',
  'export-source-missing': 'What is to be exported is neither the folder of a source nor a bundle.',
  'export-too-large': 'The dictionary is larger than a file of the format can be.',
  'release-unlicensed': 'The licence of the dictionary is not known, so it may not be published.',
  'release-repeated': 'Two dictionaries of a release have the same id.',
} as const

export type InterchangeErrorCode = keyof typeof interchangeErrorCodes
